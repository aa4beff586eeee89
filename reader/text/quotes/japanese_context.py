"""Who says a Japanese quotation by what stands around its sentence: a label before it or in the line above,
the sentence before or behind, and whom the last ones were about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Block
from reader.text.lexicon import longest_first
from reader.text.quotes.found import MARKED
from reader.text.quotes.japanese import is_particle
from reader.text.quotes.japanese_names import bare_name, is_somebody, without_asides
from reader.text.quotes.marks import MarkedPassage

_ORNAMENT = re.compile(r"^[\s　●■◆▼▲◇○◯□△▽★☆・>＞<＜【\[-]+|[\s　>＞＜】\]]+$")
_BRACKETED = re.compile(r"[（(]([^（）()]{2,30})[）)]")
_SENTENCES = re.compile("[。！？!?]")
_QUESTION = re.compile("[-−‐][^\\s-]|[QＱ][\\d\\s:：.．)）]|[QＱ][\u3040-\u9fff]|[―—–─]{1,2}|[問][\\s　:：]")
_PARTICLE = re.compile("[はがをにで](?![ぁ-ん])")
_WHOLE_QUOTE = re.compile("「[^「」]*(?:「[^「」]*」[^「」]*)*」")
_LABEL = 40
"""The longest line that is a label."""
_TELLS = 16
"""How far from the end of a sentence its verb of saying begins."""
_REACH = 12
"""How many sentences back somebody may have been spoken of."""
_FAR = 1_200
"""How many characters back in a line."""
_FIRST = 2
_RELAYED = re.compile(
    "([^、。「」『』\n]{2,24}?)(?:によると|によれば|に対し(?=て?、)|の(?:取材|インタビュー|単独取材)[にで])"
)
_CLAUSE_PART = re.compile("[はがをにへ、\\s]|(?:した|する|いる)")
_INTERVIEW = re.compile(
    "([^、。「」]{2,24}?)の(?:主な)?(?:一問一答|談話|コメント|やりとり|やり取り)(?:は|。|$)"
)
_LINES = 6
_SPEECH_ENDS = re.compile(
    "(?:[だたるいうくすむねよかなわぞぜろけ]|です|ます|ません|ですし|ますし|けど|から|ので|のに|って|れば|[。！？!?…])$"
)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of all blocks, and where each begins: its block, its first character."""

    starts: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]

    def at(self, passage: MarkedPassage) -> int:
        """The number of the line that a passage begins in."""
        return bisect_right(self.starts, (passage.block, passage.start)) - 1


def lines_of_blocks(blocks: Sequence[Block]) -> Lines:
    """The lines of a document; a line feed in a block begins one."""
    starts, texts = [], []
    for number, block in enumerate(blocks):
        at = 0
        for line in block.text.split("\n"):
            starts.append((number, at))
            texts.append(line)
            at += len(line) + 1
    return Lines(tuple(starts), tuple(texts))


def is_speech(words: str, least: int) -> bool:
    """Whether some words are a sentence and no title: they end as Japanese sentences do, or are several."""
    return len(words) >= least and ("。" in words or _SPEECH_ENDS.search(words.strip()) is not None)


def label_before(lead: str, after: str) -> str | None:
    """Who a label right before the marks names, 山田知事「…」, where nothing follows them but such words."""
    if after.strip() and not after.lstrip().startswith(("「", "“", "『")):
        return None
    return label_of(_SENTENCES.split(MARKED.sub("", lead))[-1])


def label_of(line: str) -> str | None:
    """Whom a line names that is nothing but a name with a title, an office or a colon."""
    line = _ORNAMENT.sub("", line.strip())
    bracketed = _BRACKETED.fullmatch(line)
    line = bracketed[1] if bracketed else line
    colon = line.endswith(("：", ":"))
    line = line.rstrip("：:")
    bare = without_asides(line)
    if not bare or len(line) > _LABEL or re.search("[。、「」？?]", bare):
        return None
    if not bracketed and _PARTICLE.search(bare):
        return None
    player = bare.startswith(longest_first("grammar/ja", "positions"))
    return bare_name(line) if colon or player or is_somebody(line) else None


def teller_of(sentence: str, verbs: bool = True) -> str | None:
    """The person or body that a sentence is about, if it ends in a verb of saying: 山田さんはこう語る.

    With `verbs` False its verb does not matter, but only who has a name is meant."""
    clause = MARKED.sub("", without_asides(sentence)).strip()
    end = clause[-_TELLS:]
    if verbs and not any(cue in end for cue in longest_first("grammar/ja", "cues") if cue[0] != "と"):
        return None
    for particle in "はが":
        for at in range(1, len(clause)):
            if clause[at] == particle and is_particle(clause, at) and is_somebody(clause[:at], verbs):
                return bare_name(clause[:at])
    return None


def teller_after(after: str) -> str | None:
    """Who tells something in the sentence behind words that a stop closed: 「…」。山田さんは朝を語る。"""
    sentence = _SENTENCES.split(after[1:].split("\n", 1)[0], maxsplit=1)[0] if after.startswith("。") else ""
    return teller_of(sentence) if sentence and not MARKED.search(sentence) else None


def shown_after(after: str) -> str | None:
    """Who is named in the sentence behind words that a stop closed: 「…」。浜田組合長は苦い顔だ。"""
    sentence = _SENTENCES.split(after[1:].split("\n", 1)[0], maxsplit=1)[0] if after.startswith("。") else ""
    return teller_of(sentence, verbs=False) if sentence and not MARKED.search(sentence) else None


def line_below(lines: Lines, number: int) -> str | None:
    """Who, by the line below words that are a line alone, said them so: 浜田組合長は会見をこう結んだ。"""
    for sentence in _SENTENCES.split(lines.texts[number + 1] if number + 1 < len(lines.texts) else "")[
        :_FIRST
    ]:
        name = teller_of(sentence) if re.search("(?:こう|そう|このように)[\u4e00-\u9fff]", sentence) else None
        if name:
            return name
    return None


def teller_before(lead: str) -> str | None:
    """Who tells something in the sentence right before the words: 山田さんは事故の朝を語る。「…」"""
    sentences = _SENTENCES.split(lead.rstrip())
    told = len(sentences) > 1 and not sentences[-1].strip()
    return teller_of(sentences[-2]) if told and not sentences[-2].endswith(("」", "』", "”")) else None


def line_above(lines: Lines, number: int) -> tuple[str, str] | None:
    """The rule by which the lines above a line that is a quotation say whose it is, and who that is: a label,
    with the questions put to them between, or a sentence that leads in. An empty name is that of the answer
    before."""
    questions = 0
    for above in range(number - 1, max(-1, number - _LINES), -1):
        line = lines.texts[above].strip()
        if not line or not _ORNAMENT.sub("", line) or (_QUESTION.match(line) and "「" not in line):
            questions += bool(line)
            continue
        if not questions and _WHOLE_QUOTE.fullmatch(line):
            return "continued", ""
        asked = _INTERVIEW.search(line)
        name = label_of(line)
        if asked and is_somebody(asked[1]):
            name = bare_name(asked[1])
        if name:
            return "transcript", name
        if questions:
            return ("transcript", "") if line.endswith(("」", "』", "”")) else None
        last = [part for part in _SENTENCES.split(line) if part.strip()]
        teller = teller_of(last[-1]) if last and line[-1] not in "」”』" else None
        return ("paragraph before", teller) if teller else None
    return None


def relayed_japanese(lead: str) -> str | None:
    """The outlet that a sentence before a quotation gives as having told of it, or as told: 海風新聞によると,
    海風新聞の取材に."""
    for found in _RELAYED.finditer(lead):
        name = _CLAUSE_PART.split(found[1])[-1]
        if name.endswith(longest_first("grammar/ja", "outlets")) and len(name) > 1:
            return name
    return None


def spoken_of(lines: Lines, number: int, until: int) -> str | None:
    """The person whom the last sentences before a place in a line were about, as their topic or subject."""
    above = (text[-_FAR:] for text in reversed(lines.texts[max(0, number - _LINES) : number]))
    texts = [lines.texts[number][max(0, until - _FAR) : until], *above]
    seen = 0
    for text in texts:
        for sentence in reversed(_SENTENCES.split(MARKED.sub("", text))):
            name = teller_of(sentence, verbs=False) if sentence.strip() else None
            seen += bool(sentence.strip())
            if name or seen > _REACH:
                return name
    return None

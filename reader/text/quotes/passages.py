"""The passages in quotation marks of a whole document: marks joined over paragraphs, and which marks
count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.model import Block, BlockKind
from reader.text.furniture import kind_of
from reader.text.quotes.marks import (
    Marked,
    MarkedPassage,
    Pair,
    ends_like_speech,
    passage_of,
    read_marks,
    read_singles,
)

_SILENT = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.RULE})
_LEADS_IN = re.compile(r"[,:–—-]\s*$")
_WORDS = re.compile(r"[^\W\d_]+")
# Bits "N' Co.: a double mark that a single one closes holds a letter or two and no speech.
_MISTYPED = re.compile(r"[A-Z\d][A-Z\d&]{0,2}['’](?=\s|$)")
_TOLD = re.compile(r"[,?!] ([^,.?!\n]{2,40})(?=[,.])")
_NEXT_SENTENCE = re.compile(r"(?<=[a-z\d][.!?])(?<!\b[A-Z][a-z]\.) +(?=[A-Z])")
_SENTENCE_ENDS = frozenset(".!?…”\"»“’'")
_ONE_WAY = frozenset("“„«")
"""Marks that open and never close."""
_ENDS = frozenset("”»")
"""Marks that only close, where English is set."""
_STATEMENT = 8
"""How many paragraphs a statement may have whose marks only its ends have."""
_STOPS = frozenset(".,!?…—-")
_INSETS = 5
"""How many blocks are looked at for the paragraph that carries on a speech, lines of the page between."""
_SPEECH = 3
"""From how many words on what a mark opens and nothing closes is somebody's."""


def find_passages(blocks: Sequence[Block], cues: Sequence[str] | frozenset[str]) -> list[MarkedPassage]:
    """Every outermost passage in marks, in the order of the text.

    Single marks count where the text uses them for speech and double ones, if at all, inside.
    """
    texts = ["" if block.kind in _SILENT else block.text for block in blocks]
    marked = [read_marks(text) for text in texts]
    texts = _without_insets(texts, marked)
    passages = _double_passages(texts, marked, frozenset(cues))
    singles = {
        number: read_singles(text)
        for number, text in enumerate(texts)
        if "'" in text or "‘" in text or "’" in text
    }
    if any(singles.values()) and _singles_lead(texts, singles, passages):
        return _with_singles(singles, passages)
    return passages


def _without_insets(texts: Sequence[str], marked: Sequence[Marked]) -> list[str]:
    """The texts, without the lines of the page that part a paragraph whose mark is left open from the next
    one of the same speech: "Story continues below advertisement"."""
    kept = list(texts)
    for number, own in enumerate(marked):
        if own.unclosed is None or own.unclosed.held:
            continue
        after = [n for n in range(number + 1, min(number + _INSETS, len(texts))) if texts[n]]
        following = next((n for n in after if not kind_of(texts[n])), number)
        lines = [n for n in after if n < following]
        if lines and _carries_on(texts[following], marked[following], own.unclosed.mark):
            for line in lines:
                kept[line] = ""
    return kept


def _double_passages(
    texts: Sequence[str], marked: Sequence[Marked], cues: frozenset[str]
) -> list[MarkedPassage]:
    passages: list[MarkedPassage] = []
    pending, until = False, -1
    for number, text in enumerate(texts):
        own = marked[number]
        if not text:
            continue
        if number < until:
            start, end = len(text) - len(text.lstrip()), len(text.rstrip())
            passages.append(MarkedPassage(number, start, end, start, end, closed=False, continues=True))
            continue
        found: list[MarkedPassage] = []
        if pending and own.orphan:
            at, mark = own.orphan
            found.append(MarkedPassage(number, 0, at + len(mark), 0, at, continues=True))
        elif own.orphan:
            found += _never_opened(number, text, own, cues)
        found += [passage_of(number, pair) for pair in own.passages]
        left_open, goes_on = _unclosed(number, texts, marked, cues)
        until = -1 if goes_on or not left_open else _closed_later(number, texts, marked)
        found += left_open
        if pending and found and not text[: found[0].start].strip():
            found[0] = replace(found[0], continues=True)
        passages += found
        pending = goes_on or until > number
    return passages


def _never_opened(number: int, text: str, own: Marked, cues: frozenset[str]) -> list[MarkedPassage]:
    """The sentence that a closing mark ends at the start of a block, the opening mark forgotten: ...,” said
    Roe. Only a verb of saying right behind the mark shows that it is one."""
    at, mark = own.orphan or (0, "")
    verb = _WORDS.search(text, at + len(mark))
    told = verb is not None and verb.group() in cues and not text[at + len(mark) : verb.start()].strip()
    if mark not in _ENDS or not told or text[:at].rstrip()[-1:] not in (",", "?", "!", "—"):
        return []
    if own.passages and own.passages[0].start < at:
        return []
    parted = [found.end() for found in _NEXT_SENTENCE.finditer(text, 0, at)]
    start = parted[-1] if parted else len(text) - len(text.lstrip())
    return [MarkedPassage(number, start, at + len(mark), start, at)]


def _unclosed(
    number: int, texts: Sequence[str], marked: Sequence[Marked], cues: frozenset[str]
) -> tuple[list[MarkedPassage], bool]:
    """What becomes of a mark that its block never closes, and whether the next block carries it on."""
    unclosed, text = marked[number].unclosed, texts[number]
    if unclosed is None:
        return [], False
    at, mark, held = unclosed
    inside = [passage_of(number, pair) for pair in held]
    if _MISTYPED.match(text, at + len(mark)):
        return inside, False
    following = next((n for n in range(number + 1, min(number + 4, len(texts))) if texts[n]), None)
    goes_on = following is not None and _carries_on(texts[following], marked[following], mark)
    if held and (not goes_on or held[-1].end >= len(text.rstrip())):
        before = text[at + len(mark) : held[0].start].rstrip()
        if before and before[-1] in _STOPS:
            end = at + len(mark) + len(before)
            inside.insert(0, MarkedPassage(number, at, end, at + len(mark), end, closed=False))
        return inside, False
    lead = text[:at].rstrip()
    opens = lead[-1:] in _SENTENCE_ENDS and (goes_on or _begins_sentence(text, at, mark, cues))
    if not lead or _introduced(text[:at], cues) or opens:
        end = len(text.rstrip())
        if lead and not (goes_on or opens) and not _LEADS_IN.search(lead[-4:]):  # woven in, it ends there
            after = _NEXT_SENTENCE.search(text, at)
            end = after.start() if after else end
        if end > at + len(mark):
            return [MarkedPassage(number, at, end, at + len(mark), end, closed=False)], goes_on
    return inside, False


def _begins_sentence(text: str, at: int, mark: str, cues: frozenset[str]) -> bool:
    """Whether a mark that can only open stands between two sentences: he said. “We go home now

    Not where a comma and a verb of saying show that words are told of behind it: “We go home, said Roe.
    """
    words = text.count(" ", at)
    if mark != "“" or not text[at + 1 : at + 2].isupper() or words < _SPEECH:
        return False
    return not any(cues.intersection(_WORDS.findall(told[1])) for told in _TOLD.finditer(text, at))


def _closed_later(number: int, texts: Sequence[str], marked: Sequence[Marked]) -> int:
    """The block that closes what a colon and a mark open in block `number`, where no block between has any
    mark: a statement of several paragraphs. -1 if there is none."""
    unclosed = marked[number].unclosed
    if unclosed is None or unclosed.held or unclosed.mark not in _ONE_WAY:
        return -1
    if texts[number][: unclosed.start].rstrip()[-1:] != ":":
        return -1
    for after in range(number + 1, min(number + _STATEMENT, len(texts))):
        own = marked[after]
        if own.orphan is not None:
            before_any = not own.passages or own.orphan[0] < own.passages[0].start
            return after if before_any else -1
        if own.passages or own.unclosed is not None:
            return -1
    return -1


def _carries_on(text: str, marked: Marked, mark: str) -> bool:
    if marked.orphan is not None and (not marked.passages or marked.orphan[0] < marked.passages[0].start):
        return True
    start = len(text) - len(text.lstrip())
    opens = [pair.start for pair in marked.passages[:1]]
    if marked.unclosed:
        opens.append(marked.unclosed.start)
    same = "“\"”„″«»「『‘'`"
    return start in opens and (text.startswith(mark, start) or (mark[0] in same and text[start] in same))


def _introduced(before: str, cues: frozenset[str]) -> bool:
    """Whether what stands before a mark leads in speech: a comma, a colon, or a word of saying not far
    back."""
    if _LEADS_IN.search(before[-4:]):
        return True
    sentence = before[-90:].rpartition(". ")[2]
    return any(word.lower() in cues for word in _WORDS.findall(sentence))


def _singles_lead(
    texts: Sequence[str], singles: dict[int, list[Pair]], doubles: Sequence[MarkedPassage]
) -> bool:
    """Whether speech stands in single marks: more of it outside double marks than double outside single."""
    outer = inner = 0
    by_block: dict[int, list[MarkedPassage]] = {}
    for passage in doubles:
        by_block.setdefault(passage.block, []).append(passage)
    for number, found in singles.items():
        here = by_block.get(number, [])
        for pair in _outside(found, [(p.start, p.end) for p in here]):
            outer += ends_like_speech(texts[number], pair) or _speech_near(texts[number], pair)
    for number, here in by_block.items():
        spans = [(pair.start, pair.end) for pair in singles.get(number, ())]
        inner += len(_outside([Pair(p.start, p.end, "") for p in here], spans))
    return outer > inner


def _speech_near(text: str, pair: Pair) -> bool:
    """Whether a pair around some words is led in by a colon or a comma, or closes with one outside."""
    start, end = pair.start, pair.end
    long = text.count(" ", start, end) >= 3
    return long and (text[:start].rstrip()[-1:] in (",", ":") or text[end : end + 1] in (",", "."))


def _outside(pairs: Sequence[Pair], spans: Sequence[tuple[int, int]]) -> list[Pair]:
    """Those pairs that lie in none of the spans; both in the order of the text."""
    kept, at = [], 0
    for pair in pairs:
        while at < len(spans) and spans[at][1] <= pair.start:
            at += 1
        if at == len(spans) or not (spans[at][0] < pair.start and pair.end < spans[at][1]):
            kept.append(pair)
    return kept


def _with_singles(singles: dict[int, list[Pair]], doubles: Sequence[MarkedPassage]) -> list[MarkedPassage]:
    passages = [replace(passage_of(n, pair), single=True) for n, found in singles.items() for pair in found]
    spans: dict[int, list[tuple[int, int]]] = {}
    for passage in passages:
        spans.setdefault(passage.block, []).append((passage.start, passage.end))
    held: dict[int, list[Pair]] = {}
    for passage in doubles:
        held.setdefault(passage.block, []).append(Pair(passage.start, passage.end, ""))
    free = {(n, s.start) for n, found in held.items() for s in _outside(found, spans.get(n, []))}
    outer = [passage for passage in doubles if (passage.block, passage.start) in free]
    covered: dict[int, list[tuple[int, int]]] = {}
    for passage in outer:
        covered.setdefault(passage.block, []).append((passage.start, passage.end))
    kept = [p for p in passages if _outside([Pair(p.start, p.end, "")], covered.get(p.block, []))]
    return _disjoint(sorted([*kept, *outer], key=lambda p: (p.block, p.start)))


def _disjoint(passages: Sequence[MarkedPassage]) -> list[MarkedPassage]:
    kept: list[MarkedPassage] = []
    for passage in passages:
        if not kept or kept[-1].block != passage.block or kept[-1].end <= passage.start:
            kept.append(passage)
    return kept

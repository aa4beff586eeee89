"""Who says a Japanese quotation: 首相は記者会見で「…」と述べた.

The subject stands in front, the verb behind."""

from __future__ import annotations

import re

from reader.text.lexicon import longest_first

_PARTICLES = ("との", "とし", "とも", "と", "などと", "など", "って")
_LONGEST_NAME = 12
_AFTER = 40
"""How many characters behind a quotation its verb is looked for; the sentence ends before."""
_ASIDE = re.compile(r"[（(][^（）()]{0,30}[）)]")
_IN_BRACKETS = re.compile(r"[（(]([^（）()。]{2,20})[）)]")
_NEXT = re.compile(r"。?([^。「」『』\n]{2,40}?)[はが]、?(?:そう|こう|このように|そのように)")
_LETTER = "[\u4e00-\u9fff\u30a0-\u30ff々ー・A-Za-z0-9０-９]"
_LETTERS = re.compile(f"{_LETTER}+")
_NAME = re.compile(f"(?<!{_LETTER}){_LETTER}+(?:さん|くん|ちゃん)?$")
_SPLIT = re.compile(r"[、。，」』の]")
_STOP = re.compile("[。！？「『\n]")
_BEHIND = re.compile("と、?([^、。「」『』\n]{1,24}?)[はが](?![ぁ-ん])(.*)")
_CLEFT = re.compile("のは、?([^。「」『』\n]{2,40}?)(?:だ|です|である)?(?:。|$)")
_EMBEDDED = re.compile("(?:こと|の)[はがも]")
_HIRAGANA = re.compile("[ぁ-ん]$")


def japanese_cue(after: str) -> str | None:
    """The verb behind the quoting particle, or the particle where the verb is none that the list has."""
    if not after.startswith(_PARTICLES) or after.startswith(longest_first("grammar/ja", "naming")):
        return None
    end = _STOP.search(after[:_AFTER])
    clause = after[: end.start() if end else _AFTER]
    found = next((verb for verb in longest_first("grammar/ja", "cues") if verb in clause), None)
    return found or (clause[:1] if len(clause) > 2 else None)


def is_named(after: str) -> bool:
    """Whether what follows the marks makes what they hold a name or a term."""
    return after.startswith(longest_first("grammar/ja", "naming"))


def japanese_subject(before: str) -> str | None:
    """The topic (は) of the clause before a quotation, else its subject (が, も), without title and aside.

    A が inside a clause that a noun makes a topic of, as in 彼らが来ることは, is that clause's own."""
    clause = _ASIDE.sub("", before)
    for key in ("topics", "subjects"):
        for at in range(len(clause) - 1, 0, -1):
            if clause[at] in longest_first("grammar/ja", key) and _is_particle(clause, at):
                own = key == "subjects" and _EMBEDDED.search(clause, at + 1) is not None
                return None if own else bare_name(clause[:at])
    return None


def subject_behind(after: str) -> str | None:
    """The subject between the quoting particle and its verb, 「…」と市長は述べた, or behind the verb:
    「…」と話す市長は, 「…」と話すのは市長だ."""
    verb = next((cue for cue in longest_first("grammar/ja", "cues") if after.startswith("と" + cue)), "")
    if verb and not verb.endswith(("う", "す", "る")):
        return None
    if verb:
        cleft = _CLEFT.match(after, 1 + len(verb))
        if cleft is not None:
            return bare_name(cleft[1])
    found = _BEHIND.match("と" + after[1 + len(verb) :] if verb else after)
    name = bare_name(found[1]) if found is not None else None
    if found is None or name is None or _HIRAGANA.search(name):
        return None
    clause = _STOP.split(found[2])[0]
    says = verb or any(cue in clause for cue in longest_first("grammar/ja", "cues"))
    cued = any(cue in found[1] for cue in longest_first("grammar/ja", "cues"))
    return name if says and not cued and name not in longest_first("grammar/ja", "no_speakers") else None


def topic_of(sentence: str) -> str | None:
    """The person a sentence is about, if their title stands before は: whom the next one goes on about."""
    clause = _ASIDE.sub("", sentence)
    for at in range(1, len(clause)):
        if clause[at] == "は" and _is_particle(clause, at):
            titled = clause[:at].endswith(longest_first("grammar/ja", "titles"))
            name = bare_name(clause[:at])
            return name if titled and name not in longest_first("grammar/ja", "titles") else None
    return None


def holder_of(title: str, before: str) -> str | None:
    """Who was last named with a title that stands for them by itself: 市長は after 田中市長."""
    if title not in longest_first("grammar/ja", "titles"):
        return None
    words = (word for word in _LETTERS.findall(before) if word.endswith(title))
    named = [word for word in words if 2 <= len(word) - len(title) <= _LONGEST_NAME]
    return bare_name(named[-1]) if named else None


def _is_particle(clause: str, at: int) -> bool:
    before, after = clause[at - 1], clause[at + 1 : at + 2]
    if before in longest_first("grammar/ja", "not_topics"):
        return False
    return after in ("", "、", "，") or not "\u3041" <= after <= "\u3096" or before > "\u3100"


def bare_name(phrase: str) -> str | None:
    """The name or the noun that ends a phrase, without its title."""
    subject = _SPLIT.split(_ASIDE.sub("", phrase))[-1].strip(" 　")
    for position in longest_first("grammar/ja", "positions"):
        lead, _, player = subject.rpartition(position)
        if "\u4e00" <= player[:1] <= "\u9fff" and (not lead or _HIRAGANA.search(lead)):
            subject = player
    named = _NAME.search(subject)
    subject = named.group() if named else subject
    for title in longest_first("grammar/ja", "titles"):
        if subject.endswith(title) and len(subject) > len(title):
            return subject[: -len(title)]
    return subject or None


def behind_japanese(after: str) -> str | None:
    """Who is named behind a quotation that stands by itself: 「…」（証券会社）, 「…」。田中さんはそう語る."""
    found = _IN_BRACKETS.match(after) or _NEXT.match(after)
    return bare_name(found[1]) if found else None

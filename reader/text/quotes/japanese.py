"""Who says a Japanese quotation: 首相は記者会見で「…」と述べた.

The subject stands in front, the verb behind."""

from __future__ import annotations

import re

from reader.text.lexicon import longest_first

_PARTICLES = ("との", "とし", "とも", "と", "などと", "など", "って")
_AFTER = 40
"""How many characters behind a quotation its verb is looked for; the sentence ends before."""
_ASIDE = re.compile(r"[（(][^（）()]{0,30}[）)]")
_IN_BRACKETS = re.compile(r"[（(]([^（）()。]{2,20})[）)]")
_NEXT = re.compile(r"。?([^。「」『』\n]{2,40}?)[はが]、?(?:そう|こう|このように|そのように)")
_LETTER = "[\u4e00-\u9fff\u30a0-\u30ff々ー・A-Za-z0-9０-９]"
_NAME = re.compile(f"(?<!{_LETTER}){_LETTER}+(?:さん|くん|ちゃん)?$")
_SPLIT = re.compile(r"[、。，」』の]")
_STOP = re.compile("[。！？「『\n]")


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
    """The topic (は) of the clause before a quotation, else its subject (が, も), without title and aside."""
    clause = _ASIDE.sub("", before)
    for key in ("topics", "subjects"):
        for at in range(len(clause) - 1, 0, -1):
            if clause[at] in longest_first("grammar/ja", key) and _is_particle(clause, at):
                return bare_name(clause[:at])
    return None


def _is_particle(clause: str, at: int) -> bool:
    before, after = clause[at - 1], clause[at + 1 : at + 2]
    if before in longest_first("grammar/ja", "not_topics"):
        return False
    return after in ("", "、", "，") or not "\u3041" <= after <= "\u3096" or before > "\u3100"


def bare_name(phrase: str) -> str | None:
    """The name or the noun that ends a phrase, without its title."""
    subject = _SPLIT.split(_ASIDE.sub("", phrase))[-1].strip(" 　")
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

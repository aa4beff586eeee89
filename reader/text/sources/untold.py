"""Talks with an outlet that never came about, and reports that it never made: they tell the text nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.text.lexicon import phrase_lists
from reader.text.sources.apart import REACH

_TALK = r"(?:interview|appearance|conversation|discussion|segment|sit-down|town hall|q&a|podcast)s?"
_TIME = (
    r"(?:on|for|at|set|scheduled|planned|due|early|late|later|last|next|this|tonight|today|yesterday|host|anchor"
    r"|that(?= (?:day|night|week|morning|evening|afternoon))"
    r"|day|night|week|morning|evening|afternoon|[A-Z][\w.'’-]*)"
)
# "her interview with CNN on Monday was canceled"
_OFF_BEHIND = re.compile(
    rf"(?:['’]s)?(?: {_TIME}){{0,5}}(?:,? (?:that|which))?"
    r" (?:was|were|has been|had been|is being|got) (?:abruptly |then |later |suddenly )?"
    r"(?:canceled|cancelled|postponed|scrapped|called off|nixed|dropped)\b"
)
_TALK_BEFORE = re.compile(rf"\b{_TALK}\b[^,.;:]{{0,60}}$")
# "an interview with NBC due to be aired on Friday"
_YET_TO_AIR = re.compile(
    r"(?:['’]s)?(?: [A-Z][\w.'’-]*){0,4},? (?:(?:that|which) (?:is|was) )?"
    r"(?:(?:due|set|scheduled|slated|expected|planned) to (?:be )?(?:air|broadcast|run)\w*"
    r"|(?:to be|to) (?:aired|air)"
    r"|will (?:be )?air\w*)\b"
)
# "canceled a planned appearance on"
_OFF_BEFORE = re.compile(
    r"\b(?:cancel\w*|postpon\w+|scrap\w*|call(?:s|ed|ing)? off|nixed|skipped"
    r"|(?:pulled|backed|dropped|bowed) out of|withdrew from)"
    rf"(?: (?!in\b|during\b|after\b|before\b|at\b|told\b)[\w'’-]+){{0,4}} {_TALK}(?: [\w'’-]+){{0,3}}"
    r" (?:with|on|for|by)(?: the)? $"
)


def is_called_off(left: str, right: str) -> bool:
    """Whether a talk with the outlet between two stretches of text never came about.

    `left` is in small letters, and ends before the outlet's name.
    """
    if (_OFF_BEHIND.match(right) or _YET_TO_AIR.match(right)) and _TALK_BEFORE.search(left[-REACH:]):
        return True
    return _OFF_BEFORE.search(left[-REACH:]) is not None


_CLAUSE = re.compile(r"[^.,;:!?\n]{0,80}")
_NEAR = 8
"""Words between an auxiliary and its participle."""


@dataclass(frozen=True, slots=True)
class _Denying:
    """The words of a language by which an outlet tells nothing, or tells more than that."""

    tells: frozenset[str]
    auxiliaries: frozenset[str]
    told: frozenset[str]
    unsaid: frozenset[str]
    more: frozenset[str]

    def denies(self, words: list[str]) -> bool:
        last = next((at for at, word in enumerate(words[: _NEAR + 1]) if word in self.told), 0)
        if words[0] in self.tells:
            last = 2
        elif words[0] not in self.auxiliaries:
            return False
        following = zip(words[1:last], [*words[2 : last + 1], ""], strict=False)
        return any(word in self.unsaid and after not in self.more for word, after in following)


def tells_nothing(right: str) -> bool:
    """Whether the words behind an outlet's name deny that it tells something, in a language that does so
    behind the verb: "rapporterade inget", "hat darüber nicht berichtet". So do those that turn the verb on
    the outlet itself: "meldete sich". "Berichtet nicht nur" denies nothing.
    """
    words = _CLAUSE.match(right)[0].lower().split()  # type: ignore[index]
    return bool(words) and any(each.denies(words) for each in _denying())


@cache
def _denying() -> tuple[_Denying, ...]:
    lists = phrase_lists("citing_abroad")
    keys = ("tells", "auxiliaries", "told", "unsaid", "more")
    languages = [key.removesuffix("_unsaid") for key in lists if key.endswith("_unsaid")]
    return tuple(_Denying(*(lists[f"{language}_{key}"] for key in keys)) for language in languages)

"""Talks with an outlet that never came about, and tell the text nothing."""

from __future__ import annotations

import re

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

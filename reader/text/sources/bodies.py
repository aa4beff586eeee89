"""Names of bodies that are written small in part: "Gaza health ministry", "ministère de l'Intérieur"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from reader.text.quotes.names import name_lists
from reader.text.sources.passages import Passage, phrases
from reader.text.sources.runs import Run, is_organisation

_OF = (
    "d'",
    "l'",
    " de ",
    " du ",
    " la ",
    " des ",
    " del ",
    "ella ",
    "ello ",
    " do ",
    " da ",
    " dos ",
    " van ",
)
_MARKS = "“\"‘'«„("
_OF_BODY = (" of ", " of the ", " of a ")
_HEAD_REACH, _TAIL_REACH = 50, 40


def whole_body(passage: Passage, run: Run) -> Run:
    """A run of capitals with the small words before or behind it that make it the name of a body."""
    before = passage.low[max(0, run.start - _HEAD_REACH) : run.start]
    head = _head().search(before) if before.endswith(_OF) else None
    if head:
        start = run.start - (head.end() - head.start(1))
        return replace(run, start=start, words=tuple(passage.text[start : run.end].split()))
    tail = None if is_organisation(run) else _tail().match(passage.low[run.end : run.end + _TAIL_REACH])
    if tail and not _may_be_no_name(passage, run):
        return replace(run, end=run.end + tail.end(), words=(*run.words, *tail.group().split()))
    return run


def _may_be_no_name(passage: Passage, run: Run) -> bool:
    """Whether a capital may only begin a sentence ("Sensitive government"), or the body does not speak."""
    lists = name_lists()
    word = run.words[0].lower()
    head = passage.begins(run.start) or passage.text[run.start - 1] in _MARKS
    leads = len(run.words) == 1 and head
    return (leads and word not in lists.lands) or passage.low[max(0, run.start - 8) : run.start].endswith(
        _OF_BODY
    )


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, sorted(phrases("body_heads"))))
    of = r"(?:de l'|dell'|d'|(?:du|de la|des|de|del|della|do|da|dos|van) )"
    return re.compile(rf"\b((?:{heads}) {of})$")


@cache
def _tail() -> re.Pattern[str]:
    fields, bodies = (
        "|".join(map(re.escape, sorted(phrases(key)))) for key in ("body_fields", "small_bodies")
    )
    whole = "|".join(sorted(phrases("whole_bodies"), key=len, reverse=True))
    return re.compile(rf"(?: (?:{fields})){{1,2}} (?:{bodies})\b| (?:{whole})\b")

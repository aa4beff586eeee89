"""What is an outlet's own, behind "'s": its work, its programme, its people."""

from __future__ import annotations

import re

from reader.text.sources.airing import airs, on_its_show, telling
from reader.text.sources.passages import phrases
from reader.text.sources.reporters import (
    WORD,
    acts,
    are_together,
    name_and_verb,
    named_aside,
    staff_at,
    verbs,
)
from reader.text.sources.saying import speaks
from reader.text.sources.works import leads_in

_TITLE = re.compile(r" ?[“\"‘][^“”\"\n]{2,60}[”\"’]")
# A title that a comma closes, within its marks or behind them.
_CLOSED = re.compile(r",[”\"’]|.[”\"’],")
# What a thing of its own does: "'s Harbour Hour, which mocked the mayor".
_TITLE_WHICH = re.compile(r"(?: [A-Z][\w.'’-]*){1,6}, (?:which|whose)\b")
_FIGURES = frozenset(["has", "puts", "showed", "shows", "found"])


def own_work(right: str, left: str, sure: bool) -> bool:
    """After "'s": its poll or story, a programme in quotation marks, or its reporter with a verb."""
    title = _TITLE.match(right)
    if title:
        after = WORD.findall(right[title.end() :][:60].lower())
        if not phrases("shows").isdisjoint(after[:1]):  # "'s “Today” show has"
            after = after[1:]
        # A programme is cited where something was said on it, or where it says something itself.
        return _is_said_on(left) or (
            sure and not _CLOSED.match(right, title.end() - 2) and speaks(after, True)
        )
    words = [word.rstrip(".'’") for word in WORD.findall(right[:90])]
    if words and words[0] in _FIGURES:  # a poll named before: "CNN's has him at 18"
        return True
    if words and words[0].lower() in phrases("reporters"):
        does = verbs() | phrases("judging", "witnessing")
        return any(word.lower() in does for word in words[1:3]) or name_and_verb(words[1:])
    for word in words[:4]:
        low = word.lower()
        if low in phrases("works") or low in phrases("polls") or (low in phrases("shows") and leads_in(left)):
            return True
        if word[0].isupper():
            break
    if _TITLE_WHICH.match(right):
        return False
    staff = staff_at(words, [word.lower() for word in words])
    if staff and any(word[0].isupper() for word in words[:staff]) and name_and_verb(words[staff + 1 :]):
        return True  # "'s White House correspondent Ada Lind said"
    return (
        name_and_verb(words)
        or _endorses(words)
        or named_aside(right)
        or are_together(right)
        or _named_work(words)
        or (sure and (acts(words) or airs(words) or on_its_show(words)))
    )


def _named_work(words: list[str]) -> bool:
    """A piece with a name of its own: "the Courier's Tideline model"."""
    size = next((at for at, word in enumerate(words[:4]) if not word[0].isupper()), 0)
    return size > 0 and (words[size].lower() in phrases("works") or words[size].lower() in phrases("polls"))


def _endorses(words: list[str]) -> bool:
    """Whether an endorsement of its own speaks: "'s endorsement called her steady"."""
    at = words.index("endorsement") if "endorsement" in words[:3] else -1
    return at >= 0 and not verbs().isdisjoint(words[at + 1 : at + 2])


def _is_said_on(left: str) -> bool:
    """Whether something is told on or to a programme, and nobody is only seen or known from it."""
    words = left.split()[-8:]
    if words[-1:] == ["for"] and telling().isdisjoint(words):
        return False  # "won an Emmy for"
    return leads_in(left) and words[-1:] != ["in"] and phrases("no_telling").isdisjoint(words)

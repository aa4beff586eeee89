"""The verbs behind a name by which an outlet says or reports something."""

from __future__ import annotations

from reader.text.lexicon import grammar
from reader.text.sources.passages import phrases
from reader.text.sources.works import carries, has_piece, lands, meets, names_as, shares, takes

_MOST_SKIPPED = 5
"""Words between a name and its verb."""
_GOING = ("go", "goes", "went")
"""How people are quoted, and what becomes of papers: "goes to a charity"."""
_SHOWN = ("aired", "airs", "air")
_WHEN_SHOWN = frozenset(
    ["on", "at", "in", "for", "from", "every", "live", "last", "this", "next", "weekdays"]
)
"""Behind "aired" where a programme is shown itself: "the last “Harbour Hour” aired Friday"."""
ORDER = frozenset(["first", "latest"])
"""What stands before "to report" where somebody was before all others."""
_PUBLIC = frozenset(["its", "readers", "viewers", "listeners"])
_PASSIVE = ("was", "were", "been")


def _is_when(words: list[str]) -> bool:
    return not words or words[0] in _WHEN_SHOWN or words[0].endswith("day")


def is_reporting(verb: list[str]) -> bool:
    """Whether it is told as going on: "is reporting"."""
    return verb[:1] in (["is"], ["are"], ["was"]) and "reporting" in verb[1:3]


def without_times(words: list[str]) -> list[str]:
    """The words without those before the verb that say when or how often: "previously reported that"."""
    at = next((at for at, word in enumerate(words) if word not in phrases("telling_times")), 0)
    return words[at:]


def tells_of_itself(told: list[str]) -> bool:
    """Whether what is announced may be its own affair: "announced layoffs", "that it would close"."""
    return told[:1] in (["announced"], ["confirmed"]) and (told[1:2] != ["that"] or told[2:3] == ["it"])


def tells_at_head(words: list[str]) -> bool:
    """Whether a verb at the head of a sentence is one by which an outlet of a common name tells something."""
    told = words[:1] == ["reported"] and not phrases("after_reported").isdisjoint(words[1:2])
    return told or not phrases("telling_at_head").isdisjoint(words[:1])


def _is_done(words: list[str], at: int) -> bool:
    """Whether what a verb says is done to a thing: "was found"."""
    return words[at - 1] in _PASSIVE and words[at] in phrases("done_to_things")


def tells_somebody(lowered: list[str]) -> bool:
    """Whether somebody other than its own public is told something, as by a person: an outlet is told."""
    return lowered[:1] in (["told"], ["tells"]) and _PUBLIC.isdisjoint(lowered[1:2])


def speaks(lowered: list[str], freely: bool) -> bool:
    """Whether a verb of reporting follows, helpers and times passed over; one of mere saying if `freely`."""
    for at, word in enumerate(lowered[: _MOST_SKIPPED + 1]):
        if word in phrases("as_company") or (at and (word == "asked" or _is_done(lowered, at))):
            return False
        if word in _SHOWN and _is_when(lowered[at + 1 : at + 2]):
            return False
        if meets(lowered[at:]):
            return True
        if word in _GOING and lowered[at + 1 : at + 2] != ["on"]:
            return False
        if word == "shows" and not phrases("behind_shows").isdisjoint(lowered[at + 1 : at + 2]):
            return False
        if word == "shares":
            return shares(lowered[at + 1 :])
        if word in phrases("taking"):
            return takes(lowered[at + 1 :])
        if word in phrases("landing"):
            return lands(lowered[at + 1 :])
        if word in phrases("carrying"):
            return carries(lowered[at + 1 :], word)
        if word in phrases("looking") and lowered[at + 1 : at + 2] in (["at"], ["into"], ["through"]):
            return True
        if word in phrases("having") and (
            has_piece(lowered[at + 1 :]) or lowered[at + 1 : at + 3] == ["to", "say"]
        ):
            return True
        if word in phrases("reporting") and word not in phrases("between"):
            return True
        if word in ("named", "names") and names_as(lowered[at + 1 :]):
            return True
        noun = at and lowered[at - 1] == "a" and word in grammar("en").bare  # "CNN was a joke"
        if freely and word in grammar("en").cues and not noun:
            return True
        to_report = word == "to" and not ORDER.isdisjoint(lowered[:at])  # "was first to report"
        if word == "latest" or (word == "the" and not ORDER.isdisjoint(lowered[at + 1 : at + 2])):
            continue  # "was the first to report"
        if not (to_report or word in phrases("between") or word.isdigit() or word.endswith("ly")):
            return False
    return False

"""What an outlet makes, carries and is given: pieces, polls, shows, figures."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from reader.text.sources.passages import phrases
from reader.text.sources.reporters import verbs

_OWNED = re.compile(r"\b(?:on|to|told|with) (?:[\w.-]+ ){0,2}[\w.-]+'s $")
_PIECE_REACH = 4
"""Words behind a verb that may hold the piece that an outlet has."""
_NAMED_REACH = 8
"""Words behind "named" that may hold what somebody was named: "one of the best"."""
_PLAYED_REACH = 5
"""Words before a show that may tell that somebody only plays in it: "starred in the CNN series"."""


def makes(lowered: list[str], left: str, apart: bool) -> bool:
    """Whether a piece of the outlet's own follows its name: "poll", "tracking poll", "news analysis".

    What is "on a network's show" comes from there; the show alone does not. `apart`: a blank and no mark
    stands behind the name, so that "report" may be a verb.
    """
    kind = next((at for at, word in enumerate(lowered[:4]) if word not in phrases("kinds_of_works")), 0)
    work = lowered[kind] if lowered else ""
    if work in phrases("polls"):
        return True
    if work in phrases("shows"):
        return phrases("playing").isdisjoint(left.split()[-_PLAYED_REACH:]) and leads_in(left)
    return work in phrases("works") and (work not in verbs() or not apart or kind > 0)


def is_given(left: str, lowered: list[str]) -> bool:
    """Whether an outlet is given something to publish: "gave CNN a list of names"."""
    words = [word for word in left.split()[-3:] if word not in phrases("skipped")]
    if not words or words[-1] not in phrases("giving"):
        return False
    if (
        words[-1] == "showed"
        and lowered[:1]
        and lowered[0] in ("the", "a", "an", "his", "her", "their", "where")
    ):
        return True
    return not phrases("works", "documents", "given").isdisjoint(lowered[:5])


def leads_in(left: str) -> bool:
    """Whether a preposition that leads to where something was said stands before the name."""
    words = [word for word in left.split()[-4:] if word not in phrases("skipped")]
    whose = _OWNED.search(left)  # "on Ada Lind's CNN show"
    return whose is not None or (bool(words) and words[-1] in phrases("leading_in"))


def carries(words: list[str], verb: str = "") -> bool:
    """Whether a verb of carrying has a piece or a figure behind it: "ran a story", "put the loss at nine"."""
    if verb.startswith(("move", "shift")):
        return not phrases("rated").isdisjoint(words[:4])
    if verb.startswith("release") and not phrases("notices").isdisjoint(words[:4]):
        return False
    if not phrases("polls").isdisjoint(words[:7]):
        return True
    if "at" in words[1:6] or not phrases("put_objects").isdisjoint(words[:6]):
        return True
    if verb.startswith(("give", "gave")) and not phrases("told_through").isdisjoint(words[:4]):
        return True
    return not verb.startswith("put") and not phrases("works").isdisjoint(words[:4])


def has_piece(words: list[str]) -> bool:
    """Whether what an outlet has, by the words behind the verb, is something to read or to see: "a story",
    "four questions", "more", "a little more from the letter"."""
    had = words[:_PIECE_REACH]
    pairs = (f"{one} {other}" for one, other in pairwise(had))
    if not phrases("works", "pictured", "polls").isdisjoint((*had, *pairs)):
        return True
    return had[:1] != [] and (had[0] in phrases("had_more") or bool(_more_of().match(" ".join(words))))


@cache
def _more_of() -> re.Pattern[str]:
    """Behind "has": "a little more from", "even more on"; "more on its plate" is no news."""
    much, more = ("|".join(sorted(phrases(key))) for key in ("how_much", "had_more"))
    return re.compile(rf"(?:(?:{much}) )+(?:{more}) (?:from|on|about)\b(?! its?\b| their\b)")


def lands(words: list[str]) -> bool:
    """Whether what an outlet won is a piece, and no rights or points: "landed an interview with"."""
    return not phrases("landed").isdisjoint(words[:_PIECE_REACH])


def takes(words: list[str]) -> bool:
    """Whether what an outlet took is a poll: "took a poll of the boatmen"."""
    return words[:1] in (["a"], ["its"], ["another"]) and not phrases("polls").isdisjoint(words[1:3])


def meets(words: list[str]) -> bool:
    """Whether the words say that whoever is asked, or what is looked for, was found: "caught up with"."""
    size = next((size for size in (2, 3) if " ".join(words[:size]) in phrases("meeting")), 0)
    return size > 0 and words[size : size + 1] != ["its"] and words[size + 1 : size + 2] != ["its"]


def names_as(words: list[str]) -> bool:
    """Whether what an outlet named is no part of its own: "named him one of the best"."""
    return not phrases("named_as").isdisjoint(words[:_NAMED_REACH]) and "its" not in words[:_NAMED_REACH]


def shares(words: list[str]) -> bool:
    """Whether what an outlet shares is told or shown, and neither its stock nor a house: "shares a list"."""
    led = not phrases("before_shared").isdisjoint(words[:1])
    piece = led and not phrases("shared_pieces").isdisjoint(words[1:2])
    return piece or not phrases("shared").isdisjoint(words[:1])


@cache
def pieces() -> frozenset[str]:
    """All that an outlet may make."""
    return phrases("works", "polls", "shows")

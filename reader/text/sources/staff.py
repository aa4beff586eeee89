"""What those of an outlet do who have no name, and what is theirs who have one."""

from __future__ import annotations

from reader.text.sources.passages import phrases
from reader.text.sources.reporters import verbs

_WITNESS_REACH, _SCENE_REACH, _VOUCH_REACH = 4, 7, 14
"""Words behind those who report for one that may hold what they do, where they are told between or not."""


def is_theirs(words: list[str]) -> bool:
    """Whether a piece is told of by whose it is: "Courier writer Ada Lind's article"."""
    size = next((at for at, word in enumerate(words[:4]) if not word[0].isupper()), 0)
    own = size > 1 and words[size - 1].endswith(("'s", "’s", "s'", "s’"))
    return own and not phrases("works").isdisjoint(word.lower() for word in words[size : size + 3])


def unnamed_report(lowered: list[str]) -> bool:
    """Whether those of an outlet who have no name report, by the words that begin with what they are."""
    if lowered[0].endswith("s") and not verbs().isdisjoint(lowered[1:2]):
        return True  # "Courier editors recommended"
    if phrases("on_scene").isdisjoint(lowered[1:2]):
        return not phrases("witnessing").isdisjoint(lowered[1:_WITNESS_REACH])  # "A Courier crew filmed"
    # "Courier crews at the pier saw", "A Courier reporter who stood near the pier identified"
    return not phrases("witnessing").isdisjoint(lowered[1:_SCENE_REACH]) or not phrases(
        "vouching"
    ).isdisjoint(lowered[1:_VOUCH_REACH])

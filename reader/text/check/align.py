"""Where in a source the words of a quotation stand: every exact run, or a chain of runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.check.normalise import Words
from reader.text.check.quotation import letters_of

STRAY = 40
"""A short fragment more than this many words away from its neighbour is taken to stand there by chance."""
SURE_LETTERS = 12
"""Letters from which a fragment is not short in this sense."""
MOST = 500
"""Places of the same words in one source that are looked at; no article repeats itself that often."""
FEW = 20
"""Beyond this many fragments fewer places are looked at: a quotation in hundreds of parts is hostile."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `start` to `end` of a stream of the source."""

    stream: Words
    start: int
    end: int


def runs(needle: Words, stream: Words) -> list[int]:
    """Each word of `stream` at which all words of `needle` stand one after the other, by their keys."""
    line, words = stream.line, needle.line
    found: list[int] = []
    at, counted, word = line.find(words), 0, 0
    while at >= 0:
        word += line.count(" ", counted, at)
        counted = at
        found.append(word)
        at = line.find(words, at + 1)
    return found


def chain(fragments: Sequence[Words], stream: Words) -> list[int] | None:
    """Where the fragments stand in their order, as close together as they can; None when one is missing.

    The longest is the anchor; the others are looked for on either side of it.
    """
    places: dict[str, list[int]] = {}
    for fragment in fragments:
        if fragment.line not in places:
            places[fragment.line] = runs(fragment, stream)
        if not places[fragment.line]:
            return None
    found = [places[fragment.line] for fragment in fragments]
    anchor = max(range(len(fragments)), key=lambda at: letters_of(fragments[at].words))
    chains = []
    most = MOST * FEW // max(FEW, len(fragments))
    for start in found[anchor][:most]:
        starts = _around(fragments, found, anchor, start)
        if starts is not None and _is_close(fragments, starts):
            chains.append(starts)
    return min(chains, key=lambda starts: starts[-1] - starts[0], default=None)


def _around(
    fragments: Sequence[Words], found: Sequence[list[int]], anchor: int, start: int
) -> list[int] | None:
    starts = {anchor: start}
    for at in range(anchor + 1, len(fragments)):
        places, end = found[at], starts[at - 1] + len(fragments[at - 1])
        first = bisect_left(places, end)
        if first == len(places):
            return None
        starts[at] = places[first]
    for at in range(anchor - 1, -1, -1):
        last = bisect_right(found[at], starts[at + 1] - len(fragments[at]))
        if last == 0:
            return None
        starts[at] = found[at][last - 1]
    return [starts[at] for at in range(len(fragments))]


def _is_close(fragments: Sequence[Words], starts: Sequence[int]) -> bool:
    """Whether no fragment of few letters stands far from its neighbours."""
    for at in range(1, len(fragments)):
        gap = starts[at] - starts[at - 1] - len(fragments[at - 1])
        shorter = min(letters_of(fragments[at - 1].words), letters_of(fragments[at].words))
        if gap > STRAY and shorter < SURE_LETTERS:
            return False
    return True

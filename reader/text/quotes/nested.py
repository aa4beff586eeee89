"""Quotations inside somebody's words: what they quote, name or put in marks in their turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.model import Place
from reader.text.quotes.marks import (
    SINGLES,
    MarkedPassage,
    Pair,
    has_marks,
    passage_of,
    possessive,
    read_marks,
    read_singles,
)

_LEVELS = 4
"""How deep quotations inside quotations are followed."""
_YEAR = re.compile(r"['’]\d\d\b")


def nested(text: str, passage: MarkedPassage) -> tuple[Place, ...]:
    """The quotations inside a passage of a block's text, marks included, in the order of the text.

    Each comes before those inside it. In words without marks of their own, such as a turn of an interview,
    everything in marks is found, unless the marks are around all of it.
    """
    found = _nested(text, passage, _LEVELS)
    return tuple(place for place in found if (place.start, place.end) != (passage.start, passage.end))


def _nested(text: str, passage: MarkedPassage, levels: int) -> Iterator[Place]:
    words = text[passage.inner : passage.until]
    for inside in _outermost(words, passage.single) if has_marks(words) else ():
        pair = inside._replace(start=passage.inner + inside.start, end=passage.inner + inside.end)
        yield Place(passage.block, pair.start, pair.end)
        if levels > 1:
            child = replace(passage_of(passage.block, pair), single=pair.mark in SINGLES)
            yield from _nested(text, child, levels - 1)


def _outermost(words: str, in_singles: bool) -> list[Pair]:
    """The pairs of marks that lie in no other; single marks in single ones are apostrophes."""
    marked = read_marks(words)
    doubles = sorted([*marked.passages, *(marked.unclosed.held if marked.unclosed else ())])
    singles = [] if in_singles else [each for each in read_singles(words) if not _is_year(words, each)]
    kept: list[Pair] = []
    for pair in sorted([*doubles, *_uncrossed(singles, doubles)], key=lambda each: (each.start, -each.end)):
        if not kept or kept[-1].end <= pair.start:
            kept.append(pair)
    return kept


def _is_year(words: str, pair: Pair) -> bool:
    """Whether a pair runs from a year's apostrophe to a plural's: the '08 crash and the banks' debts."""
    return _YEAR.match(words, pair.start) is not None and possessive(words, pair.end - 1)


def _uncrossed(singles: list[Pair], doubles: list[Pair]) -> Iterator[Pair]:
    """The pairs of single marks that hold pairs of double ones whole or not at all."""
    at = 0
    for pair in singles:
        while at < len(doubles) and doubles[at].end <= pair.start:
            at += 1
        crossed = at < len(doubles) and doubles[at].start < pair.start and doubles[at].end < pair.end
        last = at
        while last < len(doubles) and doubles[last].end <= pair.end:
            last += 1
        cut = last < len(doubles) and pair.start < doubles[last].start < pair.end
        if not crossed and not cut:
            yield pair

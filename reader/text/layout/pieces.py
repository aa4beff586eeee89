"""A line's cut of a text as the pieces that are drawn."""

from __future__ import annotations

import re

from reader.text.layout.bidi import LevelRun, Order
from reader.text.layout.cells import SOFT_HYPHEN, cells_of
from reader.text.layout.lines import Ornament, Piece
from reader.text.layout.wrap import Cut

_UNDRAWN = re.compile(f"[\t{SOFT_HYPHEN}]")
_HYPHEN = "-"

Set = tuple[tuple[Piece, ...], tuple[Ornament, ...]]


def pieces_of(text: str, cut: Cut, column: int, order: Order | None = None) -> Set:
    """The pieces of a cut from `column` on, from left to right, and the hyphen where it divides a word.

    A tab leaves one blank cell and a soft hyphen none, so a piece ends before each. `order` is that of the
    text where some of it runs leftwards.
    """
    if order is not None:
        return _in_order(text, cut, column, order)
    if not cut.hyphen and _UNDRAWN.search(text, cut.start, cut.stop) is None:
        return (Piece(column, cut.start, cut.stop, cut.end),), ()
    pieces, start = [], cut.start
    for found in _UNDRAWN.finditer(text, cut.start, cut.stop):
        pieces.append(Piece(column, start, found.start(), found.end()))
        column += cells_of(text[start : found.end()])
        start = found.end()
    pieces.append(Piece(column, start, cut.stop, cut.end))
    column += cells_of(text[start : cut.stop])
    return tuple(pieces), (Ornament(column, _HYPHEN),) if cut.hyphen else ()


def _in_order(text: str, cut: Cut, column: int, order: Order) -> Set:
    """The pieces of a cut in the order in which they are drawn."""
    divided = (Ornament(column, _HYPHEN),) if cut.hyphen and order.leftwards else ()
    column += len(divided)
    pieces = []
    for stretch in order.of_line(text, cut.start, cut.stop):
        for start, stop, end in _unbroken(text, stretch):
            pieces.append(Piece(column, start, stop, end, stretch.leftwards))
            column += cells_of(text[start:end])
    if cut.hyphen and not order.leftwards:
        divided = (Ornament(column, _HYPHEN),)
    if not pieces:
        return (Piece(column, *cut[:3]),), divided
    last = max(range(len(pieces)), key=lambda number: pieces[number].end)
    pieces[last] = pieces[last]._replace(end=cut.end)
    return tuple(pieces), divided


def _unbroken(text: str, stretch: LevelRun) -> list[tuple[int, int, int]]:
    """What of a stretch is drawn in one: start, stop, and the end of what is not drawn behind it."""
    found, start = [], stretch.start
    for undrawn in _UNDRAWN.finditer(text, start, stretch.stop):
        found.append((start, *undrawn.span()))
        start = undrawn.end()
    if start < stretch.stop:
        found.append((start, stretch.stop, stretch.stop))
    return found[::-1] if stretch.leftwards else found

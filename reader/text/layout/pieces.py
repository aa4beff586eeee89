"""A line's cut of a text as the pieces that are drawn."""

from __future__ import annotations

import re

from reader.text.layout.cells import SOFT_HYPHEN, cells_of
from reader.text.layout.lines import Mark, Piece
from reader.text.layout.wrap import Cut

_UNDRAWN = re.compile(f"[\t{SOFT_HYPHEN}]")


def pieces_of(text: str, cut: Cut, column: int) -> tuple[tuple[Piece, ...], tuple[Mark, ...]]:
    """The pieces of a cut from `column` on, and the hyphen where it divides a word.

    A tab leaves one blank cell and a soft hyphen none, so a piece ends before each.
    """
    if not cut.hyphen and _UNDRAWN.search(text, cut.start, cut.stop) is None:
        return (Piece(column, cut.start, cut.stop, cut.end),), ()
    pieces, start = [], cut.start
    for found in _UNDRAWN.finditer(text, cut.start, cut.stop):
        pieces.append(Piece(column, start, found.start(), found.end()))
        column += cells_of(text[start : found.end()])
        start = found.end()
    pieces.append(Piece(column, start, cut.stop, cut.end))
    column += cells_of(text[start : cut.stop])
    return tuple(pieces), (Mark(column, "-"),) if cut.hyphen else ()

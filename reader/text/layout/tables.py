"""Tables set in columns: cells wrap, numbers stand on the right. A table whose words the width would break is
set whole, wider than that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reader.text.layout.bidi import Order, order_of
from reader.text.layout.cells import cells_of
from reader.text.layout.lines import Line, Ornament, Piece
from reader.text.layout.pieces import pieces_of
from reader.text.layout.wrap import Cut, wrap

_GAP = 2
_WORD = 12
"""Cells down to which a column may be made narrower than its longest word."""
_WIDEST = 32
"""The most cells of a column in a table that is set whole."""
_NUMBER = frozenset("0123456789.,%+-−–$€£¥ \u00a0\u202f")


class Cell(NamedTuple):
    """`end` is past the tab or the line feed that closes the cell."""

    start: int
    stop: int
    end: int


class _Column(NamedTuple):
    """How wide a column is, and whether all of it but its head are figures."""

    width: int
    is_numeric: bool


def table_lines(number: int, text: str, width: int, reorder: bool) -> Iterator[Line]:
    """The lines of a table: block `number`, a row a line and a tab between cells, the first row its head.

    They are wider than `width` where the table cannot be read in less.
    """
    rows = _rows(text)
    widths = _column_widths(text, rows, width)
    below = list(zip_longest(*rows[1:]))
    columns = [
        _Column(width, at < len(below) and _is_numeric(text, below[at])) for at, width in enumerate(widths)
    ]
    tall = False
    for index, row in enumerate(rows):
        if index > 1 and tall:
            yield Line(number)
        height = 0
        for line in _row_lines(number, text, row, columns, reorder):
            height += 1
            yield line
        tall = tall or (height > 1 and index > 0)
        if index == 0 and len(rows) > 1:
            yield Line(number, (), _rules(widths))


def _rows(text: str) -> list[list[Cell]]:
    rows, at = [], 0
    for line in text.split("\n"):
        row = []
        for part in line.split("\t"):
            stop = at + len(part)
            row.append(Cell(at, stop, min(stop + 1, len(text))))
            at = stop + 1
        rows.append(row)
    return rows


def _column_widths(text: str, rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Cells of each column, so that all fit where every column then holds its words."""
    count = max(len(row) for row in rows)
    room = width - _GAP * (count - 1)
    natural, words = [1] * count, [1] * count
    for row in rows:
        for column, cell in enumerate(row):
            content = text[cell.start : cell.stop]
            natural[column] = max(natural[column], cells_of(content))
            words[column] = max(words[column], *map(cells_of, content.split(" ")))
    if sum(natural) <= room:
        return natural
    least = [min(word, _WORD) for word in words]
    if sum(least) > room:
        return [min(most, _WIDEST) for most in natural]
    spare, wanted = room - sum(least), sum(natural) - sum(least)
    return [low + (high - low) * spare // wanted for low, high in zip(least, natural, strict=True)]


def _is_numeric(text: str, column: Sequence[Cell | None]) -> bool:
    contents = [text[cell.start : cell.stop] for cell in column if cell is not None]
    return any(contents) and all(_NUMBER.issuperset(content) for content in contents)


def _row_lines(
    number: int, text: str, row: Sequence[Cell], columns: Sequence[_Column], reorder: bool
) -> Iterator[Line]:
    lines_of_cells, at = [], 0
    for cell, (width, figures) in zip(row, columns, strict=False):
        order = order_of(text[cell.start : cell.stop])
        right = width if figures or (order is not None and order.leftwards) else 0
        order = order.moved(cell.start) if order is not None and reorder else None
        lines_of_cells.append([_set(text, cut, at, right, order) for cut in _cuts(text, cell, width)])
        at += width + _GAP
    for parts in zip_longest(*lines_of_cells, fillvalue=((), ())):
        pieces = tuple(piece for found, _ in parts for piece in found)
        yield Line(number, pieces, tuple(mark for _, found in parts for mark in found))


def _cuts(text: str, cell: Cell, width: int) -> list[Cut]:
    cuts = list(wrap(text, width, cell.start, cell.stop))
    last = cuts[-1]
    return [*cuts[:-1], Cut(last.start, last.stop, cell.end, last.hyphen)]


def _set(
    text: str, cut: Cut, column: int, right: int, order: Order | None
) -> tuple[tuple[Piece, ...], tuple[Ornament, ...]]:
    """A line of a cell from `column`, or set against the right of `right` cells."""
    shift = max(0, right - cells_of(text[cut.start : cut.stop])) if right else 0
    return pieces_of(text, cut, column + shift, order)


def _rules(widths: Sequence[int]) -> tuple[Ornament, ...]:
    marks, at = [], 0
    for width in widths:
        marks.append(Ornament(at, "─" * width))
        at += width + _GAP
    return tuple(marks)

"""A document set in lines of a given width, as a narrow newspaper column: nothing here knows of a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.model import Block, BlockKind, Document
from reader.text.layout.bidi import mirror_of, order_of
from reader.text.layout.cells import UNDRAWN, cells_of, clusters, is_even
from reader.text.layout.lines import Layout, Line, Ornament, Piece
from reader.text.layout.pictures import illustrated
from reader.text.layout.pieces import pieces_of
from reader.text.layout.tables import table_lines
from reader.text.layout.wrap import Cut, wrap

__all__ = ["Layout", "Line", "Ornament", "Piece", "illustrated", "lay_out", "wrapped"]

NARROWEST = 8
"""Cells below which nothing is set: a narrower pane shows the left of it."""

_BAR = "▎ "
_BAR_AT_RIGHT = " ▕"
_PICTURE = "▣ "
_CODE_INDENT = 2
_CONTINUED = "↪"
_TAB = 4
_LONGEST_ROW = 480
"""Cells of a line of code that is not broken; no program that people read has longer ones."""
_DEEPEST = 6
_ITEM_INDENT = 1
_LEAST_TEXT = 4
"""Cells that the text of an item has, however wide its marker is."""
_WHOLE = (BlockKind.TABLE, BlockKind.CODE)
"""Blocks that lose their sense when their lines are broken."""


def lay_out(document: Document, width: int, reorder: bool = True) -> Layout:
    """The document in lines of `width` cells, at least 8. Time is linear in the text's length.

    Tables that cannot be read so, and code, have longer lines: `wide` tells of them. A script that runs from
    right to left is set against the right edge; `reorder` puts its letters into the order in which they are
    drawn, which some terminals do by themselves.
    """
    width = max(width, NARROWEST)
    indents = _item_indents(document.blocks, width)
    lines: list[Line] = []
    wide: dict[int, int] = {}
    above: Block | None = None
    for number, block in enumerate(document.blocks):
        if above is not None:
            lines.extend(_between(number, above, block, width))
        first = len(lines)
        lines.extend(_block_lines(number, block, width, indents[number], reorder))
        if block.kind in _WHOLE and (cells := _widest(lines[first:], block.text)) > width:
            wide[number] = cells
        above = block
    return Layout(document, width, tuple(lines), wide)


def _widest(lines: Iterable[Line], text: str) -> int:
    """The cells that the longest of a block's lines takes."""
    ends = [0]
    for line in lines:
        ends += (piece.column + cells_of(text[piece.start : piece.stop]) for piece in line.pieces)
        ends += (each.column + cells_of(each.text) for each in line.ornaments)
    return max(ends)


def wrapped(text: str, width: int, reorder: bool = False) -> tuple[str, ...]:
    """A text of no document, such as a title, in lines of at most `width` cells: its letters as they are
    written, or as they are drawn."""
    block = Block(BlockKind.PARAGRAPH, text)
    layout = lay_out(Document((block,)), width, reorder)
    return tuple(layout.text_of(number) for number in range(len(layout.lines)))


def _between(number: int, above: Block, below: Block, width: int) -> Iterator[Line]:
    """The lines between two blocks: a heading is set off, the items of a list stand close, as notes do, and
    the first of those stands under a rule. The bar of a quotation of several paragraphs goes through."""
    blank = Line(number)
    if (below.is_note and above.is_note) or above.kind is below.kind is BlockKind.ITEM:
        return
    if below.is_note and above.kind is not BlockKind.RULE:
        yield from (blank, Line(number, (), (Ornament(0, "─" * (width // 6)),)))
    elif below.kind is BlockKind.HEADING and below.level <= 2 and above.kind is not BlockKind.HEADING:
        yield from (blank, blank)
    elif above.kind is below.kind is BlockKind.QUOTE:
        bars = _bars(min(above.level, below.level))
        order = order_of(below.text)
        yield Line(number, (), _at_right(bars, width) if order is not None and order.leftwards else bars)
    else:
        yield blank


def _block_lines(number: int, block: Block, width: int, indent: int, reorder: bool) -> Iterator[Line]:
    setting = _Setting(number, block.text, width, reorder)
    match block.kind:
        case BlockKind.RULE:
            rule = "─" * (width // 3)
            yield Line(
                number, (Piece(0, 0, 0, len(block.text)),), (Ornament((width - len(rule)) // 2, rule),)
            )
        case BlockKind.TABLE:
            yield from table_lines(number, block.text, width, reorder)
        case BlockKind.CODE:
            yield from _code_lines(number, block.text, reorder)
        case BlockKind.QUOTE:
            bars = _bars(block.level)
            yield from _running(setting, 2 * len(bars), bars, bars)
        case BlockKind.ITEM:
            end = block.marker[1 - indent :]  # of a number that is wider than the column, its end
            marker = Ornament(indent - cells_of(end) - 1, end)
            yield from _running(setting, indent, (marker,), ())
        case BlockKind.CAPTION:
            yield from _running(setting, cells_of(_PICTURE), (Ornament(0, _PICTURE),), ())
        case _:
            yield from _running(setting, 0, (), ())


class _Setting(NamedTuple):
    """A block's text to be set in running lines."""

    number: int
    text: str
    width: int
    reorder: bool


def _running(
    setting: _Setting, indent: int, first: tuple[Ornament, ...], rest: tuple[Ornament, ...]
) -> Iterator[Line]:
    """Running text from column `indent`, with marks before the first line and before each other.

    A text that runs leftwards is set from the right edge in the same way.
    """
    number, text, width, reorder = setting
    order = order_of(text)
    leftwards = order is not None and order.leftwards
    marks, rest = (_at_right(first, width), _at_right(rest, width)) if leftwards else (first, rest)
    for cut in wrap(text, width - indent):
        column = indent
        if leftwards:
            column = max(0, width - indent - cells_of(text[cut.start : cut.stop]) - cut.hyphen)
        pieces, hyphens = pieces_of(text, cut, column, order if reorder else None)
        yield Line(number, pieces, marks + hyphens)
        marks = rest


def _at_right(marks: tuple[Ornament, ...], width: int) -> tuple[Ornament, ...]:
    """Marks of a left edge as they stand at the right one."""
    return tuple(Ornament(width - column - cells_of(text), _turned(text)) for column, text in marks)


def _turned(mark: str) -> str:
    number = mark.rstrip(".)")
    return _BAR_AT_RIGHT if mark == _BAR else "".join(map(mirror_of, mark[len(number) :][::-1])) + number


def _bars(level: int) -> tuple[Ornament, ...]:
    return tuple(Ornament(2 * depth, _BAR) for depth in range(min(max(level, 1), _DEEPEST // 2)))


def _item_indents(blocks: Sequence[Block], width: int) -> list[int]:
    """The column at which each item's text hangs: past the widest marker of its level in its list, and of
    the levels around it. A marker so wide that it would squeeze the text stands within half of the width."""
    indents = [0] * len(blocks)
    start = 0
    while start < len(blocks):
        end = start
        widest: dict[int, int] = {}
        while end < len(blocks) and blocks[end].kind is BlockKind.ITEM:
            level = min(max(blocks[end].level, 1), _DEEPEST)
            widest[level] = max(widest.get(level, 0), cells_of(blocks[end].marker) + 1)
            end += 1
        for number in range(start, end):
            level = min(max(blocks[number].level, 1), _DEEPEST)
            hanging = _ITEM_INDENT + sum(widest.get(outer, 2) for outer in range(1, level + 1))
            own = cells_of(blocks[number].marker) + 1
            indents[number] = min(max(min(hanging, width // 2), own), width - _LEAST_TEXT)
        start = max(end, start + 1)
    return indents


def _code_lines(number: int, text: str, reorder: bool) -> Iterator[Line]:
    """Code keeps its lines, however wide; what is far too long goes on below, behind a mark."""
    start = 0
    for row in text.split("\n"):
        end = start + len(row)
        marks: tuple[Ornament, ...] = ()
        for pieces in _code_row(text, start, end, _LONGEST_ROW, reorder):
            yield Line(number, pieces, marks)
            marks = (Ornament(0, _CONTINUED),)
        start = end + 1


def _code_row(text: str, start: int, end: int, width: int, reorder: bool) -> Iterator[tuple[Piece, ...]]:
    """One line of code as one or more lines; a tab reaches the next multiple of four columns."""
    after = min(end + 1, len(text))
    order = order_of(text[start:end], leftwards=False) if reorder else None
    if order is not None and end - start <= width // 2 and "\t" not in text[start:end]:
        yield pieces_of(text, Cut(start, end, after), _CODE_INDENT, order.moved(start))[0]
        return
    if end - start <= width - _CODE_INDENT and is_even(text, start, end):
        yield (Piece(_CODE_INDENT, start, end, after),)
        return
    pieces: list[Piece] = []
    column = at_column = _CODE_INDENT
    for at, past, cells in clusters(text, start, end):
        if text[at] == "\t":
            cells = _TAB - (column - _CODE_INDENT) % _TAB
        if column + cells > width and column > _CODE_INDENT:
            if at > start:
                pieces.append(Piece(at_column, start, at, at))
            yield tuple(pieces)
            pieces, start, column, at_column = [], at, _CODE_INDENT, _CODE_INDENT
        column += cells
        if text[at] in UNDRAWN:
            pieces.append(Piece(at_column, start, at, past))
            start, at_column = past, column
    yield (*pieces, Piece(at_column, start, end, after))

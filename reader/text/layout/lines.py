"""Lines of a laid out document, and the way between a place in the text and a cell on a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reader.model import Document, Place
from reader.text.layout.bidi import turned
from reader.text.layout.cells import clusters


class Piece(NamedTuple):
    """A run of a block's text on a line: `start` to `stop` is drawn from cell `column`.

    From `stop` to `end` is what the break swallowed (blanks, a line feed, a soft hyphen): it belongs to this
    line but is not drawn. All are code points into the block's text. Of a piece that runs
    `leftwards` the last letter is drawn at `column`.
    """

    column: int
    start: int
    stop: int
    end: int
    leftwards: bool = False

    def clusters(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and cells of each character, from left to right."""
        found = clusters(text, self.start, self.stop)
        return iter(list(found)[::-1]) if self.leftwards else found

    def drawn(self, text: str) -> str:
        """The letters of the piece from left to right."""
        if self.leftwards:
            return turned(text, self.start, self.stop)
        return text[self.start : self.stop]


class Ornament(NamedTuple):
    """Something drawn that is not of the text: a list's marker, a quote's bar, a rule, a break's hyphen."""

    column: int
    text: str


class Line(NamedTuple):
    """One line of the screen, its pieces from left to right.

    A blank line has no pieces and belongs to the block below it. `row` is which row of that block's picture
    is drawn there; -1 for none.
    """

    block: int
    pieces: tuple[Piece, ...] = ()
    ornaments: tuple[Ornament, ...] = ()
    row: int = -1


@dataclass(frozen=True)
class Layout:
    """A document set in lines no wider than `width` cells, but for the blocks in `wide`.

    Those are tables and code: each with the cells that its longest line takes. Every code point of every
    block belongs to exactly one piece of one line.
    """

    document: Document
    width: int
    lines: tuple[Line, ...]
    wide: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def _index(self) -> tuple[list[int], list[int]]:
        """Offsets in the document's text at which pieces start, ascending, and the line of each."""
        starts = self.document.starts
        found = sorted(
            (starts[line.block] + piece.start, number)
            for number, line in enumerate(self.lines)
            for piece in line.pieces
        )
        return [offset for offset, _ in found], [number for _, number in found]

    def line_of(self, place: Place) -> int:
        """The number of the line that holds the first character of a place; 0 in an empty document.

        A place outside the document (one remembered from another copy) gives the nearest line.
        """
        return self._line_at(place.block, place.start)

    def lines_of(self, place: Place) -> range:
        """The numbers of all lines from the first to the last character of a place."""
        first = self._line_at(place.block, place.start)
        last = self._line_at(place.block, max(place.start, place.end - 1))
        return range(min(first, last), max(first, last) + 1)

    def _line_at(self, block: int, offset: int) -> int:
        offsets, owners = self._index
        if not owners:
            return 0
        block = max(0, min(block, len(self.document.blocks) - 1))
        offset = max(0, min(offset, len(self.document.blocks[block].text)))
        return owners[max(0, bisect_right(offsets, self.document.starts[block] + offset) - 1)]

    def first_place(self, line: int) -> Place:
        """The place of the first character drawn on a line, or on the next one that has text."""
        for number in range(max(0, line), len(self.lines)):
            found = self.lines[number]
            if found.pieces:
                start = min(piece.start for piece in found.pieces)
                return Place(found.block, start, start)
        last = len(self.document.blocks) - 1
        end = len(self.document.blocks[last].text) if last >= 0 else 0
        return Place(max(last, 0), end, end)

    def place_at(self, line: int, column: int) -> Place:
        """The place of the character at a cell, as near as the line has one.

        Beside its text that is its first character where the text begins, and the empty place at its end
        where it ends.
        """
        if not (0 <= line < len(self.lines)) or not self.lines[line].pieces:
            return self.first_place(line)
        found = self.lines[line]
        text = self.document.blocks[found.block].text
        piece = found.pieces[0]
        for other in found.pieces:
            if other.column <= column:
                piece = other
        at = piece.column
        if piece.leftwards and column < at:
            return Place(found.block, piece.stop, piece.stop)
        for start, end, cells in piece.clusters(text):
            at += cells
            if column < at:
                return Place(found.block, start, end)
        if piece.leftwards:
            return Place(found.block, piece.start, min(piece.start + 1, piece.stop))
        return Place(found.block, piece.stop, piece.stop)

    def column_of(self, place: Place) -> int:
        """The cell at which the first character of a place is drawn on its line."""
        number = self.line_of(place)
        if number >= len(self.lines):
            return 0
        line = self.lines[number]
        text = self.document.blocks[line.block].text
        for piece in line.pieces:
            if piece.start <= place.start < piece.end or piece.start == piece.end == place.start:
                before = (
                    cells
                    for start, end, cells in piece.clusters(text)
                    if (start > place.start if piece.leftwards else end <= place.start)
                )
                return piece.column + sum(before)
        return 0

    def text_of(self, line: int) -> str:
        """A line as it is drawn, without colours."""
        found = self.lines[line]
        text = self.document.blocks[found.block].text if self.document.blocks else ""
        parts = [(ornament.column, ornament.text) for ornament in found.ornaments]
        parts += [(piece.column, piece.drawn(text)) for piece in found.pieces]
        drawn, at = "", 0
        for column, part in sorted(parts, key=lambda part: part[0]):
            drawn += " " * (column - at) + part
            at = column + sum(cells for _, _, cells in clusters(part, 0, len(part)))
        return drawn.rstrip()

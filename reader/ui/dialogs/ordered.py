"""Texts and fields of dialogs whose right-to-left words stand in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import Input, Static

from reader.text.layout.bidi import order_of, turned
from reader.text.layout.cells import clusters
from reader.ui.article.turning import reorders
from reader.ui.article.turning import turned as turned_line


class OrderedText(Static):
    """A text without markup. Each of its lines is put in order for itself, by the direction of the whole."""

    def __init__(self, text: object = "", *, classes: str = "") -> None:
        super().__init__(text, markup=False, classes=classes)  # type: ignore[arg-type]

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        order = order_of(str(self.content)) if reorders(self.app) else None
        if order is None:
            return strip
        leftwards = order.leftwards
        segments = [Segment(turned_line(text, leftwards), style) for text, style, _ in strip]
        return Strip(segments, strip.cell_length)


class _Cell(NamedTuple):
    """A character of a field as it is drawn, with its number in what is typed."""

    at: int
    text: str
    cells: int


class Drawn(NamedTuple):
    """The characters of a line to type in from left to right. Their text has them from `start` to `stop`."""

    cells: Sequence[_Cell]
    start: int
    stop: int
    leftwards: bool

    def over(self, strip: Strip) -> Strip:
        """The line as it was drawn in the order of typing, put in order."""
        typed = [(letter, style) for text, style, _ in strip for letter in text]
        count = self.stop - self.start
        if len(typed) < count:
            return strip
        rest = typed[count:]
        segments = [Segment(cell.text, typed[cell.at - self.start][1]) for cell in self.cells]
        # The cursor behind the last character stands where the next one will.
        first = int(self.leftwards)
        return Strip([*_segments(rest[:first]), *segments, *_segments(rest[first:])], strip.cell_length)

    def character_at(self, offset: int) -> int:
        """The number of the character at a cell of the line."""
        at = int(self.leftwards)
        for cell in self.cells:
            if at <= offset < at + cell.cells:
                return cell.at
            at += cell.cells
        left, right = (self.stop, self.start) if self.leftwards else (self.start, self.stop)
        return left if offset < 1 else right


class OrderedInput(Input):
    """A line to type in. What is typed is drawn in order as long as all of it is in sight."""

    def render_line(self, y: int) -> Strip:
        strip, drawn = super().render_line(y), self._drawn()
        return strip if y or drawn is None else drawn.over(strip)

    def _cell_offset_to_index(self, offset: int) -> int:
        """The number of the character at a cell; Textual asks it for a click."""
        drawn = self._drawn()
        return super()._cell_offset_to_index(offset) if drawn is None else drawn.character_at(offset)

    def _drawn(self) -> Drawn | None:
        """The characters as they are drawn; None where that is as they were typed."""
        if self.virtual_size.width > self.scrollable_content_region.width or not reorders(self.app):
            return None
        return in_order(self.value, 0, len(self.value))


def in_order(text: str, start: int, stop: int) -> Drawn | None:
    """The characters of a stretch from left to right; None where they are as they were typed."""
    order = order_of(text)
    if order is None:
        return None
    cells = [cell for run in order.of_line(text, start, stop) for cell in _cells(text, *run)]
    return Drawn(cells, start, stop, order.leftwards)


def _cells(text: str, start: int, stop: int, leftwards: bool) -> Iterator[_Cell]:
    """The characters of a stretch from left to right."""
    parts = list(clusters(text, start, stop))
    if not leftwards:
        yield from (_Cell(at, text[at:to], cells) for at, to, cells in parts)
        return
    drawn, begin = turned(text, start, stop), 0
    for at, to, cells in reversed(parts):
        yield _Cell(at, drawn[begin : begin + to - at], cells)
        begin += to - at


def _segments(letters: list[tuple[str, Style | None]]) -> list[Segment]:
    return [Segment(letter, style) for letter, style in letters]

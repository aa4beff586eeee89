"""Texts and fields of dialogs whose right-to-left words stand in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import Input, Static

from reader.text.layout.bidi import order_of, turned
from reader.text.layout.cells import clusters
from reader.ui.article.turning import reorders
from reader.ui.article.turning import turned as turned_line


class Words(Static):
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


class Field(Input):
    """A line to type in. What is typed is drawn in order as long as all of it is in sight."""

    def render_line(self, y: int) -> Strip:
        strip, drawn = super().render_line(y), self._drawn()
        if y or not drawn:
            return strip
        typed = [(letter, style) for text, style, _ in strip for letter in text]
        if len(typed) < len(self.value):
            return strip
        rest = typed[len(self.value) :]
        segments = [Segment(cell.text, typed[cell.at][1]) for cell in drawn]
        # The cursor behind the last character stands where the next one will.
        first = 1 if self._runs_leftwards else 0
        segments = [*_segments(rest[:first]), *segments, *_segments(rest[first:])]
        return Strip(segments, strip.cell_length)

    def _cell_offset_to_index(self, offset: int) -> int:
        """The number of the character at a cell; Textual asks it for a click."""
        drawn, end = self._drawn(), len(self.value)
        if not drawn:
            return super()._cell_offset_to_index(offset)
        left, right = (end, 0) if self._runs_leftwards else (0, end)
        at = int(self._runs_leftwards)
        for cell in drawn:
            if at <= offset < at + cell.cells:
                return cell.at
            at += cell.cells
        return left if offset < 1 else right

    @property
    def _runs_leftwards(self) -> bool:
        order = order_of(self.value)
        return order is not None and order.leftwards

    def _drawn(self) -> list[_Cell]:
        """The characters from left to right; none where they are as they were typed."""
        order = order_of(self.value) if reorders(self.app) else None
        if order is None or self.virtual_size.width > self.scrollable_content_region.width:
            return []
        found: list[_Cell] = []
        for start, stop, leftwards in order.of_line(self.value, 0, len(self.value)):
            found += _cells(self.value, start, stop, leftwards)
        return found


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

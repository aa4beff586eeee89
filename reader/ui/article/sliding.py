"""Tables and code wider than the column: how far each is moved, and what of a line is then in sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.model import Place
from reader.text.layout import Layout
from reader.text.layout.cells import cells_of, clusters

MORE_LEFT, MORE_RIGHT = "◂", "▸"


class Part(NamedTuple):
    """A text drawn alike from a column on."""

    column: int
    text: str
    inks: tuple[str, ...]


class Slides:
    """The cells by which each wide block is moved to the left; a block that is not has moved by none."""

    def __init__(self) -> None:
        self._moved: dict[int, int] = {}

    def of(self, layout: Layout, block: int) -> int:
        """How far a block is moved, as far as it has anything left to show."""
        return min(self._moved.get(block, 0), _furthest(layout, block))

    def move(self, layout: Layout, block: int, cells: int) -> bool:
        """Move a block by so many cells, to the left when they are positive; whether it did."""
        before = self.of(layout, block)
        self._moved[block] = max(0, min(before + cells, _furthest(layout, block)))
        return self._moved[block] != before

    def reveal(self, layout: Layout, place: Place) -> bool:
        """Move the block of a place, where it must, so that the place is in sight; whether it did."""
        if place.block not in layout.wide:
            return False
        moved, start = self.of(layout, place.block), layout.column_of(place)
        words = layout.document.at(place).partition("\n")[0]
        end = start + min(cells_of(words), layout.width)
        if moved <= start and end <= moved + layout.width:
            return False
        # A place that is gone to stands in the middle: what is around it tells of it.
        return self.move(layout, place.block, (start + end - layout.width) // 2 - moved)


def _furthest(layout: Layout, block: int) -> int:
    return max(0, layout.wide.get(block, 0) - layout.width)


class Sight(NamedTuple):
    """What is seen of a line, and the sign on either side of it: blank where there is no more."""

    parts: list[Part]
    left: str
    right: str


def in_sight(parts: Iterable[Part], moved: int, width: int) -> Sight:
    """A line's parts through a window of so many cells. A wide character on its edge is a blank."""
    seen, left, right = [], " ", " "
    for column, text, inks in parts:
        start, end = column - moved, column - moved + cells_of(text)
        left, right = MORE_LEFT if start < 0 else left, MORE_RIGHT if end > width else right
        if start >= 0 and end <= width:
            seen.append(Part(start, text, inks))
        elif start < width and end > 0:
            seen.append(Part(max(start, 0), window(text, -start, width - start), inks))
    return Sight(seen, left, right)


def window(text: str, start: int, end: int) -> str:
    """The text between two of its cells, a blank for each half of a character that lies on an edge."""
    drawn, at = [], 0
    for first, last, cells in clusters(text, 0, len(text)):
        if start <= at and at + cells <= end:
            drawn.append(text[first:last])
        elif at < end and at + cells > start:
            drawn.append(" " * (min(at + cells, end) - max(at, start)))
        at += cells
    return "".join(drawn)

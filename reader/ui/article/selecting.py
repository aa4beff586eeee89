"""What is selected on a line that is drawn, in whole or in part, from right to left."""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.layout import Layout
from reader.text.layout.cells import cells_of


def is_turned(layout: Layout, number: int) -> bool:
    """Whether some of a line is drawn from right to left."""
    return any(piece.leftwards for piece in layout.lines[number].pieces)


def spans_between(layout: Layout, number: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The characters of a line, as it is drawn, that stand between two offsets of the document's text."""
    drawn, document = layout.text_of(number), layout.document
    start = 0
    for at in range(len(drawn) + 1):
        place = layout.place_at(number, cells_of(drawn[:at]))
        offset = document.offsets(place)[0]
        if at == len(drawn) or place.start == place.end or not first <= offset < last:
            if start < at:
                yield start, at
            start = at + 1

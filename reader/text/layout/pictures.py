"""Lines kept free in a laid out text for its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reader.model import BlockKind
from reader.text.layout.lines import Layout, Line


def illustrated(layout: Layout, heights: Mapping[int, int]) -> Layout:
    """The layout with so many lines for a picture above the text of each of these blocks, by their numbers.

    A caption stands close under its picture, other text after a blank line. Lines of pictures have no text,
    and belong to the block below as blank lines do: every place stands where it stood among its words.
    """
    return replace(layout, lines=tuple(_lines(layout, heights))) if heights else layout


def _lines(layout: Layout, heights: Mapping[int, int]) -> Iterator[Line]:
    begun = -1
    for line in layout.lines:
        if line.pieces and line.block != begun:
            begun = line.block
            if height := heights.get(begun, 0):
                yield from (Line(begun, row=row) for row in range(height))
                if layout.document.blocks[begun].kind is not BlockKind.CAPTION:
                    yield Line(begun)
        yield line

"""Pictures as they stand in the text: rows of cells, drawn as the terminal can."""

from __future__ import annotations

from itertools import groupby

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style

from reader.model import Inset, Room
from reader.ui.pictures.kitty import placed

_HALF = "▀"


class Plate:
    """A picture made for a room in the text. One that is `number` is drawn by the terminal, which has it."""

    def __init__(self, url: str, room: Room, inset: Inset, number: int | None = None) -> None:
        self.url = url
        self.room = room
        self.columns, self.rows = inset.columns, inset.rows
        self.number = number
        self._pixels = b"" if number is not None else inset.drawn

    def segments(self, row: int, ground: Style) -> list[Segment]:
        """A row of its cells."""
        if self.number is not None:
            return [placed(self.number, self.columns, row, ground)]
        length = 3 * self.columns
        upper, lower = (self._pixels[at : at + length] for at in (2 * row * length, (2 * row + 1) * length))
        cells = ((upper[at : at + 3], lower[at : at + 3]) for at in range(0, length, 3))
        return [
            Segment(_HALF * len(list(alike)), Style.from_color(_colour(above), _colour(below)))
            for (above, below), alike in groupby(cells)
        ]


def _colour(pixel: bytes) -> Color:
    # By its parts: giving it a name takes longer than drawing it, and a row has a hundred of them.
    return Color("", ColorType.TRUECOLOR, None, ColorTriplet(*pixel))

"""A picture made for a place in the text."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """What a picture in the text may take: cells at most, and the pixels of a cell.

    Where it is `sharp` the terminal draws pixels, otherwise it draws two colours a cell.
    """

    columns: int
    rows: int
    cell_width: int
    cell_height: int
    sharp: bool


class Inset(NamedTuple):
    """A picture made for a room: the cells it takes, none if it is too small for the text, and what is drawn.

    That is a PNG where the room is sharp. Otherwise it is two rows of pixels for each row of cells, a pixel
    three bytes (red, green, blue).
    """

    columns: int
    rows: int
    drawn: bytes

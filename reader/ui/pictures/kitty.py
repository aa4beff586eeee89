"""Pictures by the graphics protocol of the terminal Kitty, as cells of text that scroll with the lines.

A picture is sent once, under a number, with a virtual placement. It is drawn wherever the placeholder
U+10EEEE stands in the colour that is the number; two combining marks on it tell the row and the column.
https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from functools import cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.text.clean import PLACEHOLDER

MOST = 128
"""Columns and rows of a picture: as many marks are sure to be the same in every version of Unicode."""
NUMBERS = range(1, 1 << 24)
"""What a colour can say."""

_OURS = "picture"
_CHUNK = 4096
_SLICE = 8
"""Chunks that are written at once: between two slices the screen may be drawn."""
_MARKS = range(0x300, 0x82E)
# Left out by the protocol: some programs make one letter of these and the letter below.
_COMPOSED = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311\u0313\u0314\u0342\u0653\u0654"
)


def sent(number: int, columns: int, rows: int, png: bytes) -> Iterator[str]:
    """What has the terminal keep a picture under a number, to be drawn on so many cells, in slices."""
    data = b64encode(png).decode()
    chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
    last = len(chunks) - 1
    about = f"a=T,U=1,i={number},c={columns},r={rows},f=100,q=2,"
    told = [f"\x1b_G{'' if at else about}m={int(at < last)};{chunk}\x1b\\" for at, chunk in enumerate(chunks)]
    for at in range(0, len(told), _SLICE):
        yield "".join(told[at : at + _SLICE])


def forgotten(number: int) -> str:
    """What has the terminal drop a picture."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def placed(number: int, columns: int, row: int, ground: Style) -> Segment:
    """The cells of a row of a picture. They pass the last border before the terminal, other ones do not."""
    marks = _marks()
    text = "".join(f"{PLACEHOLDER}{marks[row]}{marks[column]}" for column in range(columns))
    colour = Color.from_rgb(number >> 16, number >> 8 & 255, number & 255)
    return Segment(text, ground + Style(color=colour, meta={_OURS: True}))


def is_placed(segment: Segment) -> bool:
    """Whether a segment is of a picture that was placed here, whole cells of it and nothing else."""
    text, style, _ = segment
    if style is None or _OURS not in style.meta or len(text) % 3:
        return False
    marks = frozenset(_marks())
    return text[::3] == PLACEHOLDER * (len(text) // 3) and marks.issuperset(text[1::3] + text[2::3])


@cache
def _marks() -> tuple[str, ...]:
    """The marks that stand for 0, 1, 2, and so on: combining marks above a letter that decompose to none."""
    return tuple(
        mark
        for mark in map(chr, _MARKS)
        if unicodedata.combining(mark) == 230
        and not unicodedata.decomposition(mark)
        and mark not in _COMPOSED
    )[:MOST]

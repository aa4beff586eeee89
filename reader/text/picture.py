"""A picture made small enough to be shown, by Pillow, which the extra `images` brings."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from reader.model import Inset, ReaderError, Room

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PIXELS = 40_000_000
"""Pixels of a picture that is unpacked: those of a good camera. What says it has more may be a bomb."""
LEAST_SIDE = 32
"""Pixels of a side below which a picture is an icon, or there to count readers."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_ENLARGED = 2


def scaled(data: bytes, width: int, height: int) -> bytes:
    """The picture, or the first of one that moves, as a PNG of at most so many pixels.

    Raises ReaderError for what is none of the usual formats, is broken, or has too many pixels.
    """
    with _unpacked(data, width, height) as picture:
        picture.thumbnail((width, height))
        return _png(picture)


def inset(data: bytes, room: Room) -> Inset:
    """The picture, or the first of one that moves, made to fit a room. Raises ReaderError as `scaled`."""
    width, height = room.columns * room.cell_width, room.rows * room.cell_height
    with _unpacked(data, width, height) as picture:
        if min(picture.size) < LEAST_SIDE:
            return Inset(0, 0, b"")
        scale = min(_ENLARGED, width / picture.width, height / picture.height)
        columns = max(1, round(picture.width * scale / room.cell_width))
        rows = max(1, round(picture.height * scale / room.cell_height))
        if room.sharp:
            picture.thumbnail((width, height))
            return Inset(columns, rows, _png(picture))
        # Reduced in steps, as one step takes several times as long from a large picture.
        return Inset(columns, rows, picture.resize((columns, 2 * rows), reducing_gap=3.0).tobytes())


@contextmanager
def _unpacked(data: bytes, width: int, height: int) -> Iterator[Picture]:
    """The picture as its maker saw it, with at least about so many pixels, if it has them."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ReaderError(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels.")
            picture.draft("RGB", (width, height))
            ImageOps.exif_transpose(picture, in_place=True)
            yield _on_white(picture)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise ReaderError("The picture cannot be read: it is broken, or of an unusual format.") from error


def _on_white(picture: Picture) -> Picture:
    """The picture in red, green and blue; what shines through is white, as the pages that it is made for."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _png(picture: Picture) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()

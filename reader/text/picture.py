"""A picture made small enough to be shown, by Pillow, which the extra `images` brings."""

from __future__ import annotations

import struct
from io import BytesIO

from reader.model import ReaderError

MOST_PIXELS = 40_000_000
"""Pixels of a picture that is unpacked: those of a good camera. What says it has more may be a bomb."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def scaled(data: bytes, width: int, height: int) -> bytes:
    """The picture, or the first of one that moves, as a PNG of at most so many pixels.

    Raises ReaderError for what is none of the usual formats, is broken, or has too many pixels.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ReaderError(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels.")
            picture.draft("RGB", (width, height))
            picture.thumbnail((width, height))
            made = BytesIO()
            picture.convert("RGB").save(made, "PNG")
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise ReaderError("The picture cannot be read: it is broken, or of an unusual format.") from error
    return made.getvalue()

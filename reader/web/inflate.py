"""A body of at most so many bytes, counted once it is decoded: a kilobyte of gzip can hold a gigabyte."""

from __future__ import annotations

import zlib

_GZIP = 16 + zlib.MAX_WBITS
_MEMBER = b"\x1f\x8b"


class TooLong(Exception):
    """The body is longer than allowed."""


class Broken(Exception):
    """The body is not whole, or not what it says it is."""


class Body:
    """Takes a body in pieces and never holds more than `limit` bytes of it.

    `coding` is the Content-Encoding: nothing, "identity" or "gzip". Raises Broken for any other, and for more
    than one: only gzip was asked for, and only zlib can be told where to stop.
    """

    def __init__(self, coding: str, limit: int) -> None:
        coding = coding.strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            raise Broken("in a coding that was not asked for")
        self._limit = limit
        self._pieces = bytearray()
        self._stream = zlib.decompressobj(_GZIP) if coding.endswith("gzip") else None

    def add(self, piece: bytes) -> None:
        """Take the next piece as it came over the wire. Raises TooLong and Broken."""
        if self._stream is None:
            self._pieces += piece
        else:
            self._inflate(piece)
        if len(self._pieces) > self._limit:
            raise TooLong

    def end(self) -> bytes:
        """The whole body. Raises Broken when a part is missing."""
        if self._stream is not None and not self._stream.eof:
            raise Broken("cut short")
        return bytes(self._pieces)

    def _inflate(self, piece: bytes) -> None:
        while piece:
            stream = self._stream
            assert stream is not None
            if stream.eof:
                if not piece.startswith(_MEMBER):  # what follows the last member is padding
                    return
                stream = self._stream = zlib.decompressobj(_GZIP)
            room = self._limit + 1 - len(self._pieces)
            try:
                self._pieces += stream.decompress(piece, room)
            except zlib.error as error:
                raise Broken("damaged") from error
            if len(self._pieces) > self._limit:
                return
            piece = stream.unused_data

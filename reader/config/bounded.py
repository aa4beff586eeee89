"""Files that somebody else may have put there, read no further than such files are long."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import BinaryIO

from reader.model import MEGABYTE, ReaderError

MOST_GIVEN = 64 * MEGABYTE
"""Bytes of the longest file that is read because somebody named it."""


def read_within(path: Path, most: int) -> bytes:
    """The bytes of a plain file that has at most `most` of them, or of what the shell has opened for reading.

    Raises OSError with the reason: for a longer one, and for a pipe in a folder, which may never end.
    """
    if path.is_fifo() and not path.is_relative_to("/dev"):  # where `<(…)` of a shell stands
        raise OSError(errno.ESPIPE, "it is a pipe, not a file", path)
    with path.open("rb") as file:
        return all_within(file, most)


def read_given(name: str) -> bytes:
    """What somebody named to be read: a file or, by the name "-", standard input.

    Raises ReaderError for what cannot be read, or is too long.
    """
    try:
        if name == "-":
            return all_within(sys.stdin.buffer, MOST_GIVEN)
        return read_within(Path(name), MOST_GIVEN)
    except OSError as error:
        raise ReaderError(f"{name}: cannot be read: {error.strerror}.") from error


def all_within(file: BinaryIO, most: int) -> bytes:
    """What is left in an open file. Raises OSError when that is more than `most` bytes."""
    data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes")
    return data

"""How far a run is, for whoever waits for it at a terminal."""

from __future__ import annotations

import os
import sys
from itertools import accumulate
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from reader.model import Progress

_WIDE = 80
"""Columns of a terminal that does not say how many it has."""


class Meter:
    """A line that each step writes over, gone when the run ends; nothing where `out` is no terminal.

    What else is printed meanwhile must `clear` it first. `doing` says what is done, as "Fetching".
    """

    def __init__(self, doing: str, out: TextIO | None = None) -> None:
        self._doing = doing
        self._out = out or sys.stderr
        self._is_on = self._out.isatty() and os.environ.get("TERM", "dumb") != "dumb"

    def __enter__(self) -> Meter:
        self._write(f"{self._doing} …")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def at(self, step: Progress) -> None:
        """Show a step in place of the one before."""
        self._write(f"{self._doing} {step.done:,}/{step.total:,} {step.label}")

    def clear(self) -> None:
        """Leave the line to others."""
        self._write("")

    def _write(self, text: str) -> None:
        if self._is_on:
            self._out.write(f"\r\x1b[K{_cut(text, _columns(self._out) - 1)}")
            self._out.flush()


def _columns(out: TextIO) -> int:
    try:
        return os.get_terminal_size(out.fileno()).columns or _WIDE
    except OSError:
        return _WIDE


def _cut(text: str, width: int) -> str:
    """As much of a text as fits into so many cells: a line that is broken cannot be written over.

    No character takes more than two, and those of Latin and its like take one.
    """
    from reader.text.clean import safe_line

    line = safe_line(text)
    ends = accumulate(1 if character < "\u0300" else 2 for character in line)
    return line[: sum(end <= width for end in ends)]

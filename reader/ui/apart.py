"""The terminal as the screen's alone: what else would write to it is read by nobody meanwhile.

Textual keeps away what Python prints. A library in C and a browser that was started write past it, into the
screen, and what they write the terminal obeys.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


class _Outputs:
    """Standard output and error, as far as they are the terminal; Textual gets it by a number of its own."""

    def __init__(self) -> None:
        self._terminal = {number: os.dup(number) for number in (1, 2) if os.isatty(number)}
        # Python has None for one that was closed when it began.
        self._written = [stream for stream in (sys.stdout, sys.stderr) if stream is not None]
        screen = os.dup(1)  # which no program that is started inherits
        drawn = os.fdopen(screen, "w", encoding=sys.stdout.encoding, errors="backslashreplace", newline="")
        # Where Textual looks for the terminal. A standard error that goes into a file goes on doing so.
        vars(sys).update(__stdout__=drawn, __stderr__=drawn)

    def part(self) -> None:
        """Have them lead nowhere."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in self._terminal:
            os.dup2(nowhere, number)
        os.close(nowhere)

    def join(self) -> None:
        """Have them be the terminal again, without what somebody wrote meanwhile."""
        for stream in self._written:
            with suppress(OSError, ValueError):
                stream.flush()
        for number, terminal in self._terminal.items():
            os.dup2(terminal, number)


def apart(driver: type[Driver]) -> type[Driver]:
    """A driver of a terminal on which nothing but what it draws is seen while it draws.

    It is everybody's while the reader is suspended, or has lent it to another program.
    """
    outputs = _Outputs()

    class Apart(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            outputs.part()

        def stop_application_mode(self) -> None:
            outputs.join()
            super().stop_application_mode()

    return Apart

"""Whether the terminal is light or dark: asked of it while the screen is imported, so that nobody waits.

The question is OSC 11, as xterm has it; behind it goes one that every terminal answers (primary device
attributes), so that a terminal that knows no OSC 11 is not waited for. `COLORFGBG` is the fallback.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

QUESTION, LAST = b"\x1b]11;?\x1b\\", b"\x1b[c"
NEAR, FAR = 0.1, 1.0
"""Seconds from the question to the last moment for an answer: of a terminal here, and of one far away.

The import of the screen takes longer than the first: a terminal that is silent holds nothing up.
"""

_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_LAST = re.compile(rb"\x1b\[\?[0-9;]*c")
_LIGHT = frozenset((7, *range(9, 16)))
"""Those of the sixteen colours on which dark text is read."""


class TerminalReply(NamedTuple):
    """Whether the terminal is dark, None if that is unknown; and all that it said."""

    is_dark: bool | None = None
    said: bytes = b""


def ask(environ: Mapping[str, str], more: bytes = b"") -> Callable[[], TerminalReply]:
    """Ask the terminal this, and `more`; what is given back waits for the answer, once.

    Until then nothing that is typed is shown.
    """
    try:
        import termios
    except ImportError:  # Windows
        return lambda: TerminalReply(said_to_be_dark(environ))
    source, sink = sys.stdin.fileno(), sys.stdout.fileno()
    try:
        before = termios.tcgetattr(source)
        quiet = [*before[:3], before[3] & ~(termios.ICANON | termios.ECHO), *before[4:]]
        termios.tcsetattr(source, termios.TCSANOW, quiet)
        try:
            os.write(sink, QUESTION + more + LAST)
        except OSError:
            termios.tcsetattr(source, termios.TCSANOW, before)
            raise
        end = time.monotonic() + (FAR if environ.get("SSH_CONNECTION") else NEAR)
    except (OSError, termios.error):
        return lambda: TerminalReply(said_to_be_dark(environ))

    def answer() -> TerminalReply:
        try:
            said = _heard(source, end)
        finally:
            termios.tcsetattr(source, termios.TCSANOW, before)
        found = is_dark(said)
        return TerminalReply(said_to_be_dark(environ) if found is None else found, said)

    return answer


def _heard(source: int, end: float) -> bytes:
    """What the terminal says until it has answered all, or the clock is at `end` and nothing more is there.

    Read byte by byte: what the user has typed since is left to be read by the screen.
    """
    said = b""
    while not _LAST.search(said):
        ready, _, _ = select.select([source], [], [], max(0.0, end - time.monotonic()))
        if not ready or not (more := os.read(source, 1)):
            break
        said += more
    return said


def is_dark(said: bytes) -> bool | None:
    """Whether the colour in a terminal's answer is dark; None where there is none.

    By the luma of ITU-R BT.601, which is near enough to tell one half from the other.
    """
    found = _COLOUR.search(said)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    luma: float = 0.299 * red + 0.587 * green + 0.114 * blue
    return luma < 0.5


def said_to_be_dark(environ: Mapping[str, str]) -> bool | None:
    """What `COLORFGBG` ("15;0": the text's colour, then the ground's) says; None where it says nothing."""
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return int(ground) not in _LIGHT if ground.isdecimal() else None

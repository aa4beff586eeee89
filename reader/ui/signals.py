"""Signals that end the reader: Textual alone would leave the terminal raw and the library open.

The first of them, and a terminal that is gone, end it in order. The same one again ends it at once, as does
an order that takes too long: the terminal is given back all the same.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

PATIENCE = 1.5
"""Seconds that an orderly end may take; a terminal that is gone can hold it up for ever."""
_WRITING = 0.2
"""Seconds that the terminal may take to hear that it is free; one that is gone or stopped never does."""
# What is set in a terminal, taken back: keys and pastes as they come, no mouse, lines that wrap, the main
# screen with its cursor, letters in the terminal's own order.
_GIVEN_BACK = (
    b"\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2048l\x1b[?7h"
    b"\x1b[?1049l\x1b[?25h\x1b[8h"
)


def end_on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code, 128 and the signal's number, when a signal asks the reader to end."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    ending = _Ending(leave)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        loop.add_signal_handler(number, ending.hear, number)

    def interrupt() -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(ending.hear, signal.SIGINT)

    def gone() -> None:
        ending.at_the_latest()
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(ending.hang_up)

    # Not by the loop: it would hear it even while the key is that of a program which has the terminal.
    signal.signal(signal.SIGINT, lambda *_: interrupt())
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        watch = threading.Thread(target=_wait_for_hang_up, args=(sys.__stdin__.fileno(), gone), daemon=True)
        watch.start()


class _Ending:
    """The end of the reader, brought about by `leave` or, where that is not enough, without it."""

    def __init__(self, leave: Callable[[int], None]) -> None:
        self._leave = leave
        self._heard: set[int] = set()
        self._code = 0
        self._modes = _modes()

    def hear(self, number: int) -> None:
        """End in order, or at once when this signal was heard before. A shell hangs up more than once."""
        if number in self._heard and number != signal.SIGHUP:
            self._end_now()
        self._heard.add(number)
        if self._code:
            return
        self._code = 128 + number
        last_resort = threading.Timer(PATIENCE, self._end_now)
        last_resort.daemon = True
        last_resort.start()
        if number != signal.SIGHUP:
            # From here on the loop may be busy with the end itself.
            signal.signal(number, lambda *_: self._end_now())
        self._leave(self._code)

    def at_the_latest(self) -> None:
        """End even if the loop never hears of it: it may wait for ever to write to the terminal."""
        last_resort = threading.Timer(PATIENCE, lambda: os._exit(self._code or 128 + signal.SIGHUP))
        last_resort.daemon = True
        last_resort.start()

    def hang_up(self) -> None:
        """End as by the signal, which is not sent to a process that has left the terminal's session."""
        if not self._heard:
            self.hear(signal.SIGHUP)

    def _end_now(self) -> None:
        stuck = threading.Timer(_WRITING, os._exit, (self._code,))
        stuck.daemon = True
        stuck.start()
        _give_back(self._modes)
        os._exit(self._code)


def _modes() -> list[Any] | None:
    """How the terminal takes what is typed, None where there is none."""
    import termios

    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _give_back(modes: list[Any] | None) -> None:
    import termios

    if modes is None:
        return
    with suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, modes)
    with suppress(OSError):
        os.write(0, _GIVEN_BACK)  # a terminal is open for both


def _wait_for_hang_up(terminal: int, gone: Callable[[], None]) -> None:
    """Call `gone` when a terminal is. Reading would not tell: it gives the end of a file, again and again."""
    import select

    poll = select.poll()
    poll.register(terminal, 0)
    if any(event & select.POLLHUP for _, event in poll.poll()):
        gone()

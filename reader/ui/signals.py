"""Signals that end the reader: Textual alone would leave the terminal raw and the library open.

The first of them, and a terminal that is gone, end it in order. The same one again ends it at once, as does
an order that takes too long: the terminal is given back all the same. While a program has the terminal, its
end is waited for, and the signals of keys are that program's.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

PATIENCE = 1.5
"""Seconds that an orderly end may take; a terminal that is gone can hold it up for ever."""
_ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT) if sys.platform != "win32" else ()
_OF_KEYS = (signal.SIGINT, signal.SIGQUIT) if sys.platform != "win32" else ()
"""Those that keys send, to a program that has the terminal and to the reader as well."""
_INTERRUPTED = b"\0"
"""What is written for SIGINT: the number of no signal."""
_WRITING = 0.2
"""Seconds that the terminal may take to hear that it is free; one that is gone or stopped never does."""
# What is set in a terminal, taken back: keys and pastes as they come, no mouse, lines that wrap, the main
# screen with its cursor, letters in the terminal's own order.
_GIVEN_BACK = (
    b"\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2048l\x1b[?7h"
    b"\x1b[?1049l\x1b[?25h\x1b[8h"
)


def end_on_signals(leave: Callable[[int], None], at_home: threading.Event) -> None:
    """Have the running loop call `leave` with the exit code, 128 and the number of the signal that wants it.

    `at_home` is cleared while the terminal is lent to a program, for which the loop waits.
    A thread hears the signals, since the loop may be held up by what it does.
    """
    if sys.platform == "win32":
        return
    ending = _Ending(asyncio.get_running_loop(), leave, at_home)
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    # Python writes there the number of each signal that has a handler, also while none of them can be called.
    signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    for number in _ENDS:
        signal.signal(number, lambda *_: None)
    # Not by its number: that comes even while the key is that of a program which has the terminal.
    signal.signal(signal.SIGINT, lambda *_: os.write(tell, _INTERRUPTED))
    _start(_hear, told, ending.hear)
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        _start(_wait_for_hang_up, sys.__stdin__.fileno(), ending.hang_up)


class _Ending:
    """The end of the reader, brought about by `leave` or, where that is not enough, without it."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, leave: Callable[[int], None], at_home: threading.Event
    ) -> None:
        self._loop = loop
        self._leave = leave
        self._at_home = at_home
        self._heard: set[int] = set()
        self._code = 0
        self._modes = _modes()

    def hear(self, number: int) -> None:
        """End in order, or at once when this signal was heard before. A shell hangs up more than once."""
        if number in _OF_KEYS and not self._at_home.is_set():
            return
        if number in self._heard and number != signal.SIGHUP:
            self._end_now()
        self._heard.add(number)
        if self._code:
            return
        self._code = 128 + number
        threading.Thread(target=self._last_resort, daemon=True).start()
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self._leave, self._code)

    def hang_up(self) -> None:
        """End as by the signal, which is not sent to a process that has left the terminal's session."""
        if not self._heard:
            self.hear(signal.SIGHUP)

    def _last_resort(self) -> None:
        """End when the order takes too long; not from under a program that has the terminal."""
        self._at_home.wait()
        time.sleep(PATIENCE)
        self._end_now()

    def _end_now(self) -> None:
        stuck = threading.Timer(_WRITING, os._exit, (self._code,))
        stuck.daemon = True
        stuck.start()
        _give_back(self._modes)
        os._exit(self._code)


def _start(work: Callable[[int, Callable[..., None]], None], of: int, then: Callable[..., None]) -> None:
    threading.Thread(target=work, args=(of, then), daemon=True).start()


def _hear(told: int, hear: Callable[[int], None]) -> None:
    """Call `hear` with each signal that is to end the reader, as it comes."""
    while True:
        for byte in os.read(told, 64):
            if byte in _ENDS:
                hear(byte)
            elif byte == ord(_INTERRUPTED):
                hear(signal.SIGINT)


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

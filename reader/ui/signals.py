"""Signals that end the reader: Textual alone would leave the terminal raw and the library open."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable

PATIENCE = 1.5
"""Seconds that an orderly end may take; a terminal that is gone can hold it up for ever."""


def end_on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code, 128 and the signal's number, when a signal asks the reader to end."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        loop.add_signal_handler(number, _end, number, leave)


def _end(number: int, leave: Callable[[int], None]) -> None:
    last_resort = threading.Timer(PATIENCE, os._exit, (128 + number,))
    last_resort.daemon = True
    last_resort.start()
    leave(128 + number)

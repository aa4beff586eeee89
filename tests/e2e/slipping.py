"""Quoth, in which the key for the help makes a mistake, or with "ever" before all one after another.

With "blocked" the key never comes back, and with "deaf" Python itself never goes on. With "stuck" it is the
end of the reader that takes for ever, and there is all patience with that.
"""

from __future__ import annotations

import asyncio
import ctypes
import sys
import time

from reader.cli import main
from reader.ui import application, signals

HOW = sys.argv.pop(1) if __name__ == "__main__" else ""


class Slipping(application.QuothApp):
    def action_show_help(self) -> None:
        if HOW == "blocked":
            time.sleep(1000)
        if HOW == "deaf":
            # A call into C that begins anew whenever a signal ends it: no handler of Python's is ever called.
            lock = ctypes.CDLL(None).pthread_mutex_lock
            mutex = ctypes.create_string_buffer(64)
            lock(mutex)
            lock(mutex)
        if HOW == "ever":
            self.call_later(self.action_show_help)
        login = "ida:tide@"  # what the log must not tell of
        raise ValueError("a canary of the log" + login[:0])

    async def on_unmount(self) -> None:
        if HOW == "stuck":
            await asyncio.sleep(1000)
        await super().on_unmount()


if __name__ == "__main__":  # and not in the processes that it starts, which read this file as well
    application.QuothApp = Slipping  # type: ignore[misc]
    signals.PATIENCE = 1000 if HOW == "stuck" else signals.PATIENCE
    sys.exit(main())

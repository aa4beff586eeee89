"""Quoth, in which the key for the help also lets everything that can write past Textual write a payload."""

from __future__ import annotations

import faulthandler
import logging
import os
import subprocess
import sys
import warnings

from reader.cli import main
from reader.ui import application

PAYLOAD = "\x1b]0;NOISE\x07\x1b[7777mNOISE\x9b7777m"
INHERITS = f"import sys; print({PAYLOAD!r}); print({PAYLOAD!r}, file=sys.stderr)"
FIRST = sys.stdout
LEFT = logging.StreamHandler()  # on the standard error as it was at first


def make_noise() -> None:
    warnings.warn(PAYLOAD, stacklevel=1)
    logging.getLogger("a.library").error(PAYLOAD)
    LEFT.emit(logging.makeLogRecord({"msg": PAYLOAD}))
    FIRST.write(PAYLOAD)  # which waits for the end of its line
    print(PAYLOAD, flush=True)
    print(PAYLOAD, file=sys.stderr, flush=True)
    for number in (1, 2):
        os.write(number, PAYLOAD.encode())
        faulthandler.dump_traceback(number)
    subprocess.run([sys.executable, "-c", INHERITS], check=True)


class Noisy(application.QuothApp):
    def action_show_help(self) -> None:
        make_noise()
        super().action_show_help()


if __name__ == "__main__":  # and not in the processes that it starts, which read this file as well
    warnings.simplefilter("always")
    application.QuothApp = Noisy  # type: ignore[misc]
    sys.exit(main())

"""Quoth, in which the key for the help makes a mistake, or with "ever" before all one after another."""

from __future__ import annotations

import sys

from reader.cli import main
from reader.ui import application

HOW = sys.argv.pop(1) if __name__ == "__main__" else ""


class Slipping(application.QuothApp):
    def action_show_help(self) -> None:
        if HOW == "ever":
            self.call_later(self.action_show_help)
        raise ValueError("a canary of the log")


if __name__ == "__main__":  # and not in the processes that it starts, which read this file as well
    application.QuothApp = Slipping  # type: ignore[misc]
    sys.exit(main())

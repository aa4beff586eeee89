"""Quoth, which writes into a file the name of each screen that has come up, and "-" for each that has gone.

Run with that file as the first argument, and with what the command takes behind it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from textual.screen import Screen

from reader.cli import main
from reader.ui import application

NOTES = Path(sys.argv.pop(1) if __name__ == "__main__" else "")


def note(line: str) -> None:
    with NOTES.open("a") as file:
        file.write(f"{line}\n")


class Noted(application.QuothApp):
    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        assert isinstance(screen, Screen)
        screen.call_after_refresh(note, type(screen).__name__)
        return super().push_screen(screen, *args, **kwargs)

    def pop_screen(self) -> Any:
        self.call_after_refresh(note, "-")
        return super().pop_screen()


if __name__ == "__main__":  # and not in the processes that it starts, which read this file as well
    application.QuothApp = Noted  # type: ignore[misc]
    sys.exit(main())

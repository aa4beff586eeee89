"""Text of scripts that run from right to left, where it is drawn: whose work it is to put it in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reader.text.scripts import LEFTWARD

if TYPE_CHECKING:
    from textual.driver import Driver

# ECMA-48, bi-directional support mode, as VTE, mintty and mlterm have it: whether the terminal puts letters
# in order. Others pass it over. https://terminal-wg.pages.freedesktop.org/bidi/
_LEFT_ALONE, _BY_THE_TERMINAL = "\x1b[8l", "\x1b[8h"
_ALWAYS_TURNS = {"TERM_PROGRAM": "Apple_Terminal", "KONSOLE_VERSION": ""}
"""What terminals set that turn text round and cannot be told not to; "" stands for any value."""


def chosen(setting: str, environ: Mapping[str, str]) -> bool:
    """Whether the reader is to put letters in order, by the setting `bidi`."""
    if setting != "auto":
        return setting == "reader"
    return not any(
        environ.get(name) and value in ("", environ[name]) for name, value in _ALWAYS_TURNS.items()
    )


def leaving_alone(driver: type[Driver]) -> type[Driver]:
    """A driver whose terminal draws letters in the order in which they come, while it is the reader's.

    It is not while the reader is suspended, or has lent it to another program.
    """

    class LeavingAlone(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(_LEFT_ALONE)

        def stop_application_mode(self) -> None:
            self.write(_BY_THE_TERMINAL)
            super().stop_application_mode()

    return LeavingAlone


def reorders(app: Any) -> bool:
    """Whether the reader puts letters into the order in which they are drawn; else the terminal does."""
    return bool(getattr(app, "reorders", True))


def turned(text: str, leftwards: bool | None = None) -> str:
    """A line with its letters in the order in which they are drawn. Blanks before it stay there.

    The whole runs `leftwards` or not, by its first letter where that is not said.
    """
    if text.isascii() or LEFTWARD.search(text) is None:
        return text
    # Most lists have nothing to turn, and the start has no time for what does.
    from reader.text.layout.bidi import drawn_line

    inked = text.lstrip(" ")
    return " " * (len(text) - len(inked)) + drawn_line(inked, leftwards)

"""What the terminal can do for pictures in the text, and what keeps them away."""

from __future__ import annotations

import re
import sys
from enum import Enum
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from reader.config import Settings

NO_EXTRA = "Pictures need the extra `images`: pip install 'quoth[images]'. Their captions stand in the text."
_TOO_PLAIN = "{} has no pictures in the text. Their captions stand there."
_CELL = 10, 20
"""Pixels of a cell where the terminal does not tell: about the shape of those of every font."""
_KITTY = b"\x1b_Gi=1,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_KNOWN = b"\x1b_Gi=1;OK\x1b\\"
_SIXEL = re.compile(rb"\x1b\[\?\d+(?:;\d+)*;4(?:;\d+)*c")
_COLOURS = ("256", "truecolor")


class Graphics(Enum):
    """What a terminal draws pictures by."""

    CELLS = "half cells"
    SIXEL = "Sixel"
    KITTY = "Kitty's protocol"


def has_extra() -> bool:
    """Whether the libraries are there by which pictures are shown."""
    return find_spec("textual_image") is not None and find_spec("PIL") is not None


def question(environ: Mapping[str, str]) -> bytes:
    """What asks a terminal whether it speaks Kitty's protocol; empty where that would do harm.

    tmux and screen take it for a title, and the console of Linux prints it.
    """
    term = environ.get("TERM", "")
    other = environ.get("TMUX") or environ.get("STY") or term.startswith(("tmux", "screen", "linux"))
    return b"" if other or not has_extra() else _KITTY


def graphics_of(said: bytes) -> Graphics:
    """What a terminal that answered `question` and DA1 (what it is) draws pictures by.

    Terminals that speak both, such as WezTerm and Konsole, know Kitty's protocol without the part of it that
    places pictures in text.
    """
    if _SIXEL.search(said):
        return Graphics.SIXEL
    return Graphics.KITTY if _KNOWN in said else Graphics.CELLS


def hindrance(app: App[object], settings: Settings) -> str:
    """Why no picture can be drawn in the text, as a sentence; empty when they can."""
    if not has_extra():
        return NO_EXTRA
    if settings.ascii:
        return _TOO_PLAIN.format("A screen in ASCII")
    if app.no_color or app.console.color_system not in _COLOURS:
        return _TOO_PLAIN.format("A terminal without 256 colours")
    return ""


def is_sharp(app: App[object], speaks_kitty: bool) -> bool:
    """Whether the terminal draws pictures by Kitty's protocol: it is told their numbers by true colours."""
    return speaks_kitty and app.console.color_system == "truecolor"


def cell_size(app: App[object]) -> tuple[int, int]:
    """Width and height of a cell in pixels, as the terminal tells its system."""
    if app.is_headless or sys.__stdout__ is None:
        return _CELL
    try:
        from fcntl import ioctl
        from struct import unpack
        from termios import TIOCGWINSZ

        told = unpack("HHHH", ioctl(sys.__stdout__.fileno(), TIOCGWINSZ, bytes(8)))
    except (ImportError, OSError, ValueError):  # Windows; no terminal
        return _CELL
    return cell_of(*told)


def cell_of(rows: int, columns: int, width: int, height: int) -> tuple[int, int]:
    """Width and height of a cell in a window of so many pixels; a usual size where a terminal tells none."""
    cell = (width // columns, height // rows) if rows and columns else (0, 0)
    return cell if all(cell) else _CELL

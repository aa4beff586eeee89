"""Lines, boxes and signs drawn in ASCII, for fonts and screen readers that have nothing else for them.

What is drawn is translated as it leaves for the terminal, a cell for a cell, so that nothing that draws need
know. The letters of a text and its punctuation stay: dashes, quotation marks, section signs. So do "§" and
"…" where they are signs of the reader: those of a text cannot be told from them by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.color import Color

_ALIKE = {
    "-": "─╌╴╶·−",
    "=": "━═╍",
    "|": "│▎▏▕▐║",
    ":": "┊┆╎",
    "#": "┃▣",
    "+": "╭╮╰╯┌┐└┘├┤┬┴┼✓★",
    ">": "▌↪→›▸▶",
    "<": "←◀◂",
    "^": "↑▴▲",
    "v": "↓▾▼",
    "*": "●•",
    "o": "◦○",
    "!": "≠",
    "0": "∅",
    "%": "□",
    "x": "✗×",
    "@": "↻",
    "&": "✎",
    " ": "▁▂▃▄▅▆▇█▔▀░▒▓",
}
TABLE: Mapping[int, str] = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
"""What is drawn in place of each sign."""


class Ascii(LineFilter):
    """Draws the signs of the reader in ASCII while `enabled`."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if control or text.isascii() else Segment(text.translate(TABLE), style)
            for segment in segments
            for text, style, control in (segment,)
        ]

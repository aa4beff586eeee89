"""What a terminal answers late is no typing: it is taken out of what Textual reads as keys.

The terminal is asked at the start what it is and can (`themes.ground`), and waited for a moment. Far away, or
on a busy machine, it takes longer; Textual does not know these answers and hears letters: in the colour
"rgb:0000/…" the keys that fetch feeds and open the palette.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.message import Message

if TYPE_CHECKING:
    from textual.driver import Driver

_WHOLE = re.compile(
    r"\x1b\]\d{1,4};[^\x07\x1b]{0,256}(?:\x07|\x1b\\)"  # OSC, of which 11 is the colour of the ground
    r"|\x1b_G[^\x1b]{0,256}\x1b\\"  # what is said to Kitty's protocol
    r"|\x1b\[\?[\d;]{0,256}c"  # primary device attributes
)
_BEGUN = re.compile(
    r"\x1b(?:\]\d{1,4}(?:;[^\x07\x1b]{0,256}\x1b?)?|_G[^\x1b]{0,256}\x1b?|\[\?[\d;]{0,256})\Z"
)


class Typing(XTermParser):
    """What is typed, without what the terminal answers. An answer may come in pieces."""

    _held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The events in what was read; an empty text is the end of it."""
        if not data:
            return super().feed(data)
        data = _WHOLE.sub("", self._held + data)
        begun = _BEGUN.search(data)
        self._held = begun.group() if begun else ""
        data = data[: len(data) - len(self._held)]
        return super().feed(data) if data else ()


def heed_typing(driver: type[Driver]) -> None:
    """Have a driver that reads what terminals write do so by `Typing`, from now on."""
    # It makes its parser amid the loop in which it reads: the name of that in its module is the one door.
    for kind in driver.__mro__:
        module = vars(sys.modules[kind.__module__])
        if module.get("XTermParser") is XTermParser:
            module["XTermParser"] = Typing

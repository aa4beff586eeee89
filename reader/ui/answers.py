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
    r"\x1b(?:"
    r"\](?:\d{0,2}|11;[rgba]{0,4}|11;rgba?:[\da-fA-F/]{0,19}\x1b?)"
    r"|_(?:G[i=\d]{0,12}|G[i=\d]{0,12};(?:O?K?|E[A-Z]{0,16}(?::[^\x1b]{0,80})?)\x1b?)?"
    r"|\[\?[\d;]{0,64}\$?"
    r")\Z"
)
"""What may become an answer to what is asked at the start. Keys can go on with little of it."""
_ESCAPE = re.compile(r"\x1b\[?\Z")
"""With what keys begin as well."""
_MODE = re.compile(r"\x1b\[\?\d{1,5};\d\$y")
"""An answer that Textual knows, and which begins like one that it does not."""


class KeyParser(XTermParser):
    """What is typed, without what the terminal answers. An answer may come in pieces.

    `said` is what the terminal has said before: with its end an answer may have begun.
    """

    def __init__(self, debug: bool = False, said: str = "") -> None:
        begun = _BEGUN.search(said) or _ESCAPE.search(said)
        self._held = begun.group() if begun else ""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """The events in what was read; an empty text is the end of it."""
        if not data:
            return super().feed(data)
        joined = self._held + data
        of_keys = _ESCAPE.fullmatch(self._held)
        if not of_keys and not any(answer.match(joined) for answer in (_WHOLE, _BEGUN, _MODE)):
            joined = data  # what was held was never finished, and is no typing
        data = _WHOLE.sub("", joined)
        # A lone escape is not held: it is a key.
        begun = _BEGUN.search(data)
        self._held = begun.group() if begun else ""
        data = data[: len(data) - len(self._held)]
        return super().feed(data) if data else ()


def heed_answers(driver: type[Driver], said: bytes = b"") -> None:
    """Have a driver that reads what terminals write do so by `KeyParser`, after what was `said`."""
    before = iter([said.decode("latin-1")])

    def parser(debug: bool = False) -> KeyParser:
        # One is made anew whenever a program gives the terminal back, which is after something else.
        return KeyParser(debug, next(before, ""))

    # It makes its parser amid the loop in which it reads: the name of that in its module is the one door.
    for kind in driver.__mro__:
        module = vars(sys.modules[kind.__module__])
        if module.get("XTermParser") is XTermParser:
            module["XTermParser"] = parser

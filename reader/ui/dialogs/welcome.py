"""What somebody who is new here is offered, under the article that is open already."""

from __future__ import annotations

from textual.geometry import Size

from reader.ui.cells import Line, packed
from reader.ui.frame import Bar
from reader.ui.keys import Keymap

TITLE = " New here?  "
OFFERS = {
    "next_quote": "goes to the next quote",
    "next_story": "opens the next story",
    "add_feed": "adds a feed",
    "import_feeds": "imports feeds from OPML",
    "help": "lists all keys",
    "cancel": "puts this away",
}
AGAIN = "next_quote"
"""What is done over and over: it puts nothing away."""
NARROW = 60
"""Under so many cells a line has none to spare for the title."""


def welcome_lines(keymap: Keymap, width: int) -> list[Line]:
    """The offers in lines of a width, each whole on its line, under one another from the title's end on."""
    title = TITLE if width >= NARROW else " "
    offers = [((keymap.key(name), "key"), (f" {does}", "")) for name, does in OFFERS.items()]
    return packed(offers, width, "   ", title, "strong")


class Welcome(Bar):
    """A few lines. They are shown once, take no key, and go with the first of what they name that is done."""

    names = frozenset(OFFERS) - {AGAIN}

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def lines(self, width: int) -> list[Line]:
        return welcome_lines(self._keymap, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

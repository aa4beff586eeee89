"""What somebody who is new here is offered, under the article that is open already."""

from __future__ import annotations

from textual.geometry import Size

from reader.ui.cells import Line, packed
from reader.ui.frame import Bar
from reader.ui.keys import Keymap

TITLE = " New here?  "
OFFERS = {
    "next_story": "reads on in the edition, which shows the keys",
    "add_feed": "adds a feed",
    "import_feeds": "imports feeds from an OPML file",
    "help": "lists the keys",
    "cancel": "puts this away",
}


def welcome_lines(keymap: Keymap, width: int) -> list[Line]:
    """The offers in lines of a width, each whole on its line, under one another from the title's end on."""
    offers = [((keymap.key(name), "key"), (f" {does}", "")) for name, does in OFFERS.items()]
    return packed(offers, width, "   ", TITLE, "strong")


class Welcome(Bar):
    """A few lines. They are shown once, take no key, and go with the first of what they name that is done."""

    names = frozenset(OFFERS)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def lines(self, width: int) -> list[Line]:
        return welcome_lines(self._keymap, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

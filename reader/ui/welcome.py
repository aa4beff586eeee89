"""What somebody who is new here is offered, under the article that is open already."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from reader.ui.cells import Line, Run, cells
from reader.ui.frame import Bar
from reader.ui.keys import Keymap
from reader.ui.looks import looks_of

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
    lines: list[list[Run]] = [[(TITLE, "strong")]]
    for name, does in OFFERS.items():
        offer: Line = ((keymap.key(name), "key"), (f" {does}   ", ""))
        if cells(lines[-1]) + cells(offer) - 3 > width and len(lines[-1]) > 1:
            lines.append([(" " * len(TITLE), "")])
        lines[-1] += offer
    return list(lines)


class Welcome(Bar):
    """A few lines. They are shown once, take no key, and go with the first of what they name that is done."""

    names = frozenset(OFFERS)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(welcome_lines(self._keymap, width))

    def render_line(self, y: int) -> Strip:
        looks = self._looks = self._looks or looks_of(self)
        lines = welcome_lines(self._keymap, self.size.width)
        line = lines[y] if y < len(lines) else ()
        strip = Strip([Segment(text, looks.style(look)) for text, look in line], cells(line))
        return strip.adjust_cell_length(self.size.width, looks.style(""))

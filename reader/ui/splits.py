"""How wide the user has made the panes: by dragging the line between two, or by keys."""

from __future__ import annotations

from enum import StrEnum

from textual.widget import Widget

from reader.ui.actions import LEDGER, Pane
from reader.ui.arrangement import Breadth

LEAST, LEAST_ARTICLE = 16, 40
"""Columns that a pane beside the article keeps, and that the article does."""
STEP = 4


class Edge(StrEnum):
    """What has a width of its own: both lists together, the library among them, the ledger."""

    LISTS = "lists"
    LIBRARY = "library"
    LEDGER = "ledger"


_NAMES = frozenset(f"{breadth}-{edge}" for breadth in Breadth for edge in Edge)


class Splits:
    """The widths in columns, a breadth of the terminal each. What has none is as wide as the style says.

    `parts` are the widgets there are so far.
    """

    def __init__(self) -> None:
        self.parts: dict[Edge, Widget] = {}
        self._widths: dict[str, int] = {}

    def recall(self, text: str) -> None:
        """Take on what `text` gave; what is not understood of it is passed over."""
        for word in text.split():
            name, _, columns = word.partition("=")
            if name in _NAMES and columns.isascii() and columns.isdecimal():
                self._widths[name] = int(columns)

    @property
    def text(self) -> str:
        """The widths, to be remembered."""
        return " ".join(f"{name}={columns}" for name, columns in sorted(self._widths.items()))

    def apply(self, breadth: Breadth, width: int) -> None:
        """Give the widgets the widths of a breadth, as far as a terminal of so many columns holds them."""
        for edge, part in self.parts.items():
            columns = self._widths.get(f"{breadth}-{edge}") if _has_line(edge, breadth) else None
            if columns is None:
                cleared = part.styles.clear_rule("width"), part.styles.clear_rule("max_width")
                if any(cleared):
                    part.refresh(layout=True)
            else:
                most = self._most(edge, breadth, width)
                part.styles.width = part.styles.max_width = max(LEAST, min(columns, most))

    def edge_at(self, x: int, breadth: Breadth) -> Edge | None:
        """The edge whose line is drawn in a column of the screen."""
        for edge, part in self.parts.items():
            if part.display and _has_line(edge, breadth):
                region = part.region
                if x == (region.x if edge is Edge.LEDGER else region.right - 1):
                    return edge
        return None

    def drag(self, edge: Edge, x: int, breadth: Breadth) -> None:
        """Draw an edge's line in a column of the screen."""
        region = self.parts[edge].region
        columns = region.right - x if edge is Edge.LEDGER else x - region.x + 1
        self._widths[f"{breadth}-{edge}"] = max(columns, LEAST)

    def grow(self, pane: Pane, steps: int, breadth: Breadth) -> None:
        """Make a pane that has a line beside it wider, or narrower."""
        edge = Edge.LEDGER if pane in LEDGER else Edge.LISTS
        if pane is Pane.LIBRARY and _has_line(Edge.LIBRARY, breadth):
            edge = Edge.LIBRARY
        if _has_line(edge, breadth):
            columns = self.parts[edge].outer_size.width + STEP * steps
            self._widths[f"{breadth}-{edge}"] = max(columns, LEAST)

    def reset(self, edge: Edge, breadth: Breadth) -> None:
        """Let the style sheet say again how wide it is."""
        self._widths.pop(f"{breadth}-{edge}", None)

    def _most(self, edge: Edge, breadth: Breadth, width: int) -> int:
        if edge is Edge.LIBRARY:
            return self.parts[Edge.LISTS].outer_size.width - LEAST
        return (width - LEAST_ARTICLE) // (2 if breadth is Breadth.WIDE else 1)


def _has_line(edge: Edge, breadth: Breadth) -> bool:
    """Whether a line is drawn beside it: the lists lie one above the other where the screen is not wide."""
    return breadth is Breadth.WIDE or (breadth is Breadth.MEDIUM and edge is not Edge.LIBRARY)

"""A field of several lines whose right-to-left words stand in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widgets import TextArea

from reader.ui.article.turning import reorders
from reader.ui.dialogs.ordered import Drawn, in_order

if TYPE_CHECKING:
    from textual.events import MouseEvent
    from textual.strip import Strip


class Area(TextArea):
    """Lines to type in. Each is drawn in order, by the direction of the whole that was broken into lines."""

    def render_line(self, y: int) -> Strip:
        strip, drawn = super().render_line(y), self._drawn(y)
        return strip if drawn is None else drawn.over(strip)

    def get_target_document_location(self, event: MouseEvent) -> tuple[int, int]:
        """The line and column at a place of the screen; Textual asks it for a click."""
        row, column = super().get_target_document_location(event)
        drawn = self._drawn(event.y - self.gutter.top)
        return row, column if drawn is None else drawn.character_at(event.x - self.gutter.left)

    def _drawn(self, y: int) -> Drawn | None:
        """The characters of a line in sight as they are drawn; None where that is as they were typed."""
        at = y + self.scroll_offset.y
        if not reorders(self.app) or at >= self.wrapped_document.height:
            return None
        row, start = self.wrapped_document.offset_to_location(Offset(0, at))
        line = self.document.get_line(row)
        # A tab is drawn as blanks, whose number Textual keeps to itself.
        if "\t" in line:
            return None
        breaks = (end for end in self.wrapped_document.get_offsets(row) if end > start)
        return in_order(line, start, next(breaks, len(line)))

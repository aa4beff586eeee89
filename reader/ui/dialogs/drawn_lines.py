"""A text of styled lines in a dialog, scrolled where it is longer than its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.strip import Strip

from reader.ui.cells import Line
from reader.ui.frame import strip_of
from reader.ui.scrolling import Scrolling
from reader.ui.themes.looks import Looks, looks_of


class DrawnLines(Scrolling, can_focus=True, inherit_bindings=False):
    """Shows the lines that `draw` gives for a width, each a row of runs in their looks."""

    DEFAULT_CSS = """
    DrawnLines {
        height: auto;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-horizontal: 0;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    def __init__(self, draw: Callable[[int], Sequence[Line]]) -> None:
        super().__init__()
        self._draw = draw
        self._width = 0
        self._lines: Sequence[Line] = ()
        self._looks: Looks | None = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, for a height that is left to the text."""
        return len(self._lines_for(width - 1))

    def render_line(self, y: int) -> Strip:
        self._looks = self._looks or looks_of(self)
        lines = self._lines_for(self.scrollable_content_region.width)
        number = y + self.scroll_offset.y
        return strip_of(lines[number] if number < len(lines) else (), self, self._looks)

    def on_resize(self) -> None:
        lines = self._lines_for(self.scrollable_content_region.width)
        self.virtual_size = Size(self._width, len(lines))

    def notify_style_update(self) -> None:
        """The theme has changed what the looks are."""
        super().notify_style_update()
        self._looks = None

    def _lines_for(self, width: int) -> Sequence[Line]:
        if width != self._width:
            self._width, self._lines = width, self._draw(max(width, 1))
        return self._lines

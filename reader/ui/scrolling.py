"""A view that is moved up and down by the keys of the table, at once and without animation."""

from __future__ import annotations

from textual.scroll_view import ScrollView

_OVERLAP = 2
"""Lines of the page before that stay in view when a page is turned."""


class Scrolling(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that are longer than their room."""

    def action_scroll_down(self) -> None:
        self._scroll_lines(1)

    def action_scroll_up(self) -> None:
        self._scroll_lines(-1)

    def action_half_page_down(self) -> None:
        self._scroll_lines(self.size.height // 2)

    def action_half_page_up(self) -> None:
        self._scroll_lines(-(self.size.height // 2))

    def action_page_down(self) -> None:
        self._scroll_lines(max(1, self.size.height - _OVERLAP))

    def action_page_up(self) -> None:
        self._scroll_lines(-max(1, self.size.height - _OVERLAP))

    def action_scroll_home(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_scroll_end(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def _scroll_lines(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

"""A view that is moved up and down by the keys of the table, at once and without animation."""

from __future__ import annotations

from textual.scroll_view import ScrollView

_OVERLAP = 2
"""Lines of the page before that stay in view when a page is turned."""


class Scrolling(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that are longer than their room."""

    def action_scroll_down(self, times: int = 1) -> None:
        self._scroll_lines(times)

    def action_scroll_up(self, times: int = 1) -> None:
        self._scroll_lines(-times)

    def action_half_page_down(self, times: int = 1) -> None:
        self._scroll_lines(self.size.height // 2 * times)

    def action_half_page_up(self, times: int = 1) -> None:
        self._scroll_lines(-(self.size.height // 2) * times)

    def action_page_down(self, times: int = 1) -> None:
        self._scroll_lines(max(1, self.size.height - _OVERLAP) * times)

    def action_page_up(self, times: int = 1) -> None:
        self._scroll_lines(-max(1, self.size.height - _OVERLAP) * times)

    def action_scroll_home(self, percent: int = 0) -> None:
        """To so many percent of the lines."""
        self.scroll_to(y=self.max_scroll_y * min(percent, 100) // 100, animate=False)

    def action_scroll_end(self, percent: int = 100) -> None:
        """To so many percent of the lines."""
        self.action_scroll_home(percent)

    def _scroll_lines(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

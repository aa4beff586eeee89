"""What stands on a screen, as text: the one place that reaches into Textual's compositor."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App


def screen_text(app: App[object]) -> str:
    """The screen as its user sees it, a line a row, without colours and without blanks at the ends."""
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in screen_lines(app))


def screen_lines(app: App[object]) -> list[list[Segment]]:
    """The styled segments of each row of the screen."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]

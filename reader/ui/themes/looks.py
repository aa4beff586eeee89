"""The styles that lists, heads and lines are drawn in, mixed from the theme's variables.

Not Textual's component classes: a style sheet that is applied to a list would have to match its twenty looks
each time, which would make up most of the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.widget import Widget

from reader.ui.quotes.speakers import SPEAKER_COLOURS, UNATTRIBUTED

# Each look is a variable of the theme and what is told without colour.
_LOOKS = {
    "quiet": ("quiet", Style()),
    "strong": ("heading", Style(bold=True)),
    "heading": ("quiet", Style(bold=True)),
    "link": ("link", Style(bold=True, underline=True)),
    "hit": ("accent", Style(bold=True)),
    "mark": ("accent", Style()),
    "key": ("accent", Style(bold=True)),
    "front": ("accent", Style(bold=True)),
    "rule": ("border-blurred", Style()),
    "problem": ("text-error", Style(bold=True)),
    UNATTRIBUTED: (UNATTRIBUTED, Style(italic=True)),
    **{f"quote-{number}": (f"quote-{number}", Style(bold=True)) for number in range(1, SPEAKER_COLOURS + 1)},
}


class Looks:
    """The looks of one theme on a widget's ground, or on the ground of a row that is under the cursor.

    Where grounds are `flat`, that row is reversed, and of one colour: others would be grounds of many there.
    """

    def __init__(self, base: Style, background: Color, variables: Mapping[str, str], flat: bool) -> None:
        self._base = base
        self._background = background
        self._variables = variables
        self._flat = flat
        self._styles: dict[tuple[str, str], Style] = {}

    def style(self, look: str, ground: str = "") -> Style:
        """The style of a look ("" is plain text), on the ground of a variable ("" is the widget's own)."""
        key = (look, ground)
        if key not in self._styles:
            self._styles[key] = self._mix(look, ground)
        return self._styles[key]

    def _mix(self, look: str, ground: str) -> Style:
        variable, manner = _LOOKS[look] if look else ("", Style())
        style = self._base
        if ground:
            colour = self._colour(ground)
            style += Style(bgcolor=colour.rich_color if colour else None)
        if self._flat and ground == "current":
            return style + manner + Style(reverse=True)
        colour = self._colour(variable)
        return style + manner + Style(color=colour.rich_color if colour else None)

    def _colour(self, variable: str) -> Color | None:
        """A variable's colour; None where the theme has none, or one that the terminal alone knows."""
        try:
            colour = Color.parse(self._variables[variable])
        except (KeyError, ColorParseError):
            return None
        return colour if colour.ansi is not None else self._background + colour


def looks_of(widget: Widget) -> Looks:
    """The looks on a widget as its theme and style sheet now have it."""
    style, app = widget.visual_style, widget.app
    background = style.background or widget.background_colors[1]
    # The sixteen colours of a terminal have no ground that surely differs from its own.
    flat = app.no_color or app.native_ansi_color
    return Looks(style.rich_style, background, app.theme_variables, flat)

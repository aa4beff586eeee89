"""The styles that a text is drawn in, mixed from the theme's variables.

An ink is a colour, an attribute or both, by name; inks laid over one another combine, so that a link inside a
quote inside a find is all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.style import Style
from textual.color import Color, ColorParseError

from reader.ui.quotes.speakers import SPEAKER_COLOURS, UNATTRIBUTED

# Where a theme does not say: a variable that every Textual theme has.
_FALLBACKS = {
    "quote-1": "text-primary",
    "quote-2": "text-accent",
    "quote-3": "text-success",
    "quote-4": "text-warning",
    "quote-5": "text-error",
    "quote-6": "text-secondary",
    "quote-7": "primary",
    "quote-8": "accent",
    UNATTRIBUTED: "foreground-muted",
    "link": "text-primary",
    "quiet": "foreground-muted",
    "heading": "foreground",
    "find": "warning-muted",
    "current": "primary-muted",
}
_WARNING = "text-warning"
_CODE = "surface"
_SELECTED = "screen-selection-background"
_SPEAKERS = [f"quote-{number}" for number in range(1, SPEAKER_COLOURS + 1)]
# Told apart without colour, as far as attributes go that links (underlined) and finds (reversed) have not.
_COLOURLESS = [
    Style(italic=True),
    Style(italic=True, bold=True),
]


class Inks:
    """The inks of one theme over one background; `flat` where grounds may not differ from one another.

    `lettered` where a letter tells who speaks.
    """

    def __init__(
        self,
        base: Style,
        background: Color,
        variables: Mapping[str, str],
        colourless: bool,
        flat: bool = False,
        lettered: bool = False,
    ) -> None:
        self.base = base
        self.lettered = lettered
        self._background = background
        self._variables = variables
        self._flat = flat or colourless
        self._inks = self._mix(colourless)
        self._mixed: dict[tuple[str, ...], Style] = {}

    def style(self, names: Iterable[str]) -> Style:
        """The base style with these inks laid over it, the last one on top."""
        key = tuple(names)
        if key not in self._mixed:
            style = self.base
            for name in key:
                # A link in a quote keeps the colour of who speaks: its line tells that it is one.
                in_quote = name == "link" and any(one.startswith("quote-") for one in key)
                style += self._inks["mention" if in_quote else name]
            self._mixed[key] = style
        return self._mixed[key]

    def ink(self, name: str) -> Style:
        """One ink alone, to be laid over whatever lies there."""
        return self._inks[name]

    def _mix(self, colourless: bool) -> dict[str, Style]:
        inks = {
            "strong": Style(bold=True),
            "emphasis": Style(italic=True),
            "code": self._on(_CODE) + (Style(dim=True) if colourless else Style()),
            "comment": self._of("quiet") + Style(italic=True),
            "string": self._of("text-success"),
            "number": self._of("text-accent"),
            "keyword": Style(bold=True),
            # A source that can be followed is underlined as links are; one that cannot is not.
            "mention": Style(underline=True),
            "named": Style(bold=True),
            "heading": self._of("heading") + Style(bold=True),
            "rule": self._of("quiet"),
            "quiet": self._of("quiet"),
            "standfirst": self._of("quiet") + Style(italic=True),
            "warning": self._of(_WARNING),
            "link": self._of("link") + Style(underline=True, bold=colourless or None),
            "direct": Style(italic=True),
            "inner": Style(italic=False, bold=True),
            "indirect": Style(italic=True) if colourless else Style(),
            "current": self._on("current") + Style(bold=True),
            # On a ground that nobody surely sees a find is reversed, and not bold: that is the one gone to.
            "find": self._on("find") + (Style(reverse=True, bold=False) if self._flat else Style()),
            "selected": self._on(_SELECTED) + Style(reverse=colourless or None),
            "target": Style(reverse=True, bold=True),
            "tag": self._on("find") + Style(reverse=self._flat or None, bold=True),
            UNATTRIBUTED: self._of(UNATTRIBUTED),
        }
        for number, name in enumerate(_SPEAKERS):
            inks[name] = self._of(name)
            if colourless:
                inks[name] += _COLOURLESS[number % len(_COLOURLESS)]
        return inks

    def _of(self, variable: str) -> Style:
        colour = self._colour(variable)
        return Style(color=colour.rich_color) if colour else Style()

    def _on(self, variable: str) -> Style:
        colour = self._colour(variable)
        return Style(bgcolor=colour.rich_color) if colour else Style()

    def _colour(self, variable: str) -> Color | None:
        """A variable's colour over the background; None where it and its fallback are no plain colours."""
        for name in (variable, _FALLBACKS.get(variable, variable)):
            try:
                colour = Color.parse(self._variables[name])
            except (KeyError, ColorParseError):
                continue
            if colour.ansi is None and not colour.auto:
                return self._background + colour
            if colour.ansi is not None:
                return colour
        return None

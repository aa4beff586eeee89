"""Quotes, links and finds over one another: none hides another, in any theme, with and without colour."""

from __future__ import annotations

from itertools import product

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from reader.ui.quotes.speakers import SPEAKER_COLOURS, UNATTRIBUTED
from reader.ui.themes.files import themes_dir
from reader.ui.themes.inks import Inks
from reader.ui.themes.made import load_themes

THEMES = load_themes([themes_dir()]).themes
SPEAKERS = (*(f"quote-{number}" for number in range(1, SPEAKER_COLOURS + 1)), UNATTRIBUTED)
QUOTES = [(), *product(SPEAKERS, ("direct", "indirect"))]
LINKS = [(), ("link",)]
CURRENT = [(), ("current",)]
HITS = [(), ("find",), ("target",)]


def inks_of(theme: Theme, colourless: bool) -> Inks:
    variables = theme.to_color_system().generate() | theme.variables
    ground = Color.parse("#000000" if theme.dark else "#ffffff")
    base = Style(color="white" if theme.dark else "black", bgcolor=ground.rich_color)
    return Inks(base, ground, variables, colourless, theme.ansi)


def seen(style: Style, flat: bool) -> tuple[object, ...]:
    """What tells a style from another; where grounds may look alike they do not count."""
    marks = bool(style.italic), bool(style.bold), bool(style.underline), bool(style.reverse)
    return (*marks, style.color, None if flat else style.bgcolor)


@pytest.mark.parametrize("colourless", [False, True], ids=["colour", "no-colour"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_none_of_quotes_links_and_finds_hides_another(theme: Theme, colourless: bool) -> None:
    inks, flat = inks_of(theme, colourless), colourless or theme.ansi

    def look(*names: tuple[str, ...]) -> tuple[object, ...]:
        look = seen(inks.style(name for group in names for name in group), flat)
        return (*look[:-2], None, None) if colourless else look

    for quote, current, hit in product(QUOTES, CURRENT, HITS):
        looks = {look(quote, link, current, hit) for link in LINKS}
        assert len(looks) == len(LINKS), f"a link in {quote} {current} {hit} is hidden"
    for quote, link, current in product(QUOTES, LINKS, CURRENT):
        looks = {look(quote, link, current, hit) for hit in HITS}
        assert len(looks) == len(HITS), f"a find in {quote} {link} {current} is hidden"
    for link, hit, speaker in product(LINKS, HITS, SPEAKERS):
        assert look((speaker, "direct"), link, (), hit) != look((), link, (), hit), f"{speaker} {link} {hit}"
    for hit, speaker in product(HITS, SPEAKERS):  # a link in reported words has a mark in the margin besides
        assert look((speaker, "indirect"), (), (), hit) != look((), (), (), hit), f"{speaker} {hit}"

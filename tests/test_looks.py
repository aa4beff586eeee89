"""The looks of the rows of lists, in every theme."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from reader.ui.themes.files import themes_dir
from reader.ui.themes.looks import Looks
from reader.ui.themes.made import load_themes

THEMES = load_themes([themes_dir()]).themes
LOOKS = ("", "quiet", "strong", "link", "hit", "mark", "quote-1", "quote-none", "problem")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme.name))
def test_a_row_that_is_reversed_is_of_one_colour_and_tells_its_looks_apart_without(theme: Theme) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    flat = Looks(Style(color="default"), Color(0, 0, 0), variables, flat=True)
    styles = [flat.style(look, "current") for look in LOOKS]
    assert all(style.reverse for style in styles)
    assert len({(style.color, style.bgcolor) for style in styles}) == 1
    assert flat.style("link", "current").underline and flat.style("hit", "current").bold
    assert not flat.style("quiet", "current").bold
    assert flat.style("link").color != flat.style("").color, "another row keeps its colours"

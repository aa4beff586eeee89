"""The theme that is worn: chosen, following the terminal, or just saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk import AtDesk
from textual.color import Color

from reader.config import Paths, Settings
from reader.library import Library
from reader.ui.application import QuothApp
from reader.ui.start import Start
from reader.ui.themes.files import read_theme, themes_dir
from reader.ui.themes.template import theme_text
from reader.ui.themes.wardrobe import LAST_RESORT


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A theme of the reader's own, in its file."""
    folder = tmp_path / "themes"
    folder.mkdir()
    path = folder / "mine.toml"
    path.write_text(theme_text("mine", read_theme(themes_dir() / "broadsheet.toml")))
    return path


def saved(path: Path, text: str, second: int) -> None:
    path.write_text(text)
    os.utime(path, (second, second))


async def test_a_theme_is_worn_anew_when_its_file_is_saved(at_desk: AtDesk, own: Path) -> None:
    text = own.read_text()
    async with at_desk(settings=Settings(theme="mine")) as at:
        wardrobe = at.app._wardrobe
        wardrobe.reload(at.screen.stage.say)
        saved(own, text.replace("#f7f2e6", "#123456"), 1_000_000_000)
        wardrobe.reload(at.screen.stage.say)
        await at.settle()
        assert at.screen.styles.background == Color.parse(own_background(own))
        saved(own, "dark = 3", 1_000_000_001)
        wardrobe.reload(at.screen.stage.say)
        assert str(own) in at.said
        saved(own, text, 1_000_000_002)
        wardrobe.reload(at.screen.stage.say)
        await at.settle()
        assert at.screen.styles.background == Color.parse(own_background(own))


async def test_a_theme_that_was_broken_at_the_start_is_worn_once_it_is_mended(
    at_desk: AtDesk, own: Path
) -> None:
    text = own.read_text()
    saved(own, "dark = 3", 1_000_000_000)
    async with at_desk(settings=Settings(theme="mine")) as at:
        wardrobe = at.app._wardrobe
        wardrobe.reload(at.screen.stage.say)
        assert at.app.theme == LAST_RESORT
        saved(own, text, 1_000_000_001)
        wardrobe.reload(at.screen.stage.say)
        await at.settle()
        assert at.app.theme == "mine"
        assert at.screen.styles.background == Color.parse(own_background(own))


def own_background(path: Path) -> str:
    return read_theme(path).colours["page.background"]


@pytest.mark.parametrize(("dark", "theme"), [(True, "ansi-dark"), (False, "ansi-light")])
async def test_without_a_choice_the_terminal_is_followed(
    library: Library, tmp_path: Path, dark: bool, theme: str
) -> None:
    app = QuothApp(library, Settings(), Paths(tmp_path / "config.toml", tmp_path), Start(is_dark=dark))
    async with app.run_test():
        assert app.theme == theme


async def test_following_the_terminal_can_be_chosen_again(at_desk: AtDesk, library: Library) -> None:
    library.remember("theme", "nord")
    async with at_desk(settings=Settings()) as at:
        assert at.app.theme == "nord"
        await at.press("T", "g")
        assert at.app.theme == "ansi-dark"
        await at.press("enter")
        assert library.remembered("theme") is None

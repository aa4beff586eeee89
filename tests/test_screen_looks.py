"""What the screens look like, at every size and with every theme."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from desk import AtDesk, Desk, desk, publish
from fakes import Clock
from golden import check_screen
from loopback import Loopback
from readings import ferry
from screens import screen_lines

from reader.config import Settings
from reader.library import Library
from reader.model import Selection
from reader.ui.actions import Pane
from reader.ui.themes.files import read_theme, themes_dir
from reader.ui.themes.template import theme_text
from reader.ui.themes.wardrobe import LAST_RESORT


@pytest.fixture
async def stocked(site: Loopback, library: Library) -> Library:
    """A library of two feeds, one in a folder, with a story read and one bookmarked."""
    await library.subscriptions.add(publish(site))
    await library.subscriptions.add(site.url("/courier"), "Trains")
    ids = library.story_ids(Selection())
    library.mark(ids[2:3], unread=False, bookmarked=True)
    return library


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("80x24-article", (80, 24), ""),
        ("80x24-stories", (80, 24), "h1"),
        ("80x24-library", (80, 24), "hh"),
        ("80x24-quotes", (80, 24), '"j'),
        ("80x24-sources", (80, 24), "c"),
        ("80x24-help", (80, 24), "?"),
        ("120x40-help", (120, 40), "?quote"),
        ("120x40-article", (120, 40), "}"),
        ("120x40-ledger", (120, 40), '}"'),
        ("120x40-themes", (120, 40), "T"),
        ("200x50", (200, 50), "}}"),
        ("200x50-zen", (200, 50), "z"),
    ],
)
async def test_golden_screens(
    stocked: Library, clock: Clock, tmp_path: Path, name: str, size: tuple[int, int], keys: str
) -> None:
    async with desk(stocked, tmp_path, clock, size, ferry().article) as at:
        await at.press(*keys)
        assert fits(at, size)
        check_screen(name, at.text)


async def test_golden_screen_of_a_library_without_feeds(at_desk: AtDesk, library: Library) -> None:
    edition = library.install_edition()
    assert edition is not None
    library.subscriptions.remove(edition.id)
    async with at_desk((200, 50)) as at:
        check_screen("200x50-empty", at.text)


def fits(at: Desk, size: tuple[int, int]) -> bool:
    """Whether no line is wider than the terminal, and there are as many as it has."""
    lines = screen_lines(at.app)
    return len(lines) == size[1] and all(sum(part.cell_length for part in line) == size[0] for line in lines)


async def test_the_smallest_screens_still_work(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, (20, 5), ferry().article) as at:
        for key in [
            "j",
            "}",
            '"',
            "enter",
            "c",
            "enter",
            "h",
            "h",
            "h",
            "G",
            "k",
            "1",
            "enter",
            "tab",
            "z",
            "z",
        ]:
            await at.press(key)
            assert fits(at, (20, 5))
        for dialog in ("?", "T", "o", ":"):
            await at.press(dialog, "escape")
        assert len(at.app.screen_stack) == 1
        for size in ((1, 1), (3, 2), (20, 5)):
            await at.pilot.resize_terminal(*size)
            await at.settle()


async def test_a_storm_of_sizes_keeps_the_place_and_the_pane(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    chance = random.Random(7)
    async with desk(stocked, tmp_path, clock, (120, 40), ferry().article) as at:
        await at.press("}", "}")
        current = at.panes.article.current
        for _ in range(40):
            await at.pilot.resize_terminal(chance.randrange(10, 240), chance.randrange(3, 70))
        await at.pilot.resize_terminal(120, 40)
        await at.settle()
        assert fits(at, (120, 40))
        assert at.panes.front is Pane.ARTICLE
        assert at.panes.article.current == current
        await at.press('"')
        for width in (20, 99, 100, 149, 150, 30):
            await at.pilot.resize_terminal(width, 20)
            await at.settle()
            assert at.panes.ledger.quotes.display and at.panes.ledger.quotes.size.width > 0
            assert at.app.focused is at.panes.ledger.quotes


@pytest.mark.parametrize("theme", ["nightdesk", "contrast-light", "ansi-dark", "dracula"])
async def test_every_family_of_themes_shows_all_that_is_told(
    stocked: Library, clock: Clock, tmp_path: Path, theme: str
) -> None:
    settings = Settings(theme=theme)
    async with desk(stocked, tmp_path, clock, (200, 50), ferry().article, settings) as at:
        assert at.app.theme == theme
        plain = at.text
    assert "Ingrid Solheim" in plain and "offline" not in plain


async def test_a_theme_is_worn_while_it_is_chosen_and_taken_off_again(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, target=ferry().article) as at:
        await at.press("T", "j")
        assert at.app.theme == "catppuccin"
        await at.press("escape")
        assert at.app.theme == "broadsheet"
        assert stocked.remembered("theme") is None
        await at.press("T", "k", "enter")
        assert at.app.theme == stocked.remembered("theme") == "ansi-light"


@pytest.mark.parametrize(("theme", "worn"), [(None, "gruvbox"), ("nord", "nord")])
async def test_the_theme_chosen_last_is_worn_unless_the_settings_name_one(
    stocked: Library, clock: Clock, tmp_path: Path, theme: str | None, worn: str
) -> None:
    stocked.remember("theme", "gruvbox")
    async with desk(stocked, tmp_path, clock, settings=Settings(theme=theme)) as at:
        assert (at.app.theme, at.said) == (worn, "")


async def test_a_theme_that_there_is_not_is_told_with_the_key_that_chooses(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "keys.toml").write_text('theme = "F7"\n')
    async with desk(stocked, tmp_path, clock, settings=Settings(theme="nope")) as at:
        assert at.app.theme == LAST_RESORT
        assert at.said == "There is no theme nope; F7 chooses from those there are."


async def test_a_theme_whose_file_is_broken_is_not_said_to_be_missing(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "nope.toml").write_text("dark = 3")
    async with desk(stocked, tmp_path, clock, settings=Settings(theme="nope")) as at:
        assert "nope.toml" in at.said and "There is no theme" not in at.said


@pytest.mark.parametrize(
    ("theme", "said"),
    [(None, ""), ("nord", "Until you leave: the settings have theme = nord, which F2 changes.")],
)
async def test_a_choice_that_the_settings_overrule_says_so_and_new_themes_are_offered(
    stocked: Library, clock: Clock, tmp_path: Path, theme: str | None, said: str
) -> None:
    async with desk(stocked, tmp_path, clock, settings=Settings(theme=theme)) as at:
        folder = tmp_path / "themes"
        folder.mkdir()
        (folder / "zebra.toml").write_text(theme_text("zebra", read_theme(themes_dir() / "nord.toml")))
        await at.press("T", "G", "enter")
        assert (at.app.theme, at.said) == ("zebra", said)


async def test_a_broken_theme_file_is_a_sentence(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text("dark = 3")
    async with desk(stocked, tmp_path, clock) as at:
        assert "mine.toml" in at.said
        assert at.screen.status.is_problem


async def test_the_help_is_searched_and_does_what_it_says(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, target=ferry().article) as at:
        await at.press("?")
        assert "Keys: article" in at.text
        await at.type("alone on")
        await at.settle()
        assert "The article alone on the screen" in at.text
        assert "One line or row down" not in at.text
        await at.press("enter")
        assert at.panes.zen


async def test_the_palette_finds_an_action_by_name(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, target=ferry().article) as at:
        await at.press(":")
        await at.type("zen")
        await at.until(lambda: "The article alone on the screen" in at.text)
        await at.pilot.press("enter")
        await at.until(lambda: at.panes.zen)
        assert at.panes.front is Pane.ARTICLE


async def test_a_click_is_a_key(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, (200, 50), ferry().article) as at:
        await at.pilot.click("#stories", offset=(5, 2), times=2)
        await at.settle()
        assert at.title == "Wells are safe again"
        last = at.text.splitlines()[-1]
        await at.pilot.click("KeyLine", offset=(last.index("Zen"), 0))
        await at.settle()
        assert at.panes.zen
        await at.press("escape")
        await at.pilot.click("#library", offset=(5, 1))
        await at.settle()
        assert at.screen.lists.title == "All stories"

"""The screen of settings: it shows where each value is from, writes what is changed, and has it hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import AtDesk, Desk
from textual.widgets import Static

from reader.config import Settings
from reader.library import Library
from reader.ui.cells import cells
from reader.ui.dialogs.settings import SettingRows, SettingsScreen


@pytest.fixture
def settings() -> Settings:
    return Settings().with_("config.toml", theme="broadsheet").with_("environment", evidence_pages=50)


async def to(at: Desk, name: str) -> None:
    """Put the cursor on a setting."""
    screen = at.app.screen
    assert isinstance(screen, SettingsScreen)
    await at.press("g")
    for _ in range(60):
        if screen._under_cursor().name == name:
            return
        await at.press("j")
    raise AssertionError(name)


@pytest.mark.parametrize("size", [(80, 24), (120, 120)])
async def test_a_setting_is_shown_with_its_value_its_origin_and_what_it_does(
    at_desk: AtDesk, settings: Settings, size: tuple[int, int]
) -> None:
    async with at_desk(size, settings=settings) as at:
        await at.press("f2")
        await to(at, "theme")
        row = next(line for line in at.text.splitlines() if "▌ theme " in line)
        assert "broadsheet" in row and "config.toml" in row
        assert "The theme; without it, the one chosen with T" in at.text
        assert "Enter  change    Del  back to the default    Esc  close" in at.text


@pytest.mark.parametrize(("count", "many"), [(1, ""), (3, "3 mistakes, which `quoth config check` lists. ")])
async def test_mistakes_in_the_file_are_told_at_the_start(at_desk: AtDesk, count: int, many: str) -> None:
    mistakes = tuple(f"config.toml:{line}: the tide is out." for line in range(1, count + 1))
    async with at_desk((80, 24), settings=Settings().with_mistakes(mistakes)) as at:
        assert at.said == many + mistakes[0] and at.screen.status.is_problem


async def test_every_setting_is_shown_with_where_it_is_from(at_desk: AtDesk, settings: Settings) -> None:
    async with at_desk((120, 120), settings=settings) as at:
        await at.press("f2")
        for name in settings.rows():
            assert any(name in line and settings.origin(name) in line for line in at.text.splitlines()), name


async def test_a_number_is_checked_written_and_holds_at_once(
    at_desk: AtDesk, library: Library, tmp_path: Path, settings: Settings
) -> None:
    library.remember("measure", "90")
    config = tmp_path / "config.toml"
    config.write_text("# mine\nrefresh_minutes = 60 # slowly\n")
    async with at_desk(settings=settings) as at:
        assert at.panes.article.measure == 90
        await at.press("f2")
        await to(at, "measure")
        assert "Enter  change    Del" in at.text
        await at.press("enter")
        assert "Enter  keep    Esc  leave it as it was" in at.text
        await at.type("7")
        await at.press("enter")
        assert "measure must be 40 to 140, not 7." in at.text
        await at.press("backspace")
        await at.type("66")
        assert "must be" not in at.text
        await at.press("enter")
        assert at.panes.article.measure == 66 and "Enter  change    Del" in at.text
        assert config.read_text() == "# mine\nrefresh_minutes = 60 # slowly\nmeasure = 66\n"
        assert settings.origin("measure") == "config.toml"
        await at.press("delete")
        assert settings.measure == 72 and at.panes.article.measure == 90
        assert "# measure = 72" in config.read_text()
        await at.press("escape", "U")
        assert at.said == "Undone: Changed measure."
        assert settings.measure == at.panes.article.measure == 66
        await at.press("U")
        assert at.panes.article.measure == 90
        assert config.read_text() == "# mine\nrefresh_minutes = 60 # slowly\n# measure = 72\n"


async def test_a_switch_is_turned_and_a_theme_is_chosen(
    at_desk: AtDesk, library: Library, settings: Settings
) -> None:
    async with at_desk(settings=settings) as at:
        await at.press("f2")
        await to(at, "offline")
        await at.press("enter")
        assert library.offline and at.screen.status.mark == "offline"
        await to(at, "theme")
        await at.press("enter", "j", "enter")
        assert at.app.theme == settings.theme == "catppuccin"
        await at.press("delete")
        assert settings.theme is None and at.app.theme == "ansi-dark"
        await at.press("escape")
        assert len(at.app.screen_stack) == 1


async def test_what_the_environment_gives_is_written_and_does_not_hold(
    at_desk: AtDesk, tmp_path: Path, settings: Settings
) -> None:
    async with at_desk(settings=settings) as at:
        await at.press("f2")
        await to(at, "evidence_pages")
        assert "environment wins" in at.text
        await at.press("enter")
        await at.type("9")
        await at.press("enter")
        assert settings.evidence_pages == 50
        assert "\nevidence_pages = 9\n" in (tmp_path / "config.toml").read_text()


async def test_a_file_that_cannot_be_written_is_a_sentence(
    at_desk: AtDesk, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "config.toml").write_text("a = = b")
    async with at_desk(settings=settings) as at:
        await at.press("f2")
        await to(at, "offline")
        await at.press("enter")
        assert not settings.offline
        assert "not valid TOML" in str(at.app.screen.query_one(".dialog-note", Static).content)


def test_the_origin_of_a_wide_value_stands_below_the_others() -> None:
    settings = Settings().with_("environment", speech_command=("話す", "港"), measure=60)
    rows = [settings.rows()[name] for name in ("speech_command", "measure")]
    drawn = [SettingRows(settings, rows).draw(index, 80)[0] for index in range(2)]
    assert len({cells(line) for line in drawn}) == 1
    assert [line[-1][0] for line in drawn] == ["  environment"] * 2

"""Choosing among the blocks of a page, by the keys of the reader, on the bundled edition without network."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk, desk
from fakes import Clock, library_of
from golden import check_screen

from reader.config import Settings, load_sites
from reader.library import Library
from reader.library.network import Network
from reader.model import SiteRule
from reader.store.store import Store
from reader.ui.article.picker import Picker

SMALL, LARGE = (80, 24), (120, 40)


@pytest.fixture
def edition(tmp_path: Path, clock: Clock) -> Library:
    """A library that is opened for the first time, and has no network."""
    settings = Settings().with_sites((), tmp_path / "sites.toml")
    return library_of(Store(tmp_path / "library.db"), Network(None, offline=True), clock, settings)


def picker(at: Desk) -> Picker:
    screen = at.app.screen
    assert isinstance(screen, Picker)
    return screen


def from_place(at: Desk) -> str:
    """The words from the top of the view to the end of their block."""
    place, reading = at.place, at.panes.article.reading
    return reading.article.document.blocks[place.block].text[place.start :] if place and reading else ""


async def cursor_on(at: Desk, words: str) -> None:
    """Move down to the block with these words."""
    rows = picker(at).rows
    await at.press("g")
    for _ in range(len(rows.rows)):
        line = "".join(text for text, _ in rows.rows.draw(rows.cursor or 0, 200)[0])
        if words in line:
            return
        await at.press("j")
    raise AssertionError(f"no block has {words!r}")


@pytest.mark.parametrize(("name", "size"), [("80x24-blocks", SMALL), ("120x40-blocks", LARGE)])
async def test_the_blocks_stand_beside_what_they_make(
    edition: Library, clock: Clock, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    async with desk(edition, tmp_path, clock, size) as at:
        await at.press("J", "X")
        await cursor_on(at, "We said before")
        await at.press("space")
        check_screen(name, at.text)


async def test_a_switch_shows_what_comes_of_it_and_can_be_taken_back(
    edition: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(edition, tmp_path, clock, LARGE) as at:
        await at.press("J", "X")
        before = picker(at).preview.reading
        await at.press("j", "space")
        shown = picker(at).preview.reading
        assert before and shown and shown.article.document != before.article.document
        assert "switched" in at.text
        await at.press("space")
        shown = picker(at).preview.reading
        assert shown and shown.article.document == before.article.document
        assert "switched" not in at.text
        await at.press("escape")
        assert not (tmp_path / "sites.toml").exists()


async def test_a_rule_is_shown_asked_for_written_and_heeded_at_once(
    edition: Library, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "sites.toml"
    file.write_text('# My rules.\n["other.example"]\ndrop = "aside"\n')
    async with desk(edition, tmp_path, clock, LARGE) as at:
        await at.press("J")
        reading = at.panes.article.reading
        assert reading
        await at.press("X")
        first = next(block for block in picker(at)._blocks if block.kept)
        await at.press("space", "w")
        assert "Write this into" in at.text and "drop = [" in at.text
        await at.press("escape")
        assert isinstance(at.app.screen, Picker)
        await at.press("enter", "enter")
        assert at.said.startswith("Wrote a rule for ") and at.said.endswith("U undoes it.")
        made = at.panes.article.reading
        assert made and first.text in reading.article.document.text
        assert first.text not in made.article.document.text
        assert made.article.extraction.method == "rule"
        text = file.read_text()
        assert text.startswith('# My rules.\n["other.example"]\ndrop = "aside"\n')
        assert load_sites(file)[1].drop == (first.alone,)
    stored = edition_again(tmp_path, clock).stored(reading.story or "")
    assert stored and stored.article == made.article


async def test_a_rule_that_was_written_is_taken_back(edition: Library, clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text("# My rules.\n")
    async with desk(edition, tmp_path, clock, LARGE) as at:
        await at.press("J")
        before = at.panes.article.reading
        await at.press("X", "space", "enter", "enter")
        made = at.panes.article.reading
        assert before and made and made.article != before.article
        await at.press("U")
        back = at.panes.article.reading
        assert back and back.article.document == before.article.document
        assert file.read_text() == "# My rules.\n"
        await at.press("X", "space", "enter", "enter")
        mine = f"{file.read_text()}# And mine.\n"
        file.write_text(mine)
        await at.press("U")
        assert "has been changed since" in at.said
        assert file.read_text() == mine


def edition_again(folder: Path, clock: Clock) -> Library:
    settings = Settings().with_sites(load_sites(folder / "sites.toml"), folder / "sites.toml")
    return library_of(Store(folder / "library.db"), Network(None, offline=True), clock, settings)


async def test_the_place_and_the_marks_stay_at_their_words(
    edition: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(edition, tmp_path, clock, SMALL) as at:
        await at.press("J", "}", "}", "M", "enter", "space", "j")
        view = at.panes.article
        assert at.place and view.reading
        words, marked = from_place(at), edition.marks.of(view.reading)
        assert [mark.number for mark in marked if not mark.is_orphan]
        await at.press("X", "space", "w", "enter")
        assert words and from_place(at) == words
        again = edition.marks.of(view.reading)
        assert [mark.mark for mark in again] == [mark.mark for mark in marked]
        assert not any(mark.is_orphan for mark in again)


async def test_all_of_a_look_is_switched_at_once(edition: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(edition, tmp_path, clock, LARGE) as at:
        await at.press("J", "X")
        await cursor_on(at, "We said before")
        await at.press("space")
        assert at.text.count("switched") == 1
        await at.press("space", "a")
        assert at.text.count("switched") > 5
        await at.press("space")
        assert "a switches them back" in at.text
        await at.press("a")
        assert "switched" not in at.text


async def test_what_was_switched_is_not_dropped_without_a_question(
    edition: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(edition, tmp_path, clock, SMALL) as at:
        await at.press("J", "X", "space", "escape")
        assert "Leave without writing a rule?" in at.text
        await at.press("escape")
        assert picker(at).is_current
        await at.press("escape", "enter")
        assert at.app.screen is at.screen


async def test_nothing_switched_is_nothing_to_write(edition: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(edition, tmp_path, clock, SMALL) as at:
        await at.press("J", "X", "w")
        assert "Nothing is switched yet" in at.text
        await at.press("q")
        assert at.title


async def test_tab_leads_to_the_article_and_back(edition: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(edition, tmp_path, clock, SMALL) as at:
        await at.press("J", "X", "tab", "j", "j")
        assert picker(at).preview.scroll_offset.y == 2
        await at.press("tab", "g")
        assert picker(at).rows.cursor == 0


async def test_a_file_with_mistakes_is_told_before_anything_is_asked(
    edition: Library, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "sites.toml").write_text('["a.example"]\nkepe = "p"\n')
    async with desk(edition, tmp_path, clock, LARGE) as at:
        await at.press("J", "X", "space", "w")
        assert "sites.toml:2: unknown key" in picker(at).status.message
        assert isinstance(at.app.screen, Picker)


async def test_what_no_page_is_stored_of_has_no_blocks(
    edition: Library, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "note.md"
    file.write_text("# A note\n\nThe market closes in March, the council said in a statement on Tuesday.\n")
    async with desk(edition, tmp_path, clock, SMALL, str(file)) as at:
        await at.press("X")
        assert at.said == "No page of this article is stored: there are no blocks to choose among."


def test_selectors_that_are_switched_make_the_rule() -> None:
    from reader.library.sites import rule_from

    wanted = {"p.note": False, "div.facts h3": True}
    assert rule_from("a.example", wanted) == SiteRule("a.example", ("div.facts h3",), ("p.note",))

"""Reading is taken up again where it was left, in this run and in the next."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desk import AtDesk, filler, page
from loopback import Loopback

from reader.library import Library
from reader.model import Selection
from reader.store import adding, begun
from reader.store.adding import NewStory
from reader.store.begun import LeftOff
from reader.store.store import Store
from reader.store.tables import BEGUN


async def test_an_article_is_taken_up_where_it_was_left(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    site["/long"] = page("A long one", *filler(40))
    site["/short"] = page("A short one", "Nothing to scroll here, but a few words of text.")
    await library.open(site.url("/long"))
    await library.open(site.url("/short"))
    async with at_desk(target=site.url("/long")) as at:
        assert at.place is None and not at.said
        await at.press("space", "space")
        left, share = at.place, at.panes.article.position
        assert left is not None and share not in ("0%", "100%")
        at.screen.open(site.url("/short"))
        await at.settle()
        assert at.title == "A short one"
        at.screen.open(site.url("/long"))
        await at.settle()
        assert at.place == left
        assert at.said == f"Taken up where you left it, at {share}; g goes to the beginning."
        await at.press("space")
        later, reading = at.place, at.panes.article.reading
        assert later != left and reading and reading.story
    kept = begun.left_off(Store(library._store.path), reading.story.id)
    assert later and kept and kept[:2] == (later.block, later.start)


async def test_an_article_read_to_its_end_starts_from_the_top_again(at_desk: AtDesk, site: Loopback) -> None:
    site["/long"] = page("A long one", *filler(40))
    site["/short"] = page("A short one", "Nothing to scroll here, but a few words of text.")
    async with at_desk(target=site.url("/long")) as at:
        await at.press("space", "space")
        at.screen.open(site.url("/short"))
        await at.settle()
        at.screen.open(site.url("/long"))
        await at.settle()
        assert at.place is not None
        await at.press("G")
        at.screen.open(site.url("/short"))
        await at.settle()
        at.screen.open(site.url("/long"))
        await at.settle()
        assert at.place is None


async def test_the_next_run_takes_it_up(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    site["/long"] = page("A long one", *filler(40))
    reading = await library.open(site.url("/long"))
    assert reading.story
    library.organising.leave_off(reading.story.id, LeftOff(12, 5, 31))
    async with at_desk((80, 24), site.url("/long")) as at:
        assert at.place is not None and at.place.block == 12
        await at.press("g")
        assert at.place is None


async def test_a_list_shows_how_far_its_stories_are_read(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    site["/long"] = page("A long one", *filler(40))
    site["/short"] = page("A short one", *filler(40))
    for path in ("/long", "/short"):
        await library.open(site.url(path))
    async with at_desk((120, 24)) as at:
        await at.press("1", "enter", "space", "space")
        share = at.panes.article.position
        assert share not in at.text.split("\n")[1]
        await at.press("h")
        (begun_one,) = [story for story in library.stories(at.screen.lists.rows.ids) if story.begun]
        assert f"{begun_one.begun}%" == share
        rows = [line for line in at.text.split("\n") if f" · {share}" in line]
        assert len(rows) == 1, at.text
        found = library.story_ids(Selection(search="is:begun"))
        assert list(found) == [begun_one.id]
        await at.press("l", "G", "h")
        assert not list(library.story_ids(Selection(search="is:begun")))
        assert f" · {share}" not in at.text


def test_places_of_before_are_taken_over(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.db")
    new = NewStory("a", None, None, "Boats", None, None, "", "")
    story = adding.add_by_hand(store, new, datetime(2026, 11, 20, tzinfo=UTC))
    with store.write() as connection:
        connection.execute("DROP TABLE begun")
        connection.executemany(
            "INSERT INTO state VALUES (?, ?)",
            [(f"place in story {story}", "3 120 40%"), ("place in story 99", "1 1 5%"), ("measure", "66")],
        )
        for statement in filter(str.strip, BEGUN.split(";")):
            connection.execute(statement)
    assert store.rows("SELECT * FROM begun") == [(story, 3, 120, 40)]
    assert {key for (key,) in store.rows("SELECT key FROM state")} & {
        "measure",
        f"place in story {story}",
        "place in story 99",
    } == {"measure"}
    store.close()

"""A library that takes nothing more: reading goes on, and what could not be kept is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from desk import AtDesk
from fakes import Clock
from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.model import ReaderError
from reader.store.store import Store


async def test_stories_are_read_that_cannot_be_marked_as_read(at_desk: AtDesk, library: Library) -> None:
    library.install_edition()
    async with at_desk() as at:
        await at.settle()
        library._store.rows("PRAGMA query_only = ON")
        await at.press("enter")
        assert at.title == "A Library Asks Its Readers a New Question: Who Said That?"
        assert "library.db cannot be written" in at.said
        await at.press("down", "n")
        assert at.title == "Lenne Bridge to Reopen Before the Frost, Mayor Says"
        at.screen.status.say("")
        await at.press("s")
        assert "library.db cannot be written" in at.said
        library._store.rows("PRAGMA query_only = OFF")
        await at.press("s")
        story = at.screen.lists.story(1)
        assert story and story.bookmarked


async def test_a_copy_that_no_list_can_take_is_read(library: Library) -> None:
    library.install_edition()
    url = library.stories(range(1, 2))[0].url
    assert url
    await library.open(url)
    library._store.rows("DELETE FROM stories")
    library._store.rows("PRAGMA query_only = ON")
    reading = await library.open(url)
    assert reading.story is None
    assert "library.db cannot be written" in reading.notice
    assert reading.article.quotes


@asynccontextmanager
async def full(library: Library) -> AsyncIterator[None]:
    """While it lasts, the library cannot grow: there is no room on its disk."""

    def limit(store: Store, pages: int) -> int:
        store.rows(f"PRAGMA max_page_count = {pages}")
        return int(store.rows("PRAGMA page_count")[0][0])

    writer, most = library._parts.writer, 1_073_741_823
    await writer.run(limit, await writer.run(limit, most))
    try:
        yield
    finally:
        await writer.run(limit, most)


async def test_a_refresh_stops_at_a_full_disk_and_goes_on_when_there_is_room(
    site: Loopback, library: Library, clock: Clock
) -> None:
    for number in range(40):
        site[f"/{number}"] = Reply(rss(item("old")))
        await library.subscriptions.add(site.url(f"/{number}"))
        site[f"/{number}"] = Reply(rss(*(item(f"{number}-{at}", "Title " * 99) for at in range(99))))
    clock.pass_by(hours=2)
    async with full(library):
        before = len(site.requests)
        with pytest.raises(ReaderError, match=r"^The disk that holds .*library\.db is full: free some space"):
            _ = [step async for step in library.refresh()]
        assert len(site.requests) - before < 40
        assert [feed.problem for feed in library.feeds()] == [None] * 40
        assert {story.title for story in library.stories(range(1, 41))} == {"old"}
    assert library._store.rows("PRAGMA integrity_check") == [("ok",)]
    steps = [step async for step in library.refresh()]
    assert len(steps) == 40 and not any(step.problem for step in steps)
    assert all(feed.stories in (99, 100) for feed in library.feeds())


async def test_a_refresh_on_the_screen_says_that_the_disk_is_full(
    at_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    library.install_edition()
    site["/feed"] = Reply(rss(item("old")))
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(rss(*(item(f"{at}", "Title " * 99) for at in range(99))))
    clock.pass_by(hours=2)
    async with at_desk() as at:
        await at.settle()
        async with full(library):
            at.screen.parts.feeding.refresh_due()
            await at.until(lambda: "is full: free some space and try again." in at.said)
            await at.press("enter")
            assert at.title
            asked = len(site.requests)
            at.screen.parts.feeding.refresh_due()
            await at.settle()
            assert len(site.requests) == asked
        await at.press("R")
        await at.until(lambda: "99 new stories from" in at.said)
        clock.pass_by(hours=2)
        at.screen.parts.feeding.refresh_due()
        await at.until(lambda: len(site.requests) == asked + 2)


async def test_what_is_done_to_be_kept_says_that_it_is_not(library: Library) -> None:
    library.install_edition()
    library._store.rows("PRAGMA query_only = ON")
    with pytest.raises(ReaderError, match=r"library\.db cannot be written"):
        _ = [step async for step in library.said.read_pages(1)]


async def test_evidence_that_could_not_be_kept_is_taken_once_there_is_room(
    gazette_desk: AtDesk, library: Library
) -> None:
    async with gazette_desk((120, 40)) as at:
        library._store.rows("PRAGMA query_only = ON")
        await at.press("d")
        await at.until(lambda: "library.db cannot be written" in at.said)
        library._store.rows("PRAGMA query_only = OFF")
        assert "§" not in at.text
        await at.press("R")
        await at.until(lambda: at.said.startswith("Evidence: 2 pages kept"))
        assert "§" in at.text and "§…" not in at.text


async def test_evidence_that_waits_for_room_is_let_go_by_esc(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk((120, 40)) as at:
        library._store.rows("PRAGMA query_only = ON")
        await at.press("d")
        await at.until(lambda: "library.db cannot be written" in at.said)
        library._store.rows("PRAGMA query_only = OFF")
        await at.press("escape", "R")
        await at.settle()
        assert "§" not in at.text

"""What another reader or a verb does to the library while this one is open: it is seen within seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import AtDesk, Desk, publish
from fakes import Clock, library_of
from loopback import Loopback

from reader.library import Library
from reader.library.network import Network
from reader.library.pace import Pace
from reader.model import Selection
from reader.store.store import Store
from reader.ui import screen
from reader.ui.actions import Pane


@pytest.fixture
def other(library: Library, tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """Another reader of the same library."""
    store = Store(tmp_path / "library.db")
    yield library_of(store, Network(None, offline=False), clock, pace=Pace(0))
    store.close()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "ELSEWHERE_SECONDS", 0.05)


def titles(at: Desk) -> list[str]:
    return [at.screen.lists.rows.story(row).title for row in range(len(at.screen.lists.rows))]


async def test_a_change_is_noticed_once_and_ones_own_is_none(library: Library, other: Library) -> None:
    library.changed_elsewhere()
    library.remember("x", "1")
    assert not library.changed_elsewhere()
    other.remember("x", "2")
    assert library.changed_elsewhere() and not library.changed_elsewhere()
    assert other.changed_elsewhere() and not other.changed_elsewhere()


async def test_a_new_feed_and_what_was_read_are_shown_and_no_row_moves(
    gazette_desk: AtDesk, site: Loopback, other: Library
) -> None:
    async with gazette_desk() as at:
        rows = titles(at)
        await at.press("j")
        await other.subscriptions.add(site.url("/courier"))
        await at.until(lambda: "Courier" in at.text)
        assert titles(at) == rows and at.panes.stories.cursor == 1
        unread = at.screen.lists.rows.story(1)
        other.mark([unread.id], unread=False)
        await at.until(lambda: not at.screen.lists.rows.story(1).unread)
        assert titles(at) == rows and at.panes.stories.cursor == 1


async def test_the_rows_of_a_feed_that_is_removed_leave(
    gazette_desk: AtDesk, library: Library, site: Loopback, other: Library
) -> None:
    publish(site)
    courier = await other.subscriptions.add(site.url("/courier"))
    async with gazette_desk() as at:
        await at.press("1")
        assert "Night train returns" in titles(at)
        other.subscriptions.remove(courier.id)
        await at.until(lambda: "Night train returns" not in titles(at))
        gazette = next(feed for feed in library.feeds() if feed.title == "Vannport Gazette")
        at.screen.select(Selection(feed=gazette.id))
        await at.settle()
        await at.press("enter")
        assert at.panes.front is Pane.ARTICLE
        read = at.title
        other.subscriptions.remove(gazette.id)
        await at.until(lambda: at.screen.lists.selection == Selection())
        assert (at.title, at.panes.front) == (read, Pane.ARTICLE), "what is read stays in front"


async def test_a_story_that_is_gone_has_a_row_until_then_and_the_others_stay_in_theirs(
    gazette_desk: AtDesk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "ELSEWHERE_SECONDS", 1e6)
    async with gazette_desk() as at:
        first, _, third = titles(at)
        gone = at.screen.lists.rows.ids[1]
        with store.write() as connection:
            connection.execute("DELETE FROM stories WHERE id = ?", (gone,))
        at.screen.marked()
        assert titles(at) == [first, "This story was removed by another program.", third]
        await at.press("j", "m", "j", "enter")
        assert at.title == third

"""Feeds that make up new guids each time they are asked, and how much of any feed is kept."""

from __future__ import annotations

import itertools

from fakes import Clock
from loopback import Loopback, Received, Reply, item, rss

from reader.library import Library
from reader.model import Selection
from reader.store import tallies
from reader.store.adding import MOST_OF_A_FEED
from reader.store.store import Store

DAY = "Mon, 23 Nov 2026 06:00:00 GMT"
LINK = "https://gazette.example/{}"


def stored(store: Store) -> int:
    """How many stories take room, be they rows of a list or not."""
    (count,) = store.row("SELECT count(*) FROM stories") or (0,)
    return int(count)


async def test_new_guids_for_the_same_stories_fill_nothing(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    turns = itertools.count()

    def churning(_: Received) -> Reply:
        turn = next(turns)
        return Reply(
            rss(*(item(f"{turn}-{n}", f"Story {n}", LINK.format(n), "Words.", DAY) for n in range(30)))
        )

    site["/feed"] = churning
    await library.subscriptions.add(site.url("/feed"))
    library.mark(library.story_ids(Selection()), unread=False, bookmarked=True)
    for _ in range(20):
        clock.pass_by(hours=1)
        assert [step.added async for step in library.refresh()] == [0]
    assert stored(store) == 30
    assert library.counts().unread == 0 and library.counts().bookmarked == 30


async def test_a_renamed_story_takes_its_new_text_and_is_known_by_its_new_guid(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("old", "Story", LINK.format(1), "Words.", DAY)))
    await library.subscriptions.add(site.url("/feed"))
    for guid, text in (("new", "More words."), ("new", "Still more words.")):
        site["/feed"] = Reply(rss(item(guid, "Story", LINK.format(1), text, DAY)))
        clock.pass_by(hours=1)
        assert [step.added async for step in library.refresh()] == [0]
    (story,) = library.stories(library.story_ids(Selection()))
    given = await library.feed_text(story)
    assert given is not None and given.article.document.text == "Still more words."


async def test_a_bulletin_of_one_page_and_title_is_a_story_each_day(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    for day in range(3):
        date = f"Mon, {23 + day} Nov 2026 06:00:00 GMT"
        site["/feed"] = Reply(rss(item(f"g{day}", "The morning", LINK.format("m"), f"Day {day}.", date)))
        if day:
            clock.pass_by(days=1)
            [step async for step in library.refresh()]
        else:
            await library.subscriptions.add(site.url("/feed"))
    assert stored(store) == 3


async def test_stories_that_a_feed_tells_of_side_by_side_stay_apart(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    one = item("a", "Story", LINK.format(1), "Words.", DAY)
    site["/feed"] = Reply(rss(one))
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(rss(one, item("b", "Story", LINK.format(1), "Words.", DAY)))
    clock.pass_by(hours=1)
    [step async for step in library.refresh()]
    assert stored(store) == 2


async def test_two_that_come_at_once_are_not_both_taken_for_the_one_that_went(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("old", "Story", LINK.format(1), "Words.", DAY)))
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(rss(*(item(guid, "Story", LINK.format(1), "Words.", DAY) for guid in "ab")))
    clock.pass_by(hours=1)
    [step async for step in library.refresh()]
    assert store.rows("SELECT guid FROM stories ORDER BY guid") == [("a",), ("b",), ("old",)]


async def test_only_so_many_stories_of_a_feed_are_kept(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("a")))
    feed = await library.subscriptions.add(site.url("/feed"))
    with store.write() as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO stories (feed, guid, title, seen, at) SELECT ?, 'n' || i, 'Old', 0, 0 FROM n",
            (MOST_OF_A_FEED - 2, feed.id),
        )
        tallies.count_in(connection, feed.id, MOST_OF_A_FEED - 2)
    site["/feed"] = Reply(rss(item("c"), item("b"), item("a")))
    clock.pass_by(hours=1)
    (step,) = [step async for step in library.refresh()]
    said = "100,000 stories of this feed are stored, which is the most: new ones are left out."
    assert (step.added, step.notice) == (1, said)

"""What the reader made, apart from what the network can give again: rows to write out and to take back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from reader.store import groups, marks, stories
from reader.store.feeds import feed_at
from reader.store.store import Store, moment
from reader.store.stories import NewStory


class MadeStory(NamedTuple):
    """A story that the reader bookmarked or parted; `feed` is its feed's address, None of one by hand."""

    feed: str | None
    story: NewStory
    unread: bool
    bookmarked: bool
    parted: bool


def made_stories(store: Store) -> Iterator[MadeStory]:
    """The stories that the reader bookmarked or parted, the oldest first, without their texts."""
    sql = (
        "SELECT feeds.url, guid, stories.url, address, stories.title, author, published, unread, bookmarked, "
        "apart FROM stories LEFT JOIN feeds ON feeds.id = feed WHERE bookmarked = 1 OR apart = 1 "
        "ORDER BY stories.id"
    )
    for feed, guid, url, address, title, author, published, unread, bookmarked, apart in store.rows(sql):
        story = NewStory(guid, url, address, title, author, moment(published), "", "")
        yield MadeStory(feed, story, bool(unread), bool(bookmarked), bool(apart))


def read_stories(store: Store) -> Iterator[tuple[str, str]]:
    """(address of the feed, guid) of every story that was read, by feed."""
    sql = (
        "SELECT url, guid FROM (SELECT feed, guid FROM stories WHERE unread = 0 AND feed IS NOT NULL "
        "UNION SELECT feed, guid FROM waiting_reads) JOIN feeds ON feeds.id = feed ORDER BY feed, guid"
    )
    yield from ((row[0], row[1]) for row in store.rows(sql))


def made_marks(store: Store) -> Iterator[dict[str, Any]]:
    """The marks on quotes, the oldest first, and those that wait for their page; see `marks.plain`."""
    yield from map(marks.plain, reversed(marks.every(store)))
    yield from (json.loads(row[0]) for row in store.rows("SELECT json FROM waiting_marks ORDER BY id"))


def take_stories(store: Store, made: Sequence[MadeStory], now: datetime) -> int:
    """Mark these stories as they were; how many were not here, and are stored by their titles now."""
    added = 0
    with store.write() as connection:
        for feed, story, unread, bookmarked, parted in made:
            feed_id = feed_at(store, feed) if feed else None
            row = store.row("SELECT id FROM stories WHERE guid = ? AND feed IS ?", (story.guid, feed_id))
            story_id = row[0] if row else stories.add(store, feed_id, story, now)
            added += row is None
            stories.mark(store, groups.whole(store, [story_id]), unread, bookmarked or None)
            if parted:
                connection.execute("UPDATE stories SET apart = 1, lead = NULL WHERE id = ?", (story_id,))
    return added


def take_reads(store: Store, read: Iterable[tuple[str, str]]) -> int:
    """Mark stories read by (address of the feed, guid), now or when they come; how many that are here."""
    here: list[int] = []
    feeds: dict[str, int | None] = {}
    with store.write() as connection:
        for url, guid in read:
            if url not in feeds:
                feeds[url] = feed_at(store, url)
            if feeds[url] is None:
                continue
            row = store.row("SELECT id FROM stories WHERE feed = ? AND guid = ?", (feeds[url], guid))
            if row is None:
                connection.execute("INSERT OR IGNORE INTO waiting_reads VALUES (?, ?)", (feeds[url], guid))
            else:
                here.append(row[0])
        stories.mark(store, groups.whole(store, here), unread=False, bookmarked=None)
    return len(here)


def take_marks(store: Store, made: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Take marks, as `marks.plain` gave them: how many were not here, and how many wait for their page."""
    known = {json.dumps(mark, sort_keys=True) for mark in made_marks(store)}
    added = waiting = 0
    with store.write() as connection:
        for mark in made:
            if json.dumps(mark, sort_keys=True) in known:
                continue
            added += 1
            row = json.dumps(mark, ensure_ascii=False)
            connection.execute("INSERT INTO waiting_marks (url, json) VALUES (?, ?)", (mark["url"], row))
            page = store.row(
                "SELECT id FROM pages WHERE url = ? ORDER BY hex(digest) <> ?, id DESC LIMIT 1",
                (mark["url"], mark["sha256"].upper()),
            )
            if page:
                marks.settle(connection, mark["url"], page[0])
            else:
                waiting += 1
    return added, waiting

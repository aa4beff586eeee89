"""What the user made, and the network cannot give again: rows to write out and to take back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from reader.store import adding, groups, hidden, marks, notes, stories, tags
from reader.store.adding import NewStory
from reader.store.feeds import feed_at
from reader.store.store import Store, moment


class MadeStory(NamedTuple):
    """A story that the user did something to; `feed` is its feed's address, None if opened by hand."""

    feed: str | None
    story: NewStory
    unread: bool
    bookmarked: bool
    parted: bool
    hidden: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


_MADE = """
SELECT stories.id, feeds.url, guid, stories.url, address, stories.title, author, published,
    coalesce(hidden.unread, stories.unread), bookmarked, apart, hidden.story IS NOT NULL, text
FROM stories LEFT JOIN feeds ON feeds.id = feed LEFT JOIN notes ON notes.story = stories.id
    LEFT JOIN hidden ON hidden.story = stories.id AND rule = ''
WHERE bookmarked = 1 OR apart = 1 OR hidden.story IS NOT NULL OR text IS NOT NULL
    OR stories.id IN (SELECT story FROM story_tags)
ORDER BY stories.id
"""


def made_stories(store: Store) -> Iterator[MadeStory]:
    """The stories that the user bookmarked, parted, hid, tagged or wrote on, the oldest first.

    They come without their texts, as the network can give those again.
    """
    tagged: dict[int, list[str]] = {}
    for story_id, name in store.rows("SELECT story, name FROM story_tags JOIN tags ON id = tag ORDER BY key"):
        tagged.setdefault(story_id, []).append(name)
    for story_id, *about, published, unread, bookmarked, apart, is_hidden, note in store.rows(_MADE):
        feed, guid, url, address, title, author = about
        story = NewStory(guid, url, address, title, author, moment(published), "", "")
        flags = bool(unread), bool(bookmarked), bool(apart), bool(is_hidden)
        yield MadeStory(feed, story, *flags, tuple(tagged.get(story_id, ())), note or "")


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
    """Mark these stories as they were. Returns how many were not here, and are stored by their titles now."""
    added = 0
    with store.write() as connection:
        for one in made:
            feed_id = feed_at(store, one.feed) if one.feed else None
            guid = one.story.guid
            row = store.row("SELECT id FROM stories WHERE guid = ? AND feed IS ?", (guid, feed_id))
            story_id = row[0] if row else adding.add(store, feed_id, one.story, now)
            added += row is None
            stories.mark(store, groups.whole(store, [story_id]), one.unread, one.bookmarked or None)
            if one.parted:
                connection.execute("UPDATE stories SET apart = 1, lead = NULL WHERE id = ?", (story_id,))
            tags.add_one(connection, story_id, one.tags)
            if one.note and not notes.note(store, story_id):
                notes.write(store, story_id, one.note, now)
            if one.hidden:
                hidden.hide(connection, [(story_id, "", one.unread)])
    return added


def take_reads(store: Store, read: Iterable[tuple[str, str]]) -> int:
    """Mark stories read by (address of the feed, guid), now or when they come. Returns how many are here."""
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
    """Take marks as `marks.plain` gave them. Returns how many are new, and how many wait for their page."""
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
                marks.settle(connection, page[0])
            else:
                waiting += 1
    return added, waiting

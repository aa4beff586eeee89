"""Stories: the rows of the lists, their text as the feed gave it, and their marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.model import Story
from reader.store import begun, groups, hidden
from reader.store.lists import listed_in
from reader.store.store import chunks, moment

if TYPE_CHECKING:
    from reader.model import Change
    from reader.store.store import Store

_EVIDENCE = "(SELECT min(taken IN ('kept', 'skipped')) FROM evidence WHERE story = stories.id)"
"""1 when all of a story's evidence is kept, 0 when some is missing, null when none was taken."""

_TAGS = """(SELECT group_concat(name, ' ') FROM
    (SELECT name FROM story_tags JOIN tags ON tags.id = tag WHERE story = stories.id ORDER BY key))"""
"""The tags of a story with a blank between them, which no tag has in it; null when it has none."""

_STORY = f"""
SELECT stories.id, feed, coalesce(feeds.title, {groups.FEED_TITLE}, ''), feeds.url, feeds.site_url,
    stories.url, stories.title, author, published, seen, unread, bookmarked,
    EXISTS (SELECT 1 FROM pages WHERE pages.url = address), {_EVIDENCE},
    changed IS NOT NULL, {groups.OUTLETS}, {_TAGS},
    coalesce((SELECT text FROM notes WHERE story = coalesce(lead, stories.id)), ''),
    {hidden.HIDDEN}, {begun.SHARE}
FROM stories LEFT JOIN feeds ON feeds.id = feed
"""


def stories(store: Store, ids: Sequence[int]) -> list[Story]:
    """The stories with these ids, in the order asked; an id without a story is left out."""
    found: dict[int, Story] = {}
    for marks, lot in chunks(ids):
        for row in store.rows(f"{_STORY} WHERE stories.id IN ({marks})", lot):
            found[row[0]] = _story(row)
    return [found[number] for number in ids if number in found]


def story_of_address(store: Store, address: str) -> Story | None:
    """The story whose canonical URL this is; of several the one in the lists, then the oldest."""
    listed = listed_in(store)
    sql = f"{_STORY} WHERE address = ? ORDER BY NOT ({listed}), lead IS NOT NULL, stories.id LIMIT 1"
    row = store.row(sql, (address,))
    return _story(row) if row else None


def story_of_page(store: Store, keys: Sequence[int]) -> Story | None:
    """The story that stands for a page, found by the keys of its address."""
    story_id = groups.of_page(store, keys)
    return next(iter(stories(store, [story_id])), None) if story_id is not None else None


def feed_text(store: Store, story_id: int) -> tuple[str, str | None]:
    """The text of a story as its feed gave it, HTML, empty when it gave none; and the feed's language."""
    row = store.row(
        "SELECT html, language FROM stories JOIN contents ON story = stories.id "
        "LEFT JOIN feeds ON feeds.id = feed WHERE stories.id = ?",
        (story_id,),
    )
    return (row[0], row[1]) if row else ("", None)


def ids_of_address(store: Store, address: str) -> list[int]:
    """Every story with this canonical URL, in whatever feed."""
    return [row[0] for row in store.rows("SELECT id FROM stories WHERE address = ?", (address,))]


def flags(store: Store, ids: Sequence[int]) -> list[tuple[int, bool, bool]]:
    """(story id, unread, bookmarked) of each."""
    found: list[tuple[int, bool, bool]] = []
    for marks, lot in chunks(ids):
        rows = store.rows(f"SELECT id, unread, bookmarked FROM stories WHERE id IN ({marks})", lot)
        found += [(row[0], bool(row[1]), bool(row[2])) for row in rows]
    return found


def mark(store: Store, ids: Sequence[int], unread: bool | None, bookmarked: bool | None) -> None:
    """Set the marks given, leave those that are None."""
    with store.write() as connection:
        for column, value in (("unread", unread), ("bookmarked", bookmarked)):
            if value is None:
                continue
            for marks, lot in chunks(ids):
                sql = f"UPDATE stories SET {column} = ? WHERE {column} <> ? AND id IN ({marks})"
                connection.execute(sql, (value, value, *lot))
        if unread:
            connection.execute(
                "UPDATE stories SET unread = 0 WHERE unread = 1 AND id IN (SELECT story FROM hidden)"
            )


def restore_marks(store: Store, change: Change) -> None:
    """Set the marks of each story back to what they were before a change."""
    with store.write() as connection:
        connection.executemany(
            "UPDATE stories SET unread = ?, bookmarked = ? WHERE id = ?",
            ((unread, bookmarked, story_id) for story_id, unread, bookmarked in change.before),
        )


def _story(row: tuple[Any, ...]) -> Story:
    number, feed, feed_title, feed_url, feed_site, url, title, author, published, seen, *flags = row
    unread, bookmarked, kept, evidence, changed, agency, feeds, outlets, tags, note, is_hidden, share = flags
    return Story(
        id=number,
        feed=feed,
        feed_title=feed_title,
        url=url,
        title=title,
        author=author,
        published=moment(published),
        seen=moment(seen),
        unread=bool(unread),
        bookmarked=bool(bookmarked),
        kept=bool(kept),
        evidence=None if evidence is None else bool(evidence),
        changed=bool(changed),
        agency=agency,
        feeds=feeds,
        outlets=outlets,
        tags=tuple((tags or "").split()),
        note=note,
        hidden=bool(is_hidden),
        begun=share,
        feed_urls=tuple(filter(None, (feed_url, feed_site))),
    )

"""A feed itself, not its stories: where it has moved, and what the user has set for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reader.model import FeedSettings, FullText, ReaderError
from reader.store import outlines
from reader.store.feeds import SETTINGS, Move, feed_at, settings_of
from reader.store.store import Store, chunks, stamp

_NOT_MOVED = "moved_to = NULL, moved_since = NULL, moved_times = 0"
_AS_NEW = "next_due = 0, digest = NULL, etag = NULL, last_modified = NULL"
"""SQL that has a feed fetched at once, and read even if it is as it was."""


def record_move(store: Store, feed_id: int, move: Move | None) -> None:
    """Note what is known of a feed's move."""
    values = (move.to, stamp(move.since), move.times) if move else (None, None, 0)
    with store.write(durable=False) as connection:
        connection.execute(
            "UPDATE feeds SET moved_to = ?, moved_since = ?, moved_times = ? WHERE id = ?", (*values, feed_id)
        )


def settle_move(store: Store, feed_id: int, old: str, new: str, private: bool) -> str:
    """Give a feed the address it has moved to; it keeps its stories. Returns the notice for its row.

    If the new address is not in a private network, the feed may no longer lead into one. If another feed has
    the address, only the notice is changed.
    """
    with store.write() as connection:
        other = connection.execute(
            "SELECT title, removed FROM feeds WHERE url = ? AND id <> ?", (new, feed_id)
        ).fetchone()
        if other is None:
            notice = f"It has moved for good from {old} to {new}, and is fetched from there from now on."
            connection.execute(
                "UPDATE feeds SET title = CASE WHEN title = url THEN ? ELSE title END, url = ?, "
                f"private = private AND ?, {_NOT_MOVED} WHERE id = ?",
                (new, new, private, feed_id),
            )
        else:
            which = (
                f"{other[0]}, which you removed" if other[1] else f"{other[0]}: you can remove one of the two"
            )
            notice = f"It has moved for good to {new}, the address of {which}."
        connection.execute("UPDATE feeds SET notice = ? WHERE id = ?", (notice, feed_id))
    return notice


def tell(store: Store, feed_id: int, notice: str) -> str | None:
    """Put a notice into the row of a feed; None when it stands there already."""
    with store.write() as connection:
        changed = connection.execute(
            "UPDATE feeds SET notice = ? WHERE id = ? AND notice IS NOT ?", (notice, feed_id, notice)
        )
    return notice if changed.rowcount else None


def move(store: Store, feed_id: int, url: str) -> None:
    """Fetch a feed from another address from now on; it keeps its stories, and is due at once.

    Raises ReaderError when another feed has the address.
    """
    if feed_at(store, url) not in (None, feed_id):
        raise ReaderError(f"{url} is the address of another feed, which may be one that you removed.")
    with store.write() as connection:
        connection.execute(
            "UPDATE feeds SET title = CASE WHEN title = url THEN ? ELSE title END, url = ?, notice = NULL, "
            f"{_NOT_MOVED}, {_AS_NEW} WHERE id = ?",
            (url, url, feed_id),
        )


def settings(store: Store, feed_id: int) -> FeedSettings:
    """What the user has set for a feed."""
    row = store.row(f"SELECT {SETTINGS} FROM feeds WHERE id = ?", (feed_id,))
    return settings_of(row) if row else FeedSettings()


def way_to(store: Store, address: str) -> tuple[str | None, str | None]:
    """The user agent and the proxy that are set for a feed which has a story of this canonical URL.

    It has one too where the page of its story was sent on to there. Of several feeds one with a proxy counts.
    """
    row = store.row(
        "SELECT user_agent, proxy FROM stories JOIN feeds ON feeds.id = feed "
        "WHERE address IN (SELECT ? UNION ALL SELECT url FROM pages WHERE final_url = ?) "
        "AND removed IS NULL AND (user_agent IS NOT NULL OR proxy IS NOT NULL) "
        "ORDER BY proxy IS NULL, stories.id LIMIT 1",
        (address, address),
    )
    return (row[0], row[1]) if row else (None, None)


def every_setting(store: Store) -> Iterator[tuple[str, FeedSettings]]:
    """The addresses of the feeds that have settings of their own, with those settings."""
    for url, *row in store.rows(f"SELECT url, {SETTINGS} FROM feeds WHERE removed IS NULL ORDER BY id"):
        if (found := settings_of(row)) != FeedSettings():
            yield url, found


def set_where_unset(store: Store, wanted: Iterable[tuple[str, FeedSettings]]) -> int:
    """Set for feeds, by their addresses, what is not set for them yet. Returns how many were changed."""
    changed = 0
    with store.write():
        for url, new in wanted:
            feed_id = feed_at(store, url)
            if feed_id is None:
                continue
            old = settings(store, feed_id)
            both = FeedSettings(
                user_agent=old.user_agent or new.user_agent,
                proxy=old.proxy or new.proxy,
                minutes=old.minutes or new.minutes,
                full_text=old.full_text or new.full_text,
                private=old.private or new.private,
            )
            if both != old:
                change(store, feed_id, both)
                changed += 1
    return changed


def change(store: Store, feed_id: int, settings: FeedSettings) -> None:
    """Set for a feed what the user wants. It is due at once: what kept it from being fetched may be gone."""
    with store.write() as connection:
        connection.execute(
            "UPDATE feeds SET user_agent = ?, proxy = ?, minutes = ?, full_text = ?, private = ?, "
            "next_due = 0 WHERE id = ?",
            (
                *(settings.user_agent, settings.proxy, settings.minutes),
                *(settings.full_text, settings.private, feed_id),
            ),
        )


def rename(store: Store, feed_id: int, title: str) -> None:
    """Give a feed a title of the user's own; without one, it takes its own title when it next comes."""
    with store.write() as connection:
        outlines.forget_titles(connection, feed_id)
        if title:
            connection.execute("UPDATE feeds SET title = ? WHERE id = ?", (title, feed_id))
            return
        connection.execute(f"UPDATE feeds SET title = url, {_AS_NEW} WHERE id = ?", (feed_id,))


def full_texts(store: Store) -> dict[int, FullText | None]:
    """Whether full texts are fetched, as the user has set it for each feed; None where it is not set."""
    rows = store.rows("SELECT id, full_text FROM feeds WHERE removed IS NULL")
    return {feed_id: mode and FullText(mode) for feed_id, mode in rows}


def new_texts(store: Store, feed_ids: Sequence[int], since: datetime) -> list[tuple[int, int, str]]:
    """The unread stories that these feeds brought since then, newest first: id, feed, and the feed's text."""
    found: list[tuple[int, int, str]] = []
    for marks, lot in chunks(feed_ids):
        found += store.rows(
            "SELECT id, feed, words FROM stories JOIN contents ON story = id "
            f"WHERE feed IN ({marks}) AND unread = 1 AND seen > ? ORDER BY at DESC, id DESC",
            (*lot, stamp(since)),
        )
    return found

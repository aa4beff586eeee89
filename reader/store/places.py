"""The folders that feeds stand in: each in one of its own, and in any number of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.store import Store

PLACES = "SELECT id AS feed, folder FROM feeds UNION SELECT feed, folder FROM feed_places"
"""SQL for every feed with the path of each folder that it stands in; of the top it is empty."""
INSIDE = f"""
WITH RECURSIVE inside (feed, folder) AS (
    {PLACES}
    UNION SELECT feed, rtrim(rtrim(folder, replace(folder, '/', '')), '/') FROM inside WHERE folder LIKE '%/%'
)
"""
"""What begins SQL that asks `inside` for every feed with each folder that it stands in, or below."""


def others(store: Store) -> dict[int, tuple[str, ...]]:
    """The folders beside their own that feeds stand in, by their ids."""
    found: dict[int, tuple[str, ...]] = {}
    for feed_id, folder in store.rows(
        "SELECT feed, feed_places.folder FROM feed_places JOIN feeds ON feeds.id = feed "
        "WHERE feed_places.folder <> feeds.folder ORDER BY feed, feed_places.folder COLLATE NOCASE"
    ):
        found[feed_id] = (*found.get(feed_id, ()), folder)
    return found


def put_into(store: Store, feed_id: int, folders: Sequence[str]) -> None:
    """Let a feed stand in these folders, at least one, and in no others. Its own stays the first if it can.

    What a list of another reader said of it in a folder is kept for as long as it stands there.
    """
    with store.write() as connection:
        (own,) = connection.execute("SELECT folder FROM feeds WHERE id = ?", (feed_id,)).fetchone()
        if own not in folders:
            own = folders[0]
            connection.execute("UPDATE feeds SET folder = ? WHERE id = ?", (own, feed_id))
        marks = ",".join("?" * len(folders))
        connection.execute(
            f"DELETE FROM feed_places WHERE feed = ? AND folder NOT IN ({marks})", (feed_id, *folders)
        )
        connection.executemany(
            "INSERT OR IGNORE INTO feed_places (feed, folder) VALUES (?, ?)",
            ((feed_id, folder) for folder in folders if folder != own),
        )

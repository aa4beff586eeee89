"""What is changed of a feed beside its stories: where it has moved, and what the user sets for it."""

from __future__ import annotations

from reader.model import FeedSettings
from reader.store.feeds import SETTINGS, Move, settings_of
from reader.store.store import Store, stamp


def record_move(store: Store, feed_id: int, move: Move | None) -> None:
    """Note what is known of a feed's move."""
    values = (move.to, stamp(move.since), move.times) if move else (None, None, 0)
    with store.write(durable=False) as connection:
        connection.execute(
            "UPDATE feeds SET moved_to = ?, moved_since = ?, moved_times = ? WHERE id = ?", (*values, feed_id)
        )


def settle_move(store: Store, feed_id: int, old: str, new: str, private: bool) -> str:
    """Give a feed, which keeps its stories, the address it has moved to; what to say of it, also in its row.

    It loses its leave for private networks where the new address is in none. Where another feed has the
    address, nothing is changed but what is said.
    """
    with store.write() as connection:
        other = connection.execute(
            "SELECT title, removed FROM feeds WHERE url = ? AND id <> ?", (new, feed_id)
        ).fetchone()
        if other is None:
            notice = f"It has moved for good from {old} to {new}, where it is asked for from now on."
            connection.execute(
                "UPDATE feeds SET title = CASE WHEN title = url THEN ? ELSE title END, url = ?, "
                "private = private AND ?, moved_to = NULL, moved_since = NULL, moved_times = 0 WHERE id = ?",
                (new, new, private, feed_id),
            )
        else:
            which = (
                f"{other[0]}, which you removed" if other[1] else f"{other[0]}: you can remove one of the two"
            )
            notice = f"It has moved for good to {new}, the address of {which}."
        connection.execute("UPDATE feeds SET notice = ? WHERE id = ?", (notice, feed_id))
    return notice


def settings(store: Store, feed_id: int) -> FeedSettings:
    """What the user has set for a feed."""
    row = store.row(f"SELECT {SETTINGS} FROM feeds WHERE id = ?", (feed_id,))
    return settings_of(row) if row else FeedSettings()


def change(store: Store, feed_id: int, settings: FeedSettings, title: str | None = None) -> None:
    """Set for a feed what the user wants, and its title where one is given."""
    with store.write() as connection:
        connection.execute(
            "UPDATE feeds SET user_agent = ?, proxy = ?, minutes = ?, full_text = ?, private = ?, "
            "title = coalesce(?, title), next_due = 0 WHERE id = ?",
            (
                *(settings.user_agent, settings.proxy, settings.minutes),
                *(settings.full_text, settings.private, title, feed_id),
            ),
        )

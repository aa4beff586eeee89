"""What a snapshot said of stories that were not in the library yet: it is applied when they come."""

from __future__ import annotations

from typing import Any


def settle_reads(connection: Any, feed_id: int) -> None:
    """Mark the stories of a feed read that a snapshot says were read. Inside a transaction."""
    waiting = "SELECT guid FROM waiting_reads WHERE feed = ?"
    if connection.execute(f"{waiting} LIMIT 1", (feed_id,)).fetchone():
        connection.execute(
            f"UPDATE stories SET unread = 0 WHERE feed = ? AND guid IN ({waiting})", (feed_id, feed_id)
        )
        connection.execute(
            "DELETE FROM waiting_reads WHERE feed = ? AND guid IN (SELECT guid FROM stories WHERE feed = ?)",
            (feed_id, feed_id),
        )

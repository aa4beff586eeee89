"""The user's notes on stories."""

from __future__ import annotations

from datetime import datetime

from reader.store.store import Store, stamp


def note(store: Store, story_id: int) -> str:
    """The note on a story, empty where there is none."""
    row = store.row("SELECT text FROM notes WHERE story = ?", (story_id,))
    return row[0] if row else ""


def write(store: Store, story_id: int, text: str, now: datetime) -> None:
    """Keep a note in place of the one before; an empty one takes it away."""
    with store.write() as connection:
        if text:
            connection.execute(
                "INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)",
                (story_id, text, text.casefold(), stamp(now)),
            )
        else:
            connection.execute("DELETE FROM notes WHERE story = ?", (story_id,))

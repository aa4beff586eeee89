"""Small things remembered between runs: a theme, a measure, the place where reading stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.store import Store


def remembered(store: Store, key: str) -> str | None:
    """What was last remembered under a key."""
    row = store.row("SELECT value FROM state WHERE key = ?", (key,))
    return row[0] if row else None


def remember(store: Store, key: str, value: str | None) -> None:
    """Remember a value under a key; None forgets it."""
    with store.write(durable=False) as connection:
        if value is None:
            connection.execute("DELETE FROM state WHERE key = ?", (key,))
        else:
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

"""Pictures of articles, kept as they came."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.store.store import stamp

if TYPE_CHECKING:
    from reader.store.store import Store


def picture(store: Store, url: str) -> bytes | None:
    """The picture of an address; None when it is not kept."""
    row = store.row("SELECT body FROM pictures WHERE url = ?", (url,))
    return bytes(row[0]) if row else None


def keep(store: Store, url: str, body: bytes, fetched: datetime) -> None:
    """Keep a picture in the place of the one before."""
    with store.write(durable=False) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO pictures (url, fetched, body) VALUES (?, ?, ?)",
            (url, stamp(fetched), body),
        )

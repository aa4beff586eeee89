"""The words of stored pages, for stories that come to be known after them, or anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.store import codec
from reader.store.store import chunks


def words_of_pages(connection: Any, addresses: Iterable[str | None]) -> dict[str | None, str]:
    """The texts of the newest articles made of the pages at these addresses, of those that have one."""
    found: dict[str | None, str] = {}
    for marks, lot in chunks(sorted({address for address in addresses if address})):
        newest = (
            "SELECT url, max(page) FROM pages JOIN articles ON page = pages.id "
            f"WHERE url IN ({marks}) GROUP BY url"
        )
        for url, page in connection.execute(newest, lot).fetchall():
            row = connection.execute("SELECT json, markdown FROM articles WHERE page = ?", (page,)).fetchone()
            found[url] = codec.decode(*row).document.text
    return found

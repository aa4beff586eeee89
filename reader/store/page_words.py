"""The words of a stored page, for stories that come to be known after it, or anew."""

from __future__ import annotations

from typing import Any

from reader.store import codec


def words_of_page(connection: Any, address: str | None) -> str | None:
    """The text of the newest article made of a page; None when there is none."""
    row = connection.execute(
        "SELECT json, markdown FROM articles JOIN pages ON pages.id = page WHERE url = ? "
        "ORDER BY page DESC LIMIT 1",
        (address,),
    ).fetchone()
    return codec.decode(*row).document.text if row else None

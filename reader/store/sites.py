"""The hosts that stories are from, each once: a list by site is found by its number."""

from __future__ import annotations

from typing import Any


def site_of(connection: Any, address: str | None) -> int | None:
    """The number of the host of an address."""
    host = (address or "").partition("//")[2].partition("/")[0]
    if not host:
        return None
    known = connection.execute("SELECT id FROM sites WHERE host = ?", (host,)).fetchone()
    added = known or (connection.execute("INSERT INTO sites (host) VALUES (?)", (host,)).lastrowid,)
    return int(added[0])

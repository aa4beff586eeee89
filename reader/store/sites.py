"""The hosts that stories are from, each once: a list by site is found by its number."""

from __future__ import annotations

from typing import Any


class SiteNumbers:
    """The numbers of hosts, each asked for once. Inside a transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def number_of(self, address: str | None) -> int | None:
        """The number of the host of an address, given to it now if it had none."""
        host = (address or "").partition("//")[2].partition("/")[0]
        if host and host not in self._numbers:
            known = self._connection.execute("SELECT id FROM sites WHERE host = ?", (host,)).fetchone()
            added = known or (
                self._connection.execute("INSERT INTO sites (host) VALUES (?)", (host,)).lastrowid,
            )
            self._numbers[host] = int(added[0])
        return self._numbers.get(host)

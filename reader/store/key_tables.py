"""The tables of keys by which a story is found to be the same as another: of pages, and of runs of words.

Keys are hashes: those of one feed are spread over the whole of a table, nearly all of which would be written
anew for each feed. So they wait in a small table beside it until there are enough of them (the two levels of
O'Neil et al., "The log-structured merge-tree", 1996).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from reader.store.store import chunks

PAGES = "story_keys"
"""Of addresses and guids: every story has one or two."""
TEXTS = "text_keys"
"""Of runs of words: of the stories of these days alone."""
_LEAST = 4000
"""Keys for which alone the large table is not touched: they fill some thirty pages of 4 kB."""
_LOTS = 16
"""As many times what comes at once waits, where it is much: the larger the table, the more it is spread."""


class Having:
    """The first stories that have certain keys, `most` of each: those stored, and those noted since."""

    def __init__(self, connection: Any, table: str, keys: Collection[int], most: int) -> None:
        self._most = most
        self._stories: dict[int, list[int]] = {}
        for marks, lot in chunks(sorted(keys)):
            # Most keys are new: to ask for each by a statement of its own would take many times as long.
            asked = f"WITH asked (key) AS (VALUES {marks.replace('?', '(?)')}) SELECT key FROM asked WHERE "
            there = (f"EXISTS (SELECT 1 FROM {name} WHERE {name}.key = asked.key)" for name in _both(table))
            for key in connection.execute(asked + " OR ".join(there), lot).fetchall():
                sql = f"SELECT DISTINCT story FROM {of_both(table)} WHERE key = ? ORDER BY story LIMIT {most}"
                self._stories[key[0]] = [row[0] for row in connection.execute(sql, key)]

    def of(self, keys: Iterable[int]) -> list[list[int]]:
        """The stories that have each of these keys, of those that any has."""
        return [having for key in keys if (having := self._stories.get(key))]

    def note(self, keys: Iterable[int], story_id: int) -> None:
        for key in keys:
            having = self._stories.setdefault(key, [])
            if len(having) < self._most:
                having.append(story_id)


def of_both(table: str) -> str:
    """SQL for all rows of a table of keys, (key, story). A story whose text changed may be in both levels."""
    return "({})".format(" UNION ALL ".join(f"SELECT key, story FROM {name}" for name in _both(table)))


def add(connection: Any, table: str, rows: Collection[tuple[int, int]]) -> None:
    """Add rows of (key, story). Inside a transaction."""
    if not rows:
        return
    settled, fresh = _both(table)
    connection.executemany(f"INSERT OR IGNORE INTO {fresh} VALUES (?, ?)", sorted(rows))
    (waiting,) = connection.execute(f"SELECT count(*) FROM {fresh}").fetchone()
    if waiting > max(_LEAST, _LOTS * len(rows)):
        connection.execute(f"INSERT OR IGNORE INTO {settled} SELECT key, story FROM {fresh}")
        connection.execute(f"DELETE FROM {fresh}")


def forget(connection: Any, table: str, until: int) -> None:
    """Let go of the keys of all stories up to one. Inside a transaction."""
    for name in _both(table):
        connection.execute(f"DELETE FROM {name} WHERE story <= ?", (until,))


def _both(table: str) -> tuple[str, str]:
    return table, f"fresh_{table}"

"""What a search for words finds where very many have them: the first at once, the rest when wanted.

To sort all that such words find takes as long as there is much of it. Who searches sees a screen of it: the
newest stories are looked for in what the index gives, and how many there are is counted by the index.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.store import groups
from reader.store.listed import FIRST, Listed

if TYPE_CHECKING:
    from reader.store.store import Store

MANY = 4096
"""Stories from which on it takes longer to sort them than to go through the newest ones."""

# The plus keeps SQLite from beginning with what was found: it goes by date, and stops when it has enough.
_AMONG_ALL = "+stories.id IN temp.found"


def of_words(
    store: Store, match: str, condition: str, order: str, every: Callable[[], Sequence[int]]
) -> Sequence[int]:
    """The ids of a list of all feeds for the words of a search, as FTS5 reads them.

    `condition` is SQL that holds for the stories in the lists, `order` is by date, and `every` gives all ids.
    """
    count = _gather(store, match)
    if count < MANY:
        return _sorted(store, f"{condition} AND id IN temp.found", order)
    first = _sorted(store, f"{condition} AND {_AMONG_ALL}", f"{order} LIMIT {FIRST}")
    return Listed(first, count - _not_listed(store, condition), every)


def _gather(store: Store, match: str) -> int:
    """Let `temp.found` hold the ids of all stories that have the words; how many there are.

    The index is asked once: where words count by their beginnings, it gathers all that begin so each time.
    No transaction: a temporary table waits for nobody who writes to the library.
    """
    store.rows("CREATE TABLE IF NOT EXISTS temp.found (id INTEGER PRIMARY KEY)")
    store.rows("DELETE FROM temp.found")
    store.rows("INSERT INTO temp.found SELECT rowid FROM story_search WHERE story_search MATCH ?", (match,))
    row = store.row("SELECT count(*) FROM temp.found")
    return int(row[0]) if row else 0


def _sorted(store: Store, condition: str, order: str) -> Sequence[int]:
    sql = f"SELECT id, coalesce(lead, id) FROM stories WHERE {condition} ORDER BY {order}"
    return array("q", groups.once(store.rows(sql)))


_OUT_OF_LINE = """
SELECT id FROM stories WHERE lead IS NOT NULL
UNION SELECT lead FROM stories WHERE lead IS NOT NULL
UNION SELECT story FROM hidden
UNION SELECT id FROM stories WHERE feed IN (SELECT id FROM feeds WHERE removed IS NOT NULL)
"""
"""The stories that may not be a row of their own."""


def _not_listed(store: Store, condition: str) -> int:
    """How many stories that have the words are in no list, or stand there with another as one row."""
    if store.row(f"SELECT 1 FROM ({_OUT_OF_LINE}) LIMIT 1") is None:
        return 0
    found, rows = store.row(
        f"SELECT count(*), count(DISTINCT CASE WHEN {condition} THEN coalesce(lead, id) END) FROM stories "
        f"WHERE id IN ({_OUT_OF_LINE}) AND {_AMONG_ALL}"
    ) or (0, 0)
    return int(found) - int(rows)

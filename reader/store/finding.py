"""What a search finds that finds very much: the newest stories at once, the rest when they are wanted.

To sort all that is found takes long, and a screen shows little of it. So what is found is gathered by number
alone and counted, and its newest are met on the way through all stories by date.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.store import groups
from reader.store.listed import FIRST, Listed

if TYPE_CHECKING:
    from reader.store.search import Condition
    from reader.store.store import Store

Every = Callable[[], Sequence[int]]
MANY = 4096
"""Stories from which on it takes longer to sort them than to go through the newest ones."""

# The plus keeps SQLite from beginning with what was found: it goes by date, and stops when it has enough.
_AMONG_ALL = "+stories.id IN temp.found"


def by_date(store: Store, found: Condition, listed: Condition, order: str, every: Every) -> Sequence[int]:
    """The ids of what a search found, of each group of the same stories one, in the `order` of their dates.

    `found` is a query for the ids that a search finds in a list, or in all; `listed` is what holds for the
    stories in it, and `every` asks for all ids.
    """
    count = _gather(store, found)
    condition, arguments = listed
    if count < MANY:
        return _sorted(store, (f"{condition} AND id IN temp.found", arguments), order)
    first = _sorted(store, (f"{condition} AND {_AMONG_ALL}", arguments), f"{order} LIMIT {FIRST}")
    return Listed(first, count - _not_listed(store, listed), every)


def _gather(store: Store, found: Condition) -> int:
    """Let `temp.found` hold the ids that a query finds; how many there are.

    No transaction: a temporary table waits for nobody who writes to the library.
    """
    sql, arguments = found
    store.rows("CREATE TABLE IF NOT EXISTS temp.found (id INTEGER PRIMARY KEY)")
    store.rows("DELETE FROM temp.found")
    store.rows(f"INSERT INTO temp.found {sql}", arguments)
    row = store.row("SELECT count(*) FROM temp.found")
    return int(row[0]) if row else 0


def _sorted(store: Store, condition: Condition, order: str) -> Sequence[int]:
    sql = f"SELECT id, coalesce(lead, id) FROM stories WHERE {condition[0]} ORDER BY {order}"
    return array("q", groups.once(store.rows(sql, condition[1])))


_OUT_OF_LINE = """
SELECT id FROM stories WHERE lead IS NOT NULL
UNION SELECT lead FROM stories WHERE lead IS NOT NULL
UNION SELECT story FROM hidden
UNION SELECT id FROM stories WHERE feed IN (SELECT id FROM feeds WHERE removed IS NOT NULL)
"""
"""The stories that may not be a row of their own."""


def _not_listed(store: Store, listed: Condition) -> int:
    """How many stories of those found are in no list, or stand there with another as one row."""
    if store.row(f"SELECT 1 FROM ({_OUT_OF_LINE}) LIMIT 1") is None:
        return 0
    condition, arguments = listed
    found, rows = store.row(
        f"SELECT count(*), count(DISTINCT CASE WHEN {condition} THEN coalesce(lead, id) END) FROM stories "
        f"WHERE id IN ({_OUT_OF_LINE}) AND {_AMONG_ALL}",
        arguments,
    ) or (0, 0)
    return int(found) - int(rows)

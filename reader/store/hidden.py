"""Stories that are kept out of the lists, by a rule or by the user. They stay stored, and can be found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reader.store.store import Store, chunks

HIDDEN = "coalesce(lead, stories.id) IN (SELECT story FROM hidden)"
"""SQL for a story: whether it is hidden, as all are that it is the same as."""

Rows = tuple[tuple[int, str, bool], ...]
"""For each story (its id, the rule that hid it or "" for the user, whether it was unread)."""


def listed(store: Store) -> str:
    """SQL that keeps hidden stories out of a list, but for those bookmarked; "1" when there are none."""
    is_any = store.row("SELECT 1 FROM hidden LIMIT 1")
    return f"(bookmarked = 1 OR NOT {HIDDEN})" if is_any else "1"


def rows_of(store: Store, ids: Sequence[int], *, are_hidden: bool) -> Rows:
    """Those of these stories that are hidden, or those that are not, in the form that `hide` writes."""
    found: list[tuple[int, str, bool]] = []
    for marks, lot in chunks(ids):
        sql = (
            "SELECT id, coalesce(rule, ''), coalesce(hidden.unread, stories.unread) FROM stories "
            f"LEFT JOIN hidden ON story = id WHERE id IN ({marks}) AND (story IS NOT NULL) = ?"
        )
        rows = store.rows(sql, (*lot, are_hidden))
        found += [(story, rule, bool(unread)) for story, rule, unread in rows]
    return tuple(found)


def hide(connection: Any, rows: Iterable[tuple[int, str, bool]]) -> None:
    """Hide stories, inside a transaction."""
    for row in rows:
        connection.execute("INSERT OR IGNORE INTO hidden VALUES (?, ?, ?)", row)
        connection.execute("UPDATE stories SET unread = 0 WHERE id = ?", row[:1])


def show(connection: Any, rows: Iterable[tuple[int, str, bool]]) -> None:
    """Bring stories back into the lists, inside a transaction; unread again if they were."""
    for story, _, unread in rows:
        connection.execute("DELETE FROM hidden WHERE story = ?", (story,))
        if unread:
            connection.execute("UPDATE stories SET unread = 1 WHERE id = ?", (story,))

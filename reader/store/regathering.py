"""A story compared again because its text has changed: its feed gave it anew, or its page was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.store import key_tables
from reader.store.adding import NewStory
from reader.store.gathering import NEAR, Comer, Judge, Keys, same_text
from reader.store.groups import REMOVED, lead_by
from reader.store.store import chunks, stamp

if TYPE_CHECKING:
    from reader.store.store import Store

_ALONE = "apart = 0 AND lead IS NULL AND feed IS NOT NULL AND id NOT IN (SELECT story FROM hidden)"
"""What holds for a story that may come to be one with another: what the user parted never does."""


def comparable(store: Store, ids: Sequence[int], now: datetime) -> list[int]:
    """Those of these stories that may still turn out to be the same as another."""
    since = stamp(now - 2 * NEAR)
    found: list[int] = []
    for marks, lot in chunks(ids):
        sql = f"SELECT id FROM stories WHERE {_ALONE} AND seen >= ? AND id IN ({marks})"
        found += (row[0] for row in store.rows(sql, (since, *lot)))
    return found


def settle_again(connection: Any, story_id: int, texts: Sequence[int], is_same: Judge) -> bool:
    """Join a story to the one whose text is nearly equal now. Returns whether there is one.

    `texts` are the keys of its text, which is stored. Inside a transaction. The stories that it stands for
    come along. A story that another stands for, or that the user parted or hid, stays where it is, and so
    do two stories that the user has both tagged or written on.
    """
    row = connection.execute(
        "SELECT feed, at, digest, title, url, words FROM stories JOIN contents ON story = id "
        f"WHERE id = ? AND {_ALONE}",
        (story_id,),
    ).fetchone()
    if row is None:
        return False
    feed, at, digest, title, url, words = row
    keys = Keys((), tuple(texts), digest)
    story = NewStory("", url, None, title, None, None, "", words, keys)
    found = same_text(connection, Comer(story_id, feed, at, story, words), keys, is_same)
    key_tables.add(connection, key_tables.TEXTS, [(number, story_id) for number in texts])
    if found is None:
        return False
    return _join(connection, story_id, found.id if found.lead is None else found.lead)


def _join(connection: Any, one: int, other: int) -> bool:
    """Let one of two stories stand for both, and for all that either stands for; whether it does."""
    (hidden,) = connection.execute("SELECT count(*) FROM hidden WHERE story = ?", (other,)).fetchone()
    own = [story for story in (one, other) if _is_own(connection, story)]
    if hidden or len(own) > 1:
        return False
    listed = [story for story in sorted((one, other)) if _is_listed(connection, story)]
    heir = (own or listed or [one])[0]
    lead_by(connection, one + other - heir, heir)
    connection.execute(
        "UPDATE stories SET (unread, bookmarked) = (SELECT min(unread), max(bookmarked) FROM stories AS each "
        "WHERE each.id = ? OR each.lead = ?) WHERE id = ? OR lead = ?",
        (heir,) * 4,
    )
    return True


def _is_own(connection: Any, story_id: int) -> bool:
    """Whether the user has put something on a story that is shown in its row."""
    sql = "SELECT 1 FROM story_tags WHERE story = ? UNION ALL SELECT 1 FROM notes WHERE story = ?"
    return connection.execute(sql, (story_id, story_id)).fetchone() is not None


def _is_listed(connection: Any, story_id: int) -> bool:
    """Whether a story is in the lists: its feed was not removed."""
    sql = f"SELECT 1 FROM stories WHERE id = ? AND (bookmarked = 1 OR feed NOT IN ({REMOVED}))"
    return connection.execute(sql, (story_id,)).fetchone() is not None

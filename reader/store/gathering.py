"""A new story put to those that it is the same as, when it is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from reader.store.groups import REMOVED, lead_by
from reader.store.store import Store, stamp

NEAR = timedelta(days=3)
"""Texts that are nearly equal are one story when they were published within this time."""
_LOOKED_UP = 20
"""Stories of one page, at most, that are looked at."""
_COMMON = 10
"""A run of words that is in more stories tells nothing: an outlet says it of all of its own."""
_COMPARED = 5
"""Texts that a new one is compared with, at most: those with most runs in common."""


class Keys(NamedTuple):
    """By what a story is found to be one that is here: see `reader.text.same`."""

    pages: tuple[int, ...] = ()
    """Of its address and its guid."""
    texts: tuple[int, ...] = ()
    """Of the runs of its words."""
    digest: int | None = None
    """Of its text as the feed gave it."""


class Told(NamedTuple):
    """What a story is compared by."""

    title: str
    words: str
    url: str | None


Judge = Callable[[Told, Told], bool]
"""Whether the texts of two stories are nearly equal."""


class _Candidate(NamedTuple):
    id: int
    lead: int | None
    feed: int | None
    at: int
    digest: int | None
    title: str
    url: str | None
    words: str

    @property
    def told(self) -> Told:
        return Told(self.title, self.words, self.url)


_CANDIDATE = (
    "SELECT id, lead, feed, at, digest, title, url, words FROM stories JOIN contents ON story = id "
    "WHERE apart = 0 AND id <> ? AND id IN "
)


def settle(connection: Any, story_id: int, keys: Keys, is_same: Judge) -> bool:
    """Put a story that was just stored to those that it is the same as; whether there are any.

    Inside a transaction. A page has one story, whatever feeds link it; within one feed its headline or its
    text must be the same too, as a running report has one page for all it says. Of stories with nearly equal
    texts those count that are of these days, unless the feed gives that text to other stories as well.
    """
    new = _candidates(connection, 0, [story_id])[0]
    found = _of_page(connection, new, keys, is_same) or _of_text(connection, new, keys, is_same)
    # Whoever has the text of a story that leads is found by that one.
    _note_keys(connection, story_id, keys if found is None else keys._replace(texts=()))
    if found is None:
        return False
    lead = found.id if found.lead is None else found.lead
    connection.execute(
        "UPDATE stories SET lead = ?, "
        "(unread, bookmarked) = (SELECT unread, bookmarked FROM stories WHERE id = ?) WHERE id = ?",
        (lead, lead, story_id),
    )
    if _is_hidden(connection, lead):
        lead_by(connection, lead, story_id)
    return True


def forget_old(store: Store, now: datetime) -> None:
    """Let go of the runs of words of stories that are too old for new ones to be the same."""
    too_old = stamp(now - 2 * NEAR)
    (last,) = store.row("SELECT coalesce(max(id), 0) FROM stories") or (0,)
    old, low = 0, 1
    while low <= last:  # numbers grow with the time at which stories came
        middle = (low + last) // 2
        row = store.row(
            "SELECT seen < ? FROM stories WHERE id <= ? ORDER BY id DESC LIMIT 1", (too_old, middle)
        )
        if row is None or row[0]:
            old, low = middle, middle + 1
        else:
            last = middle - 1
    with store.write(durable=False) as connection:
        connection.execute("DELETE FROM text_keys WHERE story <= ?", (old,))


def _is_hidden(connection: Any, story_id: int) -> bool:
    """Whether a story is in no list: its feed was removed."""
    sql = f"SELECT 1 FROM stories WHERE id = ? AND bookmarked = 0 AND feed IN ({REMOVED})"
    return connection.execute(sql, (story_id,)).fetchone() is not None


def _of_page(connection: Any, new: _Candidate, keys: Keys, is_same: Judge) -> _Candidate | None:
    """The first story of the same page."""
    if not keys.pages:
        return None
    marks = ",".join("?" * len(keys.pages))
    rows = connection.execute(
        f"SELECT story FROM story_keys WHERE key IN ({marks}) ORDER BY story LIMIT {_LOOKED_UP}", keys.pages
    )
    for other in _candidates(connection, new.id, [row[0] for row in rows]):
        elsewhere = other.feed is None or other.feed != new.feed
        if elsewhere or other.title == new.title or is_same(other.told, new.told):
            return other
    return None


def _of_text(connection: Any, new: _Candidate, keys: Keys, is_same: Judge) -> _Candidate | None:
    """The story of these days whose text is nearly equal."""
    shared = Counter[int]()
    for key in keys.texts:
        rows = connection.execute(f"SELECT story FROM text_keys WHERE key = ? LIMIT {_COMMON + 1}", (key,))
        if len(having := [row[0] for row in rows]) <= _COMMON:
            shared.update(having)
    likeliest = [story for story, _ in shared.most_common(_COMPARED)]
    found = _candidates(connection, new.id, likeliest)
    if any(each.feed == new.feed and each.digest == new.digest and each.title != new.title for each in found):
        return None  # what the feed says of every story
    near = NEAR.total_seconds()
    return next(
        (each for each in found if abs(each.at - new.at) <= near and is_same(each.told, new.told)), None
    )


def _candidates(connection: Any, but: int, ids: Sequence[int]) -> list[_Candidate]:
    rows = connection.execute(f"{_CANDIDATE}({','.join('?' * len(ids))}) ORDER BY id", (but, *ids))
    return [_Candidate(*row) for row in rows]


def _note_keys(connection: Any, story_id: int, keys: Keys) -> None:
    for table, numbers in (("story_keys", keys.pages), ("text_keys", keys.texts)):
        connection.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", ((number, story_id) for number in numbers)
        )

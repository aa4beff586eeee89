"""What rules do with new stories, in the transaction that stores them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store import hidden, search, tags
from reader.store.store import chunks

if TYPE_CHECKING:
    from reader.model import Query, StoryRule
    from reader.store.store import Store

Arrived = Callable[["Store", Any, int, Sequence[int]], None]
"""Called inside the transaction with its connection, the id of the feed and those of its new stories."""

Notices = dict[str, list[int]]
"""New stories that the user is to be notified of, by the name of the rule that says so."""


class ReadRule(NamedTuple):
    """A rule, and what its search asks for."""

    rule: StoryRule
    query: Query


def leave(store: Store, connection: Any, feed_id: int, ids: Sequence[int]) -> None:
    """Do nothing with new stories."""


@dataclass(frozen=True, slots=True)
class CarryOut:
    """Does with new stories of a feed what the rules say, one rule after the other.

    With `bookmarks_too`, bookmarked stories are wanted offline with their evidence. Stories to notify of are
    added to `notices`: nobody is notified inside a transaction.
    """

    rules: Sequence[ReadRule]
    bookmarks_too: bool
    notices: Notices

    def __call__(self, store: Store, connection: Any, feed_id: int, ids: Sequence[int]) -> None:
        (address,) = connection.execute("SELECT url FROM feeds WHERE id = ?", (feed_id,)).fetchone()
        for rule, query in self.rules:
            if ids and rule.feed in ("", address):
                hits = _hits(store, connection, query, ids)
                _carry_out(connection, rule, hits, self.bookmarks_too)
                if rule.notify and hits:
                    self.notices.setdefault(rule.name, []).extend(hits)


def _hits(store: Store, connection: Any, query: Query, ids: Sequence[int]) -> list[int]:
    """Those of these stories that a search finds. The index is asked of them alone, however large it is."""
    condition, arguments = search.condition(store, query, since=min(ids))
    found: list[int] = []
    for marks, lot in chunks(ids):
        sql = f"SELECT id FROM stories WHERE id IN ({marks}) AND ({condition})"
        found += (row[0] for row in connection.execute(sql, (*lot, *arguments)))
    return found


def _carry_out(connection: Any, rule: StoryRule, hits: Sequence[int], bookmarks_too: bool) -> None:
    for story in hits:
        tags.add_one(connection, story, rule.tags)
        if rule.read:
            connection.execute("UPDATE stories SET unread = 0 WHERE id = ?", (story,))
        if rule.bookmark:
            connection.execute("UPDATE stories SET bookmarked = 1 WHERE id = ?", (story,))
        if rule.offline or (rule.bookmark and bookmarks_too):
            connection.execute(_WANT, (story, rule.bookmark and bookmarks_too))
    if rule.hide:
        marks = ((story, connection.execute(_UNREAD, (story,)).fetchone()[0]) for story in hits)
        hidden.hide(connection, [(story, rule.name, bool(unread)) for story, unread in marks])


_WANT = (
    "INSERT INTO wanted VALUES (?, ?) "
    "ON CONFLICT (story) DO UPDATE SET sources = max(sources, excluded.sources)"
)
_UNREAD = "SELECT unread FROM stories WHERE id = ?"


def wanted(store: Store, sources: bool) -> list[int]:
    """The stories that rules want offline, with what they cite or alone, as far as that is not done."""
    sql = "SELECT story FROM wanted WHERE sources = ? ORDER BY story DESC"
    return [row[0] for row in store.rows(sql, (sources,))]


def keep_wanted(store: Store, sources: bool, ids: Sequence[int]) -> None:
    """Go on wanting these stories alone: the pages of the others are stored, or were asked for in vain."""
    kept = set(ids)
    if done := [(story,) for story in wanted(store, sources) if story not in kept]:
        with store.write(durable=False) as connection:
            connection.executemany("DELETE FROM wanted WHERE story = ?", done)

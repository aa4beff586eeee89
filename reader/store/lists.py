"""Which stories a list shows and in which order, and how many there are in all lists."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.model import Counts, Sort
from reader.store import groups, hidden, tallies
from reader.store.listed import FIRST, Listed
from reader.store.places import PLACES
from reader.store.store import stamp

if TYPE_CHECKING:
    from reader.model import Query, Selection
    from reader.store.store import Store

_ORDERS = {
    Sort.NEWEST: "at DESC, id DESC",
    Sort.OLDEST: "at, id",
    Sort.TITLE: "folded(title), at DESC, id DESC",
    Sort.FEED: "folded((SELECT title FROM feeds WHERE feeds.id = feed)), at DESC, id DESC",
    Sort.LENGTH: "length DESC, at DESC, id DESC",
}
_BY_DATE = (Sort.NEWEST, Sort.OLDEST)


def story_ids(
    store: Store, selection: Selection, query: Query | None = None, sort: Sort = Sort.NEWEST
) -> Sequence[int]:
    """The ids of the stories a list shows, in its order; `query` is what its search asks for.

    Of the stories that are the same one stands for all: the one that leads, or the first that was asked for.
    Hidden stories are in a list whose search asks for them, or asks for none of them.
    """
    of_feeds = selection.feed is not None or selection.folder is not None
    if query is None:
        conditions, arguments = _conditions(store, selection, with_hidden=False)
        if not of_feeds:
            return _of_all(store, selection, " AND ".join((*conditions, "lead IS NULL")), sort)
        return _whole(store, " AND ".join(conditions), arguments, sort)
    from reader.store import finding, search

    conditions, arguments = _conditions(store, selection, search.asks_for_hidden(query))
    sought, values = search.condition(store, query)
    listed, both = " AND ".join(conditions), " AND ".join((*conditions, f"({sought})"))

    def every() -> Sequence[int]:
        return _whole(store, both, [*arguments, *values], sort)

    if sort not in _BY_DATE:
        return every()
    is_part = of_feeds or selection.unread or selection.bookmarked
    found = (None if is_part else search.of_index(store, query)) or (
        f"SELECT id FROM stories WHERE {both}",
        [*arguments, *values],
    )
    return finding.by_date(store, found, (listed, arguments), _ORDERS[sort], every)


def _whole(store: Store, condition: str, arguments: Sequence[Any], sort: Sort) -> Sequence[int]:
    listed = f"FROM stories WHERE {condition} ORDER BY {_ORDERS[sort]}"
    if groups.any_stand(store):
        return array("q", groups.once(store.rows(f"SELECT id, coalesce(lead, id) {listed}", arguments)))
    return array("q", [row[0] for row in store.rows(f"SELECT id {listed}", arguments)])


def _of_all(store: Store, selection: Selection, condition: str, sort: Sort) -> Sequence[int]:
    """The ids of a list of all feeds: the first of them, and the rest when somebody goes there."""

    def ids(limit: int = -1) -> Sequence[int]:
        sql = f"SELECT id FROM stories WHERE {condition} ORDER BY {_ORDERS[sort]} LIMIT {limit}"
        return array("q", [row[0] for row in store.rows(sql)])

    first = ids(FIRST)
    if len(first) < FIRST:
        return first
    return Listed(first, _length(store, selection, condition), ids)


def _length(store: Store, selection: Selection, condition: str) -> int:
    """How many stories a list of all feeds holds."""
    if selection.unread and selection.bookmarked:
        return int((store.row(f"SELECT count(*) FROM stories WHERE {condition}") or (0,))[0])
    every, unread, bookmarked = tallies.listed(store)
    return unread if selection.unread else bookmarked if selection.bookmarked else every


def counts(store: Store, today: datetime | None = None) -> Counts:
    """How many stories the lists hold, how many of them are unread, bookmarked, and of `today`, which is the
    moment that it began; how many are hidden; and whether any has a tag."""
    row = store.row(
        f"SELECT (SELECT count(*) FROM stories WHERE at >= ? AND lead IS NULL AND {listed_in(store)}), "
        "(SELECT count(*) FROM hidden CROSS JOIN stories ON id = story "  # of the few hidden, not of all
        "WHERE bookmarked = 0 AND lead IS NULL), EXISTS (SELECT 1 FROM story_tags)",
        (stamp(today),),
    )
    return replace(Counts(*tallies.listed(store), *(row or ())), doubled=groups.surplus_of_folders(store))


def _conditions(store: Store, selection: Selection, with_hidden: bool) -> tuple[list[str], list[Any]]:
    conditions, arguments = ["1" if with_hidden else hidden.listed(store)], list[Any]()
    if selection.feed is not None:
        conditions.append("feed = ?")
        arguments.append(selection.feed)
    else:
        conditions.append(_of_feeds(store))
    if selection.folder is not None:
        conditions.append(
            f"feed IN (SELECT feed FROM ({PLACES}) WHERE folder = ? OR substr(folder, 1, ?) = ?)"
        )
        arguments += [selection.folder, len(selection.folder) + 1, f"{selection.folder}/"]
    if selection.unread:
        conditions.append("unread = 1")
    if selection.bookmarked:
        conditions.append("bookmarked = 1")
    return conditions, arguments


def listed_in(store: Store) -> str:
    """SQL that holds for the stories that are in the lists; "1" when it is every story."""
    parts = [part for part in (_of_feeds(store), hidden.listed(store)) if part != "1"]
    return " AND ".join(parts) or "1"


def _of_feeds(store: Store) -> str:
    """SQL that keeps the stories of removed feeds out of the lists, but for those bookmarked.

    Most libraries have no removed feeds, and a condition costs as much as reading the whole list does.
    """
    removed = store.rows("SELECT id FROM feeds WHERE removed IS NOT NULL")
    if not removed:
        return "1"
    ids = ",".join(str(row[0]) for row in removed)
    return f"(bookmarked = 1 OR feed IS NULL OR feed NOT IN ({ids}))"

"""What became of each page of a story's evidence, stored a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.model import Exhibit, LinkKind, Taken
from reader.store.store import chunks, moment, stamp

if TYPE_CHECKING:
    from reader.store.store import Store

_EXHIBIT = """
SELECT evidence.url, name, link, taken, why, tried, page, fetched, size, digest
FROM evidence LEFT JOIN pages ON pages.id = page WHERE story = ? ORDER BY number
"""


def of_story(store: Store, story_id: int) -> tuple[Exhibit, ...]:
    """The evidence of a story: the article, then what it cites, in the order in which it is taken along."""
    return tuple(_exhibit(row) for row in store.rows(_EXHIBIT, (story_id,)))


def expect(store: Store, story_id: int, exhibits: Sequence[Exhibit]) -> None:
    """Note what a story's evidence is, in the order in which it is taken along, and its outcomes so far."""
    with store.write(durable=False) as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO evidence (story, number, url, name, link, taken, why, tried, page) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((story_id, number, *_values(exhibit)) for number, exhibit in enumerate(exhibits)),
        )


def record(store: Store, story_id: int, exhibit: Exhibit) -> None:
    """Note what became of a page that was expected."""
    *_, taken, why, tried, page = _values(exhibit)
    with store.write(durable=False) as connection:
        connection.execute(
            "UPDATE evidence SET taken = ?, why = ?, tried = ?, page = ? WHERE story = ? AND url = ?",
            (taken, why, tried, page, story_id, exhibit.url),
        )


def wanting(store: Store, ids: Sequence[int], sources: bool, again: bool) -> list[int]:
    """Those of these stories whose evidence was not all asked for yet, in the order given.

    Without `sources` that is the page of the story alone; with `again` what failed counts as not asked for.
    """
    rows = "SELECT 1 FROM evidence WHERE story = stories.id"
    untried = "('left', 'failed')" if again else "('left')"
    if sources:
        # Of a story whose page alone was asked for in vain, the feed's text may cite something.
        begun = f"EXISTS ({rows} AND NOT (number = 0 AND taken = 'failed'))"
        condition = f"(NOT {begun} OR EXISTS ({rows} AND taken IN {untried}))"
    else:
        stored = "EXISTS (SELECT 1 FROM pages WHERE pages.url = address)"
        tried = f"EXISTS ({rows} AND number = 0 AND taken NOT IN {untried})"
        condition = f"address IS NOT NULL AND NOT {stored} AND NOT {tried}"
    found: set[int] = set()
    for marks, lot in chunks(ids):
        sql = f"SELECT id FROM stories WHERE id IN ({marks}) AND {condition}"
        found.update(row[0] for row in store.rows(sql, lot))
    return [number for number in ids if number in found]


def _values(exhibit: Exhibit) -> tuple[Any, ...]:
    link = exhibit.link.value if exhibit.link else None
    outcome = exhibit.taken.value, exhibit.why, stamp(exhibit.tried), exhibit.page
    return exhibit.url, exhibit.name, link, *outcome


def _exhibit(row: tuple[Any, ...]) -> Exhibit:
    url, name, link, taken, why, tried, page, fetched, size, digest = row
    kind = LinkKind(link) if link else None
    copy = page, moment(fetched), size or 0, digest.hex() if digest else ""
    return Exhibit(url, name, kind, Taken(taken), why, moment(tried), *copy)

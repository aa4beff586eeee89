"""A library that stands many times in itself, for benchmarks of growth: a million stories within minutes.

The first copy is filled through the store, the others are rows of SQL, which takes a tenth of the time. Their
words are those of the first, so that each is in as large a share of the stories.
"""

from __future__ import annotations

from pathlib import Path

import filled

from reader.store.schema import SEARCH_INDEXES
from reader.store.store import Store
from reader.store.tallies import COUNT_ALL

FIRST = 10_000
"""Stories of the first copy."""
_APART = 60_000
"""Seconds between the stories of two copies: each is of the time after the one that it follows."""
_ADDRESSES = ("url", "address", "final_url", "host")
_MOMENTS = ("published", "seen", "at", "added", "checked", "fetched")
# The numbers in each table that are those of another one, or its own.
_NUMBERS = {
    "feeds": {"id": "feeds"},
    "sites": {"id": "sites"},
    "stories": {"id": "stories", "feed": "feeds", "site": "sites", "digest": "stories"},
    "contents": {"story": "stories"},
    "story_keys": {"key": "stories", "story": "stories"},
    "text_keys": {"key": "stories", "story": "stories"},
    "fresh_story_keys": {"key": "stories", "story": "stories"},
    "fresh_text_keys": {"key": "stories", "story": "stories"},
    "pages": {"id": "pages"},
    "articles": {"page": "pages"},
    "article_index": {"page": "pages"},
    "quote_index": {"id": "quote_index", "page": "pages"},
    "source_index": {"page": "pages"},
}


def fill(folder: Path, stories_in_all: int, opened: float) -> None:
    """Put so many stories, or some less, into the library of an empty folder. See `filled.fill`."""
    filled.fill(folder, min(FIRST, stories_in_all), opened=opened)
    store = Store(folder / "library.db")
    lengths = {
        name: (store.row(f"SELECT max(id) FROM {name}") or (0,))[0]
        for name in ("feeds", "sites", "stories", "pages", "quote_index")
    }
    copies = stories_in_all // FIRST
    with store.write(durable=False) as connection:
        back = max(copies - 1, 0) * _APART
        store.rows(
            f"UPDATE stories SET published = published - {back}, seen = seen - {back}, at = at - {back}"
        )
        for copy in range(1, copies):
            for table, numbers in _NUMBERS.items():
                _copy(store, table, copy, {column: lengths[of] or 0 for column, of in numbers.items()})
        connection.execute("DELETE FROM tallies")
        connection.execute(COUNT_ALL)
        for name in SEARCH_INDEXES:
            store.rows(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    store.close()


def _copy(store: Store, table: str, copy: int, lengths: dict[str, int]) -> None:
    """Add the rows of the first copy once more, under numbers, addresses and dates of their own."""
    names = [row[1] for row in store.rows(f"PRAGMA table_info({table})")]
    columns = []
    for name in names:
        if name in lengths:
            columns.append(f"{name} + {copy * lengths[name]}")
        elif name in _ADDRESSES:
            columns.append(f"replace({name}, 'outlet', 'copy{copy}.outlet')")
        else:
            columns.append(f"{name} + {copy * _APART}" if name in _MOMENTS else name)
    first = next(iter(lengths)) if not table.endswith("_keys") else "story"
    store.rows(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(columns)} FROM {table} "
        f"WHERE {first} <= {lengths[first]}"
    )

"""What may go when the user has set a budget: found first, told, and let go of only then.

Never touched: the pages of bookmarked stories and their evidence, and the copies that marks and checks were
made on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from reader.store import said
from reader.store.store import Store, chunks, stamp

_LOT = 200
"""Pages that are let go of in one transaction: other processes wait no longer than that takes."""

# Evidence is found by its address too: a copy made since the bookmark is evidence as well.
_WANTED = (
    "SELECT address FROM stories WHERE bookmarked = 1 AND address IS NOT NULL "
    "UNION SELECT evidence.url FROM evidence JOIN stories ON stories.id = story WHERE bookmarked = 1"
)
_PROTECTED = f"""
SELECT id FROM pages WHERE url IN ({_WANTED}) OR final_url IN ({_WANTED})
UNION SELECT page FROM evidence JOIN stories ON id = story WHERE bookmarked = 1 AND page IS NOT NULL
UNION SELECT page FROM marks
UNION SELECT page FROM verdicts UNION SELECT source FROM verdicts WHERE source IS NOT NULL
"""
# The body of a page may go once its article is made: that is read on without it.
_RAW = f"""
SELECT id, length(body), fetched FROM pages
WHERE length(body) > 0 AND id IN (SELECT page FROM articles) AND id NOT IN ({_PROTECTED}) ORDER BY fetched, id
"""
# An article that may not go names its pictures in its code.
_PICTURES = f"""
SELECT url, length(body), CAST(fetched AS INTEGER) FROM pictures
WHERE NOT EXISTS (SELECT 1 FROM articles WHERE page IN ({_PROTECTED}) AND instr(json, pictures.url) > 0)
ORDER BY 3, url
"""
_DONE_WITH = f"""
SELECT id, length(body) + coalesce(length(json) + length(markdown), 0)
FROM pages LEFT JOIN articles ON page = id
WHERE fetched < ? AND url IN (SELECT address FROM stories WHERE unread = 0 AND bookmarked = 0)
AND url NOT IN (SELECT address FROM stories WHERE address IS NOT NULL AND (unread = 1 OR bookmarked = 1))
AND id NOT IN ({_PROTECTED}) ORDER BY fetched, id
"""


class Retention(NamedTuple):
    """What the user lets go: raw pages after some days, the oldest of them beyond so many bytes, and pages
    with their articles some days after they were fetched, of stories that are read. 0 keeps everything."""

    page_days: int = 0
    page_bytes: int = 0
    article_days: int = 0


class Lot(NamedTuple):
    """Pages that may go, and how many bytes that frees."""

    pages: Sequence[int] = ()
    size: int = 0


class Pictures(NamedTuple):
    """Pictures that may go, by their addresses, and how many bytes that frees."""

    urls: Sequence[str] = ()
    size: int = 0


class Expiry(NamedTuple):
    """What may go: pages with all that was made of them, the bodies alone of others, and pictures."""

    whole: Lot
    raw: Lot
    pictures: Pictures = Pictures()


def find(store: Store, retention: Retention, now: datetime) -> Expiry:
    """What a budget lets go of now. Nothing is changed."""
    whole = Lot()
    if retention.article_days:
        rows = store.rows(_DONE_WITH, (_before(now, retention.article_days),))
        whole = Lot([row[0] for row in rows], sum(row[1] for row in rows))
    if not (retention.page_days or retention.page_bytes):
        return Expiry(whole, Lot())
    gone = set(whole.pages)
    rest = [row for row in store.rows(_RAW) if row[0] not in gone]
    too_old = _before(now, retention.page_days) if retention.page_days else 0
    held = sum(row[1] for row in store.rows("SELECT id, length(body) FROM pages") if row[0] not in gone)
    held += sum(row[0] for row in store.rows("SELECT length(body) FROM pictures"))
    # Pictures are the first to go: no text is lost with them.
    urls, size = _oldest(list(store.rows(_PICTURES)), too_old, held, retention.page_bytes)
    raw, freed = _oldest(rest, too_old, held - size, retention.page_bytes)
    return Expiry(whole, Lot(raw, freed), Pictures(urls, size))


def _oldest(
    rows: Sequence[tuple[Any, int, int]], too_old: int, held: int, most: int
) -> tuple[list[Any], int]:
    """Those of (key, bytes, fetched), the oldest first, too old or beyond `most` bytes; their bytes."""
    found, size = list[Any](), 0
    for key, length, fetched in rows:
        if fetched >= too_old and not (most and held - size > most):
            break
        found.append(key)
        size += length
    return found, size


def let_go(store: Store, expiry: Expiry) -> None:
    """Let go of what was found, some pages at a time: whoever stops in between leaves whole pages.

    What was bookmarked, marked or checked since stays.
    """
    for marks, lot in chunks(expiry.whole.pages, _LOT):
        with store.write() as connection:
            rows = store.rows(f"SELECT id FROM pages WHERE id IN ({marks}) AND id NOT IN ({_PROTECTED})", lot)
            for (page_id,) in rows:
                said.forget(store, connection, page_id)
                connection.execute("DELETE FROM evidence WHERE page = ?", (page_id,))
                connection.execute("DELETE FROM source_index WHERE page = ?", (page_id,))
                connection.execute("DELETE FROM pages WHERE id = ?", (page_id,))
    for marks, lot in chunks(expiry.raw.pages, _LOT):
        with store.write() as connection:
            connection.execute(
                f"UPDATE pages SET body = x'' WHERE id IN ({marks}) AND id NOT IN ({_PROTECTED})", lot
            )
    for marks, urls in chunks(expiry.pictures.urls, _LOT):
        with store.write() as connection:
            connection.execute(
                f"DELETE FROM pictures WHERE url IN ({marks}) AND url IN (SELECT url FROM ({_PICTURES}))",
                urls,
            )


def _before(now: datetime, days: int) -> int:
    return stamp(now - timedelta(days=days)) or 0

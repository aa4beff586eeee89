"""Pages: dated copies of what was fetched, whole and raw: evidence, and what all else is made from."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reader.model import MEGABYTE, Page, ReaderError
from reader.store.store import Store, moment, stamp

LARGEST = 64 * MEGABYTE
"""Bytes of a body that is unpacked: four times those of the largest that is fetched."""

_COLUMNS = (
    "id, url, final_url, fetched, checked, status, content_type, etag, last_modified, fresh_until, body, "
    "private"
)

_HEAD = "SELECT id, url, fetched, etag, last_modified, fresh_until, digest, size, private FROM pages"


@dataclass(frozen=True, slots=True)
class PageHead:
    """A page without its body: cheap to look up."""

    id: int
    url: str
    fetched: datetime
    etag: str | None
    last_modified: str | None
    fresh_until: datetime | None
    digest: str
    """SHA-256 of its body, in hexadecimal digits."""
    size: int
    """Of the body, in bytes."""
    private: bool
    """Whether it came from a private network."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A body as it is stored: compressed, with what tells it from another. It takes time to make."""

    digest: bytes
    size: int
    data: bytes


def pack(body: bytes) -> Packed:
    """A body made ready to be stored."""
    return Packed(hashlib.sha256(body).digest(), len(body), zlib.compress(body, 6))


def save(store: Store, page: Page, packed: Packed) -> int:
    """Keep a fetched page; its id.

    When the newest copy of the URL has the same body, that copy stays the newest and only says that it was
    checked again, with the validators and the final URL of this answer, and whence it came.
    """
    with store.write(durable=False) as connection:
        last = connection.execute(
            "SELECT id, digest FROM pages WHERE url = ? ORDER BY id DESC LIMIT 1", (page.url,)
        ).fetchone()
        if last and last[1] == packed.digest:
            connection.execute(
                "UPDATE pages SET final_url = ?, checked = ?, etag = ?, last_modified = ?, fresh_until = ?, "
                "private = ? WHERE id = ?",
                (page.final_url, stamp(page.checked), *_validators(page), page.private, last[0]),
            )
            connection.execute(  # a budget may have let it go
                "UPDATE pages SET body = ? WHERE id = ? AND length(body) = 0", (packed.data, last[0])
            )
            return int(last[0])
        return _insert(connection, page, packed)


def drop(store: Store, page_id: int) -> None:
    """Let go of a copy that no article was kept of."""
    with store.write(durable=False) as connection:
        connection.execute("DELETE FROM pages WHERE id = ?", (page_id,))


def confirm(store: Store, page_id: int, checked: datetime, fresh_until: datetime | None) -> None:
    """Note that the server said that a copy still stands."""
    with store.write(durable=False) as connection:
        connection.execute(
            "UPDATE pages SET checked = ?, fresh_until = ? WHERE id = ?",
            (stamp(checked), stamp(fresh_until), page_id),
        )


def newest(store: Store, url: str) -> PageHead | None:
    """The newest copy of a canonical URL, or of one that was sent on to it."""
    sql = f"{_HEAD} WHERE {{}} = ? ORDER BY id DESC LIMIT 1"
    row = store.row(sql.format("url"), (url,)) or store.row(sql.format("final_url"), (url,))
    return _head(row) if row else None


def note_part(store: Store, url: str) -> None:
    """Note that the page of a canonical URL is part of another page's article."""
    with store.write(durable=False) as connection:
        connection.execute("INSERT OR IGNORE INTO page_parts VALUES (?)", (url,))


def head(store: Store, page_id: int) -> PageHead | None:
    """A copy without its body."""
    row = store.row(f"{_HEAD} WHERE id = ?", (page_id,))
    return _head(row) if row else None


def page(store: Store, page_id: int) -> Page | None:
    """A copy with its body, which is empty when a budget let it go."""
    row = store.row(f"SELECT {_COLUMNS} FROM pages WHERE id = ?", (page_id,))
    return _page(row) if row else None


def address(store: Store, page_id: int) -> str:
    """The canonical URL of a copy; empty when there is none of that number."""
    row = store.row("SELECT url FROM pages WHERE id = ?", (page_id,))
    return row[0] if row else ""


def _insert(connection: Any, page: Page, packed: Packed) -> int:
    """Keep a page as a copy of its own; its id. Inside a transaction."""
    cursor = connection.execute(
        "INSERT INTO pages (url, final_url, fetched, checked, status, content_type, etag, last_modified, "
        "fresh_until, digest, size, body, private) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(page.url, page.final_url, stamp(page.fetched), stamp(page.checked), page.status),
            *(page.content_type, *_validators(page), packed.digest, packed.size, packed.data, page.private),
        ),
    )
    return int(cursor.lastrowid)


def _unpacked(data: bytes, url: str) -> bytes:
    """A body as it was fetched. One in a library that came from elsewhere may grow without end."""
    if not data:
        return b""
    try:
        stream = zlib.decompressobj()
        body = stream.decompress(data, LARGEST)
    except zlib.error as error:
        raise ReaderError(f"The copy of {url} is damaged and cannot be read.") from error
    if not stream.eof:
        longest = f"{LARGEST // MEGABYTE} MB"
        raise ReaderError(f"The copy of {url} is cut, or longer than {longest}: it is not read.")
    return body


def _validators(page: Page) -> tuple[str | None, str | None, int | None]:
    return page.etag, page.last_modified, stamp(page.fresh_until)


def _head(row: tuple[Any, ...]) -> PageHead:
    number, address, fetched, etag, last_modified, fresh_until, digest, size, private = row
    first, until = moment(fetched), moment(fresh_until)
    return PageHead(
        *(number, address, first, etag, last_modified, until, digest.hex(), size),
        private=bool(private),
    )


def _page(row: tuple[Any, ...]) -> Page:
    number, url, final_url, fetched, checked, status, content_type, etag, last_modified, until, *rest = row
    body, private = rest
    return Page(
        url=url,
        final_url=final_url,
        fetched=moment(fetched),
        checked=moment(checked),
        status=status,
        content_type=content_type,
        etag=etag,
        last_modified=last_modified,
        fresh_until=moment(until),
        body=_unpacked(body, url),
        id=number,
        private=bool(private),
    )

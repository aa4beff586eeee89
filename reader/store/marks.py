"""The user's own marks on quotes, each kept with the copy in which it was made."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime
from typing import Any

from reader.model import Anchor, Mark, MarkKind
from reader.store.store import Store, moment, stamp

_MARKS = (
    "SELECT marks.id, kind, note, speaker, anchors, title, made, page, url, fetched, digest "
    "FROM marks JOIN pages ON pages.id = page"
)
_INSERT = (
    "INSERT INTO marks (id, page, kind, note, speaker, anchors, title, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def of_page(store: Store, page_id: int) -> list[Mark]:
    """The marks made in any copy of the page that this is a copy of, the oldest first."""
    sql = f"{_MARKS} WHERE pages.url = (SELECT url FROM pages WHERE id = ?) ORDER BY marks.id"
    return [_mark(row) for row in store.rows(sql, (page_id,))]


def every(store: Store) -> list[Mark]:
    """All marks, the newest first."""
    return [_mark(row) for row in store.rows(f"{_MARKS} ORDER BY made DESC, marks.id DESC")]


def replace(store: Store, old: Mark | None, new: Mark | None) -> Mark | None:
    """Put a mark in the place of another, either of which may be none; the new one as it is stored.

    An act of the user: on return it survives a power cut.
    """
    with store.write() as connection:
        if old is not None:
            connection.execute("DELETE FROM marks WHERE id = ?", (old.id,))
        return _insert(connection, new) if new is not None else None


def plain(mark: Mark) -> dict[str, Any]:
    """A mark as JSON has it, tied to its page by address and digest instead of by number."""
    return {
        "mark": mark.kind.value,
        "note": mark.note,
        "speaker": mark.speaker,
        "words": _anchor_rows(mark),
        "title": mark.title,
        "marked": mark.made.isoformat(),
        "url": mark.url,
        "copied": mark.copied.isoformat(),
        "sha256": mark.digest,
    }


def settle(connection: Any, page_id: int) -> None:
    """Tie the marks that wait for a page to this copy of it. Inside a transaction."""
    rows = connection.execute(
        "SELECT waiting_marks.id, json FROM pages JOIN waiting_marks USING (url) WHERE pages.id = ?",
        (page_id,),
    ).fetchall()
    for number, row in rows:
        mark = json.loads(row)
        made = stamp(datetime.fromisoformat(mark["marked"]))
        connection.execute(
            _INSERT,
            (
                *(None, page_id, mark["mark"], mark["note"], mark["speaker"]),
                *(json.dumps(mark["words"], ensure_ascii=False), mark["title"], made),
            ),
        )
        connection.execute("DELETE FROM waiting_marks WHERE id = ?", (number,))


def _insert(connection: Any, mark: Mark) -> Mark:
    cursor = connection.execute(
        _INSERT,
        (
            *(mark.id or None, mark.page, mark.kind.value, mark.note, mark.speaker),
            *(json.dumps(_anchor_rows(mark), ensure_ascii=False), mark.title, stamp(mark.made)),
        ),
    )
    return dataclasses.replace(mark, id=int(cursor.lastrowid))


def _anchor_rows(mark: Mark) -> list[list[str]]:
    """The anchors of a mark as JSON has them: each as its words, and those before and after them."""
    return [[anchor.words, anchor.prefix, anchor.suffix] for anchor in mark.anchors]


def _mark(row: tuple[Any, ...]) -> Mark:
    number, kind, note, speaker, anchors, title, made, page, url, fetched, digest = row
    return Mark(
        kind=MarkKind(kind),
        note=note,
        speaker=speaker,
        anchors=tuple(Anchor(*words) for words in json.loads(anchors)),
        title=title,
        made=moment(made),
        page=page,
        url=url,
        copied=moment(fetched),
        digest=digest.hex(),
        id=number,
    )

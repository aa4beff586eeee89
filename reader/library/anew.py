"""A page fetched again, however fresh its copy is, and what has changed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model import ReaderError, Reading
from reader.text.changes import Changes, changes

if TYPE_CHECKING:
    from reader.library import Library


class Renewed(NamedTuple):
    """The copy that now stands, and how it differs from the one that was read."""

    reading: Reading
    changes: Changes


async def fetch_anew(library: Library, older: Reading) -> Renewed:
    """Fetch the page of a reading again. Both copies are kept.

    Raises ReaderError for what has no page, when offline, and when the page does not come.
    """
    url = older.article.url or (older.story.url if older.story else None)
    if older.page is None or url is None:
        raise ReaderError("This is no page that could be fetched again: it is a file, or what a feed gave.")
    if library.offline:
        raise ReaderError("Offline: nothing was fetched.")
    # Nobody names the address now: it may be where it came from, and nowhere nearer.
    newer = await library.open(older.story or url, force=True, linked_from=url)
    if newer.notice:  # it is the newest copy that was stored before, which need not be the one that is read
        raise ReaderError(newer.notice)
    return Renewed(newer, changes(older.article, newer.article))

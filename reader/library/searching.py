"""Searches and tags as they are typed: whether they can be read, and what a list shows written as one search.

Nothing is asked of the library.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from reader.model import AllOf, AnyOf, Feed, Field, Not, Query, QueryError, ReaderError, Selection, Term
from reader.text.query import read_query
from reader.text.tagging import read_tags

_BEGUN = re.compile(r"(?:\A|[\s(])\w+\Z")


def query_of(selection: Selection, feed: Feed | None, typed: str = "") -> str:
    """What a list shows, filtered by what was typed, as one search; empty when nothing is sought.

    `feed` is the feed of the selection.
    """
    parts = [_closed(selection.search) if selection.begun else selection.search, _closed(typed)]
    sought = [part for part in parts if part.strip()]
    if not sought:
        return ""
    if len(sought) > 1:
        sought = [f"({part})" for part in sought]
    sought += [f'feed:"{feed.url}"'] if feed else []
    sought += [f'folder:"{selection.folder}"'] if selection.folder else []
    sought += ["is:unread"] if selection.unread else []
    return " ".join([*sought, "is:bookmarked"] if selection.bookmarked else sought)


def _closed(typed: str) -> str:
    """A search that was typed as one that no letter comes to any more: its last word counted as begun."""
    return f"{typed}*" if _BEGUN.search(typed) else typed


def mistake_in_search(query: str) -> QueryError | None:
    """What is wrong with a search, and at which character; None when nothing is."""
    try:
        read_query(query, datetime.now(UTC))
    except QueryError as error:
        return error
    return None


def names_tag(query: str, tag: str) -> bool:
    """Whether a search asks for a tag, or for what begins it."""
    try:
        return _asks_for(read_query(query, datetime.now(UTC)), tag.casefold())
    except QueryError:
        return False


def _asks_for(query: Query, tag: str) -> bool:
    if isinstance(query, AllOf | AnyOf):
        return any(_asks_for(part, tag) for part in query.parts)
    if isinstance(query, Not):
        return _asks_for(query.part, tag)
    if not isinstance(query, Term) or query.field is not Field.TAG:
        return False
    sought = query.text.casefold()
    return tag.startswith(sought) if query.begun else tag == sought


def mistake_in_tags(typed: str) -> str:
    """What is wrong with tags that were typed; empty when nothing is."""
    try:
        read_tags(typed)
    except ReaderError as error:
        return str(error)
    return ""

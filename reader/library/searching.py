"""Whether a search or tags can be read, without asking anything of the library."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.model import AllOf, AnyOf, Field, Not, Query, QueryError, ReaderError, Term
from reader.text.query import read_query
from reader.text.tagging import read_tags


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

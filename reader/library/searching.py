"""Whether a search or tags can be read, without asking anything of the library."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.model import QueryError, ReaderError
from reader.text.query import read_query
from reader.text.tagging import read_tags


def mistake_in_search(query: str) -> QueryError | None:
    """What is wrong with a search, and at which character; None when nothing is."""
    try:
        read_query(query, datetime.now(UTC))
    except QueryError as error:
        return error
    return None


def mistake_in_tags(typed: str) -> str:
    """What is wrong with tags that were typed; empty when nothing is."""
    try:
        read_tags(typed)
    except ReaderError as error:
        return str(error)
    return ""

"""Whether a search can be read, without asking it of anything."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.model import QueryError
from reader.text.query import read_query


def mistake_in_search(query: str) -> QueryError | None:
    """What is wrong with a search, and at which character; None when nothing is."""
    try:
        read_query(query, datetime.now(UTC))
    except QueryError as error:
        return error
    return None

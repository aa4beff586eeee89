"""Every match of a regular expression that the user typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model import QueryError

MOST = 10_000
"""Matches that are returned: nobody steps through more."""


def read_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern in the syntax of Python's `re`. Capitals matter if it has one.

    Raises QueryError with the position of what cannot be read.
    """
    letters = re.sub(r"\\.", "", pattern)
    try:
        return re.compile(pattern, re.IGNORECASE if letters == letters.lower() else 0)
    except re.error as error:
        raise QueryError(f"No pattern: {error.msg}.", error.pos or 0) from error
    except (OverflowError, RecursionError) as error:
        raise QueryError("No pattern: it is too large.", 0) from error


def matches(texts: Sequence[str], pattern: str) -> list[tuple[int, int, int]]:
    """The number of a text, start and end of each match in it that is not empty, at most `MOST`.

    How long this takes depends on the pattern, and may be for ever: it is for a process that can be ended.
    """
    compiled = read_pattern(pattern)
    found: list[tuple[int, int, int]] = []
    for number, text in enumerate(texts):
        for match in compiled.finditer(text):
            if match.start() < match.end():
                found.append((number, match.start(), match.end()))
                if len(found) == MOST:
                    return found
    return found

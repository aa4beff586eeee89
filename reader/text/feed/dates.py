"""Dates of feeds: those of RFC 822 and ISO 8601, which can be read one way, and any other that is written."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_RFC822 = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} [12]\d{3} \d\d:\d\d(?::\d\d)? "
    r"(?:UTC?|GMT|Z|[ECMP][SD]T|[+-]\d{4})"
)
_ISO = re.compile(r"[12]\d{3}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d))?")


def plain_date(text: str) -> datetime | None:
    """The date in UTC, to the second; None for no text. Raises ValueError or OverflowError for any other."""
    if not text:
        return None
    if _RFC822.fullmatch(text):
        return parsedate_to_datetime(text).astimezone(UTC)
    if _ISO.fullmatch(text):
        date = datetime.fromisoformat(text).replace(microsecond=0)
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    raise ValueError(text)


def written_date(text: str, language: str | None) -> datetime | None:
    """The date in a text that follows no rule for feeds; None if there is none.

    Seconds since 1970, or a date as it is written for readers in that language ("20. November 2026").
    """
    from reader.text.extract.dates import clock_date, iso_date  # late: few feeds need it

    found = clock_date(text) or iso_date(text, language)
    with suppress(ValueError):
        return datetime.fromisoformat(found) if found else None
    return None

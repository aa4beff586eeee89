"""Dates that can be read one way: those of RFC 822 with years of four digits, and those of ISO 8601."""

from __future__ import annotations

import re
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

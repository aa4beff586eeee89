"""Dates of feeds: those of RFC 822 and ISO 8601, which can be read one way, and any other that is written."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime, parsedate_tz

_RFC822 = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} [12]\d{3} \d\d:\d\d(?::\d\d)? "
    r"(?:UTC?|GMT|Z|[ECMP][SD]T|[+-]\d{4})"
)
_ISO = re.compile(r"[12]\d{3}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d))?")
_TIME = re.compile(
    r"(?<![\d:.+-])(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?(?:\s?([apAP])\.?[mM]\b\.?)?"
    r"(?:[\s(]{0,2}([A-Z]{3,4}\b|[+-]\d\d:?\d\d))?"
)
"""A time: hour, minute, second, the letter of the half of the day, and the zone."""
_SUBTAG = re.compile("[-_]")
_NOON = 12


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


def names_half_day(text: str) -> bool:
    """Whether a date says that its time is before noon, or after it."""
    return bool((time := _TIME.search(text)) and time[4])


def written_date(text: str, language: str | None) -> datetime | None:
    """The date in a text that follows no rule for feeds; None if there is none.

    Seconds since 1970, or a date as it is written for readers in that language ("20. November 2026"), with
    its time. What a feed calls its language may name a country too.
    """
    from reader.text.extract.dates import clock_date, iso_date  # late: few feeds need it

    if found := clock_date(text):
        return datetime.fromisoformat(found)
    found = iso_date(text, language and _SUBTAG.split(language.lower())[0])
    with suppress(ValueError):
        return _timed(datetime.fromisoformat(found), text) if found else None
    return None


def _timed(date: datetime, text: str) -> datetime:
    """The date with the time and the zone of a text, where it has them."""
    time = _TIME.search(text)
    if time is None:
        return date
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if time[4] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if time[4] in "pP" else 0)
    with suppress(ValueError):
        date = date.replace(hour=hour, minute=minute, second=second)
        # Of names that parser knows those of RFC 822, which are UTC's and America's.
        zone = parsedate_tz(f"1 Jan 2000 00:00:00 {time[5].replace(':', '')}") if time[5] else None
        if zone and zone[9] is not None:
            date = date.replace(tzinfo=timezone(timedelta(seconds=zone[9])))
    return date

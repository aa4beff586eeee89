"""How long an answer may be used unasked, and when its server wants to be asked again (RFC 9110, 9111)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(hours=24)
"""Nothing is taken as fresh, and no server is waited for, any longer: clocks and headers go wrong."""

_SECONDS = re.compile(r"[0-9]{1,10}")
_NONE = timedelta()


def fresh_until(headers: Mapping[str, str], now: datetime, default_minutes: float = 0) -> datetime:
    """Until when an answer with these headers (names in lower case) is fresh; `now` when it must be checked.

    `Cache-Control` wins over `Expires`; `default_minutes` count where there is neither.
    """
    directives = _directives(headers.get("cache-control", ""))
    if "no-store" in directives or "no-cache" in directives:
        return now
    if "max-age" in directives:
        age = _seconds(headers.get("age", "")) or _NONE
        return now + _bounded((_seconds(directives["max-age"]) or _NONE) - age)
    if "expires" in headers:
        # By the server's own clock, which may not be ours.
        expires, sent = _date(headers["expires"]), _date(headers.get("date", "")) or now
        return now + _bounded(expires - sent if expires else _NONE)
    return now + timedelta(minutes=default_minutes)


def retry_at(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """The moment `Retry-After` names, given in seconds or as a date; None when it cannot be read."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        seconds = _seconds(value)
        return now + (LONGEST if seconds is None else _bounded(seconds))
    date = _date(value)
    return None if date is None else now + _bounded(date - now)


def _directives(value: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in value.lower().split(","))
    return {name.strip(): argument.strip(' "') for name, _, argument in pairs}


def _seconds(value: str) -> timedelta | None:
    """A number of seconds; None for what is none, and for one of more than ten digits."""
    return timedelta(seconds=int(value)) if _SECONDS.fullmatch(value) else None


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, _NONE), LONGEST)

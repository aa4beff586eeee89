"""The time zone where the user is, by which days begin."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo


class _Here(tzinfo):
    """The zone of this machine, by the system's rules of when clocks change.

    What `astimezone()` gives without a zone keeps the distance from UTC of that one moment: a day of July
    that is reckoned from a moment in November would begin an hour late.
    """

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return _by_system(when).utcoffset() if when else None

    def tzname(self, when: datetime | None) -> str | None:
        return _by_system(when).tzname() if when else None

    def dst(self, when: datetime | None) -> timedelta | None:
        return None

    def fromutc(self, when: datetime) -> datetime:
        local = when.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)


HERE = _Here()


def _by_system(when: datetime) -> datetime:
    """The same hour and day, in the zone that the system has for it."""
    try:
        return when.replace(tzinfo=None).astimezone()
    except (OverflowError, OSError, ValueError):  # of years that the system cannot reckon with
        return when.replace(tzinfo=timezone(timedelta(seconds=-time.timezone)))

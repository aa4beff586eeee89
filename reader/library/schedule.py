"""When a feed is asked for again. Pure: what was, and how it went, in; the new schedule out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from reader.model import Rhythm, counted
from reader.model.parsed import NO_WISH
from reader.store.feeds import Schedule

LONGEST_WAIT = timedelta(hours=24)
LONG_FAILING = timedelta(days=10)
"""From here on it is said how long a feed has failed: it may be gone for good."""
REFUSED_WAIT = timedelta(hours=4)
"""After 401 and 403: the server knows us and does not want us; asking each hour would not change that."""

SPREAD = 0.25
"""By how much of itself a wait after a failure may be longer, so that not all come back in one second."""

_REFUSED = (401, 403)
_BUSY = 429
_GONE = 410
_STOPPED = "It is no longer fetched, unless you refresh it by itself."


def is_due(schedule: Schedule, now: datetime, rhythm: Rhythm = NO_WISH) -> bool:
    """Whether a feed should be asked for. A date beyond the longest wait comes from a wrong clock.

    Not in the hours and on the days in which it asks to be left alone.
    """
    return not schedule.gone and not _is_ahead(schedule.next_due, now) and not _rests(rhythm, now)


def is_forbidden(schedule: Schedule, now: datetime) -> bool:
    """Whether the host said not to ask now (Retry-After): that holds for the user's own wish too."""
    return _is_ahead(schedule.retry_at, now)


def after_success(
    now: datetime, minutes: int, fresh_until: datetime | None, rhythm: Rhythm = NO_WISH
) -> Schedule:
    """The schedule once a feed came or has not changed.

    It is due after `minutes`, or after those that it asks for, or later if it is fresh longer.
    """
    due = now + min(timedelta(minutes=max(minutes, rhythm.minutes)), LONGEST_WAIT)
    if fresh_until is not None:
        due = max(due, min(fresh_until, now + LONGEST_WAIT))
    return Schedule(next_due=due)


class Failure(NamedTuple):
    """Why a feed did not come: the sentence, the server's status, and when it wants to be asked again.

    Without a status no server was reached.
    """

    problem: str
    status: int | None = None
    retry_at: datetime | None = None


def after_failure(
    before: Schedule, now: datetime, minutes: int, failure: Failure, chance: float = 0.0
) -> Schedule:
    """The schedule once it failed: twice the wait each time, a day at most, and never before `retry_at`.

    The wait is longer by `chance`, 0 to 1, of SPREAD. A host that wants to be asked less often, and does not
    say when again, is left alone for `minutes`. Where no server was reached the wait is not doubled, so that
    a day without network does not put every feed off for another day. A status of 410 Gone ends the asking.
    """
    problem, status, retry_at = failure
    doublings = 0 if status is None else min(before.failures, 16)
    wait = min(timedelta(minutes=minutes) * 2**doublings, LONGEST_WAIT)
    if status in _REFUSED:
        wait = max(wait, REFUSED_WAIT)
    due = now + min(wait * (1 + SPREAD * chance), LONGEST_WAIT)
    if retry_at is not None:
        retry_at = min(retry_at, now + LONGEST_WAIT)
        due = max(due, retry_at)
    elif status == _BUSY:
        retry_at = now + timedelta(minutes=minutes)
    since = before.failing_since or now
    if now - since >= LONG_FAILING:
        problem = f"{problem} It has failed for {counted((now - since).days, 'day')}."
    if status == _GONE:
        problem = f"{problem} {_STOPPED}"
    return Schedule(
        next_due=due,
        retry_at=retry_at,
        failures=before.failures + 1,
        failing_since=since,
        gone=status == _GONE,
        problem=problem,
    )


def _is_ahead(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now < moment <= now + LONGEST_WAIT


def _rests(rhythm: Rhythm, now: datetime) -> bool:
    """Whether a feed asks to be left alone now. One that says so of all hours or all days means nothing."""
    hours, days = set(rhythm.hours), set(rhythm.days)
    return (now.hour in hours and len(hours) < 24) or (now.weekday() in days and len(days) < 7)

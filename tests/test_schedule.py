"""When feeds are asked for again, as a table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reader.library.schedule import Failure, after_failure, after_success, is_due, is_forbidden
from reader.model import Rhythm
from reader.store.feeds import Schedule

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("schedule", "due"),
    [
        (Schedule(), True),
        (Schedule(next_due=NOW), True),
        (Schedule(next_due=NOW - timedelta(days=4000)), True),
        (Schedule(next_due=NOW + HOUR), False),
        (Schedule(next_due=NOW + 24 * HOUR), False),
        (Schedule(next_due=NOW + timedelta(days=3650)), True),
        (Schedule(next_due=NOW - HOUR, gone=True), False),
    ],
)
def test_a_feed_is_due_when_its_time_has_come(schedule: Schedule, due: bool) -> None:
    assert is_due(schedule, NOW) is due


@pytest.mark.parametrize(
    ("retry_at", "forbidden"),
    [(None, False), (NOW - HOUR, False), (NOW + HOUR, True), (NOW + timedelta(days=3650), False)],
)
def test_a_feed_is_left_alone_while_its_host_asks_for_it(retry_at: datetime | None, forbidden: bool) -> None:
    assert is_forbidden(Schedule(retry_at=retry_at), NOW) is forbidden


@pytest.mark.parametrize(
    ("fresh", "wait"),
    [(None, HOUR), (NOW, HOUR), (NOW + 3 * HOUR, 3 * HOUR), (NOW + 900 * HOUR, 24 * HOUR)],
)
def test_a_success_clears_the_past_and_waits_as_long_as_the_feed_is_fresh(
    fresh: datetime | None, wait: timedelta
) -> None:
    assert after_success(NOW, 60, fresh) == Schedule(next_due=NOW + wait)


def test_each_failure_doubles_the_wait_up_to_a_day() -> None:
    schedule, waits, now = Schedule(), [], NOW
    for _ in range(40):
        schedule = after_failure(schedule, now, 60, Failure("gazette.example failed.", 500))
        assert schedule.next_due is not None
        waits.append((schedule.next_due - now) / HOUR)
        now = schedule.next_due
    assert waits[:7] == [1, 2, 4, 8, 16, 24, 24]
    assert waits[-1] == 24
    assert (schedule.failures, schedule.failing_since) == (40, NOW)
    assert (schedule.problem or "").startswith("gazette.example failed.")


def test_a_day_without_network_puts_nothing_off() -> None:
    schedule = Schedule()
    for _ in range(40):
        schedule = after_failure(schedule, NOW, 60, Failure("gazette.example was not found."))
    assert (schedule.next_due, schedule.failures) == (NOW + HOUR, 40)


@pytest.mark.parametrize(
    ("status", "retry_at", "wait", "gone"),
    [
        (500, None, HOUR, False),
        (403, None, 4 * HOUR, False),
        (401, None, 4 * HOUR, False),
        (410, None, HOUR, True),
        (429, None, HOUR, False),
        (429, NOW + timedelta(minutes=2), HOUR, False),
        (429, NOW + 5 * HOUR, 5 * HOUR, False),
        (503, NOW + 500 * HOUR, 24 * HOUR, False),
    ],
)
def test_what_the_server_said_counts(
    status: int, retry_at: datetime | None, wait: timedelta, gone: bool
) -> None:
    schedule = after_failure(Schedule(), NOW, 60, Failure("No.", status, retry_at))
    assert (schedule.next_due, schedule.gone) == (NOW + wait, gone)
    told = min(retry_at, NOW + 24 * HOUR) if retry_at else None
    assert schedule.retry_at == (told or (NOW + wait if status == 429 else None))


def test_a_feed_that_fails_for_long_says_since_when() -> None:
    schedule = after_failure(Schedule(), NOW, 60, Failure("No such page.", 404))
    later = after_failure(schedule, NOW + timedelta(days=9), 60, Failure("No such page.", 404))
    long = after_failure(later, NOW + timedelta(days=12), 60, Failure("No such page.", 404))
    assert (later.problem, long.problem) == ("No such page.", "No such page. It has failed for 12 days.")


def test_what_failed_together_is_not_tried_again_together() -> None:
    dues = [
        after_failure(Schedule(), NOW, 60, Failure("No.", 500), chance=chance).next_due
        for chance in (0, 0.4, 1)
    ]
    assert dues == [NOW + HOUR, NOW + 1.1 * HOUR, NOW + 1.25 * HOUR]
    long = Schedule(failures=10, failing_since=NOW)
    assert after_failure(long, NOW, 60, Failure("No.", 500), chance=1).next_due == NOW + 24 * HOUR
    asked = after_failure(Schedule(), NOW, 60, Failure("No.", 503, NOW + 3 * HOUR), chance=1)
    assert asked.next_due == asked.retry_at == NOW + 3 * HOUR


def test_a_clock_that_is_set_back_makes_no_failure_long() -> None:
    failing = Schedule(failures=3, failing_since=NOW + timedelta(days=4_000))
    assert after_failure(failing, NOW, 60, Failure("No.", 500)).problem == "No."
    assert after_failure(failing, NOW + timedelta(days=4_010), 60, Failure("No.", 500)).problem == (
        "No. It has failed for 10 days."
    )


def test_a_feed_that_is_gone_says_that_it_is_not_asked_for() -> None:
    schedule = after_failure(Schedule(), NOW, 60, Failure("It is gone.", 410))
    assert schedule.problem == "It is gone. It is no longer fetched, unless you refresh it by itself."


@pytest.mark.parametrize(
    ("minutes", "asked", "wait"), [(60, 30, HOUR), (60, 180, 3 * HOUR), (60, 90_000, 24 * HOUR)]
)
def test_a_feed_may_ask_for_a_longer_wait(minutes: int, asked: int, wait: timedelta) -> None:
    assert after_success(NOW, minutes, None, Rhythm(asked)).next_due == NOW + wait


@pytest.mark.parametrize(
    ("rhythm", "due"),
    [
        (Rhythm(hours=(7, 9)), True),
        (Rhythm(hours=(8,)), False),
        (Rhythm(days=(5, 6)), True),
        (Rhythm(days=(0,)), False),
        (Rhythm(hours=tuple(range(24))), True),
        (Rhythm(days=tuple(range(7))), True),
    ],
)
def test_a_feed_is_left_alone_in_the_hours_and_days_it_names(rhythm: Rhythm, due: bool) -> None:
    assert is_due(Schedule(next_due=NOW), NOW, rhythm) is due

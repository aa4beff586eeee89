"""Short dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.ui.dates import short_date

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)  # a Monday


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (NOW - timedelta(seconds=30), "now"),
        (NOW - timedelta(minutes=5), "5 min"),
        (NOW - timedelta(minutes=59, seconds=59), "59 min"),
        (NOW - timedelta(hours=2), "2 h"),
        (NOW - timedelta(hours=14), "14 h"),
        (NOW - timedelta(hours=15), "Sun"),
        (NOW - timedelta(days=6), "Tue"),
        (NOW - timedelta(days=7), "16 Nov"),
        (NOW - timedelta(days=300), "27 Jan"),
        (NOW - timedelta(days=400), "2025"),
        (NOW + timedelta(hours=3), "23 Nov"),
        (NOW + timedelta(days=900), "2029"),
    ],
)
def test_a_date_is_told_by_how_long_ago_it_was(when: datetime, said: str) -> None:
    assert short_date(when, NOW) == said
    assert len(said) <= 6


def test_the_day_is_that_of_the_reader() -> None:
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    late = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
    assert short_date(late, NOW) == "Sat"
    assert short_date(late, tokyo) == "Sun"

"""Days of the user's time zone, on either side of the night in which clocks change."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from fakes import Clock, library_of

from reader.library.network import Network
from reader.library.zone import HERE
from reader.model import Selection, Within
from reader.store import adding
from reader.store.adding import NewStory
from reader.store.store import Store
from reader.text.query import read_query
from reader.ui.dates import short_date

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")

NOON = datetime(2026, 10, 25, 11, tzinfo=UTC)
"""In Berlin noon of the day in which summer time ended, at three in the morning."""


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_moment_has_the_hour_that_clocks_showed_then() -> None:
    here = NOON.astimezone(HERE)
    assert (here.hour, here.utcoffset(), here.tzname()) == (12, timedelta(hours=1), "CET")
    assert here.replace(hour=0).utcoffset() == timedelta(hours=2)
    assert (here + timedelta(days=180)).utcoffset() == timedelta(hours=2)
    both = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC).astimezone(HERE) for hour in (0, 1)]
    assert [(each.hour, each.utcoffset()) for each in both] == [
        (2, timedelta(hours=2)),
        (2, timedelta(hours=1)),
    ]
    assert datetime.max.replace(tzinfo=HERE).utcoffset() == timedelta(hours=1)


def test_a_search_for_a_day_has_it_from_midnight_to_midnight() -> None:
    asked = read_query("date:2026-07-01", NOON.astimezone(HERE))
    assert isinstance(asked, Within)
    begin, end = datetime(2026, 6, 30, 22, tzinfo=UTC), datetime(2026, 7, 1, 22, tzinfo=UTC)
    assert asked.since is not None and asked.before is not None
    assert (asked.since.timestamp(), asked.before.timestamp()) == (begin.timestamp(), end.timestamp())


def test_today_begins_at_midnight_though_clocks_have_changed_since(store: Store) -> None:
    library = library_of(store, Network(None, offline=True), Clock(NOON))
    seen = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)  # half past midnight
    for minutes in (0, -60):
        guid = f"https://gazette.example/{minutes}"
        story = NewStory(guid, guid, guid, guid, None, seen + timedelta(minutes=minutes), "", "")
        adding.add_by_hand(store, story, NOON)
    assert library.counts().today == 1
    assert len(library.story_ids(Selection(search="date:1d"))) == 1


def test_a_late_hour_of_summer_is_of_its_own_day_in_winter() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC).astimezone(HERE)
    assert short_date(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), now) == "2 Jul"

"""A day of five hundred feeds, and five hundred of which a quarter are faulty."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import Clock, library_of
from loopback import Loopback
from servers import HOUR, Server, Web
from test_faults import FAULTS, Hurried, entries, feed

from reader.library import Library
from reader.library.pace import Pace
from reader.model import Outline
from reader.store import feeds
from reader.store.store import Store

FEEDS = 500
SLOW = ("slow-headers", "drip", "stall", "silent", "endless", "endless-100", "gzip-bomb", "double-bomb")
"""Faults that take their time: with two requests to a host at once they would take minutes."""
TICK = timedelta(minutes=5)
RESTART = timedelta(hours=1)


class Patient(Hurried):
    """Waits for good feeds as long as a machine with other work may need."""

    seconds = 20.0


def servers() -> list[Server]:
    """Feeds as they are met: most answer well, some in their own time, some fail for a while."""
    made = []
    for number in range(FEEDS):
        # Ten feeds to a host, so that what one of them asks for holds for nine others.
        server = Server(f"https://host{number // 10}.example/{number}", every=HOUR * (1 + number % 12))
        kind = number % 20
        server.validator = "modified" if kind in (3, 4, 5) else "etag"
        if kind == 6:
            server.headers = {"cache-control": "max-age=7200"}
        elif number % 100 == 7:
            server.trouble = {range(10, 11): (429, 2 * HOUR)}
        elif number % 100 == 27:
            server.trouble, server.dated = {range(12, 14): (503, 3 * HOUR)}, True
        elif number % 100 == 47:
            server.trouble = {range(24): (500, None)}
        elif number % 100 == 67:
            server.trouble = {range(15, 24): (404, None)}
        elif number % 100 == 87:
            server.trouble = {range(11, 24): (429, None)}
        made.append(server)
    return made


def opened(path: Path, web: Web, clock: Clock) -> Library:
    return library_of(Store(path), web, clock, pace=Pace(0))


@pytest.mark.long
async def test_a_day_asks_each_feed_once_an_hour_at_most(tmp_path: Path, clock: Clock) -> None:
    web, path = Web(servers(), clock), tmp_path / "library.db"
    store = Store(path)
    feeds.import_all(store, [Outline(url, "") for url in web.servers], clock())
    store.close()
    start = clock()
    library = opened(path, web, clock)
    while clock() < start + 24 * HOUR:
        [step async for step in library.refresh()]
        clock.time += TICK
        if (clock() - start) % RESTART == timedelta(0):
            await library.close()
            library = opened(path, web, clock)
    await library.close()
    by_feed = Counter(asked.url for asked in web.asked)
    assert len(by_feed) == FEEDS
    assert max(by_feed.values()) <= 24
    assert web.too_soon == []
    conditional = sum(asked.conditional for asked in web.asked)
    assert conditional >= 0.95 * len(web.asked), (conditional, len(web.asked))
    # Nobody was forgotten: feeds that are well are asked for each hour.
    well = [url for url, server in web.servers.items() if not server.trouble and not server.headers]
    assert min(by_feed[url] for url in well) >= 12
    assert sorted(by_feed[url] for url in well)[len(well) // 2] == 24


@pytest.mark.long
async def test_a_quarter_of_faulty_feeds_holds_up_none_of_the_good_ones(
    site: Loopback, store: Store, clock: Clock
) -> None:
    library = library_of(store, Patient(None, offline=False), clock, pace=Pace(0))
    faulty = [name for name in FAULTS if name not in SLOW]
    urls = []
    for number in range(FEEDS):
        bad = number % 4 == 0
        reply, _, _, _ = FAULTS[faulty[number // 4 % len(faulty)]]
        # One that wants to be left alone would end the run for all, as it stands for their one host.
        site[f"/{number}"] = (
            reply if bad and reply.status not in (429, 503) else feed(entries(3, f"{number}-"))
        )
        urls.append(site.url(f"/{number}"))
    site["/0"] = FAULTS["silent"][0]
    feeds.import_all(store, [Outline(url, "") for url in urls], clock(), private=set(urls))
    steps = [step async for step in library.refresh()]
    assert len(steps) == FEEDS
    good = [feed for feed in library.feeds() if int(feed.url.rpartition("/")[2]) % 4]
    assert len(good) == FEEDS * 3 // 4
    assert [feed for feed in good if feed.stories != 3 or feed.problem is not None] == []
    assert all(step.problem is None or step.problem.endswith(".") for step in steps)
    await library.close()

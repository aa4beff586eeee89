"""Feeds made to exhaust a parser: each ends in time, as stories or as a sentence."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hostile_feeds import hostile_feeds
from test_apart import Ticker

from reader.library.apart import SECONDS, Workers
from reader.library.incoming import read_feed
from reader.library.making import warm_up
from reader.model import ReaderError

FEEDS = hostile_feeds()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(at_once=1)
    await workers.run("It", warm_up)
    yield workers
    await workers.close()


def test_there_is_one_of_every_kind() -> None:
    assert len(FEEDS) >= 80
    assert max(map(len, FEEDS.values())) < 6_000_000


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", FEEDS)
async def test_a_hostile_feed_ends(workers: Workers, name: str) -> None:
    begun = time.monotonic()
    try:
        async with Ticker() as ticker:
            feed, new = await workers.run(
                "It", read_feed, FEEDS[name], "application/rss+xml", "http://e.example/", None
            )
    except ReaderError as error:
        assert str(error).endswith(".")
    else:
        assert len(new) <= 1000
        assert "root:" not in repr(feed)
        assert all(len(entry.title) <= 501 for entry in feed.entries)
    # A worker that had to be ended takes time to be followed by another, on a machine that does much else.
    assert time.monotonic() - begun < 4 * SECONDS
    assert ticker.worst < 2, "the loop stood still meanwhile"

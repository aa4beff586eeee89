"""A library of any size for the benchmarks, filled through the store as a refresh would fill it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library.incoming import new_stories
from reader.model import Entry, Outline, ParsedFeed
from reader.store import feeds, stories
from reader.store.feeds import Fetched
from reader.store.store import Store

_START = datetime(2026, 11, 23, 8, tzinfo=UTC)
_WORDS = (
    "The council of Vannport voted on the harbour plan after a long night. "
    '"Nobody asked the boats," said Signe Dahl, who runs the ferry, according to the Vannport Gazette. '
)


def fill(folder: Path, stories_in_all: int, a_feed: int = 1000) -> None:
    """Put so many stories, in feeds of `a_feed`, into the library of an empty folder."""
    store = Store(folder / "library.db")
    for number in range(0, stories_in_all, a_feed):
        url = f"https://outlet{number}.example/feed"
        feed_id, _ = feeds.subscribe(store, Outline(url, f"Outlet {number // a_feed}"), _START)
        entries = tuple(_entry(number // a_feed, at) for at in range(min(a_feed, stories_in_all - number)))
        parsed = ParsedFeed(f"Outlet {number // a_feed}", None, "en", entries)
        stories.add_fetched(store, feed_id, Fetched(parsed, _START), new_stories(entries), _START)
    store.close()


def _entry(feed: int, number: int) -> Entry:
    return Entry(
        guid=f"{feed}-{number}",
        url=f"https://outlet{feed}.example/{number}",
        title=f"Council votes on harbour plan {number} of feed {feed}",
        author="Ada Lindqvist",
        published=_START - timedelta(minutes=number, seconds=feed),
        content=f"<p>{_WORDS * 3}</p>",
    )

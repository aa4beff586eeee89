"""A library of any size for the benchmarks, filled through the store as a refresh would fill it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from reader.library.incoming import is_same, new_stories
from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Entry,
    Outline,
    Page,
    ParsedFeed,
    Place,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
)
from reader.store import adding, articles, codec, feeds, pages, stories
from reader.store.feeds import Fetched
from reader.store.said import Facts
from reader.store.store import Store

_START = datetime(2026, 11, 23, 8, tzinfo=UTC)
_WORDS = (
    "The council of Vannport voted on the harbour plan after a long night. "
    '"Nobody asked the boats," said Signe Dahl, who runs the ferry, according to the Vannport Gazette. '
)
_VOCABULARY = [f"w{number}" for number in range(20_000)]
_SHARES = list(accumulate(1 / rank for rank in range(1, len(_VOCABULARY) + 1)))
_SPEAKERS = range(20_000)
_SPEAKER_SHARES = list(accumulate(1 / rank**0.8 for rank in range(1, len(_SPEAKERS) + 1)))
_LONG = 80
"""Words of a text beside those that are in all of them; like the words of the news, some are in very many."""


def fill(folder: Path, stories_in_all: int, a_feed: int = 1000, same: float = 0, opened: float = 0) -> None:
    """Put so many stories, in feeds of `a_feed`, into the library of an empty folder.

    No two texts are nearly equal, but for the share of `same`: those another feed has as well. The share of
    `opened` has a page and an article with two quotes and a source.
    """
    store = Store(folder / "library.db")
    for number in range(0, stories_in_all, a_feed):
        feed, count = number // a_feed, min(a_feed, stories_in_all - number)
        url = f"https://outlet{feed}.example/feed"
        feed_id, _ = feeds.subscribe(store, Outline(url, f"Outlet {feed}"), _START)
        entries = tuple(_entry(feed, at, at < same * count) for at in range(count))
        parsed = ParsedFeed(f"Outlet {feed}", None, "en", entries)
        new = new_stories(entries)
        # In lots: no feed may bring thousands of stories at once.
        for begin in range(0, count, adding.MOST_A_DAY):
            lot = new[begin : begin + adding.MOST_A_DAY]
            when = _START + timedelta(days=begin // adding.MOST_A_DAY)
            adding.add_fetched(store, feed_id, Fetched(parsed, when), lot, is_same)
        with store.write(durable=False):
            for at in range(int(opened * count)):
                _open(store, feed, at)
    store.close()


def _open(store: Store, feed: int, number: int) -> None:
    """Keep the page of a story and its article."""
    url = f"https://outlet{feed}.example/{number}"
    chance = random.Random(f"{feed} {number} page")
    names = chance.choices(_SPEAKERS, cum_weights=_SPEAKER_SHARES, k=2)
    said = tuple(
        quote_of(at, f"Ida Holm{who}", " ".join(chance.choices(_VOCABULARY, cum_weights=_SHARES, k=20)))
        for at, who in enumerate(names)
    )
    source = Source(f"Ministry {chance.randrange(500)}", SourceKind.ORGANISATION, None, (Place(0, 0, 1),))
    document = Document(tuple(Block(BlockKind.PARAGRAPH, quote.text) for quote in said))
    title = f"Council votes on harbour plan {number} of feed {feed}"
    article = Article(url, title, None, "Gazette", None, document, document.text, said, (source,), rules=1)
    page = Page(url, url, _START, _START, 200, "text/html", None, None, None, url.encode())
    page_id = pages.save(store, page, pages.pack(page.body))
    full_names = {quote.speaker: quote.speaker.casefold() for quote in said if quote.speaker}
    ids = stories.ids_of_address(store, url)
    articles.save(store, page_id, article, codec.encode(article), ids, Facts(full_names))


def quote_of(at: int, who: str, text: str) -> Quote:
    place = (Place(at, 0, len(text)),)
    return Quote(place, text, QuoteKind.DIRECT, who, who, "said", "Reuters", 0.9, "after", role="mayor")


def _entry(feed: int, number: int, is_shared: bool) -> Entry:
    chance = random.Random(number if is_shared else f"{feed} {number}")
    words = " ".join(chance.choices(_VOCABULARY, cum_weights=_SHARES, k=_LONG))
    return Entry(
        guid=f"{feed}-{number}",
        url=f"https://outlet{feed}.example/{number}",
        title=f"Council votes on harbour plan {number} of feed {feed}",
        author="Ada Lindqvist",
        published=_START - timedelta(minutes=number, seconds=feed),
        content=f"<p>{_WORDS}{words}.</p>",
    )

"""Who said what in a library of any size: the best of some runs, in milliseconds of CPU, against 30 ms.

    python tests/bench/said_bench.py [STORIES ...]

Every story has six quotes, of 20,000 speakers and 8,000 words; as in the news, some are in very many of them.
Filled through the store, so that what it costs to index an article is measured too. Then the ledger's list is
timed, for an article of 500 quotes.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from filled import quote_of
from store_bench import best

from reader.model import Article, Block, BlockKind, Document, Page
from reader.store import articles, codec, pages, said
from reader.store.said import Facts
from reader.store.store import Store
from reader.ui.quotes.rows import QuoteOrder, QuoteRows, rows_of

BUDGET = 30
QUOTES = 6
ROWS = 64
START = datetime(2026, 11, 23, 8, tzinfo=UTC)
SPEAKERS, WORDS = 20_000, 8_000


def shares(count: int, steepness: float) -> list[float]:
    """How often each of so many comes up, added up: the n-th 1 / n ** steepness as often as the first."""
    return list(accumulate(rank**-steepness for rank in range(1, count + 1)))


def articles_made(count: int, quotes: int = QUOTES) -> Iterator[Article]:
    """Articles of some quotes each."""
    chance = random.Random(7)
    speaking, spoken = shares(SPEAKERS, 0.8), shares(WORDS, 1.0)
    names, words = range(SPEAKERS), [f"w{number}" for number in range(WORDS)]
    for number in range(count):
        said_in = tuple(
            quote_of(at, f"Ida Holm{who}", " ".join(chance.choices(words, cum_weights=spoken, k=20)))
            for at, who in enumerate(chance.choices(names, cum_weights=speaking, k=quotes))
        )
        document = Document(tuple(Block(BlockKind.PARAGRAPH, quote.text) for quote in said_in))
        yield Article(None, f"Story {number}", None, "Gazette", None, document, "", said_in, rules=1)


def fill(store: Store, count: int) -> float:
    """Store so many articles; the milliseconds that each takes to be indexed."""
    taken = 0.0
    with store.write(durable=False):
        for number, article in enumerate(articles_made(count)):
            when = START - timedelta(minutes=number)
            url = f"https://outlet.example/{number}"
            page = Page(url, url, when, when, 200, "text/html", None, None, None, url.encode())
            page_id = pages.save(store, page, pages.pack(page.body))
            names = {quote.speaker: quote.speaker.casefold() for quote in article.quotes if quote.speaker}
            encoded = codec.encode(article)
            start = time.process_time()
            articles.save(store, page_id, article, encoded, (), Facts(names))
            taken += time.process_time() - start
    return taken * 1000 / count


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What the screens ask, by name."""
    everybody = said.speakers(store)
    most, few = everybody[0], everybody[len(everybody) // 2]
    name = said.speakers_of(store, [most])[0].name.casefold()
    ids = said.saying_ids(store, most)
    print(f"{len(everybody):,} speakers; the first said {len(ids):,}")
    return {
        "pages not yet read": lambda: articles.unmade(store, 1),
        "a speaker by name": lambda: said.speaker_named(store, name),
        "ids of one who says little": lambda: said.saying_ids(store, few),
        "ids of the one who says most": lambda: said.saying_ids(store, most),
        "in how many articles": lambda: said.articles_of(store, most),
        f"{ROWS} quotes": lambda: said.sayings(store, ids[:ROWS]),
        "ids of all speakers": lambda: said.speakers(store),
        f"{ROWS} speakers": lambda: said.speakers_of(store, everybody[:ROWS]),
        "speakers by a part of a name": lambda: said.speakers(store, "holm77"),
        "quotes by a word of one in ten": lambda: said.saying_ids(store, words="w10"),
        "quotes by two words": lambda: said.saying_ids(store, words="w60 w200"),
        "quotes by a phrase": lambda: said.saying_ids(store, words='"w1 w9 w40"'),
        "quotes by one letter": lambda: said.saying_ids(store, words="w"),
        "quotes by a beginning": lambda: said.saying_ids(store, words="w12"),
        "a speaker's by a word": lambda: said.saying_ids(store, few, "w60"),
        "the first one's by a word": lambda: said.saying_ids(store, most, "w60"),
    }


def lists() -> None:
    """The list of quotes of an article of 500."""
    (article,) = articles_made(1, quotes=500)
    for order in QuoteOrder:
        for name, again in (("first", False), ("again, as when one is folded", True)):
            start = time.process_time()
            rows = QuoteRows(article.quotes, rows_of(article.quotes, range(500), order), unfolded={3})
            for index in range(len(rows)):
                rows.draw(index, 36 if not again else 35)
            if again:
                start = time.process_time()
                for index in range(len(rows)):
                    rows.draw(index, 35)
            print(f"{f'500 quotes by {order}, {name}':44}{(time.process_time() - start) * 1000:8.1f} ms")


def main(sizes: list[int]) -> None:
    lists()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder) / "library.db")
            each = fill(store, size)
            print(f"\n{size:,} stories, {size * QUOTES:,} quotes, {each:.3f} ms each to index")
            for name, work in questions(store).items():
                taken = best(work)
                print(f"{name:32}{taken:10.2f} ms{'   over the budget' if taken > BUDGET else ''}")
            store.close()


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1_000, 100_000])

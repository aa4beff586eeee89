"""What the lists ask of the store, with any number of stories in it: the best of some runs, in milliseconds.

python tests/bench/store_bench.py [STORIES ...]

Questions are timed by the CPU, which other programs do not lengthen; acts by the clock, as they wait for the
disk. Milliseconds with 1,000, 100,000 and 1,000,000 stories, on two cores of 2026: all 0.2, 0.2, 0.4; 50
rows 0.5, 0.5, 0.5; counts 0.03, 0.05, 0.2; a word of all 3, 22, 230; of one in ten 1, 9, 21; of few 0.2, 3,
7; words as they are typed 2, 30, 229, a letter 6, 29, 282; of all sites but titles 2, 32, 404; a speaker
0.2, 3, 16. What grows is what is gathered of a search to be counted.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import multiplied

from reader.model import Selection
from reader.store import codec, feeds, lists, search, stories
from reader.store.store import Store
from reader.text.article import article_from_text
from reader.text.query import read_query

SEARCHES = {
    "a word of all": "harbour",
    "a word of most": "w3",
    "a word of one in ten": "w100",
    "a word of few": "w5000",
    "a phrase": '"harbour plan 777"',
    "two words": "w100 w300",
    "words as they are typed": "w300 w12*",
    "a letter as it is typed": "w*",
    "two letters as they are typed": "w1*",
    "nothing found": "zeppelin",
    "of three days": "harbour date:3d is:unread",
    "of a site": "site:outlet7.example",
    "of all sites but titles": "site:example -title:777",
    "of a speaker": 'speaker:"ida holm77"',
    "of a source": "source:ministry77",
    "of a source, by a part of it": 'source:"ministry 7"',
    "by words that were said": 'said:"w20 w40"',
}
OPENED = 0.2
"""The share of stories whose pages are there, with two quotes each."""
NOW = datetime.now(UTC)
ROUNDS = 7
ROWS = 50
LONG_ARTICLE = '"Nobody asked the boats," said Signe Dahl, who runs the ferry to Holm.\n\n' * 3850


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Milliseconds of the best round, of CPU unless another clock is given."""
    times = []
    for _ in range(ROUNDS):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times) * 1000


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """The questions of the screen, by name."""
    every = lists.story_ids(store, Selection())
    first, scattered = every[:ROWS], random.Random(7).sample(list(every), ROWS)
    return {
        "story_ids, all": lambda: lists.story_ids(store, Selection()),
        "story_ids, unread": lambda: lists.story_ids(store, Selection(unread=True)),
        "story_ids, one feed of 1,000": lambda: lists.story_ids(store, Selection(feed=1)),
        f"{ROWS} rows together": lambda: stories.stories(store, first),
        f"{ROWS} rows far apart": lambda: stories.stories(store, scattered),
        "counts": lambda: lists.counts(store),
        "feeds with their counts": lambda: feeds.feeds(store),
        **{f"search, {name}": partial(searched, store, search) for name, search in SEARCHES.items()},
        "open and close the file": lambda: Store(store.path).close(),
    }


def searched(store: Store, words: str) -> None:
    """A search as the screen shows it: what it finds, the first rows, and the words around the hits."""
    query = read_query(words, NOW, typing=words.endswith("*"))
    first = lists.story_ids(store, Selection(), query)[:ROWS]
    stories.stories(store, first)
    search.excerpts(store, query, first)


def acts(store: Store) -> dict[str, Callable[[], object]]:
    """What the reader changes, by name."""
    ids = lists.story_ids(store, Selection())
    turns = iter(range(1_000_000))

    def mark(some: int) -> None:
        stories.mark(store, ids[:some], unread=next(turns) % 2 == 0, bookmarked=None)

    return {"mark one, durable": lambda: mark(1), "mark all, durable": lambda: mark(len(ids))}


def main(sizes: list[int]) -> None:
    encoded = codec.encode(article_from_text(LONG_ARTICLE, None))

    def decode() -> None:
        codec.decode.cache_clear()
        codec.decode(encoded, "")

    print(f"{'decode 50,000 words':32}{best(decode):10.2f} ms")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            multiplied.fill(Path(folder), size, OPENED)
            path = Path(folder) / "library.db"
            each = (time.perf_counter() - start) * 1000 / size
            print(f"\n{size:,} stories, {path.stat().st_size / 1e6:.0f} MB, {each:.3f} ms each to store")
            store = Store(path)
            for name, work in questions(store).items():
                print(f"{name:32}{best(work):10.2f} ms")
            for name, work in acts(store).items():
                print(f"{name:32}{best(work, time.perf_counter):10.2f} ms by the clock")
            store.close()


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1_000, 100_000])

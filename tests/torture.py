"""What a user does to a library, step by step, and how it stands: for tests that break it in the middle."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.model import Outline, ParsedFeed
from reader.store import feeds, state, stories
from reader.store.feeds import Fetched
from reader.store.store import Store
from reader.store.stories import NewStory

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
URL = "https://gazette.example/feed"

Act = Callable[[Store], object]
Standing = tuple[object, ...]


def _stories(turn: int, number: int = 12) -> list[NewStory]:
    text = "The ferry sails. " * 40
    return [NewStory(f"{turn}-{at}", None, None, f"{turn}", None, NOW, text, text) for at in range(number)]


def _fetched(digest: str) -> Fetched:
    return Fetched(ParsedFeed("Gazette", None, "en", ()), NOW, digest)


def subscribe(store: Store) -> None:
    feeds.subscribe(store, Outline(URL, "Gazette"), NOW)


def fetch(turn: int) -> Act:
    """A feed brings twelve stories of one title. Days go by: what comes in one is capped."""
    now = NOW + timedelta(days=turn // 100)
    return lambda store: stories.add_fetched(store, 1, _fetched(str(turn)), _stories(turn), now)


def bookmark(store: Store) -> None:
    stories.mark(store, [row[0] for row in store.rows("SELECT id FROM stories")], False, True)


def remember(store: Store) -> None:
    state.remember(store, "note", "x" * 9000)


ACTS: dict[str, Act] = {
    "subscribe": subscribe,
    "fetch": fetch(1),
    "fetch what is known and more": lambda store: stories.add_fetched(
        store, 1, _fetched("2"), [*_stories(1), *_stories(2, 3)], NOW
    ),
    "bookmark": bookmark,
    "remember": remember,
    "unsubscribe": lambda store: feeds.remove(store, 1, NOW),
}


def standing(store: Store) -> Standing:
    """Everything that must not be lost or torn."""
    return tuple(
        tuple(store.rows(sql))
        for sql in (
            "SELECT id, url, title, digest, removed FROM feeds ORDER BY id",
            "SELECT id, guid, title, unread, bookmarked FROM stories ORDER BY id",
            "SELECT story, words FROM contents ORDER BY story",
            "SELECT key, value FROM state ORDER BY key",
            "SELECT count(*) FROM story_search('ferry')",
        )
    )


def is_whole(store: Store) -> bool:
    """Whether the file is sound, and no feed is half there."""
    torn = store.rows("SELECT title FROM stories WHERE title <> '2' GROUP BY title HAVING count(*) <> 12")
    return store.row("PRAGMA integrity_check") == ("ok",) and not torn


def live(path: Path) -> None:
    """Do one thing after another for ever, and say what is done once it is: it must then stand for ever."""
    store = Store(path)
    subscribe(store)
    for turn in range(1_000_000):
        fetch(turn)(store)
        with store.write():
            state.remember(store, "turn", str(turn))
        print(turn, flush=True)
        stories.mark(store, [turn * 12 + 1], False, True)
        print(f"marked {turn * 12 + 1}", flush=True)


if __name__ == "__main__":
    live(Path(sys.argv[1]))

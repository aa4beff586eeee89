"""What a user does to a library, step by step, and how it stands: for tests that break it in the middle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

from reader.model import Anchor, FeedSettings, Mark, MarkKind, Outline, Page, ParsedFeed
from reader.store import (
    adding,
    feed_care,
    feeds,
    groups,
    hidden,
    marks,
    notes,
    pages,
    places,
    state,
    stories,
    tags,
)
from reader.store.adding import NewStory
from reader.store.feeds import Fetched
from reader.store.store import Store

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
URL = "https://gazette.example/feed"

Act = Callable[[Store], object]
Standing = tuple[object, ...]


def _stories(turn: int, number: int = 12) -> list[NewStory]:
    text = "The ferry sails. " * 40
    return [NewStory(f"{turn}-{at}", None, None, f"{turn}", None, NOW, text, text) for at in range(number)]


def _fetched(digest: str, now: datetime = NOW) -> Fetched:
    return Fetched(ParsedFeed("Gazette", None, "en", ()), now, digest)


def subscribe(store: Store) -> None:
    feeds.subscribe(store, Outline(URL, "Gazette"), NOW)


def fetch(turn: int) -> Act:
    """A feed brings twelve stories of one title. Days go by: what comes in one is capped."""
    now = NOW + timedelta(days=turn // 100)
    return lambda store: adding.add_fetched(store, 1, _fetched(str(turn), now), _stories(turn))


def bookmark(store: Store) -> None:
    stories.mark(store, [row[0] for row in store.rows("SELECT id FROM stories")], False, True)


def remember(store: Store) -> None:
    state.remember(store, "note", "x" * 9000)


def keep_page(store: Store) -> None:
    body = Random(1).randbytes(9000)  # what does not get smaller
    page = Page(URL, URL, NOW, NOW, 200, "text/html", None, None, None, body)
    pages.save(store, page, pages.pack(body))


def mark(store: Store) -> None:
    anchors = (Anchor("before the frost", "We mean ", "."),)
    marks.replace(
        store, None, Mark(MarkKind.DOUBTFUL, "why?", "Ida Holm", anchors, "Ferry", NOW, 1, URL, NOW, "")
    )


def change_mark(store: Store) -> None:
    (old,) = marks.every(store)
    marks.replace(store, old, replace(old, note="because " * 900))


def hide(store: Store) -> None:
    rows = hidden.rows_of(store, range(1, 13), are_hidden=False)
    with store.write() as connection:
        hidden.hide(connection, rows)


ACTS: dict[str, Act] = {
    "subscribe": subscribe,
    "fetch": fetch(1),
    "fetch what is known and more": lambda store: adding.add_fetched(
        store, 1, _fetched("2"), [*_stories(1), *_stories(2, 3)]
    ),
    "bookmark": bookmark,
    "remember": remember,
    "tag": lambda store: tags.change(store, range(1, 13), ("ferry", "long-reads"), ()),
    "change tags": lambda store: tags.change(store, range(1, 9), ("Frost",), ("ferry",)),
    "note": lambda store: notes.write(store, 1, "Ask the line. " * 600, NOW),
    "take a note away": lambda store: notes.write(store, 1, "", NOW),
    "hide": hide,
    "keep a page": keep_page,
    "mark": mark,
    "change a mark": change_mark,
    "unsubscribe": lambda store: feeds.remove(store, 1, NOW),
}


def standing(store: Store, raw: bool = True) -> Standing:
    """Everything that must not be lost or torn; the `raw` pages too, which expire where people say so."""
    return tuple(
        tuple(store.rows(sql))
        for sql in (
            "SELECT id, url, title, digest, removed FROM feeds ORDER BY id",
            "SELECT id, guid, title, unread, bookmarked FROM stories ORDER BY id",
            "SELECT story, words FROM contents ORDER BY story",
            "SELECT key, value FROM state ORDER BY key",
            "SELECT story, name FROM story_tags JOIN tags ON tags.id = tag ORDER BY story, name",
            "SELECT story, text FROM notes ORDER BY story",
            "SELECT story FROM hidden ORDER BY story",
            f"SELECT id, url, {'body' if raw else 0} FROM pages ORDER BY id",
            "SELECT page, kind, note, anchors FROM marks ORDER BY id",
            "SELECT count(*) FROM story_search('ferry')",
        )
    )


def is_whole(store: Store) -> bool:
    """Whether the file is sound, and no feed is half there."""
    torn = store.rows("SELECT title FROM stories WHERE title <> '2' GROUP BY title HAVING count(*) <> 12")
    return store.row("PRAGMA integrity_check") == ("ok",) and not torn


class Deed(NamedTuple):
    """What a user does in a turn, and the number that SQL gives for that turn while it stands: 1."""

    do: Callable[[Store, int], object]
    stands: str


def _story(store: Store, turn: int) -> int:
    (story,) = store.row("SELECT id FROM stories WHERE guid = ? || '-0'", (turn,)) or (0,)
    return int(story)


def _feed(store: Store, turn: int) -> int:
    (feed,) = store.row("SELECT id FROM feeds WHERE url = ?", (f"{URL}/{turn}",)) or (0,)
    return int(feed)


def _hide_one(store: Store, turn: int) -> None:
    rows = hidden.rows_of(store, [_story(store, turn)], are_hidden=False)
    with store.write() as connection:
        hidden.hide(connection, rows)


def _mark_one(store: Store, turn: int) -> None:
    anchors = (Anchor("before the frost", "We mean ", "."),)
    marks.replace(
        store, None, Mark(MarkKind.DOUBTFUL, str(turn), None, anchors, "Ferry", NOW, 1, URL, NOW, "")
    )


def _follow(store: Store, turn: int, name: str = "") -> int:
    feed, _ = feeds.subscribe(store, Outline(f"{URL}/{name}{turn}", "Gazette"), NOW)
    return feed


_STORY = "FROM stories WHERE guid = ? || '-0'"
_OF_STORY = "WHERE story = (SELECT id FROM stories WHERE guid = ? || '-0')"
_FEED = f"FROM feeds WHERE url = '{URL}/' || ?"
DEEDS: dict[str, Deed] = {
    "fetched": Deed(
        lambda store, turn: fetch(turn)(store),
        "SELECT count(*) = 12 FROM stories WHERE title = CAST(? AS TEXT)",
    ),
    "remembered": Deed(
        lambda store, turn: state.remember(store, "turn", str(turn)),
        "SELECT CAST(value AS INTEGER) >= ? FROM state WHERE key = 'turn'",
    ),
    "bookmarked": Deed(
        lambda store, turn: stories.mark(store, [_story(store, turn)], None, True),
        f"SELECT bookmarked {_STORY}",
    ),
    "read": Deed(
        lambda store, turn: stories.mark(store, [_story(store, turn)], False, None),
        f"SELECT NOT unread {_STORY}",
    ),
    "tagged": Deed(
        lambda store, turn: tags.change(store, [_story(store, turn)], ("ferry", f"turn-{turn % 7}"), ()),
        f"SELECT count(*) = 2 FROM story_tags {_OF_STORY}",
    ),
    "noted": Deed(
        lambda store, turn: notes.write(store, _story(store, turn), f"of turn {turn}", NOW),
        f"SELECT count(*) FROM notes {_OF_STORY}",
    ),
    "parted": Deed(lambda store, turn: groups.scatter(store, _story(store, turn)), f"SELECT apart {_STORY}"),
    "hidden": Deed(_hide_one, f"SELECT count(*) FROM hidden {_OF_STORY}"),
    "marked": Deed(_mark_one, "SELECT count(*) FROM marks WHERE note = CAST(? AS TEXT)"),
    "subscribed": Deed(_follow, f"SELECT removed IS NULL {_FEED}"),
    "named": Deed(
        lambda store, turn: feed_care.rename(store, _feed(store, turn), "Mine"),
        f"SELECT title = 'Mine' {_FEED}",
    ),
    "put into folders": Deed(
        lambda store, turn: places.put_into(store, _feed(store, turn), ["Sea", "Coast"]),
        f"SELECT folder = 'Sea' AND EXISTS (SELECT 1 FROM feed_places WHERE feed = feeds.id) {_FEED}",
    ),
    "set for itself": Deed(
        lambda store, turn: feed_care.change(store, _feed(store, turn), FeedSettings(minutes=90)),
        f"SELECT minutes = 90 {_FEED}",
    ),
    "unsubscribed": Deed(
        lambda store, turn: feeds.remove(store, _follow(store, turn, "gone-"), NOW),
        f"SELECT removed IS NOT NULL FROM feeds WHERE url = '{URL}/gone-' || ?",
    ),
}
"""What is told once it is done, and must then stand for ever."""


def live(path: Path, told: Callable[[str, int], object]) -> None:
    """Do one thing after another for ever, and tell of each, with its turn, once it is done."""
    store = Store(path)
    subscribe(store)
    keep_page(store)
    (begun,) = store.row("SELECT count(*) / 12 FROM stories") or (0,)
    for turn in count(begun):
        for name, deed in DEEDS.items():
            deed.do(store, turn)
            told(name, turn)

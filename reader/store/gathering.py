"""A story joined to those that it is the same as: when it is stored, and when its text has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store import key_tables
from reader.store.groups import REMOVED, lead_by
from reader.store.key_tables import Having
from reader.store.store import stamp

if TYPE_CHECKING:
    from reader.store.adding import NewStory
    from reader.store.store import Store

NEAR = timedelta(days=3)
"""Texts that are nearly equal are one story when they were published within this time."""
_LOOKED_UP = 20
"""Stories of one page, at most, that are looked at."""
_COMMON = 10
"""A run of words that is in more stories tells nothing: an outlet says it of all of its own."""
_COMPARED = 5
"""Texts that a new one is compared with, at most: those with most runs in common."""


class Keys(NamedTuple):
    """The keys by which a story is found to be the same as a stored one: see `reader.text.same`."""

    pages: tuple[int, ...] = ()
    """Of its address and its guid."""
    texts: tuple[int, ...] = ()
    """Of the runs of its words."""
    digest: int | None = None
    """Of its text as the feed gave it."""


class StoryText(NamedTuple):
    """What a story is compared by."""

    title: str
    words: str
    url: str | None


Judge = Callable[[StoryText, StoryText], bool]
"""Whether the texts of two stories are nearly equal."""


class Comer(NamedTuple):
    """A story that was just stored, with the words that a search finds it by."""

    id: int
    feed: int | None
    at: int
    story: NewStory
    words: str

    @property
    def compared(self) -> StoryText:
        return StoryText(self.story.title, self.words, self.story.url)


class _Candidate(NamedTuple):
    id: int
    lead: int | None
    feed: int | None
    at: int
    digest: int | None
    title: str
    url: str | None
    words: str

    @property
    def compared(self) -> StoryText:
        return StoryText(self.title, self.words, self.url)


_CANDIDATE = (
    "SELECT id, lead, feed, at, digest, title, url, words FROM stories JOIN contents ON story = id "
    "WHERE apart = 0 AND id <> ? AND id IN "
)


def settle(connection: Any, comers: Sequence[Comer], is_same: Judge) -> set[int]:
    """Join stories that were just stored to those that they are the same as. Returns the ids of the joined.

    Inside a transaction. A page has one story, whatever feeds link it; within one feed its headline or its
    text must be the same too, as a live report has one page for all it says. Stories with nearly equal texts
    are the same if they are a few days apart at most and the feed does not give that text to others as well.
    """
    known = [(one, one.story.keys) for one in comers if one.story.keys is not None]
    pages = Having(connection, key_tables.PAGES, {key for _, keys in known for key in keys.pages}, _LOOKED_UP)
    texts = Having(
        connection, key_tables.TEXTS, {key for _, keys in known for key in keys.texts}, _COMMON + 1
    )
    noted: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    settled = set[int]()
    for new, keys in known:
        found = _of_page(connection, new, keys, pages, is_same) or _of_text(
            connection, new, keys, texts, is_same
        )
        if found is not None:
            settled.add(new.id)
            _follow(connection, new.id, found)
        # Whoever has the text of a story that leads is found by that one.
        of_text = keys.texts if found is None else ()
        for having, numbers, rows in ((pages, keys.pages, noted[0]), (texts, of_text, noted[1])):
            having.note(numbers, new.id)
            rows += [(number, new.id) for number in numbers]
    for table, rows in zip((key_tables.PAGES, key_tables.TEXTS), noted, strict=True):
        key_tables.add(connection, table, rows)
    return settled


def same_text(connection: Any, new: Comer, keys: Keys, is_same: Judge) -> _Candidate | None:
    """The stored story of these days whose text is nearly equal to that of a story, which is stored too."""
    return _of_text(
        connection, new, keys, Having(connection, key_tables.TEXTS, keys.texts, _COMMON + 1), is_same
    )


def _follow(connection: Any, story_id: int, found: _Candidate) -> None:
    """Let a story stand for another that is the same, or be stood for by the one that leads."""
    lead = found.id if found.lead is None else found.lead
    connection.execute(
        "UPDATE stories SET lead = ?, "
        "(unread, bookmarked) = (SELECT unread, bookmarked FROM stories WHERE id = ?) WHERE id = ?",
        (lead, lead, story_id),
    )
    if _is_removed(connection, lead):
        lead_by(connection, lead, story_id)


def forget_old(store: Store, now: datetime) -> None:
    """Let go of the runs of words of stories that are too old for new ones to be the same."""
    too_old = stamp(now - 2 * NEAR)
    (last,) = store.row("SELECT coalesce(max(id), 0) FROM stories") or (0,)
    old, low = 0, 1
    while low <= last:  # numbers grow with the time at which stories came
        middle = (low + last) // 2
        row = store.row(
            "SELECT seen < ? FROM stories WHERE id <= ? ORDER BY id DESC LIMIT 1", (too_old, middle)
        )
        if row is None or row[0]:
            old, low = middle, middle + 1
        else:
            last = middle - 1
    with store.write(durable=False) as connection:
        key_tables.forget(connection, key_tables.TEXTS, old)


def _is_removed(connection: Any, story_id: int) -> bool:
    """Whether a story is in no list: its feed was removed."""
    sql = f"SELECT 1 FROM stories WHERE id = ? AND bookmarked = 0 AND feed IN ({REMOVED})"
    return connection.execute(sql, (story_id,)).fetchone() is not None


def _of_page(connection: Any, new: Comer, keys: Keys, pages: Having, is_same: Judge) -> _Candidate | None:
    """The first story of the same page."""
    having = sorted({story for stories in pages.of(keys.pages) for story in stories})
    for other in _candidates(connection, new.id, having[:_LOOKED_UP]):
        elsewhere = other.feed is None or other.feed != new.feed
        if elsewhere or other.title == new.story.title or is_same(other.compared, new.compared):
            return other
    return None


def _of_text(connection: Any, new: Comer, keys: Keys, texts: Having, is_same: Judge) -> _Candidate | None:
    """The story of these days whose text is nearly equal."""
    shared = Counter[int]()
    for having in texts.of(keys.texts):
        if len(having) <= _COMMON:
            shared.update(having)
    if not shared:
        return None
    shared.pop(new.id, None)
    likeliest = [story for story, _ in shared.most_common(_COMPARED)]
    found = [each for each in _candidates(connection, new.id, likeliest) if each.lead != new.id]
    told, digest = new.story.title, new.story.digest
    if any(each.feed == new.feed and each.digest == digest and each.title != told for each in found):
        return None  # what the feed says of every story
    near = NEAR.total_seconds()
    return next(
        (each for each in found if abs(each.at - new.at) <= near and is_same(each.compared, new.compared)),
        None,
    )


def _candidates(connection: Any, but: int, ids: Sequence[int]) -> list[_Candidate]:
    if not ids:
        return []
    rows = connection.execute(f"{_CANDIDATE}({','.join('?' * len(ids))}) ORDER BY id", (but, *ids))
    return [_Candidate(*row) for row in rows]

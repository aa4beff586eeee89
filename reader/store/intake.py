"""New stories as they are stored: their rows, those that they are the same as, and the index of their words.

What a feed brings is stored together, table by table: the search index writes what it was given to its tables
whenever a statement comes that has a trigger, so that it must be given all stories at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store import codec, gathering, story_index, tallies
from reader.store.gathering import Comer
from reader.store.regathering import settle_again
from reader.store.store import chunks, stamp

if TYPE_CHECKING:
    from reader.store.adding import NewStory
    from reader.store.gathering import Judge
    from reader.store.store import Store


class StoredStory(NamedTuple):
    """A story that was stored, and whether it is new in the lists: no other stands for it."""

    id: int
    is_new: bool


def take(
    store: Store,
    connection: Any,
    feed_id: int | None,
    new: Sequence[NewStory],
    now: datetime,
    is_same: Judge,
) -> list[StoredStory]:
    """Store stories that are not there, in the order in which they get their ids. Inside a transaction."""
    # Their pages may have been read before, as the sources of others.
    addresses = [story.address for story in new] if feed_id is not None else []
    words = _words_of_pages(connection, addresses)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM stories").fetchone()
    seen = int(now.timestamp())
    comers = [
        Comer(last + 1 + at, feed_id, _place(story, seen), story, words.get(story.address) or story.words)
        for at, story in enumerate(new)
    ]
    _insert(connection, feed_id, comers, seen)
    settled = gathering.settle(connection, comers, is_same)
    story_index.add_all(
        store, connection, ((one.id, one.story.title, one.story.author, one.words) for one in comers)
    )
    return [StoredStory(one.id, one.id not in settled) for one in comers]


def update(
    store: Store, connection: Any, known: Sequence[tuple[int, NewStory]], now: datetime, is_same: Judge
) -> None:
    """Let stories take what their feed now gives. With another headline or other words one has changed.

    It may be the same as another then; what the user parted stays so.
    """
    words = _words_of_pages(connection, [story.address for _, story in known])
    sites = _SiteNumbers(connection)
    before, after = dict[int, story_index.Entry](), dict[int, story_index.Entry]()
    for story_id, new in known:
        old = connection.execute(_OLD, (story_id,)).fetchone()
        if old[:4] == (new.url, new.title, new.author, new.html):
            continue
        says_other = new.title != old[1] or None in (new.digest, old[5]) or new.digest != old[5]
        says_other = says_other and bool(old[3] or old[4])  # nothing was known of it but that it is
        connection.execute(
            "UPDATE stories SET url = ?, address = ?, site = ?, title = ?, author = ?, digest = ?, "
            "agency = ?, changed = CASE WHEN ? THEN ? ELSE changed END WHERE id = ?",
            (
                *(new.url, new.address, sites.number_of(new.address), new.title, new.author, new.digest),
                *(new.agency, says_other, stamp(now), story_id),
            ),
        )
        its_words = words.get(new.address) or new.words
        connection.execute(
            "UPDATE contents SET html = ?, words = ? WHERE story = ?", (new.html, its_words, story_id)
        )
        before.setdefault(story_id, (story_id, old[1], old[2], old[4]))
        after[story_id] = story_id, new.title, new.author, its_words
    story_index.remove_all(store, connection, before.values())
    story_index.add_all(store, connection, after.values())
    for story_id, new in known:
        if story_id in after and new.keys is not None:
            settle_again(connection, story_id, new.keys.texts, is_same)


_OLD = "SELECT url, title, author, html, words, digest FROM stories JOIN contents ON story = id WHERE id = ?"


def _place(new: NewStory, seen: int) -> int:
    """Where a story stands in a list: at its date, but not later than it was seen."""
    published = stamp(new.published)
    return seen if published is None else min(published, seen)


def _insert(connection: Any, feed_id: int | None, comers: Sequence[Comer], seen: int) -> None:
    sites = _SiteNumbers(connection)
    connection.executemany(
        "INSERT INTO stories (id, feed, guid, url, address, title, author, published, seen, at, digest, "
        "agency, site, length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(one.id, one.feed, one.story.guid, one.story.url, one.story.address, one.story.title),
                *(one.story.author, stamp(one.story.published), seen, one.at, one.story.digest),
                *(one.story.agency, sites.number_of(one.story.address), len(one.words)),
            )
            for one in comers
        ],
    )
    tallies.count_in(connection, feed_id, len(comers))
    connection.executemany(
        "INSERT INTO contents VALUES (?, ?, ?)", ((one.id, one.story.html, one.words) for one in comers)
    )


class _SiteNumbers:
    """The numbers of hosts, each asked for once. Inside a transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def number_of(self, address: str | None) -> int | None:
        """The number of the host of an address, given to it now if it had none."""
        host = (address or "").partition("//")[2].partition("/")[0]
        if host and host not in self._numbers:
            known = self._connection.execute("SELECT id FROM sites WHERE host = ?", (host,)).fetchone()
            added = known or (
                self._connection.execute("INSERT INTO sites (host) VALUES (?)", (host,)).lastrowid,
            )
            self._numbers[host] = int(added[0])
        return self._numbers.get(host)


def _words_of_pages(connection: Any, addresses: Iterable[str | None]) -> dict[str | None, str]:
    """The texts of the newest articles made of the pages at these addresses, of those that have one."""
    found: dict[str | None, str] = {}
    for marks, lot in chunks(sorted({address for address in addresses if address})):
        newest = (
            "SELECT url, max(page) FROM pages JOIN articles ON page = pages.id "
            f"WHERE url IN ({marks}) GROUP BY url"
        )
        for url, page in connection.execute(newest, lot).fetchall():
            row = connection.execute("SELECT json, markdown FROM articles WHERE page = ?", (page,)).fetchone()
            found[url] = codec.decode(*row).document.text
    return found

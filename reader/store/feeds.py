"""Subscriptions as stored: what a list shows of them, and what fetching them again needs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model import Feed, Rhythm
from reader.store import groups, places
from reader.store.store import moment, stamp

if TYPE_CHECKING:
    from reader.model import FeedSettings, Outline, ParsedFeed
    from reader.store.store import Store


class Schedule(NamedTuple):
    """When a feed may be asked for again, and how it fared.

    `next_due` is when it should be; before `retry_at` its host forbade every request, even one the user
    asks for. `failures` counts those since the last success, the first of which was at `failing_since`.
    A feed that is `gone` said that it will not come back.
    """

    next_due: datetime | None = None
    retry_at: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    gone: bool = False
    problem: str | None = None


class Move(NamedTuple):
    """Where a feed's server says it has moved for good, since when, and in how many answers in a row."""

    to: str
    since: datetime
    times: int


class Subscription(NamedTuple):
    """What fetching a feed needs: its validators as the server gave them, its schedule, what the user set.

    `digest` tells the last body apart from another, `rhythm` is what that said of when to ask.
    """

    id: int
    url: str
    title: str
    etag: str | None
    last_modified: str | None
    digest: str | None
    schedule: Schedule
    rhythm: Rhythm
    move: Move | None
    settings: FeedSettings


class Fetched(NamedTuple):
    """A feed's document as it came: what it says of itself, its validators and its schedule from here on."""

    parsed: ParsedFeed
    checked: datetime
    digest: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    schedule: Schedule = Schedule()


_FEED = """
SELECT id, url, title, site_url, folder,
    coalesce((SELECT unread FROM tallies WHERE feed = feeds.id), 0),
    coalesce((SELECT stories FROM tallies WHERE feed = feeds.id), 0),
    checked, problem, notice, failing_since, gone
FROM feeds
"""
SETTINGS = "user_agent, proxy, minutes, full_text, private"
"""The columns of what the user has set for a feed."""
_SUBSCRIPTION = f"""
SELECT id, url, title, etag, last_modified, digest,
    next_due, retry_at, failures, failing_since, gone, problem,
    rhythm, moved_to, moved_since, moved_times, {SETTINGS}
FROM feeds
"""
_INSERT = "INSERT INTO feeds (url, title, site_url, folder, added, private) VALUES (?, ?, ?, ?, ?, ?)"


def feeds(store: Store) -> tuple[Feed, ...]:
    """Every feed subscribed to, by folder and title."""
    sql = f"{_FEED} WHERE removed IS NULL ORDER BY folder COLLATE NOCASE, title COLLATE NOCASE, id"
    twice, others = groups.surplus_of_feeds(store), places.others(store)
    return tuple(_feed(row, twice.get(row[0], (0, 0)), others.get(row[0], ())) for row in store.rows(sql))


def feed(store: Store, feed_id: int) -> Feed | None:
    """A feed, be it removed or not."""
    row = store.row(f"{_FEED} WHERE id = ?", (feed_id,))
    if row is None:
        return None
    twice = groups.surplus_of_feeds(store).get(feed_id, (0, 0))
    return _feed(row, twice, places.others(store).get(feed_id, ()))


def feed_at(store: Store, url: str) -> int | None:
    """The id of the feed with this URL, be it removed or not."""
    row = store.row("SELECT id FROM feeds WHERE url = ?", (url,))
    return row[0] if row else None


def subscriptions(store: Store, feed_ids: Sequence[int] | None = None) -> list[Subscription]:
    """The subscriptions that are not removed, those that waited longest first."""
    rows = store.rows(f"{_SUBSCRIPTION} WHERE removed IS NULL ORDER BY next_due, id")
    wanted = None if feed_ids is None else set(feed_ids)
    return [_subscription(row) for row in rows if wanted is None or row[0] in wanted]


def subscribe(store: Store, outline: Outline, now: datetime, private: bool = False) -> tuple[int, bool]:
    """The id of the feed with the outline's URL, and whether it was not subscribed to before.

    A feed that was removed comes back with its stories.
    """
    with store.write() as connection:
        row = connection.execute("SELECT id, removed FROM feeds WHERE url = ?", (outline.url,)).fetchone()
        if row and private:
            connection.execute("UPDATE feeds SET private = 1 WHERE id = ?", row[:1])
        if row and row[1] is None:
            return row[0], False
        if row:
            connection.execute("UPDATE feeds SET removed = NULL, next_due = 0 WHERE id = ?", row[:1])
            groups.hand_on(connection)
            return row[0], True
        cursor = connection.execute(_INSERT, _new_row(outline, now, private))
        return int(cursor.lastrowid or 0), True


def import_all(
    store: Store, outlines: Sequence[Outline], now: datetime, private: Collection[str] = ()
) -> int:
    """Subscribe to all in one transaction; how many were not subscribed to before.

    Those whose URLs are among the `private` may be asked for in a private network.
    """
    with store.write() as connection:
        before = _live(connection)
        connection.executemany(
            f"{_INSERT} ON CONFLICT (url) DO UPDATE SET removed = NULL, next_due = 0 "
            "WHERE removed IS NOT NULL",
            (_new_row(outline, now, outline.url in private) for outline in outlines),
        )
        groups.hand_on(connection)
        return _live(connection) - before


def remove(store: Store, feed_id: int, now: datetime) -> None:
    """End a subscription. Its stories stay stored; those bookmarked stay in the lists."""
    with store.write() as connection:
        connection.execute("UPDATE feeds SET removed = ? WHERE id = ?", (stamp(now), feed_id))
        groups.hand_on(connection)


def restore(store: Store, feed_id: int) -> None:
    """Take a removal back."""
    with store.write() as connection:
        connection.execute("UPDATE feeds SET removed = NULL WHERE id = ?", (feed_id,))
        groups.hand_on(connection)


def record_schedule(store: Store, feed_id: int, schedule: Schedule, checked: datetime | None = None) -> None:
    """Note how a fetch went that brought no stories; `checked` when it was a success."""
    with store.write(durable=False) as connection:
        connection.execute(
            "UPDATE feeds SET next_due = ?, retry_at = ?, failures = ?, failing_since = ?, gone = ?, "
            "problem = ?, checked = coalesce(?, checked) WHERE id = ?",
            (*_schedule_values(schedule), stamp(checked), feed_id),
        )


def record_fetched(connection: Any, feed_id: int, fetched: Fetched, notice: str | None) -> None:
    """Note a success, inside the transaction that stores its stories.

    A title is taken from the feed where the subscription has none of its own: its URL stands there then.
    """
    parsed = fetched.parsed
    connection.execute(
        "UPDATE feeds SET title = CASE WHEN title = url AND ? <> '' THEN ? ELSE title END, "
        "site_url = coalesce(?, site_url), language = coalesce(?, language), "
        "checked = ?, etag = ?, last_modified = ?, digest = ?, next_due = ?, retry_at = ?, failures = ?, "
        "failing_since = ?, gone = ?, problem = ?, notice = ?, rhythm = ? WHERE id = ?",
        (
            *(parsed.title, parsed.title, parsed.site_url, parsed.language),
            *(stamp(fetched.checked), fetched.etag, fetched.last_modified, fetched.digest),
            *(*_schedule_values(fetched.schedule), notice, _rhythm_text(parsed.rhythm), feed_id),
        ),
    )


def is_private(store: Store, feed_id: int) -> bool:
    """Whether a feed, and what it links, may be asked for in a private network."""
    return store.row("SELECT 1 FROM feeds WHERE id = ? AND private = 1", (feed_id,)) is not None


def ever_had(store: Store, url: str) -> bool:
    """Whether a feed was ever subscribed to, even if it was removed since."""
    return feed_at(store, url) is not None


def is_empty(store: Store) -> bool:
    """Whether the library holds neither feeds nor stories, and never had feeds."""
    row = store.row("SELECT EXISTS (SELECT 1 FROM feeds) OR EXISTS (SELECT 1 FROM stories)")
    return row == (0,)


def _new_row(outline: Outline, now: datetime, private: bool) -> tuple[Any, ...]:
    title = outline.title or outline.url
    return outline.url, title, outline.site_url, outline.folder, stamp(now), private


def _live(connection: Any) -> int:
    return int(connection.execute("SELECT count(*) FROM feeds WHERE removed IS NULL").fetchone()[0])


def _schedule_values(schedule: Schedule) -> tuple[Any, ...]:
    due, retry = stamp(schedule.next_due) or 0, stamp(schedule.retry_at)
    failing = stamp(schedule.failing_since)
    return due, retry, schedule.failures, failing, schedule.gone, schedule.problem


def _rhythm_text(rhythm: Rhythm) -> str | None:
    """A rhythm as it is stored: the minutes, hours and days, as "60 0,1,2 5,6"."""
    if rhythm == Rhythm():
        return None
    hours, days = (",".join(map(str, numbers)) for numbers in (rhythm.hours, rhythm.days))
    return f"{rhythm.minutes} {hours} {days}"


def _rhythm(text: str | None) -> Rhythm:
    if text is None:
        return Rhythm()
    minutes, hours, days = text.split(" ")
    return Rhythm(int(minutes), _numbers(hours), _numbers(days))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(",") if number)


def _feed(row: tuple[Any, ...], twice: tuple[int, int], others: tuple[str, ...]) -> Feed:
    """A feed of its row, less the stories (all, unread) that it has twice."""
    number, url, title, site_url, folder, unread, stories, checked, *fared = row
    problem, notice, failing, gone = fared
    about = number, url, title, site_url, folder, unread - twice[1], stories - twice[0]
    return Feed(*about, moment(checked), problem, notice, moment(failing), bool(gone), others)


def _subscription(row: tuple[Any, ...]) -> Subscription:
    number, url, title, etag, last_modified, digest, *rest = row
    due, retry, failures, failing, gone, problem, rhythm, moved_to, since, times = rest[:10]
    schedule = Schedule(moment(due), moment(retry), failures, moment(failing), bool(gone), problem)
    moved = Move(moved_to, moment(since), times) if moved_to else None
    about = number, url, title, etag, last_modified, digest
    return Subscription(*about, schedule, _rhythm(rhythm), moved, settings_of(rest[10:]))


def settings_of(row: Sequence[Any]) -> FeedSettings:
    """The settings of a feed in a row of the columns of SETTINGS."""
    from reader.model import FeedSettings, FullText

    user_agent, proxy, minutes, full_text, private = row
    return FeedSettings(user_agent, proxy, minutes, full_text and FullText(full_text), bool(private))

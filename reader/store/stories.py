"""Stories: the rows of the lists, their text as the feed gave it, and their marks."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from reader.model import Counts, Sort, Story
from reader.store import begun, groups, hidden, tallies
from reader.store.feeds import record_fetched
from reader.store.listed import FIRST, Listed
from reader.store.places import PLACES
from reader.store.store import chunks, moment, stamp

if TYPE_CHECKING:
    from reader.model import Change, Query, Selection
    from reader.store.arriving import Arrived
    from reader.store.feeds import Fetched
    from reader.store.gathering import Judge, Keys, StoryText
    from reader.store.store import Store

MOST_A_DAY = 6000
"""How many new stories are taken of one feed within a day: the longest that is read, and a thousand.

Some feeds make up new ones each time they are asked.
"""
MOST_OF_A_FEED = 100_000
"""How many stories of one feed are stored in all: one that makes them up gets there within weeks."""

_EVIDENCE = "(SELECT min(taken IN ('kept', 'skipped')) FROM evidence WHERE story = stories.id)"
"""1 when all of a story's evidence is kept, 0 when some is missing, null when none was taken."""

_TAGS = """(SELECT group_concat(name, ' ') FROM
    (SELECT name FROM story_tags JOIN tags ON tags.id = tag WHERE story = stories.id ORDER BY key))"""
"""The tags of a story with a blank between them, which no tag has in it; null when it has none."""

_STORY = f"""
SELECT stories.id, feed, coalesce(feeds.title, {groups.FEED_TITLE}, ''), stories.url, stories.title, author,
    published, seen, unread, bookmarked, EXISTS (SELECT 1 FROM pages WHERE pages.url = address), {_EVIDENCE},
    changed IS NOT NULL, {groups.OUTLETS}, {_TAGS},
    coalesce((SELECT text FROM notes WHERE story = coalesce(lead, stories.id)), ''),
    {hidden.HIDDEN}, {begun.SHARE}
FROM stories LEFT JOIN feeds ON feeds.id = feed
"""

_ORDERS = {
    Sort.NEWEST: "at DESC, id DESC",
    Sort.OLDEST: "at, id",
    Sort.TITLE: "folded(title), at DESC, id DESC",
    Sort.FEED: "folded((SELECT title FROM feeds WHERE feeds.id = feed)), at DESC, id DESC",
    Sort.LENGTH: "length DESC, at DESC, id DESC",
}
_BY_DATE = (Sort.NEWEST, Sort.OLDEST)


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story as it is to be stored. `guid` is unique in its feed; `words` is what a search looks through.

    By the `keys` it is found to be one that is here already, `agency` is credited with it.
    """

    guid: str
    url: str | None
    address: str | None
    title: str
    author: str | None
    published: datetime | None
    html: str
    words: str
    keys: Keys | None = None
    agency: str | None = None

    @property
    def digest(self) -> int | None:
        """What tells its text from another, if that is known."""
        return self.keys.digest if self.keys else None


def story_ids(
    store: Store, selection: Selection, query: Query | None = None, sort: Sort = Sort.NEWEST
) -> Sequence[int]:
    """The ids of the stories a list shows, in its order; `query` is what its search asks for.

    Of the stories that are the same one stands for all: the one that leads, or the first that was asked for.
    Hidden stories are in a list whose search asks for them, or asks for none of them.
    """
    of_feeds = selection.feed is not None or selection.folder is not None
    if query is None:
        conditions, arguments = _conditions(store, selection, with_hidden=False)
        if not of_feeds:
            return _of_all(store, selection, " AND ".join((*conditions, "lead IS NULL")), sort)
        return _whole(store, " AND ".join(conditions), arguments, sort)
    from reader.store import finding, search

    conditions, arguments = _conditions(store, selection, search.asks_for_hidden(query))
    sought, values = search.condition(store, query)
    listed, both = " AND ".join(conditions), " AND ".join((*conditions, f"({sought})"))

    def every() -> Sequence[int]:
        return _whole(store, both, [*arguments, *values], sort)

    if sort not in _BY_DATE:
        return every()
    is_part = of_feeds or selection.unread or selection.bookmarked
    found = (None if is_part else search.of_index(store, query)) or (
        f"SELECT id FROM stories WHERE {both}",
        [*arguments, *values],
    )
    return finding.by_date(store, found, (listed, arguments), _ORDERS[sort], every)


def _whole(store: Store, condition: str, arguments: Sequence[Any], sort: Sort) -> Sequence[int]:
    listed = f"FROM stories WHERE {condition} ORDER BY {_ORDERS[sort]}"
    if groups.any_stand(store):
        return array("q", groups.once(store.rows(f"SELECT id, coalesce(lead, id) {listed}", arguments)))
    return array("q", [row[0] for row in store.rows(f"SELECT id {listed}", arguments)])


def _of_all(store: Store, selection: Selection, condition: str, sort: Sort) -> Sequence[int]:
    """The ids of a list of all feeds: the first of them, and the rest when somebody goes there."""

    def ids(limit: int = -1) -> Sequence[int]:
        sql = f"SELECT id FROM stories WHERE {condition} ORDER BY {_ORDERS[sort]} LIMIT {limit}"
        return array("q", [row[0] for row in store.rows(sql)])

    first = ids(FIRST)
    if len(first) < FIRST:
        return first
    return Listed(first, _length(store, selection, condition), ids)


def _length(store: Store, selection: Selection, condition: str) -> int:
    """How many stories a list of all feeds holds."""
    if selection.unread and selection.bookmarked:
        return int((store.row(f"SELECT count(*) FROM stories WHERE {condition}") or (0,))[0])
    every, unread, bookmarked = tallies.listed(store)
    return unread if selection.unread else bookmarked if selection.bookmarked else every


def stories(store: Store, ids: Sequence[int]) -> list[Story]:
    """The stories with these ids, in the order asked; an id without a story is left out."""
    found: dict[int, Story] = {}
    for marks, lot in chunks(ids):
        for row in store.rows(f"{_STORY} WHERE stories.id IN ({marks})", lot):
            found[row[0]] = _story(row)
    return [found[number] for number in ids if number in found]


def story_of_address(store: Store, address: str) -> Story | None:
    """The story whose canonical URL this is; of several the one in the lists, then the oldest."""
    listed = listed_in(store)
    sql = f"{_STORY} WHERE address = ? ORDER BY NOT ({listed}), lead IS NOT NULL, stories.id LIMIT 1"
    row = store.row(sql, (address,))
    return _story(row) if row else None


def story_of_page(store: Store, keys: Sequence[int]) -> Story | None:
    """The story that stands for a page, found by the keys of its address."""
    story_id = groups.of_page(store, keys)
    return next(iter(stories(store, [story_id])), None) if story_id is not None else None


def feed_text(store: Store, story_id: int) -> tuple[str, str | None]:
    """The text of a story as its feed gave it, HTML, empty when it gave none; and the feed's language."""
    row = store.row(
        "SELECT html, language FROM stories JOIN contents ON story = stories.id "
        "LEFT JOIN feeds ON feeds.id = feed WHERE stories.id = ?",
        (story_id,),
    )
    return (row[0], row[1]) if row else ("", None)


def counts(store: Store, today: datetime | None = None) -> Counts:
    """How many stories the lists hold, how many of them are unread, bookmarked, and of `today`, which is the
    moment that it began; how many are hidden; and whether any has a tag."""
    row = store.row(
        f"SELECT (SELECT count(*) FROM stories WHERE at >= ? AND lead IS NULL AND {listed_in(store)}), "
        "(SELECT count(*) FROM hidden CROSS JOIN stories ON id = story "  # of the few hidden, not of all
        "WHERE bookmarked = 0 AND lead IS NULL), EXISTS (SELECT 1 FROM story_tags)",
        (stamp(today),),
    )
    return replace(Counts(*tallies.listed(store), *(row or ())), doubled=groups.surplus_of_folders(store))


def add_by_hand(store: Store, new: NewStory, now: datetime) -> int:
    """Store a story that came from no feed, unless it is there already; its id."""
    with store.write(durable=False):
        # Another process may have been quicker.
        known = store.row("SELECT id FROM stories WHERE feed IS NULL AND guid = ?", (new.guid,))
        return int(known[0]) if known else add(store, None, new, now)


def add(store: Store, feed_id: int | None, new: NewStory, now: datetime) -> int:
    """Store a story that is not there; its id."""
    from reader.store import intake

    with store.write(durable=False) as connection:
        return intake.take(store, connection, feed_id, [new], now, _differ)[0].id


def _differ(one: StoryText, other: StoryText) -> bool:
    """Take no two texts for one."""
    return False


def add_fetched(
    store: Store,
    feed_id: int,
    fetched: Fetched,
    new: Sequence[NewStory],
    is_same: Judge = _differ,
    arrived: Arrived | None = None,
) -> tuple[int, str | None]:
    """Store what a feed brought, in one transaction: how many stories are new, and what was left out.

    A story known by its guid takes its new text and title and keeps its marks and its place in the lists. One
    that another feed has brought is none that is new; `is_same` says whether two texts are nearly equal,
    and `arrived` is told of those that are new, before anybody sees them.
    """
    from reader.store import intake, waiting
    from reader.store.renaming import rename

    now = fetched.checked
    with store.write(durable=False) as connection:
        known = _known(connection, feed_id, [story.guid for story in new])
        if known or _has_stories(connection, feed_id):
            untold = [story for story in new if story.guid not in known]
            known |= rename(connection, feed_id, untold, {story.guid for story in new})
        unknown = [story for story in new if story.guid not in known]
        taken = unknown[: _room(connection, feed_id, now, len(unknown))]
        again = [(known[story.guid], story) for story in new if story.guid in known]
        intake.update(store, connection, again, now, is_same)
        # A feed lists its newest first: that one gets the highest id.
        added = intake.take(store, connection, feed_id, taken[::-1], now, is_same)
        fresh = [each.id for each in added if each.is_new]
        if arrived is not None:
            arrived(store, connection, feed_id, fresh)
        waiting.settle_reads(connection, feed_id)
        notice = fetched.parsed.notice or None
        if len(taken) < len(unknown):
            notice = _left_out(connection, feed_id)
        record_fetched(connection, feed_id, fetched, notice)
    return len(fresh), notice


def ids_of_address(store: Store, address: str) -> list[int]:
    """Every story with this canonical URL, in whatever feed."""
    return [row[0] for row in store.rows("SELECT id FROM stories WHERE address = ?", (address,))]


def flags(store: Store, ids: Sequence[int]) -> list[tuple[int, bool, bool]]:
    """(story id, unread, bookmarked) of each."""
    found: list[tuple[int, bool, bool]] = []
    for marks, lot in chunks(ids):
        rows = store.rows(f"SELECT id, unread, bookmarked FROM stories WHERE id IN ({marks})", lot)
        found += [(row[0], bool(row[1]), bool(row[2])) for row in rows]
    return found


def mark(store: Store, ids: Sequence[int], unread: bool | None, bookmarked: bool | None) -> None:
    """Set the marks given, leave those that are None."""
    with store.write() as connection:
        for column, value in (("unread", unread), ("bookmarked", bookmarked)):
            if value is None:
                continue
            for marks, lot in chunks(ids):
                sql = f"UPDATE stories SET {column} = ? WHERE {column} <> ? AND id IN ({marks})"
                connection.execute(sql, (value, value, *lot))
        if unread:
            connection.execute(
                "UPDATE stories SET unread = 0 WHERE unread = 1 AND id IN (SELECT story FROM hidden)"
            )


def restore_marks(store: Store, change: Change) -> None:
    """Set the marks of each story back to what they were before a change."""
    with store.write() as connection:
        connection.executemany(
            "UPDATE stories SET unread = ?, bookmarked = ? WHERE id = ?",
            ((unread, bookmarked, story_id) for story_id, unread, bookmarked in change.before),
        )


def _conditions(store: Store, selection: Selection, with_hidden: bool) -> tuple[list[str], list[Any]]:
    conditions, arguments = ["1" if with_hidden else hidden.listed(store)], list[Any]()
    if selection.feed is not None:
        conditions.append("feed = ?")
        arguments.append(selection.feed)
    else:
        conditions.append(_of_feeds(store))
    if selection.folder is not None:
        conditions.append(
            f"feed IN (SELECT feed FROM ({PLACES}) WHERE folder = ? OR substr(folder, 1, ?) = ?)"
        )
        arguments += [selection.folder, len(selection.folder) + 1, f"{selection.folder}/"]
    if selection.unread:
        conditions.append("unread = 1")
    if selection.bookmarked:
        conditions.append("bookmarked = 1")
    return conditions, arguments


def listed_in(store: Store) -> str:
    """SQL that holds for the stories that are in the lists; "1" when it is every story."""
    parts = [part for part in (_of_feeds(store), hidden.listed(store)) if part != "1"]
    return " AND ".join(parts) or "1"


def _of_feeds(store: Store) -> str:
    """SQL that keeps the stories of removed feeds out of the lists, but for those bookmarked.

    Most libraries have no removed feeds, and a condition costs as much as reading the whole list does.
    """
    removed = store.rows("SELECT id FROM feeds WHERE removed IS NOT NULL")
    if not removed:
        return "1"
    ids = ",".join(str(row[0]) for row in removed)
    return f"(bookmarked = 1 OR feed IS NULL OR feed NOT IN ({ids}))"


def _known(connection: Any, feed_id: int, guids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for marks, lot in chunks(guids):
        sql = f"SELECT guid, id FROM stories WHERE feed = ? AND guid IN ({marks})"
        found.update(connection.execute(sql, (feed_id, *lot)))
    return found


def _room(connection: Any, feed_id: int, now: datetime, wanted: int) -> int:
    """How many of the new stories of a feed may be taken now, at least when it is less than `wanted`."""
    (all_of_it,) = connection.execute(
        "SELECT total(stories) FROM tallies WHERE feed = ?", (feed_id,)
    ).fetchone()
    if all_of_it + wanted <= MOST_A_DAY:
        return wanted
    day = int((now - timedelta(days=1)).timestamp())
    (of_a_day,) = connection.execute(
        "SELECT count(*) FROM stories WHERE feed = ? AND seen > ? AND seen <= ?",
        (feed_id, day, int(now.timestamp())),  # what was seen later was so by a wrong clock
    ).fetchone()
    return max(0, min(MOST_A_DAY - int(of_a_day), MOST_OF_A_FEED - int(all_of_it)))


def _left_out(connection: Any, feed_id: int) -> str:
    """Why new stories of a feed were left out."""
    count = connection.execute("SELECT count(*) FROM stories WHERE feed = ?", (feed_id,)).fetchone()[0]
    if count >= MOST_OF_A_FEED:
        return (
            f"{MOST_OF_A_FEED:,} stories of this feed are stored, which is the most: new ones are left out."
        )
    return f"The feed brought more than {MOST_A_DAY:,} new stories in a day: the rest was left out."


def _has_stories(connection: Any, feed_id: int) -> bool:
    return (
        connection.execute("SELECT 1 FROM stories WHERE feed = ? LIMIT 1", (feed_id,)).fetchone() is not None
    )


def _story(row: tuple[Any, ...]) -> Story:
    number, feed, feed_title, url, title, author, published, seen, *flags = row
    unread, bookmarked, kept, evidence, changed, agency, feeds, outlets, tags, note, is_hidden, share = flags
    return Story(
        id=number,
        feed=feed,
        feed_title=feed_title,
        url=url,
        title=title,
        author=author,
        published=moment(published),
        seen=moment(seen),
        unread=bool(unread),
        bookmarked=bool(bookmarked),
        kept=bool(kept),
        evidence=None if evidence is None else bool(evidence),
        changed=bool(changed),
        agency=agency,
        feeds=feeds,
        outlets=outlets,
        tags=tuple((tags or "").split()),
        note=note,
        hidden=bool(is_hidden),
        begun=share,
    )

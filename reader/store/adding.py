"""Stories that are stored for the first time, or as a feed now gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from reader.store.feeds import record_fetched
from reader.store.store import chunks

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story as it is to be stored. `guid` is unique in its feed; `words` is what a search looks through.

    `keys` tell whether it is the same as a stored one; `agency` is the news agency credited with it.
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


def _known(connection: Any, feed_id: int, guids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for marks, lot in chunks(guids):
        sql = f"SELECT guid, id FROM stories WHERE feed = ? AND guid IN ({marks})"
        found.update(connection.execute(sql, (feed_id, *lot)))
    return found


def _room(connection: Any, feed_id: int, now: datetime, wanted: int) -> int:
    """How many new stories of a feed may be taken now. It may be more than are `wanted`."""
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

"""One story of several feeds as one row: its outlets, its counts, and what the user parts.

One story of a group leads: it stands in the lists for all, and the others name it as their `lead`. They share
what the user marks. What was parted stays apart. `reader.store.gathering` makes the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.store.key_tables import PAGES, of_both
from reader.store.places import INSIDE
from reader.store.store import chunks

if TYPE_CHECKING:
    from reader.model import Parting
    from reader.store.store import Store

REMOVED = "SELECT id FROM feeds WHERE removed IS NOT NULL"
"""SQL for the ids of the feeds that were removed."""
FEED_TITLE = (
    "(SELECT title FROM feeds WHERE id = (SELECT each.feed FROM stories AS each WHERE each.lead = stories.id "
    "AND each.feed IS NOT NULL ORDER BY each.id LIMIT 1))"
)
"""SQL for a story opened by hand: the title of the first feed that has it as well."""
_ALL = "FROM stories AS each WHERE each.{column} = coalesce(stories.lead, stories.id)"
_ONE, _OTHERS = _ALL.format(column="id"), _ALL.format(column="lead")
_HOW_MANY = (
    "(SELECT count(DISTINCT place) FROM (SELECT {column} AS place {one} UNION ALL SELECT {column} {others}))"
)
OUTLETS = ", ".join(
    (
        f"coalesce(agency, (SELECT max(each.agency) {_OTHERS}))",
        *(_HOW_MANY.format(column=column, one=_ONE, others=_OTHERS) for column in ("feed", "site")),
    )
)
"""SQL for a story: the agency that is credited with it, in how many feeds it is, and on how many sites."""


def of_page(store: Store, keys: Sequence[int]) -> int | None:
    """The story that stands for a page, by the keys of its address; None when there is none."""
    marks = ",".join("?" * len(keys))
    row = store.row(
        f"SELECT coalesce(lead, id) FROM {of_both(PAGES)} JOIN stories ON id = story "
        f"WHERE key IN ({marks}) ORDER BY id LIMIT 1",
        keys,
    )
    return int(row[0]) if row else None


def members(store: Store, story_id: int) -> list[int]:
    """All stories of the group that a story is in, the one that leads first; itself when it is in none."""
    sql = ("SELECT id FROM stories WHERE id = :lead OR lead = :lead ORDER BY lead IS NOT NULL, id").replace(
        ":lead", "(SELECT coalesce(lead, id) FROM stories WHERE id = ?)"
    )
    return [row[0] for row in store.rows(sql, (story_id, story_id))]


def whole(store: Store, ids: Sequence[int]) -> Sequence[int]:
    """These stories and all that are the same as one of them."""
    if not any_stand(store):
        return ids
    found = set(ids)
    for marks, lot in chunks(ids):
        leads = f"SELECT coalesce(lead, id) FROM stories WHERE id IN ({marks})"
        for column in ("id", "lead"):
            found.update(
                row[0] for row in store.rows(f"SELECT id FROM stories WHERE {column} IN ({leads})", lot)
            )
    return sorted(found)


def once(rows: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Of (story id, id of the one that leads) the first of each group, in the order given."""
    seen: set[int] = set()
    for story_id, lead in rows:
        if lead not in seen:
            seen.add(lead)
            yield story_id


def any_stand(store: Store) -> bool:
    """Whether any story stands for others."""
    return store.row("SELECT 1 FROM stories WHERE lead IS NOT NULL LIMIT 1") is not None


def part(store: Store, story_id: int) -> Parting:
    """Take one story out of its group for good. Where it led, the next one leads, with the same note."""
    lead, *others = members(store, story_id)
    return _part(store, (lead, *others), [story_id], others[0] if others and story_id == lead else None)


def scatter(store: Store, story_id: int) -> Parting:
    """Take all stories of a group apart for good."""
    whole_group = members(store, story_id)
    return _part(store, whole_group, whole_group)


def _part(store: Store, group: Sequence[int], parted: Sequence[int], heir: int | None = None) -> Parting:
    from reader.model import Parting

    marks, leaving = ",".join("?" * len(group)), ",".join("?" * len(parted))
    with store.write() as connection:
        rows = connection.execute(f"SELECT id, lead, apart FROM stories WHERE id IN ({marks})", group)
        before = tuple((row[0], row[1], bool(row[2])) for row in rows)
        if heir is not None:
            lead_by(connection, group[0], heir)
            connection.execute(
                "INSERT OR IGNORE INTO notes SELECT ?, text, key, written FROM notes WHERE story = ?",
                (group[0], heir),
            )
        connection.execute(f"UPDATE stories SET lead = NULL, apart = 1 WHERE id IN ({leaving})", parted)
    return Parting(before)


def rejoin(store: Store, parting: Parting) -> None:
    """Take a parting back. Marks that were set since are kept, each where it was set."""
    with store.write() as connection:
        connection.executemany(
            "UPDATE stories SET lead = ?, apart = ? WHERE id = ?",
            ((lead, apart, story_id) for story_id, lead, apart in parting.before),
        )
        # A note that was shared out is one again.
        connection.executemany(
            "DELETE FROM notes WHERE story = ? AND text = (SELECT text FROM notes WHERE story = ?)",
            ((story_id, lead) for story_id, lead, _ in parting.before if lead is not None),
        )


_GROUPED = """
FROM (
    SELECT feed, unread, lead AS head FROM stories WHERE lead IS NOT NULL
    UNION ALL
    SELECT feed, unread, id FROM stories WHERE id IN (SELECT lead FROM stories WHERE lead IS NOT NULL)
) JOIN feeds ON feeds.id = feed
"""
_UNREAD_TWICE = "sum(unread) - count(DISTINCT CASE WHEN unread THEN head END)"


def surplus_of_feeds(store: Store) -> dict[int, tuple[int, int]]:
    """How many more stories each feed has than stand in its list: (all, unread ones)."""
    if not any_stand(store):
        return {}
    rows = store.rows(
        f"SELECT feed, count(*) - count(DISTINCT head), {_UNREAD_TWICE} {_GROUPED} "
        "WHERE removed IS NULL GROUP BY feed"
    )
    return {feed: (twice, unread) for feed, twice, unread in rows if twice}


def surplus_of_folders(store: Store) -> dict[str, int]:
    """How many more unread stories the feeds in each folder, and below, count than stand in its list."""
    if not any_stand(store):
        return {}
    rows = store.rows(
        f"{INSIDE} SELECT inside.folder, {_UNREAD_TWICE} {_GROUPED} JOIN inside USING (feed) "
        "WHERE removed IS NULL GROUP BY inside.folder"
    )
    more = dict[str, int](rows)
    of_feeds = surplus_of_feeds(store)
    for feed, folder in store.rows(f"{INSIDE} SELECT feed, folder FROM inside"):
        if folder in more and feed in of_feeds:
            more[folder] -= of_feeds[feed][1]
    return more


def hand_on(connection: Any) -> None:
    """Let a story that is in the lists lead where the one that leads is of a removed feed.

    Inside a transaction, after feeds were removed or came back.
    """
    rows = connection.execute(
        "SELECT lead, min(id) FROM stories WHERE (feed IS NULL OR feed NOT IN "
        f"({REMOVED})) AND lead IN (SELECT id FROM stories WHERE lead IS NULL AND feed IN ({REMOVED})) "
        "GROUP BY lead"
    ).fetchall()
    for lead, heir in rows:
        lead_by(connection, lead, heir)


def lead_by(connection: Any, lead: int, heir: int) -> None:
    """Let one story of a group stand for it in place of the one that led. Inside a transaction."""
    connection.execute("UPDATE OR IGNORE notes SET story = ? WHERE story = ?", (heir, lead))
    connection.execute("UPDATE stories SET lead = ? WHERE lead = ? OR id = ?", (heir, lead, lead))
    connection.execute("UPDATE stories SET lead = NULL WHERE id = ?", (heir,))
    connection.execute(
        "INSERT OR IGNORE INTO hidden SELECT ?, rule, unread FROM hidden WHERE story = ?", (heir, lead)
    )

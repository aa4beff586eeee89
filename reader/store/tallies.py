"""How many stories there are, kept up to date, as counting them takes long in a large library.

Triggers follow what changes; what comes is told by `count_in`, which whoever stores stories has to call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.store.store import Store

COUNT_ALL = """INSERT INTO tallies
    SELECT coalesce(feed, 0), count(*), sum(unread), sum(lead IS NULL), sum((lead IS NULL) * unread),
        sum((lead IS NULL) * bookmarked), sum((lead IS NULL) * bookmarked * unread)
    FROM stories GROUP BY feed"""
"""SQL that fills the table, if it is empty."""

TALLIES = f"""
-- How many stories a feed has, 0 being those opened by hand: all, and those that lead in the lists.
CREATE TABLE tallies (
    feed INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    unread_leads INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    unread_kept INTEGER NOT NULL
);
{COUNT_ALL};
CREATE TRIGGER story_tallied AFTER INSERT ON stories BEGIN
    INSERT OR IGNORE INTO tallies VALUES (coalesce(new.feed, 0), 0, 0, 0, 0, 0, 0);
    UPDATE tallies SET
        stories = stories + 1,
        unread = unread + new.unread,
        leads = leads + (new.lead IS NULL),
        unread_leads = unread_leads + (new.lead IS NULL) * new.unread,
        kept = kept + (new.lead IS NULL) * new.bookmarked,
        unread_kept = unread_kept + (new.lead IS NULL) * new.bookmarked * new.unread
    WHERE feed = coalesce(new.feed, 0);
END;
CREATE TRIGGER story_tallied_anew AFTER UPDATE OF unread, bookmarked, lead ON stories BEGIN
    UPDATE tallies SET
        unread = unread + new.unread - old.unread,
        leads = leads + (new.lead IS NULL) - (old.lead IS NULL),
        unread_leads = unread_leads + (new.lead IS NULL) * new.unread - (old.lead IS NULL) * old.unread,
        kept = kept + (new.lead IS NULL) * new.bookmarked - (old.lead IS NULL) * old.bookmarked,
        unread_kept = unread_kept + (new.lead IS NULL) * new.bookmarked * new.unread
            - (old.lead IS NULL) * old.bookmarked * old.unread
    WHERE feed = coalesce(new.feed, 0);
END;
CREATE TRIGGER story_untallied AFTER DELETE ON stories BEGIN
    UPDATE tallies SET
        stories = stories - 1,
        unread = unread - old.unread,
        leads = leads - (old.lead IS NULL),
        unread_leads = unread_leads - (old.lead IS NULL) * old.unread,
        kept = kept - (old.lead IS NULL) * old.bookmarked,
        unread_kept = unread_kept - (old.lead IS NULL) * old.bookmarked * old.unread
    WHERE feed = coalesce(old.feed, 0);
END;
"""
"""The table and what keeps it, as a step of `reader.store.tables`; a later one drops `story_tallied`."""

_COUNT_IN = """
INSERT INTO tallies VALUES (:feed, :new, :new, :new, :new, 0, 0) ON CONFLICT (feed) DO UPDATE SET
    stories = stories + :new, unread = unread + :new, leads = leads + :new, unread_leads = unread_leads + :new
"""

# Of a removed feed the bookmarked ones alone are listed. What is hidden is not unread, and listed when it is
# bookmarked. CROSS JOIN keeps SQLite from beginning with the many stories instead of the few hidden ones.
_LISTED = """
SELECT total(CASE WHEN removed IS NULL THEN leads ELSE kept END)
    - (SELECT count(*) FROM hidden CROSS JOIN stories ON stories.id = story
       LEFT JOIN feeds AS its ON its.id = feed WHERE bookmarked = 0 AND lead IS NULL AND its.removed IS NULL),
    total(CASE WHEN removed IS NULL THEN unread_leads ELSE unread_kept END),
    total(kept)
FROM tallies LEFT JOIN feeds ON feeds.id = feed
"""


def listed(store: Store) -> tuple[int, int, int]:
    """How many stories the lists hold: all, the unread ones, the bookmarked ones."""
    every, unread, bookmarked = store.row(_LISTED) or (0, 0, 0)
    return int(every), int(unread), int(bookmarked)


def count_in(connection: Any, feed_id: int | None, new: int) -> None:
    """Count stories that were just stored: unread, and none of them stood for by another yet.

    In one statement for a whole feed, which a trigger cannot. Inside a transaction.
    """
    if new:
        connection.execute(_COUNT_IN, {"feed": feed_id or 0, "new": new})

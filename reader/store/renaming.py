"""Stories of a feed that come again under another guid: some feeds make up new ones each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from reader.store.store import stamp

if TYPE_CHECKING:
    from reader.store.adding import NewStory

_SAME = """
SELECT stories.id, guid, published, html FROM stories JOIN contents ON story = stories.id
WHERE address = ? AND feed = ? AND title = ? ORDER BY stories.id DESC
"""


def rename(
    connection: Any, feed_id: int, unknown: Sequence[NewStory], told: Collection[str]
) -> dict[str, int]:
    """Give stories that come again their new guids; the ids of those, by the new guid.

    Such a one has the address and the title of a story that the feed no longer tells of by its old guid, and
    its date or its text too: a bulletin may have one page and one title for all of its days. `told` are the
    guids that the feed tells of now. Inside a transaction.
    """
    pairs = Counter((story.address, story.title) for story in unknown)
    found: dict[str, int] = {}
    for story in unknown:
        if story.address is None or pairs[story.address, story.title] > 1:
            continue
        for story_id, guid, published, html in connection.execute(
            _SAME, (story.address, feed_id, story.title)
        ):
            same = html == story.html or (published is not None and published == stamp(story.published))
            if same and guid not in told:
                connection.execute("UPDATE stories SET guid = ? WHERE id = ?", (story.guid, story_id))
                found[story.guid] = story_id
                break
    return found

"""Marks of stories: read, unread, bookmarked."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Change, counted
from reader.store import groups, stories
from reader.store.store import Store


def mark(store: Store, ids: Sequence[int], unread: bool | None, bookmarked: bool | None) -> Change:
    """Set marks of stories, and of what is the same as one of them; what comes back undoes it."""
    together = groups.whole(store, ids)
    before = tuple(stories.flags(store, together))
    stories.mark(store, together, unread, bookmarked)
    return Change(_label(len(ids), unread, bookmarked), before)


def _label(count: int, unread: bool | None, bookmarked: bool | None) -> str:
    """What was done to how many, for the status line."""
    rows = counted(count, "story")
    if unread is not None:
        return f"Marked {rows} {'unread' if unread else 'read'}"
    return f"Bookmarked {rows}" if bookmarked else f"Removed the bookmark of {rows}"

"""Stories marked read and bookmarked, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Change
from reader.store import stories
from reader.store.store import Store


def mark(store: Store, ids: Sequence[int], unread: bool | None, bookmarked: bool | None) -> Change:
    """Set marks of stories, leaving those that are None; what comes back undoes it."""
    before = tuple(stories.flags(store, ids))
    stories.mark(store, ids, unread, bookmarked)
    return Change(_label(len(before), unread, bookmarked), before)


def _label(count: int, unread: bool | None, bookmarked: bool | None) -> str:
    """What was done to how many, for the status line."""
    rows = "1 story" if count == 1 else f"{count:,} stories"
    if unread is not None:
        return f"Marked {rows} {'unread' if unread else 'read'}"
    return f"Bookmarked {rows}" if bookmarked else f"Removed the bookmark of {rows}"

"""The order of each list, remembered from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Sort

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Selection

ORDERS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.TITLE: "by the alphabet",
    Sort.FEED: "feed by feed, the newest first in each",
    Sort.LENGTH: "longest first",
}
"""The orders, with what each does."""


def order_of(library: Library, selection: Selection) -> Sort:
    """The order that was chosen for a list."""
    name = library.remembered(_key(selection))
    return Sort(name) if name in list(Sort) else Sort.NEWEST


def keep_order(library: Library, selection: Selection, sort: Sort) -> None:
    """Remember the order of a list."""
    library.remember(_key(selection), None if sort is Sort.NEWEST else sort.value)


def _key(selection: Selection) -> str:
    """Under what the order of a list is remembered: that of a feed is also that of its unread stories."""
    if selection.name or selection.search:
        return f"sort list {selection.name}"
    if selection.feed is not None:
        return f"sort feed {selection.feed}"
    if selection.folder is not None:
        return f"sort folder {selection.folder}"
    return f"sort {'unread' if selection.unread else 'bookmarks' if selection.bookmarked else 'all'}"

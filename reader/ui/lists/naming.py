"""What a list of stories is called, and what is said when nothing is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model import Sort

if TYPE_CHECKING:
    from reader.model import Selection

_Empty = tuple[str, dict[str, str]]
"""What an empty list says, and the actions that are of use there: names, and what each does."""

_NO_FEEDS: _Empty = (
    "No feeds yet.",
    {
        "add_feed": "adds a feed",
        "import_feeds": "imports feeds from OPML",
        "open_url": "opens any page",
        "help": "shows all keys",
    },
)
_NO_UNREAD: _Empty = (
    "Nothing unread here.",
    {"refresh": "fetches what is new", "show_all": "shows all stories"},
)
_NO_BOOKMARKS: _Empty = (
    "No bookmarks here yet.",
    {"bookmark": "bookmarks a story", "show_all": "shows all stories"},
)
_NO_STORIES: _Empty = ("No stories here yet.", {"refresh": "fetches this list", "add_feed": "adds a feed"})

_IN_ORDER = {
    Sort.OLDEST: "oldest first",
    Sort.TITLE: "by title",
    Sort.FEED: "by feed",
    Sort.LENGTH: "longest first",
}


def title_parts(selection: Selection, feed: str, sort: Sort) -> list[str]:
    """Which stories a list shows, and in which order; `feed` is what its feed is called."""
    name = selection.folder or selection.name
    if selection.search and not name:
        name = f"Search: {selection.search}"
    elif selection.feed is not None:
        name = feed or "A removed feed"
    flag = "unread" if selection.unread else "bookmarks" if selection.bookmarked else ""
    named = [part for part in (name, flag) if part] if name else [flag.capitalize() or "All stories"]
    return [*named, _IN_ORDER[sort]] if sort in _IN_ORDER else named


def title_of(selection: Selection, feed: str, sort: Sort, needle: str) -> str:
    """The title of a list that is filtered by `needle`; `feed` is the name of the selection's."""
    parts = title_parts(selection, feed, sort)
    return " · ".join([*parts, f"“{needle}”"] if needle else parts)


def said_when_empty(
    selection: Selection, needle: str, has_feeds: bool, key: Callable[[str], str], problem: str | None = None
) -> str:
    """What stands in an empty list, with the keys that help; `key` gives that of an action.

    `problem` is why the feed of the list failed.
    """
    if selection.name and not needle:
        return f"No story is in “{selection.name}” now."
    if needle or selection.search:
        none = f"No story has “{needle}” in it." if needle else f"“{selection.search}” finds no story."
        return f"{none}\n\nEsc shows all again."
    if not has_feeds:
        sentence, useful = _NO_FEEDS
    elif selection.bookmarked:
        sentence, useful = _NO_BOOKMARKS
    else:
        sentence, useful = _NO_UNREAD if selection.unread else _NO_STORIES
    if problem:
        sentence, useful = f"{problem}\n\n{sentence}", useful | {"feed_problems": "lists all feeds that fail"}
    return f"{sentence}\n\n" + "\n".join(f"{key(name)}  {does}" for name, does in useful.items())

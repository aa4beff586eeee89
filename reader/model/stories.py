"""The rows of the lists, and what is done to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Story:
    """One row of a list: what came from a feed, or was opened by hand (`feed` is None)."""

    id: int
    feed: int | None
    feed_title: str
    url: str | None
    title: str
    author: str | None
    published: datetime | None
    seen: datetime
    unread: bool
    bookmarked: bool
    kept: bool
    """Whether its page stands in the store and opens without network."""
    evidence: bool | None = None
    """Whether all of its evidence is kept; None when none was taken along."""
    changed: bool = False
    """Whether its feed has given it another headline or text since it came."""
    agency: str | None = None
    """The news agency credited with it, by the story itself or by the same story elsewhere."""
    feeds: int = 1
    """How many feeds it is in: all of them are one row."""
    outlets: int = 1
    """How many sites it is on."""
    tags: tuple[str, ...] = ()
    """The user's own, in the order of the alphabet."""
    note: str = ""
    """The user's own, in lines; empty where there is none."""
    hidden: bool = False
    """Whether it is kept out of the lists."""
    begun: int = 0
    """How much of it was read when reading stopped, in percent; 0 if it was not begun."""
    feed_urls: tuple[str, ...] = ()
    """The address of its feed, and that of the site which the feed names as its own."""

    @property
    def is_feed_text(self) -> bool:
        """Whether its feed's text alone opens without network: it has a page, and that is not stored."""
        return self.url is not None and not self.kept


@dataclass(frozen=True, slots=True)
class Selection:
    """Which stories a list shows. All conditions hold at once; the default is every story.

    `search` is in the language of `reader.text.query`; `begun` leaves the end of its last word open. `name`
    is what the list is called whose stories a search gives; empty for a search that was typed.
    """

    feed: int | None = None
    folder: str | None = None
    unread: bool = False
    bookmarked: bool = False
    search: str = ""
    begun: bool = False
    name: str = ""


class Sort(StrEnum):
    """The orders of a list."""

    NEWEST = "date"
    OLDEST = "oldest"
    TITLE = "title"
    FEED = "feed"
    LENGTH = "length"


class Excerpt(NamedTuple):
    """Some words of a story around what a search has found: runs of text, and whether each is a hit."""

    runs: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many stories the library holds, and how many of them are unread, bookmarked, of today, hidden."""

    stories: int
    unread: int
    bookmarked: int
    today: int = 0
    hidden: int = 0
    tagged: bool = False
    """Whether any story has a tag."""
    doubled: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """By folder: how often feeds in or below it count an unread story again that its list shows once."""


class Change(NamedTuple):
    """A change of read state or bookmarks that can be undone: the flags of each story as they were."""

    label: str
    before: tuple[tuple[int, bool, bool], ...]
    """(story id, unread, bookmarked)"""


class Parting(NamedTuple):
    """Stories that no longer stand for one another, and what undoes it."""

    before: tuple[tuple[int, int | None, bool], ...]
    """(story id, the one that stood for it, whether it was parted before)"""

"""Feeds as pages name them and as servers send them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.model.feeds import Rhythm

NO_WISH = Rhythm()
"""The rhythm of a feed that does not say when to ask."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed as it was parsed. `content` is HTML; dates are aware, in UTC."""

    guid: str
    url: str | None
    title: str
    author: str | None
    published: datetime | None
    content: str


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document: what it says of itself, and its entries in its own order.

    `notice` is a sentence when not all of it was taken.
    """

    title: str
    site_url: str | None
    language: str | None
    entries: tuple[Entry, ...]
    notice: str = ""
    rhythm: Rhythm = NO_WISH

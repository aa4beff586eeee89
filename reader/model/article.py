"""A page as it was fetched, the article made of it, and the article opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.model.document import Document
from reader.model.feeds import FeedLink
from reader.model.said import Quote, Source
from reader.model.stories import Story


@dataclass(frozen=True, slots=True)
class Article:
    """The readable text of a page. What is unknown is None; `published` is ISO 8601 as far as it is known.

    `warnings` are sentences about how the text was got, for the reader's eyes. `rules` is the version of the
    rules that made it: an article made by older rules is made again from its page.
    """

    url: str | None
    title: str
    byline: str | None
    site: str | None
    published: str | None
    document: Document
    markdown: str
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    warnings: tuple[str, ...] = ()
    rules: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched copy of a URL, raw, with its date. Copies are dated and kept: they are evidence.

    `fetched` is when the body came; `checked` when the server last said that it still stands.
    """

    url: str
    final_url: str
    fetched: datetime
    checked: datetime
    status: int
    content_type: str
    etag: str | None
    last_modified: str | None
    fresh_until: datetime | None
    body: bytes
    id: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """An article opened: the article, its row, when the copy was fetched, and why it is not a newer one."""

    article: Article
    story: Story | None
    copied: datetime
    notice: str = ""
    stale: bool = False
    page: int | None = None
    """The id of the stored copy that it was made of; None for a file, and for what a feed gave."""
    back: str = ""
    """A sentence when a source leads back to where the reader came from."""

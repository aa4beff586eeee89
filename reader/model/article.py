"""A page as it was fetched, the article made of it, and the article opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.model.document import BlockKind, Document
from reader.model.parsed import FeedLink
from reader.model.said import Quote, Source
from reader.model.stories import Story


@dataclass(frozen=True, slots=True)
class Extraction:
    """How the text of an article was got.

    `method` is "page" for blocks of the page, "data" for text out of its script data, "plain" for the bare
    text of a page too complex to judge, "rule" for the user's own rule of the site; "amp" and "print" for
    those versions of a page that gives a stub; "feed", "markdown", "pdf" and "text" for inputs that are all
    article. `kept` counts the blocks that are in, `words` those of the article.
    """

    method: str
    kept: int = 0
    words: int = 0
    wall: bool = False
    """Whether what came is no article but a wall: a check for robots, a demand for consent, an error."""
    cut: bool = False
    """Whether the page plainly holds back the rest."""


@dataclass(frozen=True, slots=True)
class Article:
    """The readable text of a page. What is unknown is None; dates are ISO 8601 as far as they are known.

    `byline` is the line of the authors, `authors` their names. `canonical` is the address that the page gives
    as its own, `next_page` that of the rest of its text and `other_version` that of its AMP or print version,
    all of the same site. `standfirst` is the summary under the headline; the text may begin with it too.
    `warnings` are sentences that tell the user how the text was got. `rules` is the version of the rules
    that made it: an article made by older rules is made again from its page.
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
    authors: tuple[str, ...] = ()
    updated: str | None = None
    section: str | None = None
    image: str | None = None
    canonical: str | None = None
    next_page: str | None = None
    other_version: str | None = None
    extraction: Extraction = Extraction("text")
    standfirst: str | None = None

    @property
    def begins_with_title(self) -> bool:
        """Whether the first block of the text is the title."""
        first = self.document.blocks[:1]
        return bool(first) and first[0].kind is BlockKind.HEADING and first[0].text == self.title

    @property
    def begins_with_standfirst(self) -> bool:
        """Whether the first block of the text is the standfirst."""
        first = self.document.blocks[:1]
        return bool(first) and first[0].text == self.standfirst

    @property
    def leads_apart(self) -> bool:
        """Whether the text begins with its standfirst, and that block has no quote, link or source in it, so
        that it can be shown under the headline instead."""
        held = bool(self.document.blocks) and bool(self.document.blocks[0].spans)
        said = (part for quote in self.quotes for part in quote.parts)
        named = (place for source in self.sources for place in source.mentions)
        return self.begins_with_standfirst and not held and all(place.block for place in (*said, *named))


@dataclass(frozen=True, slots=True)
class SiteRule:
    """What the user has ruled for the pages of a site: CSS selectors of elements.

    What `keep` finds is in the article, what `drop` finds is not, whatever else is made of it; `next_page`
    finds the link to the next page. A rule holds for the domain and all below it.
    """

    domain: str
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    next_page: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page: its text on one line, whether it is in the article, and what selects it.

    `selector` finds all blocks of its look, on every page of the site; `alone` finds this one, by its first
    words where it has its look from others, and is the same as `selector` where nothing tells it from them.
    """

    text: str
    kept: bool
    selector: str
    alone: str


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched copy of a URL, raw, with its date. Copies are dated and kept: they are evidence.

    `fetched` is when the body came; `checked` when the server last said that it still stands. `private` says
    whether it came from a private network.
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
    private: bool = False


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
    """A sentence when a source leads back to where the user came from."""

    @property
    def published(self) -> str | None:
        """When it was published, in ISO 8601: as its page says, else as its feed does."""
        told = self.story.published if self.story else None
        return self.article.published or (told.isoformat() if told else None)

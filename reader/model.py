"""Every noun of the product, as frozen dataclasses. Imports nothing of ours and does no I/O.

One text, many places: a page becomes a `Document` of blocks of plain text, and quotes, mentions of sources,
links, finds and bookmarks are all `Place`s in it. Offsets count code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class ReaderError(Exception):
    """Something the reader must be told. The message is one sentence fit for the status line."""


class FeedFound(ReaderError):
    """What was asked for is a feed, or a page that names several. `feeds` can be subscribed to."""

    def __init__(self, message: str, feeds: tuple[FeedLink, ...]) -> None:
        super().__init__(message)
        self.feeds = feeds


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"
    RULE = "rule"


class SpanKind(StrEnum):
    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    IMAGE = "image"


class QuoteKind(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class VerdictKind(StrEnum):
    """What a check of a quote against a source can say."""

    VERBATIM = "verbatim"
    CUT = "cut"
    ALTERED = "altered"
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    SHORT = "short"
    AMBIGUOUS = "ambiguous"


class SourceKind(StrEnum):
    OUTLET = "outlet"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    PERSON = "person"
    DOCUMENT = "document"
    LINK = "link"
    ANONYMOUS = "anonymous"
    CREDIT = "credit"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document: code points `start` to `end` of the text of block number `block`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """Emphasis or a link inside a block; `target` is the absolute URL of a link or an image."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like.

    `level` is the level of a heading (1 to 6), the depth of a list item (1 outermost) or of a block quote.
    `marker` is what stands before a list item ("•", "3."). A table's text has a line a row and a tab between
    cells, its first row is the head; code keeps its line breaks, and `marker` names its language. A caption's
    text is the image's caption or alternative text, with a span of kind IMAGE over all of it.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    marker: str = ""


@dataclass(frozen=True)
class Document:
    """The text as it is drawn. `text` is all blocks with a blank line between them."""

    blocks: tuple[Block, ...]
    language: str | None = None

    @cached_property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset in `text` at which each block starts."""
        offsets, at = [], 0
        for block in self.blocks:
            offsets.append(at)
            at += len(block.text) + 2
        return tuple(offsets)

    def offsets(self, place: Place) -> tuple[int, int]:
        """Start and end of a place in `text`."""
        base = self.starts[place.block]
        return base + place.start, base + place.end

    def at(self, place: Place) -> str:
        """The words at a place."""
        return self.blocks[place.block].text[place.start : place.end]

    def links(self) -> Iterator[Link]:
        """Every link, in the order of the text."""
        for number, block in enumerate(self.blocks):
            for span in block.spans:
                if span.kind is SpanKind.LINK:
                    place = Place(number, span.start, span.end)
                    yield Link(span.target, block.text[span.start : span.end], place)


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words.

    `parts` are the places of the words, marks included, in the order of the text; `text` is those parts
    joined by a space. `speaker` is the resolved name (or the description, where no name is known) and None
    when the text does not say; `mention` is the speaker as written beside the quote ("he"); `cue` the word
    of saying; `via` the outlet that relayed it. `confidence` is 0 to 1, `rule` names the rule that
    attributed it.
    """

    parts: tuple[Place, ...]
    text: str
    kind: QuoteKind
    speaker: str | None
    mention: str | None
    cue: str | None
    via: str | None
    confidence: float
    rule: str
    anonymous: bool = False
    """Whether the speaker is somebody the text does not name on purpose: "a senior official"."""
    role: str | None = None
    """What the text says the speaker is, where it says so beside the name: "minister"."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an article gives as where its information comes from, once, with every place that names it."""

    name: str
    kind: SourceKind
    url: str | None
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names."""

    url: str
    title: str


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
    """A feed document: what it says of itself and its entries, newest as the feed has them."""

    title: str
    site_url: str | None
    language: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in an OPML file; `folder` is the path of its folders joined by "/", or empty."""

    url: str
    title: str
    folder: str = ""
    site_url: str | None = None


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
class Feed:
    """A subscription. `problem` is a sentence when the last refresh failed."""

    id: int
    url: str
    title: str
    site_url: str | None
    folder: str
    unread: int
    stories: int
    checked: datetime | None
    problem: str | None


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


@dataclass(frozen=True, slots=True)
class Selection:
    """Which stories a list shows. All conditions hold at once; the default is every story."""

    feed: int | None = None
    folder: str | None = None
    unread: bool = False
    bookmarked: bool = False
    search: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    stories: int
    unread: int
    bookmarked: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of read state or bookmarks that can be undone: the flags of each story as they were."""

    label: str
    before: tuple[tuple[int, bool, bool], ...]
    """(story id, unread, bookmarked)"""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list of feeds: how many are new, and how many were subscribed to already."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article opened: the article, its row, when the copy was fetched, and why it is not a newer one."""

    article: Article
    story: Story | None
    copied: datetime
    notice: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of a long job: `done` of `total`, what it was about, and a sentence if it went wrong."""

    done: int
    total: int
    label: str
    problem: str | None = None
    added: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of a quote against one source says.

    `places` are the words found in the source's document and `found` their text; both are empty when nothing
    was found. `speaker` is who says them there, by the source's own attribution, None when it does not say.
    `differences` are pairs of the quote's words and the source's, one of them empty where words were put in
    or left out. `why` is a sentence for the reader where the kind alone does not say enough, or empty.
    """

    kind: VerdictKind
    places: tuple[Place, ...] = ()
    found: str = ""
    speaker: str | None = None
    differences: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote with the verdict, and what it was checked against: the source's name, address and copy.

    All three are None when the article links no source.
    """

    quote: Quote
    verdict: Verdict
    source: str | None = None
    url: str | None = None
    copied: datetime | None = None

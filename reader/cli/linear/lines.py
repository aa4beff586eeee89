"""What the reader in plain lines says of stories, articles, quotes and sources: a sentence a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reader.library.outlets import outlet_of
from reader.model import (
    Article,
    Block,
    BlockKind,
    ChainLink,
    Checked,
    Exhibit,
    FeedLink,
    KnownLink,
    LinkKind,
    PlacedMark,
    Provenance,
    Quote,
    Reading,
    Saying,
    Source,
    Speaker,
    Story,
    counted,
)
from reader.text.clean import host_of
from reader.ui.article.head import copy_notice, human_date, reading_time
from reader.ui.dates import day_of, short_date
from reader.ui.lists.shelves import Shelf
from reader.ui.quotes.exhibit_words import outcome
from reader.ui.quotes.strip import groups
from reader.ui.quotes.verdict_words import said_there

_MOST_DIGITS = 18


def number_of(word: str) -> int:
    """The number that a word is; 0 for any other, and for one of more digits than anything here has."""
    return int(word) if word.isdecimal() and len(word) <= _MOST_DIGITS else 0


def sentence(*parts: str | None) -> str:
    """The parts that there are, with commas."""
    return ", ".join(part for part in parts if part)


def shelf_line(shelf: Shelf) -> str:
    """A list with how many stories are in it, where that is known, or a feed that failed."""
    failed = f"failed: {shelf.feed.problem}" if shelf.feed and shelf.feed.problem else None
    return sentence(shelf.label, shelf.apart, str(shelf.stories) if shelf.stories else None, failed)


def feed_line(feed: FeedLink, subscribed: bool = False) -> str:
    """A feed that a page names, and whether the user has it."""
    return sentence(feed.title, feed.url, "subscribed" if subscribed else None)


def story_line(story: Story, now: datetime, offline: bool = False, apart: str = "") -> str:
    """A story with its marks in words: "Wells Are Safe, Courier in 3 outlets, 2 h, unread, read to 40%".

    While `offline`, it says as well whether what its feed gave is all that opens. `apart` tells its feed from
    others of the same title.
    """
    elsewhere = f" in {story.outlets} outlets" if story.outlets > 1 else ""
    return sentence(
        story.title,
        f"{story.agency or story.feed_title}{elsewhere}" if elsewhere else story.feed_title,
        apart if not elsewhere else "",
        short_date(story.published or story.seen, now),
        "unread" if story.unread else "",
        f"read to {story.begun}%" if story.begun else "",
        "only what the feed gave" if offline and story.is_feed_text else "",
        "bookmarked" if story.bookmarked else "",
        "changed" if story.changed else "",
        "with a note" if story.note else "",
        f"tagged {' '.join(story.tags)}" if story.tags else "",
    )


def head_lines(reading: Reading, provenance: Provenance) -> Iterator[str]:
    """What stands above an article: title, byline, counts, and what is to be known of the copy."""
    article = reading.article
    yield article.title or "Untitled"
    if article.standfirst and not article.begins_with_standfirst:
        yield article.standfirst
    date = human_date(reading.published) if reading.published else None
    yield sentence(article.byline, outlet_of(reading), date, reading_time(article)) + "."
    yield counts_line(provenance)
    for notice in (copy_notice(reading), *article.warnings):
        if notice:
            yield notice


def counts_line(provenance: Provenance) -> str:
    """As "10 quotes: 9 named, 1 unattributed. 1 link."."""
    said = []
    for whole, *parts in groups(provenance):
        said.append(whole.text + (": " + ", ".join(part.text for part in parts) if parts else "") + ".")
    return " ".join(said)


def block_lines(block: Block) -> Iterator[str]:
    """A block of the text, told what it is where that is not plain."""
    match block.kind:
        case BlockKind.RULE:
            return
        case BlockKind.HEADING:
            yield f"Heading: {block.text}"
        case BlockKind.QUOTE:
            yield f"Quotation: {block.text}"
        case BlockKind.CAPTION:
            yield f"Picture: {block.text}"
        case BlockKind.ITEM:
            marker = "Item" if block.marker in ("", "•") else block.marker
            yield f"{marker} {block.text}"
        case BlockKind.CODE:
            yield "Code:"
            yield from block.text.split("\n")
        case BlockKind.TABLE:
            yield from _table_lines(block.text)
        case _:
            yield from block.text.split("\n")


def _table_lines(text: str) -> Iterator[str]:
    """A row a line, each cell with the name of its column."""
    head, *rows = (row.split("\t") for row in text.split("\n"))
    yield f"Table of {counted(len(rows), 'row')}: {', '.join(head)}"
    for row in rows:
        named = [f"{name}: {cell}" for name, cell in zip(head, row, strict=False)]
        yield "; ".join([*named, *row[len(head) :]])


def quote_line(quote: Quote) -> str:
    """Who said it, and the words."""
    return f"{sentence(quote.who, f'via {quote.via}' if quote.via else None)}: {quote.text}"


def source_line(source: Source) -> str:
    """As "Harbour Gazette, outlet, linked, named 2 times"."""
    times = f"named {len(source.mentions)} times" if len(source.mentions) > 1 else None
    kind = source.link.words if source.link not in (None, LinkKind.UNKNOWN) and source.url else None
    linked = sentence("linked", kind) if source.url else "not linked"
    return sentence(source.name, source.kind.words, linked, times)


def link_line(known: KnownLink) -> str:
    """As "the story of the bridge, another outlet, daybreak.example"."""
    kind = None if known.kind is LinkKind.UNKNOWN else known.kind.words
    return sentence(known.link.text or None, kind, host_of(known.link.url))


def chain_line(link: ChainLink) -> str:
    """A page of the chain of sources, with how far it lies behind the article."""
    far = f"{counted(link.depth, 'step')} behind" if link.depth else "this article"
    return sentence(link.name, far, link.about)


def exhibit_line(exhibit: Exhibit, now: datetime) -> str:
    """A page of a story's evidence with what became of it: "Gazette, kept 23 Nov, 18 kB, gazette.example"."""
    kind = "the article" if exhibit.link is None else None
    return sentence(exhibit.name, kind, outcome(exhibit, now), host_of(exhibit.url), exhibit.why or None)


def mark_line(placed: PlacedMark) -> str:
    """A quote that the user marked."""
    mark = placed.mark
    where = "no longer in the newest copy" if placed.is_orphan else None
    marked = sentence(mark.kind.value, mark.speaker or "unattributed", where)
    return f"{marked}: {mark.words}" + (f" Your note: {mark.note}" if mark.note else "")


def speaker_line(speaker: Speaker) -> str:
    """Somebody who is quoted, and how often."""
    return sentence(speaker.name, counted(speaker.quotes, "quote"))


def saying_line(saying: Saying, now: datetime) -> str:
    """Who said it and where it stands, and the words."""
    via = f"via {saying.via}" if saying.via else None
    return f"{sentence(saying.who, via, saying.outlet, short_date(saying.at, now))}: {saying.text}"


def checked_lines(checked: Checked) -> Iterator[str]:
    """A quote and what became of it."""
    yield quote_line(checked.quote)
    if checked.source is None:
        yield f"Not checked. {checked.verdict.why}".rstrip()
        return
    day = f", copy of {day_of(checked.copied)}" if checked.copied else ""
    outcome = checked.verdict.kind.outcome_in(checked.source + day)
    yield " ".join(filter(None, (outcome, said_there(checked), checked.verdict.why)))
    for here, there in checked.verdict.differences:
        yield f"In the article: {here or 'nothing'}. In the source: {there or 'nothing'}."


def text_blocks(article: Article) -> Sequence[Block]:
    """The blocks of an article without the title that its head has."""
    return article.document.blocks[article.begins_with_title :]

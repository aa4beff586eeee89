"""What can be followed in an article, and where it is drawn: links, and names of sources that are linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.model import Article, BlockKind, Document, Link, Place, SpanKind
from reader.ui.article.anchors import anchors
from reader.ui.article.sheet import Sheet


class Spot(NamedTuple):
    """Something to follow, by the cell at which it begins to be seen. `y` numbers the lines of the sheet."""

    y: int
    column: int
    place: Place
    url: str


def spots(article: Article, links: tuple[Link, ...], sheet: Sheet, ys: range) -> list[Spot]:
    """What can be followed on these lines, in the order of the text.

    A picture without a caption is followed from its own first line in sight.
    """
    targets = [(link.place, link.url) for link in (*links, *named(article, links))]
    found = []
    if (lead := sheet.lead(ys)) is not None:
        y, url = lead
        found.append(Spot(y, sheet.margin, sheet.first_place(y), url))
    for place, url in sorted(targets, key=lambda target: (target[0].block, target[0].start)):
        lines = sheet.ys_of(place)
        y = max(lines.start, ys.start)
        if y < min(lines.stop, ys.stop) and not sheet.in_head(y):
            column = sheet.column_of(place, y)
            if not sheet.is_hidden(column):
                found.append(Spot(y, column, place, url))
    return found


def followed(document: Document, pictures: bool) -> tuple[Link, ...]:
    """What leads on from a text in its order, and its captions, which lead to their pictures.

    A caption stands before the links in it.
    """
    captions = [
        Link(span.target, block.text, Place(number, span.start, span.end))
        for number, block in enumerate(document.blocks if pictures else ())
        for span in block.spans
        if block.kind is BlockKind.CAPTION and span.kind is SpanKind.IMAGE and span.target
    ]
    return tuple(
        sorted((*captions, *anchors(document)), key=lambda link: (link.place.block, link.place.start))
    )


def link_at(links: tuple[Link, ...], place: Place | None) -> Link | None:
    """The link that a place lies in, the innermost."""
    return next((link for link in reversed(links) if place and holds(link.place, place)), None)


def holds(place: Place, other: Place) -> bool:
    """Whether a place begins within another one."""
    return place.block == other.block and place.start <= other.start < place.end


def named(article: Article, links: tuple[Link, ...]) -> Iterator[Link]:
    """Where linked sources are named outside of every link."""
    for source in article.sources:
        for place in source.mentions if source.url else ():
            if source.url and not any(link.place.overlaps(place) for link in links):
                yield Link(source.url, article.document.at(place), place)

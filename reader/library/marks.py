"""The user's own marks on quotes: set in one copy, and found again in others by their exact words alone."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.copies import article_of
from reader.library.parts import Parts
from reader.model import (
    Article,
    Mark,
    MarkChange,
    MarkKind,
    Place,
    PlacedMark,
    Quote,
    ReaderError,
    Reading,
)
from reader.store import marks, pages
from reader.text.clean import safe_line


class Marks:
    """Sets the user's own marks and finds them again, `library.marks`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def put(self, reading: Reading, number: int, kind: MarkKind | None, note: str = "") -> MarkChange:
        """Put a mark on a quote in place of the one before; None takes it away. What comes back undoes it.

        Raises ReaderError where there is no stored copy to tie it to.
        """
        store = self._parts.store
        head = pages.head(store, reading.page) if reading.page is not None else None
        if head is None:
            raise ReaderError(
                "Only quotes of a stored page can be marked: this text is not in a stored copy."
            )
        from reader.text.anchor import anchor

        article, quote = reading.article, reading.article.quotes[number]
        old = next((placed.mark for placed in self.of(reading) if placed.number == number), None)
        new = None
        if kind is not None:
            new = Mark(
                kind=kind,
                note=safe_line(note),
                speaker=quote.speaker,
                anchors=tuple(anchor(article.document, part) for part in quote.parts),
                title=article.title,
                made=self._parts.now(),
                page=head.id,
                url=head.url,
                copied=head.fetched,
                digest=head.digest,
            )
        label = f"Marked a quote {kind.value}" if kind else "Removed the mark of a quote"
        return MarkChange(label, old, marks.replace(store, old, new))

    def undo(self, change: MarkChange) -> None:
        """Put back the mark that a change took, and take back the one that it set."""
        marks.replace(self._parts.store, change.new, change.old)

    def of(self, reading: Reading) -> tuple[PlacedMark, ...]:
        """The marks on quotes of a page, whatever copy they were made in, as they stand in this one."""
        if reading.page is None:
            return ()
        found = marks.of_page(self._parts.store, reading.page)
        return tuple(place(reading.article, mark) for mark in found)

    async def every(self) -> tuple[PlacedMark, ...]:
        """All marks as they stand in the newest stored copy of their page, the newest mark first.

        Those of a copy that cannot be read are orphans.
        """
        placed, articles = [], dict[int, Article | None]()
        for mark in marks.every(self._parts.store):
            newest = pages.newest(self._parts.store, mark.url)
            page_id = newest.id if newest else mark.page
            if page_id not in articles:
                articles[page_id] = await self._article(page_id)
            article = articles[page_id]
            placed.append(place(article, mark) if article else PlacedMark(mark))
        return tuple(placed)

    async def _article(self, page_id: int) -> Article | None:
        try:
            return (await article_of(self._parts, page_id))[0]
        except ReaderError:  # as of a damaged PDF; whoever opens it is told why
            return None


def place(article: Article, mark: Mark) -> PlacedMark:
    """A mark in an article: at its exact words, or an orphan where they are gone.

    The same words with other words on both sides may be said by somebody else, or be said again: they are
    the ones that were marked only if they are a quote of the same speaker.
    """
    from reader.text.anchor import anchor, find

    document = article.document
    found = [find(document, each) for each in mark.anchors]
    places = tuple(each for each in found if each is not None)
    if len(places) < len(found) or not places:
        return PlacedMark(mark)
    number = _quote_at(article.quotes, places)
    before = anchor(document, places[0]).prefix == mark.anchors[0].prefix
    after = anchor(document, places[-1]).suffix == mark.anchors[-1].suffix
    is_same = before or after or (number is not None and article.quotes[number].speaker == mark.speaker)
    return PlacedMark(mark, places, number) if is_same else PlacedMark(mark)


def _quote_at(quotes: Sequence[Quote], places: Sequence[Place]) -> int | None:
    """The number of the quote that shares most with these places; rules may since have cut it otherwise."""
    shared = [
        (sum(_shared(part, place) for part in quote.parts for place in places), -number)
        for number, quote in enumerate(quotes)
    ]
    most, number = max(shared, default=(0, 0))
    return -number if most else None


def _shared(one: Place, other: Place) -> int:
    """How many code points two places have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.block == other.block else 0

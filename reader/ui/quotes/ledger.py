"""The ledger: the pane beside an article that lists its quotes and its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.model import Article, Source
from reader.ui.actions import Pane
from reader.ui.cells import Run
from reader.ui.frame import Framed
from reader.ui.lists.rows import RowList
from reader.ui.quotes.sources import SourceRows
from reader.ui.quotes.view import NO_ARTICLE, QuoteView, nothing

NO_ARTICLE_SOURCES = "What the article gives as its sources is listed here."
NO_SOURCES = "This article names no source and links to none."


class Ledger(Vertical):
    """Quotes above, sources below. The lists tell what is chosen by row; here a row becomes what it shows."""

    def __init__(self) -> None:
        super().__init__(id="ledger")
        self.quotes = RowList(empty=NO_ARTICLE, id=Pane.QUOTES)
        self.sources = RowList(empty=NO_ARTICLE_SOURCES, id=Pane.SOURCES)
        self.quotes_frame = Framed(Pane.QUOTES, "Quotes", self.quotes)
        self.sources_frame = Framed(Pane.SOURCES, "Sources", self.sources)
        self.said = QuoteView(self.quotes, self.quotes_frame.head)
        """What the list of quotes shows, and how."""
        self._article: Article | None = None
        self._limit: Sequence[Source] | None = None
        self._shown_sources: tuple[Source, ...] = ()

    def compose(self) -> ComposeResult:
        yield self.quotes_frame
        yield self.sources_frame

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.said.restyle()

    def show(self, article: Article, looks: Mapping[str, str], signs: Mapping[int, Sequence[Run]]) -> None:
        """Show the quotes and sources of an article; `looks` gives each speaker the look of the text, `signs`
        the short marks of each quote that has any, by its number."""
        self._article = article
        self.said.show(article.quotes, looks, signs)
        self.limit_sources(None)

    def filter_quotes(self, needle: str) -> None:
        """Show the quotes in whose words or speaker the needle is; all of them when it is empty."""
        if self._article is not None:
            self.said.filter(needle)

    def filter_sources(self, needle: str) -> None:
        """Show the sources whose name or address has the needle; all of them when it is empty."""
        if self._article is None:
            return
        sources = self._article.sources if self._limit is None else self._limit
        wanted = needle.casefold()
        self._shown_sources = tuple(
            source for source in sources if wanted in f"{source.name} {source.url or ''}".casefold()
        )
        self.sources.show(SourceRows(self._shown_sources), empty=nothing(needle, NO_SOURCES))

    def limit_sources(self, sources: Sequence[Source] | None, label: str = "") -> None:
        """Show these sources alone, under a label; None shows those of the article again."""
        self._limit = sources
        self.sources_frame.head.title = f"Sources · {label}" if label else "Sources"
        self.filter_sources("")

    @property
    def is_limited(self) -> bool:
        """Whether other sources are shown than those of the article."""
        return self._limit is not None

    def follow(self, quote: int) -> None:
        """Bring the cursor to a quote, by its number in the article."""
        self.said.follow(quote)

    def quote_number(self, index: int) -> int | None:
        """The number in the article of the quote on a row; None for the heading of a speaker."""
        row = self.said.row(index)
        return row if isinstance(row, int) else None

    @property
    def quote_under_cursor(self) -> int | None:
        """The number in the article of the quote under the cursor; None on the heading of a speaker."""
        row = self.quotes.cursor
        return None if row is None or self._article is None else self.quote_number(row)

    @property
    def source_under_cursor(self) -> Source | None:
        row = self.sources.cursor
        return None if row is None or self._article is None else self.source(row)

    def source(self, index: int) -> Source:
        """The source on a row. Raises IndexError when there is none."""
        if self._article is None:
            raise IndexError(index)
        return self._shown_sources[index]

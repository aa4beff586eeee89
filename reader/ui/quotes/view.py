"""Which of an article's quotes the ledger shows, and how: their order, a filter, what is unfolded."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reader.model import Quote
from reader.ui.cells import Run
from reader.ui.frame import Head
from reader.ui.lists.rows import RowList
from reader.ui.quotes.letters import are_shown, speaker_letters
from reader.ui.quotes.rows import Group, QuoteOrder, QuoteRows, Row, Voice, rows_of, voice_of

NO_ARTICLE = "The quotes of the article that you open are listed here."
NO_QUOTES = "Nobody is quoted in this article."


class QuoteView:
    """Decides the rows of the list of quotes. The cursor stays on its quote whatever changes around it."""

    def __init__(self, rows: RowList, head: Head) -> None:
        self._list = rows
        self._head = head
        self._has_article = False
        self._quotes: Sequence[Quote] = ()
        self._looks: Mapping[str, str] = {}
        self._rows: Sequence[Row] = ()
        self._signs: Mapping[int, Sequence[Run]] = {}
        self._unfolded: set[int] = set()
        self._needle = ""
        self.order = QuoteOrder.TEXT
        self.only: Voice | None = None
        """Whose quotes alone are shown."""
        self._limit: Collection[int] | None = None
        self._limited_to = ""
        self._lettered = False

    def show(
        self, quotes: Sequence[Quote], looks: Mapping[str, str], signs: Mapping[int, Sequence[Run]]
    ) -> None:
        """Show the quotes of an article with their signs, all of them, from the first."""
        self._has_article = True
        self._quotes, self._looks, self._signs = quotes, looks, signs
        self._unfolded = set()
        self._needle, self.only, self._limit = "", None, None
        self._refill(None)

    def filter(self, needle: str) -> None:
        """Show the quotes in whose words or speaker the needle is; all of them when it is empty."""
        self._needle = needle
        self._refill(self.number)

    def show_only(self, voice: Voice | None) -> None:
        """Show nobody else's quotes; None shows all again."""
        self.only = voice
        self._refill(self.number)

    def limit(self, numbers: Collection[int] | None, label: str = "") -> None:
        """Show these quotes alone, by their numbers in the article, under a label; None shows all again."""
        self._limit, self._limited_to = numbers, label
        self._refill(self.number)

    @property
    def is_limited(self) -> bool:
        return self._limit is not None

    def arrange(self, order: QuoteOrder) -> None:
        """Show the quotes in this order, those of the next article too."""
        self.order = order
        if self._has_article:
            self._refill(self.number)

    def sign(self, signs: Mapping[int, Sequence[Run]]) -> None:
        """Put these short marks before the speakers' names, by the number of the quote, and no others."""
        self._signs = signs
        self._refill(self.number, self._list.cursor)

    def restyle(self) -> None:
        """The colours of the screen are others, and may be so few that letters tell the speakers apart."""
        if self._quotes and are_shown(self._list.app) is not self._lettered:
            self._refill(self.number, self._list.cursor)

    def fold(self) -> None:
        """Unfold the quote under the cursor, or fold it again."""
        if self.number is not None:
            self._unfolded ^= {self.number}
            self._refill(self.number, self._list.cursor)

    def follow(self, number: int) -> None:
        """Bring the cursor to a quote, by its number in the article."""
        if number in self._rows:
            self._list.cursor = self._rows.index(number)

    def row(self, index: int) -> Row:
        """What stands on a row. Raises IndexError when there is nothing."""
        return self._rows[index]

    @property
    def number(self) -> int | None:
        """The number of the quote under the cursor; of the first of its speaker where a heading is."""
        row = self._under_cursor
        return row.numbers[0] if isinstance(row, Group) else row

    @property
    def position(self) -> str:
        """Which quote the cursor is on, for the head of the pane: "3 of 40"."""
        row = self._under_cursor
        shown = [each for each in self._rows if isinstance(each, int)]
        if isinstance(row, int):
            return f"{shown.index(row) + 1:,} of {len(shown):,}"
        return f"{len(shown):,}" if row else ""

    @property
    def _under_cursor(self) -> Row | None:
        cursor = self._list.cursor
        return self._rows[cursor] if cursor is not None and cursor < len(self._rows) else None

    def _refill(self, number: int | None, cursor: int | None = None) -> None:
        """Make the rows anew, the cursor on a quote, or on the row where it was."""
        wanted = self._needle.casefold()
        numbers = [
            at
            for at, quote in enumerate(self._quotes)
            if (self.only is None or voice_of(quote) == self.only)
            and (self._limit is None or at in self._limit)
            and wanted in f"{quote.speaker or ''} {quote.text}".casefold()
        ]
        self._rows = rows_of(self._quotes, numbers, self.order)
        if cursor is None and number in self._rows:
            cursor = self._rows.index(number)
        shown = self.only.label if self.only else self._limited_to if self.is_limited else ""
        self._head.title = f"Quotes · {shown}" if shown else "Quotes"
        self._lettered = are_shown(self._list.app)
        letters = speaker_letters(self._quotes) if self._lettered else {}
        rows = QuoteRows(self._quotes, self._rows, self._looks, self._unfolded, self._signs, letters)
        self._list.show(rows, cursor, empty=nothing(self._needle, NO_QUOTES))


def nothing(needle: str, otherwise: str) -> str:
    """What an empty list says: that the filter left nothing, or else why there is nothing."""
    return f"Nothing here has “{needle}” in it.\nEsc shows all again." if needle else otherwise

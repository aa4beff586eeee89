"""What is known of the quotes of the article that is read: stored verdicts and the user's own marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.library import Library
from reader.model import Checked, Mark, Place, PlacedMark, Provenance, Quote, Reading, Story
from reader.ui.article.recent import Recent
from reader.ui.article.view import ArticleView
from reader.ui.cells import Run
from reader.ui.quotes.ledger import Ledger
from reader.ui.quotes.signs import MARKS, Notes, Signs, sign_of

_KEPT = 8
"""Articles whose counts are kept: every link of theirs is judged for them."""


class Annotations:
    """Holds them, and shows their signs in the text and in the ledger."""

    def __init__(self, library: Library, view: ArticleView, ledger: Ledger) -> None:
        self._library = library
        self._view = view
        self._ledger = ledger
        self.reading: Reading | None = None
        self.verdicts: dict[int, Checked] = {}
        self.marks: tuple[PlacedMark, ...] = ()
        self._provenance: Provenance | None = None
        self._counted = Recent[Provenance](_KEPT, lambda _: 1)
        self._story: Story | None = None

    def load(self, reading: Reading) -> Notes:
        """Take what is stored of an article that comes into its pane, to be shown with it."""
        self.reading = reading
        self.verdicts = self._library.verdicts(reading)
        self.marks = self._library.marks.of(reading)
        article = reading.article
        self._provenance = self._counted.of(article, (), lambda: self._library.sources.provenance(article))
        self._story = self._library.story(reading.story.id) if reading.story else None
        return self._notes()

    def add(self, reading: Reading, checked: Checked) -> None:
        """A quote of this reading was checked: to be shown, unless another article has come meanwhile."""
        if reading is self.reading:
            self.verdicts[reading.article.quotes.index(checked.quote)] = checked

    def remark(self) -> None:
        """Marks have changed."""
        if self.reading is not None:
            self.marks = self._library.marks.of(self.reading)
            self.show()

    def organised(self) -> None:
        """Tags or notes have changed."""
        if self.reading is not None and self._story is not None:
            self._story = self._library.story(self._story.id)
            self.show()

    def mark(self, number: int) -> Mark | None:
        """The user's own mark on a quote."""
        return next((placed.mark for placed in self.marks if placed.number == number), None)

    def number_of(self, quote: Quote) -> int | None:
        """The number that a quote has in what is read now; None where it is not in it.

        A newer copy may have come since the quote was shown: there its words may stand elsewhere.
        """
        quotes = self.reading.article.quotes if self.reading else ()
        if quote in quotes:
            return quotes.index(quote)
        return next((number for number, other in enumerate(quotes) if other.text == quote.text), None)

    def places_of(self, mark: Mark) -> tuple[Place, ...]:
        """Where the words of a mark stand in what is read."""
        return next((placed.places for placed in self.marks if placed.mark.id == mark.id), ())

    @property
    def checked(self) -> frozenset[int]:
        """The numbers of the quotes that were checked with an answer."""
        return frozenset(
            number for number, checked in self.verdicts.items() if checked.verdict.kind.is_answer
        )

    def show(self) -> None:
        """Show all of it as it now is."""
        self._ledger.said.sign(self.runs)
        self._view.annotate(self._notes())

    @property
    def runs(self) -> dict[int, Sequence[Run]]:
        """The signs of the quotes as the ledger draws them, by the number of the quote."""
        return {number: signs.runs for number, signs in self._signs().items()}

    @property
    def provenance(self) -> Provenance | None:
        """The counts of what is read."""
        return self._provenance and replace(self._provenance, checked=len(self.checked))

    def _notes(self) -> Notes:
        orphans = sum(placed.is_orphan for placed in self.marks)
        own = (self._story.tags, self._story.note) if self._story else ()
        return Notes(self._placed(self._signs()), self.provenance, orphans, *own)

    def _signs(self) -> dict[int, Signs]:
        """The signs of each quote that has any, by its number."""
        signs = {
            number: Signs(sign_of(checked.verdict.kind))
            for number, checked in self.verdicts.items()
            if checked.source is not None
        }
        for placed in self.marks:
            if placed.number is not None:
                before = signs.get(placed.number, Signs())
                signs[placed.number] = before._replace(own=MARKS[placed.mark.kind])
        return signs

    def _placed(self, signs: dict[int, Signs]) -> dict[Place, Signs]:
        """The signs by the place at which they stand, also those of marks on words that are now no quote."""
        quotes = self.reading.article.quotes if self.reading else ()
        found = {quotes[number].parts[0]: each for number, each in signs.items()}
        for placed in self.marks:
            if placed.number is None and placed.places:
                found[placed.places[0]] = Signs(own=MARKS[placed.mark.kind])
        return found

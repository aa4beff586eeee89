"""The user's own marks on quotes: set with a note, taken back, and listed for the whole library."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import MarkChange, PlacedMark
from reader.ui.context import Context
from reader.ui.history import Copy, Target
from reader.ui.quotes.annotations import Annotations
from reader.ui.subject import Subject, no_quote


class Marks:
    """Asks for a mark and keeps it."""

    def __init__(self, context: Context, subject: Subject, annotations: Annotations) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._annotations = annotations
        self._undo = context.undo
        self._open = context.open

    def action_mark_quote(self) -> None:
        number = self._subject.quote
        reading = self._annotations.reading
        if reading is None or number is None:
            key = self._stage.key
            then = f"{key('mark_quote')} marks a quote: {key('next_quote')} goes to the next one."
            self._stage.say(no_quote(reading.article if reading else None, then))
        else:
            self._stage.job("ask", lambda: self.ask(number))

    async def ask(self, number: int) -> None:
        """Ask for a mark on a quote of what is read, by its number, and set it. Inside a job."""
        from reader.ui.quotes.mark_dialog import MarkDialog

        reading = self._annotations.reading
        if reading is None:
            return
        quote, old = reading.article.quotes[number], self._annotations.mark(number)
        answer = await self._stage.ask(MarkDialog(quote, old))
        if answer is None or (answer.kind is None and old is None):
            return
        change = self._library.marks.put(reading, number, answer.kind, answer.note)
        self._undo.add(change.label, lambda: self._take_back(change))
        self._annotations.remark()
        self._stage.say_done(change.label)

    def _take_back(self, change: MarkChange) -> None:
        self._library.marks.undo(change)
        self._annotations.remark()

    def action_marked_quotes(self) -> None:
        self._stage.job("marks", self._list)

    async def _list(self) -> None:
        found = await self._library.marks.every()
        if found:
            self._stage.job("ask", lambda: self._choose(found))
        else:
            self._stage.say(
                f"You have marked no quote yet: {self._stage.key('mark_quote')} marks the one you are at."
            )

    async def _choose(self, found: Sequence[PlacedMark]) -> None:
        """Show all marks and open the one that is chosen: at its words, or an orphan's in their copy."""
        from reader.ui.quotes.mark_list import MarkList, in_order

        rows = in_order(found)
        number = await self._stage.ask(MarkList(rows))
        if number is not None:
            placed, mark = rows[number], rows[number].mark
            target: Target = Copy(mark.page) if placed.is_orphan else mark.url
            self._open(target, lambda: self._annotations.places_of(mark))

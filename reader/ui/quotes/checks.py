"""Checking quotes against their sources: on a key, with progress, and with a card that shows the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from time import monotonic

from reader.model import Checked, Quote, QuoteKind, Reading
from reader.ui.context import Context
from reader.ui.history import Copy
from reader.ui.quotes.annotations import Annotations
from reader.ui.quotes.verdict_words import in_sum
from reader.ui.subject import GONE, Subject, no_quote

PAUSE = 0.5
"""Seconds between two times that the signs follow a check of many quotes."""


class Checks:
    """Asks the library for verdicts. `mark` asks for one's own mark."""

    def __init__(
        self,
        context: Context,
        subject: Subject,
        annotations: Annotations,
        mark: Callable[[int], Awaitable[None]],
    ) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._annotations = annotations
        self._open = context.open
        self._mark = mark
        self._task: asyncio.Task[None] | None = None

    def renew(self) -> None:
        """Check again what was checked on other copies of the article that has come, or by other rules."""
        if reading := self._annotations.reading:
            self._stage.job("renew", lambda: self._renew(reading))

    async def _renew(self, reading: Reading) -> None:
        renewed = [checked async for checked in self._library.renew_verdicts(reading)]
        for checked in renewed:
            self._annotations.add(reading, checked)
        if renewed:
            self._annotations.show()

    def action_check_quote(self) -> None:
        reading, number = self._annotations.reading, self._subject.quote
        if reading is None or number is None:
            key = self._stage.key
            then = f"{key('check_quote')} checks a quote: {key('next_quote')} goes to the next one."
            self._stage.say(no_quote(reading.article if reading else None, then))
        else:
            self.check(number)

    def check(self, number: int) -> None:
        """Check a quote of what is read, by its number, and show the answer; a known one at once."""
        reading = self._annotations.reading
        if reading is None:
            return
        if reading.article.quotes[number].kind is QuoteKind.INDIRECT:
            self._stage.say("This is reported in other words: no words stand in quotation marks.")
            return
        known = self._annotations.verdicts.get(number)
        if known and known.verdict.kind.is_answer:
            self._show(reading, known)
        else:
            self._stage.job("check", lambda: self._check_one(reading, reading.article.quotes[number]))

    def action_check_all(self) -> None:
        if reading := self._annotations.reading:
            self._stage.job("check", lambda: self._check_all(reading))

    def stop(self) -> bool:
        """Stop the checks that are under way; whether there were any."""
        return self._task is not None and self._task.cancel()

    async def _check_one(self, reading: Reading, quote: Quote, every: bool = False) -> None:
        for checked in await self._check(reading, [quote], every):
            if self._is_read(reading):
                self._show(reading, checked)

    async def _check_all(self, reading: Reading) -> None:
        """Check what has no answer yet, and say what came of all."""
        in_marks = [quote for quote in reading.article.quotes if quote.kind is not QuoteKind.INDIRECT]
        known = [each for each in self._annotations.verdicts.values() if each.verdict.kind.is_answer]
        answered = {checked.quote for checked in known}
        found = await self._check(reading, [quote for quote in in_marks if quote not in answered])
        if self._is_read(reading):
            self._stage.say_ended(in_sum([*known, *found]))

    async def _check(self, reading: Reading, quotes: Sequence[Quote], every: bool = False) -> list[Checked]:
        found: list[Checked] = []
        steps = self._library.check(reading.article, quotes, page=reading.page, every=every)
        task = self._task = asyncio.current_task()
        self._stage.status.progress = _progress(0, len(quotes))
        shown = monotonic()
        try:
            async with aclosing(steps) as running:
                async for checked in running:
                    found.append(checked)
                    self._annotations.add(reading, checked)
                    self._stage.status.progress = _progress(len(found), len(quotes))
                    if monotonic() - shown > PAUSE:
                        self._annotations.show()
                        shown = monotonic()
        except asyncio.CancelledError:
            if self._task is task:  # not so when another check has taken its place
                self._stage.say_ended(f"Stopped: {len(found)} of {len(quotes)} checked.")
            raise
        finally:
            if self._task is task:
                self._task = None
                self._stage.status.progress = ""
            self._annotations.show()
        return found

    def _show(self, reading: Reading, checked: Checked) -> None:
        self._stage.job("ask", lambda: self._card(reading, checked))

    async def _card(self, reading: Reading, checked: Checked) -> None:
        """Show what a check said, and do what is wished after it."""
        from reader.ui.quotes.check_card import CardChoice, CheckCard

        number = self._annotations.number_of(checked.quote)
        own = None if number is None else self._annotations.mark(number)
        several = len(self._library.sources.linked(reading.article, checked.quote)) > 1
        choice = await self._stage.ask(CheckCard(checked, own, several=several))
        if choice is CardChoice.SOURCE and checked.page is not None:
            self._open(Copy(checked.page), lambda: checked.verdict.places)
        elif choice is CardChoice.EVERY:
            self._stage.job("check", lambda: self._check_one(reading, checked.quote, every=True))
        elif choice is CardChoice.MARK:
            number = self._annotations.number_of(checked.quote)
            if number is None:
                self._stage.say(GONE)
            else:
                await self._mark(number)

    def _is_read(self, reading: Reading) -> bool:
        """Whether that article is still in front of the user, who may have gone on meanwhile."""
        return reading is self._annotations.reading


def _progress(done: int, total: int) -> str:
    return f"Checking {done}/{total} …  Esc stops"

"""From a speaker to all that is stored of them, and from there to the articles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from reader.model import Saying
from reader.ui.article.reading_on import ReadingOn
from reader.ui.context import Context


class Voices:
    """Opens the page of a speaker and the list of speakers. `open_at` opens a URL at the words of a quote."""

    def __init__(
        self, context: Context, open_at: Callable[[str, str], Awaitable[None]], reading_on: ReadingOn
    ) -> None:
        self._library = context.library
        self._stage = context.stage
        self._now = context.now
        self._open_at = open_at
        self._reading_on = reading_on

    def page(self, name: str) -> None:
        """Show all that a speaker said."""
        if not self._library.said.is_full_name(name):
            self._stage.say(f"“{name}” is not a full name: several people may bear it.")
            return
        self._show(name)

    def action_speakers(self) -> None:
        self._show("")

    def _show(self, speaker: str) -> None:
        self._stage.job("ask", lambda: self._ask(speaker))
        self._reading_on.begin(hurry=True, everything=True)

    async def _ask(self, speaker: str) -> None:
        # Imported when first needed: it is no part of the first paint.
        from reader.ui.quotes.said_screens import SaidScreen

        saying: Saying | None = await self._stage.ask(SaidScreen(self._library.said, self._now, speaker))
        if saying is not None:
            self._stage.job("open", lambda: self._open_at(saying.url, saying.text))

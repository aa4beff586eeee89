"""The counts of the provenance strip: each leads to the list of what it counts, in the ledger."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.actions import LEDGER, Pane
from reader.ui.context import Context
from reader.ui.quotes.annotations import Annotations
from reader.ui.quotes.strip import MEANINGS, OF_QUOTES, About, Of, groups, quotes_behind, sources_behind


class CountLists:
    """Shows in the ledger what stands behind a count. `everybody` ends the choice of one speaker's quotes."""

    def __init__(self, context: Context, annotations: Annotations, everybody: Callable[[], None]) -> None:
        self._library = context.library
        self._stage = context.stage
        self._panes = context.panes
        self._annotations = annotations
        self._everybody = everybody

    def action_counts(self) -> None:
        if self._annotations.provenance is None:
            self._stage.say("Open an article first: its counts stand under its headline.")
        else:
            self._stage.job("ask", self._choose)

    async def _choose(self) -> None:
        """Ask for a count, and show its list."""
        from reader.ui.dialogs.questions import Choice, Pick

        provenance = self._annotations.provenance
        figures = [figure for group in groups(provenance) for figure in group] if provenance else []
        listed = [(figure.text, figure.about) for figure in figures if figure.about is not None]
        if not listed:
            self._stage.say("This article quotes nobody and rests on no link: there is nothing to count.")
            return
        choices = [Choice(text, self._meaning(about)) for text, about in listed]
        number = await self._stage.ask(Pick("What this article rests on", choices, classes="counts"))
        if number is not None:
            self.show(listed[number][1])

    def _meaning(self, about: About) -> str:
        meaning = MEANINGS[about]
        return (
            f"{meaning}; {self._stage.key('search_web')} searches the web"
            if about is Of.UNLINKED
            else meaning
        )

    def show(self, about: About) -> None:
        """Show the quotes or the sources that a count counts, and bring their list into use."""
        reading = self._annotations.reading
        if reading is None:
            return
        article, ledger = reading.article, self._panes.ledger
        if about in OF_QUOTES:
            self._everybody()  # a count is of all speakers
        if about is Of.QUOTES:  # all there are: nothing is left out that Esc could bring back
            ledger.said.limit(None)
            self._panes.go(Pane.QUOTES)
            return
        if about in OF_QUOTES:
            numbers = quotes_behind(article.quotes, about, self._annotations.checked)
            ledger.said.limit(frozenset(numbers), about.value)
            self._panes.go(Pane.QUOTES)
        else:
            sources = sources_behind(article, about, self._library.sources.links(article))
            ledger.limit_sources(sources, about.value)
            self._panes.go(Pane.SOURCES)
        self._stage.say("Esc shows all again.")

    def end(self, pane: Pane) -> bool:
        """Show all again in a list of the ledger that showed what a count counts; whether it did."""
        ledger = self._panes.ledger
        if pane not in LEDGER or not (ledger.said.is_limited if pane is Pane.QUOTES else ledger.is_limited):
            return False
        if pane is Pane.QUOTES:
            ledger.said.limit(None)
        else:
            ledger.limit_sources(None)
        self._stage.say("")
        return True

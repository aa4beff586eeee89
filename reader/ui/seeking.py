"""The line at the foot in which a find, a filter or a search is typed, from its opening to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.model import QueryError
from reader.ui.actions import Pane

if TYPE_CHECKING:
    from reader.ui.ask_line import AskLine
    from reader.ui.context import Context
    from reader.ui.finding import Finding
    from reader.ui.frame import KeyLine


class Seeking:
    """Opens the line in place of the keys, and has done what is typed.

    `listed` is told of other stories, `searching` that the library is about to be searched.
    """

    def __init__(
        self,
        context: Context,
        key_line: KeyLine,
        finding: Finding,
        listed: Callable[[], None],
        searching: Callable[[], None],
    ) -> None:
        self._stage = context.stage
        self._panes = context.panes
        self._key_line = key_line
        self._finding = finding
        self._listed = listed
        self._searching = searching
        self._line: AskLine | None = None
        self._front_before = context.panes.front

    async def action_find(self) -> None:
        await self._open(self._panes.front)

    async def action_search(self) -> None:
        await self._open(None)
        self._searching()

    async def _open(self, pane: Pane | None) -> None:
        from reader.ui.ask_line import AskLine
        from reader.ui.finding import BY_PATTERN, LABELS, SEARCH

        if self._line is not None:
            return
        self._front_before = self._panes.front
        if pane is None:
            self._panes.go(Pane.STORIES)
        self._line = AskLine(LABELS[pane] if pane else SEARCH, self._finding.begin(pane))
        if pane is Pane.ARTICLE:
            self._line.offer_pattern(BY_PATTERN, self._finding.in_text.as_pattern)
        self._key_line.display = False
        await self._stage.mount(self._line)

    def typed(self, text: str, as_pattern: bool) -> None:
        """Show what the text so far finds."""
        with self._telling():
            self._finding.typed(text, as_pattern)
            self._listed()
            if self._line:
                self._line.blame("", 0)

    async def finished(self, text: str | None, as_pattern: bool) -> None:
        """Close the line; what was typed stands, or (None) is given up."""
        with self._telling():
            pane = self._finding.finished(text, as_pattern)
            if self._line:
                await self._line.remove()
                self._line = None
            self._key_line.display = True
            self._listed()
            self._panes.go(pane or self._front_before)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Do what was typed; a search that cannot be read stays in its line, with the mistake under it."""
        try:
            with self._stage.telling(QueryError):
                yield
        except QueryError as error:
            if self._line:
                self._line.blame(str(error), error.position)

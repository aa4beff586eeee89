"""Stored pages that nobody opened yet, or that other rules read: read while the user is idle."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from reader.model import QueryError

if TYPE_CHECKING:
    from reader.model import Progress
    from reader.ui.context import Context

MOST = 500
"""Pages that one run reads by itself: after an update there may be very many."""
_EVERY = 8
"""Pages between two times that what asks the library follows."""


class ReadingOn:
    """Makes the articles of pages, so that searches find their words, their quotes and their sources.

    It rests as long as it works, and leaves what is beyond `MOST` for another run, until somebody waits.
    """

    def __init__(self, context: Context) -> None:
        self._library = context.library
        self._stage = context.stage
        self._lists = context.lists
        self._is_running = self._hurries = self._reads_all = self._is_done = False
        self._told = ""

    def begin(self, hurry: bool = False, everything: bool = False) -> None:
        """Read on, or go on reading; in a `hurry` where somebody waits, `everything` where all is wanted."""
        self._hurries = self._hurries or hurry
        self._reads_all = self._reads_all or everything
        if not self._is_running and (everything or not self._is_done):
            self._is_running = True
            self._stage.job("pages", self._read)

    async def _read(self) -> None:
        began = monotonic()
        try:
            async for step in self._library.said.read_pages():
                self._tell(f"Reading stored pages {step.done}/{step.total}")
                if step.done % _EVERY == 1 or step.done == step.total:
                    self._follow(step)
                if step.done >= MOST and not self._reads_all:
                    break
                if not self._hurries:
                    await asyncio.sleep(monotonic() - began)
                began = monotonic()
            else:
                self._is_done = True  # what comes from now on is read as it comes
        finally:
            self._is_running = self._hurries = self._reads_all = False
            self._tell("")

    def _tell(self, progress: str) -> None:
        """Say how far it is where nothing else says so."""
        if self._stage.status.progress in ("", self._told):
            self._stage.status.progress = self._told = progress

    def _follow(self, step: Progress) -> None:
        """Let what asks the whole library find what is there now."""
        if self._stage.dialogs:
            from reader.ui.quotes.said_screens import SaidScreen

            for screen in self._stage.dialogs:
                if isinstance(screen, SaidScreen):
                    screen.read_on(step)
        if self._lists.selection.search and not self._lists.selection.name:
            with suppress(QueryError):  # one that is half typed finds nothing
                self._lists.refill_stories()

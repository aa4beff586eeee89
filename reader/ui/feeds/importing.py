"""Feeds out of a file that another reader wrote."""

from __future__ import annotations

from os.path import expanduser
from typing import TYPE_CHECKING

from reader.config.bounded import read_given
from reader.model import Selection, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.context import Context
    from reader.ui.feeds.feeding import Feeding


class Importing:
    """Asks for the file, subscribes to what it lists, and fetches that."""

    def __init__(self, context: Context, feeding: Feeding) -> None:
        self._library = context.library
        self._stage = context.stage
        self._lists = context.lists
        self._feeding = feeding
        self._select = context.select

    def action_import_feeds(self) -> None:
        self._stage.job("ask", self._ask)

    async def _ask(self) -> None:
        name = await self._stage.prompt("Import feeds", "the path of an OPML file, or of newsboat's urls")
        if name is None:
            return
        done = self._library.subscriptions.import_list(read_given(expanduser(name)), name=name)
        lists = self._keep(done.lists)
        self._select(Selection())
        out = counted(len(done.notes), "thing was", "things were")
        left = f" {out} left out: `quoth import` says what." if done.notes else ""
        added = f"{counted(done.added, 'feed')} added{lists}"
        fetches = f"; {self._stage.key('refresh_all')} fetches them" if done.added else ""
        self._stage.say(f"{added}, {done.known:,} known already{fetches}.{left}")
        if done.added and not self._library.offline:
            self._stage.job("refresh", lambda: self._feeding.refresh(None))

    def _keep(self, searches: Sequence[tuple[str, str]]) -> str:
        """Put searches among the user's own lists; what to say of them."""
        if not searches:
            return ""
        from reader.config.lists import add_lists

        added = add_lists(self._lists.own_path, searches)
        self._lists.reload_own()
        return f", {counted(added, 'list')}"

"""The page of an article fetched again: what has changed of it since the copy that was read."""

from __future__ import annotations

from reader.ui.context import Context
from reader.ui.dates import moment_of
from reader.ui.opening import Opening


class Anew:
    """Fetches the page however fresh its copy is. Both copies are kept; history leads to the older one."""

    def __init__(self, context: Context, opening: Opening) -> None:
        self._library = context.library
        self._stage = context.stage
        self._view = context.panes.article
        self._opening = opening

    def action_fetch_anew(self) -> None:
        self._stage.job("open", self._fetch)

    async def _fetch(self) -> None:
        from reader.library.anew import fetch_anew

        older = self._view.reading
        if older is None:
            self._stage.say("Open an article: its page can be fetched again.")
            return
        self._stage.say(f"Fetching {older.article.title or 'the page'} again …")
        newer, found = await fetch_anew(self._library, older)
        copied = moment_of(older.copied)
        if not found:
            self._opening.put(newer, self._view.place)
            self._stage.say(f"The page says what the copy of {copied} says.")
            return
        self._opening.supersede(newer)
        self._view.point_out(found.places)
        key = self._stage.key("history_back")
        self._stage.say(f"Changed since the copy of {copied}: {found.words}. {key} shows that copy.")

"""What leaves the reader: addresses, into the web browser and onto the clipboard."""

from __future__ import annotations

from reader.ui.context import Context
from reader.ui.subject import Subject


class Outward:
    """Hands out what the user has in front, and says so."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject

    def action_browser(self) -> None:
        if url := self._url():
            with self._stage.telling():
                self._stage.browse(url)
                self._stage.say(f"Opened {url} in the browser.")

    def action_copy_url(self) -> None:
        if url := self._url():
            self._stage.copy(url)
            self._stage.say(f"Copied {url}")

    def action_search_web(self) -> None:
        if (reading := self._subject.reading) and (source := self._subject.source):
            url = self._library.sources.search_address(reading.article, source)
            self._stage.job("ask", lambda: self._search(source.name, url))

    async def _search(self, name: str, url: str) -> None:
        """Open a search in the browser if the user says yes, who sees the address first."""
        from reader.ui.dialogs.questions import Confirm

        if await self._stage.ask(Confirm(f"Search the web for {name}?", url)):
            self._stage.browse(url)
            self._stage.say(f"Opened {url} in the browser.")

    def _url(self) -> str | None:
        """The address that a key means; says so when there is none."""
        with self._stage.telling():
            url = self._subject.url
            if url is None:
                self._stage.say("This has no address.")
            return url
        return None

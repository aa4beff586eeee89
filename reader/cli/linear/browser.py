"""The way into the web browser, in plain lines."""

from __future__ import annotations

from reader.cli.linear.lines import number_of
from reader.cli.linear.part import Part
from reader.model import ReaderError


class Browser(Part):
    """Opens the article that is open, or a search for one of its sources."""

    def do_browser(self, _: str) -> None:
        reading = self._talk.opened
        url = (reading.story.url if reading.story else None) or reading.article.url
        if not url:
            raise ReaderError("This has no address.")
        self._browse(url)

    def do_web(self, number: str) -> None:
        """Search the web for a source by its number."""
        sources = self._talk.article.sources
        if not 1 <= number_of(number) <= len(sources):
            raise ReaderError("Say web and the number of a source; sources lists them.")
        address = self._talk.library.sources.search_address
        self._browse(address(self._talk.article, sources[number_of(number) - 1]))

    def _browse(self, url: str) -> None:
        from reader.ui.outside.browser import address_for_browser, open_by, open_by_system

        address = address_for_browser(url)
        if commands := self._talk.outside.settings.browser:
            self._talk.say(self._talk.wait(open_by(commands, address)))
        else:
            open_by_system(address)
            self._talk.say(f"Opened {address} in the browser.")

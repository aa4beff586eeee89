"""What leaves the reader: addresses, into the web browser and onto the clipboard."""

from __future__ import annotations

from reader.ui.stage import Stage
from reader.ui.subject import Subject


class Outward:
    """Hands out what the reader has in front, and says so."""

    def __init__(self, stage: Stage, subject: Subject) -> None:
        self._stage = stage
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

    def _url(self) -> str | None:
        """The address that a key means; says so when there is none."""
        with self._stage.telling():
            url = self._subject.url
            if url is None:
                self._stage.say("This has no address.")
            return url
        return None

"""A find in the text: typed, stepped through, ended; and where in it the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.article.view import ArticleView
    from reader.ui.panes import Panes
    from reader.ui.stage import Stage


class TextFind:
    """Marks in the article what is sought, words or a pattern, and says which of the places is shown."""

    def __init__(self, library: Library, stage: Stage, panes: Panes) -> None:
        self._library = library
        self._stage = stage
        self._panes = panes
        self.text = ""
        """What is sought; empty when no find is under way."""
        self.as_pattern = False

    def seek(self, text: str, as_pattern: bool) -> None:
        """Find a text, or what a regular expression is met by; an empty one ends the find."""
        if (text, as_pattern) == (self.text, self.as_pattern):
            return
        self.text, self.as_pattern = text, as_pattern
        if text and as_pattern:
            self._stage.job("find", self._find_pattern)
        else:
            self._view.find(text)
            self._tell()

    def step(self, by: int) -> None:
        """Go on to the find that lies so many on, or back."""
        self._view.step_find(by)
        self._tell()

    def forget(self) -> None:
        """Other text is shown: the find in it is over."""
        self.text = ""

    async def _find_pattern(self) -> None:
        sought, reading = self.text, self._view.reading
        self._view.show_finds(())
        if reading is None:
            return
        self._stage.say(f"Looking for {sought} …")
        found = await self._library.find_pattern(reading.article.document, sought)
        if (sought, reading) == (self.text, self._view.reading) and self.as_pattern:
            self._view.show_finds(found)
            self._tell()

    def _tell(self) -> None:
        if not self.text:
            return
        shown = self.text if self.as_pattern else f"“{self.text}”"
        count, number = self._view.find_count, self._view.found
        if number is None:
            self._stage.say(f"No {shown} in the text.")
            return
        on, back = self._stage.key("next_unread"), self._stage.key("previous_unread")
        self._stage.say(f"{shown}: {number + 1:,} of {count:,} · {on} next · {back} previous · Esc ends")

    @property
    def _view(self) -> ArticleView:
        return self._panes.article

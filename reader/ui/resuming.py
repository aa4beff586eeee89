"""Where reading stopped: each article is taken up again at the line at which it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Place

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Reading
    from reader.ui.article import ArticleView

END = 0.97
"""The share of an article behind the view from which it is read to its end, and begun anew the next time."""


class Resuming:
    """Remembers, by its story, the place at the top of the view and how much lay behind it."""

    def __init__(self, library: Library, view: ArticleView) -> None:
        self._library = library
        self._view = view

    def keep(self) -> None:
        """Remember how far the article in the view is read; at its head or its end, nothing is to take up."""
        reading = self._view.reading
        if reading is None or reading.story is None:
            return
        place, share = self._view.place, self._view.progress
        text = f"{place.block} {place.start} {share:.0%}" if place and share < END else None
        key = _key(reading.story.id)
        if text != self._library.remembered(key):
            self._library.remember(key, text)

    def left_off(self, reading: Reading) -> tuple[Place | None, str]:
        """The place at which an article was left, and what to say of it; none where it is to be begun."""
        text = self._library.remembered(_key(reading.story.id)) if reading.story else None
        if text is None:
            return None, ""
        block, start, share = text.split(" ")
        at = Place(int(block), int(start), int(start))
        return at, f"Taken up where you left it, at {share}; g goes to the beginning."


def _key(story: int) -> str:
    return f"place in story {story}"

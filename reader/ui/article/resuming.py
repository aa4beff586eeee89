"""Where reading stopped: each article is taken up again at the line at which it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.organising import LeftOff
from reader.model import Place

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Reading
    from reader.ui.article.view import ArticleView

END = 0.97
"""The share of an article behind the view from which it is read to its end, and begun anew the next time."""


class Resuming:
    """Remembers, by its story, the place at the top of the view and how much lay behind it."""

    def __init__(self, library: Library, view: ArticleView) -> None:
        self._library = library
        self._view = view

    def keep(self) -> bool:
        """Remember how far the article in the view is read, if that is news; whether it is.

        At its head or its end, nothing is to take up.
        """
        reading = self._view.reading
        if reading is None or reading.story is None:
            return False
        place, share = self._view.place, self._view.progress
        hundredths = max(round(share * 100), 1)  # what is begun is not read to 0 per cent
        left = LeftOff(place.block, place.start, hundredths) if place and share < END else None
        return self._library.organising.leave_off(reading.story.id, left)

    def left_off(self, reading: Reading, top: str) -> tuple[Place | None, str]:
        """The place at which an article was left, and what to say of it; none where it is to be begun.

        `top` is the key that goes to its beginning.
        """
        left = self._library.organising.left_off(reading.story.id) if reading.story else None
        if left is None:
            return None, ""
        at = Place(left.block, left.start, left.start)
        return at, f"Taken up where you left it, at {left.share}%; {top} goes to the beginning."

"""The pictures of the article, one at a time on the whole screen."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from reader.model import Reading

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.panes import Panes
    from reader.ui.stage import Stage

NO_EXTRA = "Pictures need the extra `images`: pip install 'quoth[images]'. Their captions stand in the text."
_PIXELS = 1600, 1200
"""As many as a large terminal shows."""


class Pictures:
    """Fetches pictures when they are asked for, and shows them."""

    def __init__(self, library: Library, stage: Stage, panes: Panes) -> None:
        self._library = library
        self._stage = stage
        self._panes = panes

    def action_pictures(self) -> None:
        reading = self._panes.article.reading
        if reading is None:
            self._stage.say("Open an article to see its pictures.")
        elif find_spec("textual_image") is None or find_spec("PIL") is None:
            self._stage.say(NO_EXTRA)
        else:
            self._stage.job("picture", lambda: self._show(reading))

    async def _show(self, reading: Reading) -> None:
        from reader.library.pictures import pictures_of

        article, number = reading.article, 0
        pictures = pictures_of(article)
        if not pictures:
            self._stage.say("This article has no pictures.")
            return
        step = 1
        while step:
            picture = pictures[number]
            self._stage.say("Fetching the picture …")
            png = await self._library.evidence.picture(article, picture.url, *_PIXELS)
            self._stage.say("")
            place = f"{number + 1} of {len(pictures)}" if len(pictures) > 1 else ""
            step = await self._shown(png, picture.caption, place)
            number = (number + step) % len(pictures)

    async def _shown(self, png: bytes, caption: str, place: str) -> int:
        def screen() -> type:
            # The import asks the terminal what it can, which it does not while Textual listens to it.
            from reader.ui.picture_screen import PictureScreen

            return PictureScreen

        answer: int = await self._stage.ask(self._stage.aside(screen)(png, caption, place))
        return answer

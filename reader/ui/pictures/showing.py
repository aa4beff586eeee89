"""The pictures of the article, one at a time on the whole screen."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING

from reader.library.pictures import pictures_of
from reader.ui.pictures.graphics import NO_EXTRA, cell_size, has_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Reading
    from reader.ui.context import Context
    from reader.ui.pictures.graphics import Graphics

_PIXELS = 1600, 1200
"""As many as a large terminal shows."""


class Pictures:
    """Fetches pictures when they are asked for, and shows them."""

    def __init__(self, context: Context, graphics: Graphics) -> None:
        self._graphics = graphics
        self._library = context.library
        self._stage = context.stage
        self._panes = context.panes

    def action_pictures(self) -> None:
        reading = self._panes.article.reading
        if reading is None:
            self._stage.say("Open an article to see its pictures.")
        elif not has_extra():
            self._stage.say(NO_EXTRA)
        else:
            self._stage.job("picture", lambda: self._show(reading))

    def open(self, url: str) -> bool:
        """Show the picture at an address; False when that is none of the article's, or none can be shown."""
        reading = self._reading_with(url)
        if reading is not None:
            self._stage.job("picture", lambda: self._show(reading, url))
        return reading is not None

    def has(self, url: str) -> bool:
        """Whether the article has a picture at an address, and it can be shown."""
        return self._reading_with(url) is not None

    def _reading_with(self, url: str) -> Reading | None:
        reading = self._panes.article.reading
        if reading is None or url not in (picture.url for picture in pictures_of(reading.article)):
            return None
        return reading if has_extra() else None

    async def _show(self, reading: Reading, url: str = "") -> None:
        """Show the pictures of an article, from one of them on."""
        pictures = pictures_of(reading.article)
        if not pictures:
            self._stage.say("This article has no pictures.")
            return
        number = next((number for number, one in enumerate(pictures) if one.url == url), 0)
        step = 1
        while step:
            picture = pictures[number]
            self._stage.say("Fetching the picture …")
            png = await self._library.pictures.whole(reading, picture.url, *_PIXELS)
            self._stage.say("")
            place = f"{number + 1} of {len(pictures)}" if len(pictures) > 1 else ""
            step = await self._shown(png, picture.caption, place)
            number = (number + step) % len(pictures)

    async def _shown(self, png: bytes, caption: str, place: str) -> int:
        with unasked(cell_size(self._panes.article.app)):
            from reader.ui.pictures.screen import PictureScreen

        async with self._stage.sending:
            answer: int = await self._stage.ask(PictureScreen(png, caption, place, self._graphics))
        return answer


@contextmanager
def unasked(cell: tuple[int, int]) -> Iterator[None]:
    """Import textual-image as where there is no terminal; it is told the size of a cell.

    It would ask the terminal what the reader knows, and wait a tenth of a second: an answer that takes longer
    is keys to Textual, and the first of them, Escape, closes the picture.
    """
    told = dict(zip(("TEXTUAL_CELL_WIDTH", "TEXTUAL_CELL_HEIGHT"), map(str, cell), strict=True))
    before, terminal = dict(os.environ), sys.__stdout__
    os.environ.update(told)
    vars(sys)["__stdout__"] = StringIO()
    try:
        yield
    finally:
        vars(sys)["__stdout__"] = terminal
        for name in told.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)

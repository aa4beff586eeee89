"""The pictures of the article in its text: fetched and made as they come near the view."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from random import randrange
from typing import TYPE_CHECKING

from reader.library.pictures import lead_of
from reader.model import BlockKind, Place, ReaderError, Room, SpanKind
from reader.ui.article.head import is_headline
from reader.ui.pictures import kitty
from reader.ui.pictures.graphics import Graphics, cell_size, hindrance, is_sharp
from reader.ui.pictures.plates import Plate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Article, Inset, Reading
    from reader.ui.context import Context

_MOST = 60
"""Pictures of an article that its text shows, and those of articles before that are held ready."""
_LEAST_ROWS = 3
_PAUSE = 0.01
"""Seconds between two slices of a picture, for the screen to be drawn."""


class Illustrating:
    """Puts the pictures of an article into its text as far as the terminal can draw them."""

    def __init__(self, context: Context, graphics: Graphics) -> None:
        self._library = context.library
        self._settings = context.settings
        self._stage = context.stage
        self._view = context.panes.article
        self._speaks_kitty = graphics is Graphics.KITTY
        self._on = context.settings.pictures
        self._reading: Reading | None = None
        self._urls: dict[int, str] = {}
        """The pictures of the article, by the block above whose text each stands."""
        self._plates: dict[int, Plate] = {}
        self._waiting: set[int] = set()
        """Blocks whose pictures are made, and not in the text yet."""
        self._missing: set[str] = set()
        self._made: OrderedDict[tuple[str, Room], Plate] = OrderedDict()
        self._number = randrange(len(kitty.NUMBERS))
        self._is_working = False
        context.stage.endings.append(self.leave)
        self._view.app.app_resume_signal.subscribe(self._view, lambda _: self._resumed())

    def action_pictures_in_text(self) -> None:
        """Show the pictures in the text, or take them out of it, until the program ends."""
        if problem := hindrance(self._view.app, self._settings):
            self._stage.say(problem)
            return
        self._on = not self._on
        self._begin_anew()
        if self._on:
            self._stage.say("Pictures stand in the text." if self._urls else "This article has no pictures.")
        else:
            self._stage.say("Pictures are left out of the text; their captions stand.")

    def apply(self, setting: str) -> None:
        """Follow a setting that was changed."""
        if setting == "pictures":
            self._on = self._settings.pictures
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._reading = None
        self.renew()

    def renew(self) -> None:
        """Follow the view: another article is in it, another stretch of one, or it has another size."""
        reading = self._view.reading
        if reading is not self._reading:
            self._begin(reading)
        elif self._is_awaited():
            self._put_in()
        if self._wanted() is not None and not self._is_working:
            self._is_working = True
            self._stage.job("illustrate", self._work)

    def leave(self) -> None:
        """Have the terminal forget the pictures, before it is left."""
        self._drop(self._made.values())
        self._made.clear()

    def _begin(self, reading: Reading | None) -> None:
        """Show of an article what is made already."""
        self._reading, self._missing = reading, set()
        is_shown = reading is not None and self._on and not hindrance(self._view.app, self._settings)
        self._urls = _places(reading.article) if reading is not None and is_shown else {}
        room = self._room() if self._urls else None
        made = ((block, self._made.get((url, room))) for block, url in self._urls.items() if room)
        self._plates = {block: plate for block, plate in made if plate is not None}
        self._put_in()

    def _put_in(self) -> None:
        """Let the text have the pictures that are made."""
        self._waiting.clear()
        self._view.illustrate(dict(self._plates))

    def _is_awaited(self) -> bool:
        """Whether a picture that is made is to be seen. The others wait for each other: giving the text other
        lines takes as long as to draw it."""
        top, height = self._view.scroll_offset.y, self._view.size.height
        ys = (self._view.sheet.y_of(Place(block, 0, 0)) for block in self._waiting)
        return any(top <= y <= top + height for y in ys)

    def _room(self) -> Room | None:
        """What a picture may take now: as wide as the text, as high as half of the screen."""
        app = self._view.app
        columns = min(self._view.sheet.columns, kitty.MOST)
        rows = min(app.size.height // 2 - 2, kitty.MOST)
        sharp = is_sharp(app, self._speaks_kitty)
        return Room(columns, rows, *cell_size(app), sharp) if rows >= _LEAST_ROWS else None

    def _wanted(self) -> tuple[int, Room] | None:
        """The block of the picture to be made next: the first from the top of the view to a screen below it,
        or else above it."""
        room = self._room() if self._urls else None
        if room is None:
            return None
        top, height = self._view.scroll_offset.y, self._view.size.height
        near = []
        for block, url in self._urls.items():
            plate = self._plates.get(block)
            y = self._view.sheet.y_of(Place(block, 0, 0))
            is_near = top - height <= y < top + 2 * height
            if is_near and (plate is None or plate.room != room) and url not in self._missing:
                near.append((y < top, y, block))
        return (min(near)[2], room) if near else None

    async def _work(self) -> None:
        try:
            while (wanted := self._wanted()) is not None and self._reading is not None:
                block, room = wanted
                reading, url = self._reading, self._urls[block]
                plate = await self._plate(reading, url, room)
                if plate is None:
                    self._missing.add(url)
                elif self._urls.get(block) == url and room == self._room():
                    self._plates[block] = plate
                    self._waiting.add(block)
                    if self._is_awaited():
                        self._put_in()
            self._put_in()
        finally:
            self._is_working = False

    async def _plate(self, reading: Reading, url: str, room: Room) -> Plate | None:
        """A picture made for a room; None when it cannot be had, or is no picture to be shown."""
        made = self._made.get((url, room))
        if made is not None:
            self._made.move_to_end((url, room))
            return made
        try:
            inset = await self._library.pictures.inset(reading, url, room)
        except ReaderError:  # its caption stands, and to open it says what is wrong
            return None
        if not inset.rows:
            return None
        plate = Plate(url, room, inset, self._next_number() if room.sharp else None)
        if plate.number is not None:
            await self._send(plate.number, inset)
        self._keep(plate)
        return plate

    async def _send(self, number: int, inset: Inset) -> None:
        async with self._stage.sending:
            for part in kitty.sent(number, inset.columns, inset.rows, inset.drawn):
                self._stage.send(part)
                await asyncio.sleep(_PAUSE)

    def _next_number(self) -> int:
        """A number that no other program is likely to have given to a picture in this terminal."""
        self._number = (self._number + 1) % len(kitty.NUMBERS)
        return kitty.NUMBERS[self._number]

    def _keep(self, plate: Plate) -> None:
        self._made[plate.url, plate.room] = plate
        shown = set(map(id, self._plates.values()))
        old = [made for made in self._made.values() if id(made) not in shown and made is not plate]
        too_many = old[: max(0, len(old) - _MOST)]
        for made in too_many:
            del self._made[made.url, made.room]
        self._drop(too_many)

    def _drop(self, plates: Iterable[Plate]) -> None:
        for plate in plates:
            if plate.number is not None:
                self._stage.send(kitty.forgotten(plate.number))

    def _resumed(self) -> None:
        """The terminal was left to another program, and may have forgotten the pictures: send them again."""
        if self._speaks_kitty:
            self.leave()
            self._begin_anew()


def _places(article: Article) -> dict[int, str]:
    """The pictures that the text of an article shows, by the block above whose text each stands."""
    blocks = article.document.blocks
    found = {
        number: span.target
        for number, block in enumerate(blocks)
        for span in block.spans
        if block.kind is BlockKind.CAPTION and span.kind is SpanKind.IMAGE and span.target
    }
    lead = lead_of(article)
    if lead is not None and blocks:
        begin = 1 if len(blocks) > 1 and is_headline(article.document, article.title) else 0
        found = {begin: lead} | found
    return dict(list(found.items())[:_MOST])

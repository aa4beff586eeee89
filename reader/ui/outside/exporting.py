"""Stories and their evidence handed out: written to a file, or put on the clipboard."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model import Reading, Story
from reader.ui.context import Context
from reader.ui.subject import Subject

if TYPE_CHECKING:
    from reader.ui.outside.write_dialog import WriteRequest


class Exporting:
    """Asks what shall be written and where, and brings it there. A file that exists is not lost unasked."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._lists = context.lists

    def action_write(self) -> None:
        self._stage.job("ask", self._ask)

    async def _ask(self) -> None:
        from reader.ui.outside.write_dialog import Offer, What, WriteDialog

        target, chosen = self._subject.story or self._subject.reading, self._subject.range
        ids = chosen or self._lists.rows.ids
        offers = []
        if chosen:
            offers.append(Offer(What.RANGE, f"the range ({len(ids):,})", self._lists.title))
        if target is not None:
            title = target.title if isinstance(target, Story) else target.article.title
            offers.append(Offer(What.STORY, "this story", title))
            offers.append(Offer(What.EVIDENCE, "its evidence", f"{title} evidence"))
        if ids and not chosen:
            offers.append(Offer(What.LIST, f"the list ({len(ids):,})", self._lists.title))
        if not offers:
            self._stage.say("There is nothing to write: choose a story.")
        elif request := await self._stage.ask(WriteDialog(offers)):
            was_brought = await self._bring(request, await self._data(request, target, ids))
            # Another range may have been begun while this one was written.
            if was_brought and request.what is What.RANGE and list(self._lists.chosen) == list(ids):
                self._lists.drop_range()

    async def _data(self, request: WriteRequest, target: Story | Reading | None, ids: Sequence[int]) -> bytes:
        from reader.ui.outside.write_dialog import What

        self._stage.say("Writing …")
        if request.what in (What.RANGE, What.LIST) or target is None:
            return await self._library.handouts.of_list(ids, request.form, self._lists.title)
        return await self._library.handouts.of([target], request.form, with_text=request.what is What.STORY)

    async def _bring(self, request: WriteRequest, data: bytes) -> bool:
        """Write or copy it, and say so; whether it was done."""
        if request.file is None:
            self._stage.copy(data.decode())
            self._stage.say(f"Copied {request.what} as {request.form.words}.")
        elif await self._written(request.file, data):
            from reader.library.outfile import whereabouts

            self._stage.say(f"Wrote {request.what} to {whereabouts(request.file)}.")
        else:
            self._stage.say("Nothing was written.")
            return False
        return True

    async def _written(self, name: str, data: bytes) -> bool:
        """Write a file, over another one if the user says so."""
        from reader.library.outfile import whereabouts, write_file
        from reader.ui.dialogs.questions import Confirm

        if await asyncio.to_thread(write_file, name, data):
            return True
        if not await self._stage.ask(Confirm(f"{whereabouts(name)} exists. Write over it?")):
            return False
        return await asyncio.to_thread(write_file, name, data, over=True)

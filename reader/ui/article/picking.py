"""Choosing among the blocks of the page that is read, and the rule for its site that comes of it."""

from __future__ import annotations

from reader.model import Reading
from reader.ui.context import Context
from reader.ui.opening import Opening
from reader.ui.subject import Subject


class Picking:
    """Shows the blocks, and has the article made anew by what the user chose."""

    def __init__(self, context: Context, subject: Subject, opening: Opening) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._opening = opening
        self._view = context.panes.article
        self._undo = context.undo

    def action_pick_blocks(self) -> None:
        if reading := self._subject.reading:
            self._stage.job("ask", lambda: self._choose(reading))
        else:
            self._stage.say("Open an article to choose among the blocks of its page.")

    async def _choose(self, reading: Reading) -> None:
        # Imported when first needed: it is no part of the first paint.
        from reader.ui.article.picker import Picker

        choosing = await self._library.sites.blocks(reading)
        rule = await self._stage.ask(Picker(self._library.sites, reading, choosing))
        if rule is None:
            return
        sites, before = self._library.sites, self._library.sites.text
        made, place = await sites.write(reading, rule, self._view.place)
        self._opening.put(made, place)
        written, label = sites.text, f"Wrote a rule for {rule.domain}"
        self._undo.add(label, lambda: self._stage.job("open", lambda: self._take_back(made, written, before)))
        key = self._stage.key("undo")
        self._stage.say(f"{label}, and the article is made anew by it. {key} undoes it.")

    async def _take_back(self, reading: Reading, written: str, before: str) -> None:
        made, place = await self._library.sites.take_back(reading, self._view.place, written, before)
        shown = self._view.reading
        if shown and shown.page == reading.page:
            self._opening.put(made, place)

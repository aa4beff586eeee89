"""Lists that lead back and on: the articles opened, and the chain of sources behind the one that is read."""

from __future__ import annotations

from reader.ui.context import Context
from reader.ui.opening import Opening
from reader.ui.subject import Subject
from reader.ui.trail import numbered


class Wayback:
    """Shows where the user has been, and where the sources lead."""

    def __init__(self, context: Context, subject: Subject, opening: Opening) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._opening = opening
        self._open = context.open

    def action_history_back(self, times: int = 1) -> None:
        self._stage.job("open", lambda: self._opening.back(times))

    def action_history_forward(self, times: int = 1) -> None:
        self._stage.job("open", lambda: self._opening.forward(times))

    def action_show_opened(self) -> None:
        self._stage.job("ask", self._choose_opened)

    def action_show_chain(self) -> None:
        self._stage.job("ask", self._choose_of_chain)

    async def _choose_opened(self) -> None:
        from reader.ui.dialogs.questions import Choice, PickToOpen

        history = self._opening.history
        if not history.visits:
            self._stage.say("You have opened no article yet.")
            return
        rows = [Choice(label, title) for label, title in numbered(history.visits, history.at)]
        number = await self._stage.ask(PickToOpen("Opened articles", rows, history.at, classes="chain"))
        if number is not None and number != history.at:
            self._stage.job("open", lambda: self._opening.go(number))

    async def _choose_of_chain(self) -> None:
        from reader.ui.dialogs.questions import Choice, PickToOpen

        reading = self._subject.reading
        if reading is None:
            self._stage.say("Open an article to see the chain of its sources.")
            return
        self._stage.say("Following the sources …")
        links = await self._library.sources.chain(reading)
        self._stage.say("")
        if len(links) == 1:
            self._stage.say("This article links no source.")
            return
        rows = [
            Choice("  " * link.depth + ("› " if link.depth else "") + link.name, link.about) for link in links
        ]
        number = await self._stage.ask(PickToOpen("The chain of sources", rows, classes="chain"))
        if number and (url := links[number].url):
            self._open(url, followed=links[number].name)
        elif number:
            self._stage.say(f"{links[number].name} is named there, not linked.")

"""Stories sent on by the user's own commands: to a service that keeps them, or by mail."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reader.library.piped import NO_SHARING, share
from reader.model import Reading

if TYPE_CHECKING:
    from reader.config.commands import NamedCommand
    from reader.ui.context import Context
    from reader.ui.subject import Subject


class Sharing:
    """Asks for one of the commands and runs it; what is under way goes on when the reader leaves."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self._stage = context.stage
        self._subject = subject
        self._commands = context.settings.commands.get("share", ())

    def action_share(self) -> None:
        if self._commands:
            self._stage.job("ask", self._ask)
        else:
            self._stage.say(NO_SHARING)

    async def _ask(self) -> None:
        from reader.ui.dialogs.questions import Choice, Pick

        reading = await self._subject.opened()
        if reading is None or not reading.article.url:
            self._stage.say("This has no address to share." if reading else "Choose a story to share it.")
            return
        choices = [Choice(command.name, shlex.join(command.words)) for command in self._commands]
        number = await self._stage.ask(Pick("Share the story by", choices, classes="commands"))
        if number is not None:
            command = self._commands[number]
            self._stage.job(f"share {command.name}", lambda: self._share(command, reading))

    async def _share(self, command: NamedCommand, reading: Reading) -> None:
        self._stage.say(f"Sharing by {command.name} …")
        await share(command, reading.article)
        self._stage.say(f"Shared by {command.name}.")

"""The article given to a command, and the command's output shown in its place, or in the terminal."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reader.library.piped import GIVEN, input_of, piped, words_for
from reader.library.programs import words_of
from reader.text.clean import safe_line
from reader.ui.outside.pipe_dialog import Pipe, PipeDialog

if TYPE_CHECKING:
    from reader.ui.context import Context
    from reader.ui.subject import Subject

_ANOTHER = "another command …"


class Piping:
    """Asks for a command, gives it the article, and opens what it wrote; Backspace leads back from there."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._named = context.settings.commands.get("pipe", ())
        self._open = context.open
        self._running = ""

    def action_pipe(self) -> None:
        self._stage.job("ask", self._ask)

    def stop(self) -> bool:
        """End the command that runs; whether there was one."""
        if not self._running:
            return False
        name, self._running = self._running, ""
        self._stage.end("pipe")
        self._stage.say_ended(f"Stopped {name}.")
        return True

    async def _ask(self) -> None:
        reading = await self._subject.opened()
        if reading is None:
            self._stage.say("There is nothing to pipe: choose a story.")
            return
        pipe = await self._asked()
        if pipe is None:
            return
        words = words_for(words_of(pipe.line), reading.article)
        data = await input_of(self._library, reading, GIVEN[pipe.given])
        if pipe.in_terminal:
            code = self._stage.lend(words, data, pause=True)
            self._stage.say(f"{safe_line(words[0])} ended with {code}." if code else "")
        else:
            self._stage.job("pipe", lambda: self._run(words, data, pipe))

    async def _asked(self) -> Pipe | None:
        """A command of the settings, or one that is typed, which is remembered."""
        if self._named:
            from reader.ui.dialogs.questions import Choice, Pick

            choices = [Choice(command.name, shlex.join(command.words)) for command in self._named]
            picked = Pick("Pipe the article to", [*choices, Choice(_ANOTHER)], classes="commands")
            number = await self._stage.ask(picked)
            if number is None:
                return None
            if number < len(self._named):
                return Pipe(shlex.join(self._named[number].words))
        pipe: Pipe | None = await self._stage.ask(PipeDialog(self._last()))
        if pipe:
            self._library.remember("pipe", f"{pipe.given} {int(pipe.in_terminal)} {pipe.line}")
        return pipe

    def _last(self) -> Pipe:
        given, _, rest = (self._library.remembered("pipe") or "0 0 ").partition(" ")
        terminal, _, line = rest.partition(" ")
        return Pipe(line, int(given), terminal == "1")

    async def _run(self, words: list[str], data: bytes, pipe: Pipe) -> None:
        name = self._running = safe_line(words[0])
        self._stage.say(f"{name} is running; Esc stops it.")
        try:
            article = await piped(words, data, GIVEN[pipe.given])
        finally:
            self._running = ""
        self._open(article)

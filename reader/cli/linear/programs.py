"""What is handed to other programs in plain lines: piped, sent on, read aloud, edited."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from reader.cli.linear.paging import taken_up_at
from reader.cli.linear.part import Part
from reader.library.editing import edited_file, edited_note, editor_of, first_problem
from reader.library.piped import (
    GIVEN,
    MARKDOWN,
    NO_SHARING,
    NO_SPEECH,
    input_of,
    piped,
    say_aloud,
    share,
    words_for,
)
from reader.library.programs import words_of
from reader.model import Place, ReaderError, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.config.commands import NamedCommand

_AS = "as"


class Programs(Part):
    """Runs the user's own commands; Ctrl+C stops one."""

    def do_pipe(self, line: str) -> None:
        """Give the article to a command, named in the settings or typed, and read what it wrote."""
        reading = self._talk.opened
        form, line = _form_of(line)
        named = self._talk.outside.settings.commands.get("pipe", ())
        if not line and named:
            self._offer("Commands", named, lambda command: self._pipe(reading, command.words, form))
            return
        if not line:
            forms = ", ".join(map(str.lower, GIVEN))
            raise ReaderError(f"Say pipe and a command; pipe {_AS}, one of {forms}, and a command.")
        command = next((one for one in named if one.name == line), None)
        self._pipe(reading, command.words if command else words_of(line), form)

    def do_share(self, name: str) -> None:
        """Send the article on by a command of the settings."""
        reading, named = self._talk.opened, self._talk.outside.settings.commands.get("share", ())
        if not named:
            raise ReaderError(NO_SHARING)
        if not reading.article.url:
            raise ReaderError("This has no address to share.")
        if name:
            command = next((one for one in named if one.name == name), None)
            if command is None:
                raise ReaderError(f"Say share and one of {', '.join(one.name for one in named)}.")
            self._share(command, reading)
        else:
            self._offer("Share by", named, lambda command: self._share(command, reading))

    def do_aloud(self, _: str) -> None:
        """From the page of the text that was said last."""
        if not self._talk.outside.settings.speech_command:
            raise ReaderError(NO_SPEECH)
        self._talk.say("Reading aloud; Ctrl+C stops.")
        self._talk.wait(self._speak(self._talk.opened))
        self._talk.say("Read to the end.")

    def do_edit(self, what: str) -> None:
        """The note on the open story, or one of the user's own files, in the editor."""
        outside = self._talk.outside
        words = editor_of(outside.settings.editor, os.environ)
        paths = outside.paths
        files = {"settings": paths.config, "links": paths.links, "sites": paths.sites, "lists": paths.lists}
        if not what or what == "note":
            self._edit_note(words)
        elif what in files:
            self._edit_file(words, files[what])
        else:
            raise ReaderError(f"Say edit, for your note, or edit and one of {', '.join(files)}.")

    def _offer(
        self, title: str, named: Sequence[NamedCommand], choose: Callable[[NamedCommand], None]
    ) -> None:
        self._talk.offer(
            title,
            named,
            lambda command: f"{command.name}, {shlex.join(command.words)}",
            lambda number: choose(named[number]),
        )

    def _pipe(self, reading: Reading, words: Sequence[str], form: str) -> None:
        self._talk.say(f"{words[0]} is running; Ctrl+C stops it.")
        self._talk.wait(self._piped(reading, words, form))

    async def _piped(self, reading: Reading, words: Sequence[str], form: str) -> None:
        data = await input_of(self._talk.library, reading, form)
        article = await piped(words_for(words, reading.article), data, form)
        self._talk.arrive(Reading(article, None, self._talk.now()))

    def _share(self, command: NamedCommand, reading: Reading) -> None:
        self._talk.wait(share(command, reading.article))
        self._talk.say(f"Shared by {command.name}.")

    async def _speak(self, reading: Reading) -> None:
        from reader.library.spoken import sentences

        command = self._talk.outside.settings.speech_command
        document = reading.article.document
        block = taken_up_at(self._talk.library, reading)[0]
        if not block:
            await say_aloud(command, reading.article.title)
        for place in sentences(document, Place(block, 0, 0)):
            await say_aloud(command, " ".join(document.at(place).split()))

    def _edit_note(self, words: Sequence[str]) -> None:
        story = self._talk.meant_story()
        code, text = edited_note(story.note, words, self._talk.outside.lend)
        _raise_for(words, code)
        if text is not None and text.strip() != story.note:
            self._talk.tell_of(self._talk.library.organising.note(story.id, text))

    def _edit_file(self, words: Sequence[str], path: Path) -> None:
        code, text = edited_file(path, words, self._talk.outside.lend)
        _raise_for(words, code)
        if text is not None:
            problem = first_problem(self._talk.outside.paths, path)
            since = "now" if path == self._talk.outside.paths.lists else "the next start"
            self._talk.say(problem or f"{path.name} holds from {since} on.")


def _form_of(line: str) -> tuple[str, str]:
    """The form that a command is to be given, and the command."""
    first, _, rest = line.partition(" ")
    named, _, command = rest.strip().partition(" ")
    form = next((form for form in GIVEN if form.lower() == named.lower()), None)
    return (form, command.strip()) if first == _AS and form else (MARKDOWN, line)


def _raise_for(words: Sequence[str], code: int) -> None:
    if code:
        raise ReaderError(f"{words[0]} ended with {code}.")

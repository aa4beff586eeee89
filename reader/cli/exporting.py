"""What is handed out on the command line: stories, their evidence, the list of feeds."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.running import DONE, Arguments, connected, stored, target_of
from reader.model import Form, ReaderError, Selection

if TYPE_CHECKING:
    from reader.library import Library


def export(arguments: Arguments) -> int:
    """Write what was asked for to a file, or to standard output."""
    _take_file(arguments)
    asked = [arguments.story, arguments.search, arguments.evidence]
    if sum(each is not None for each in asked) > 1:
        raise ReaderError("Ask for one of --story, --search and --evidence at a time.")
    if any(each is not None for each in asked):
        import asyncio

        form = _form(arguments)
        if not form.is_text and arguments.file == "-" and sys.stdout.isatty():
            raise ReaderError(f"{form.words} is not for a terminal: name a FILE.")
        data = asyncio.run(_written(arguments, form))
    else:
        if arguments.form is not None:
            raise ReaderError("The feeds are written as OPML; --as is for --story, --search and --evidence.")
        _refuse_other_than_opml(arguments.file)
        with stored(arguments) as library:
            data = library.subscriptions.as_opml().encode()
    _write_out(data, arguments.file, arguments.force)
    return DONE


def _take_file(arguments: Arguments) -> None:
    """Take the last of the stories for the FILE where it can be nothing else: `--story 12 harbour.html`."""
    names = arguments.story or []
    if names[1:] and names[-1] == "-" and arguments.file == "-":
        names.pop()
    last = Path(names[-1]) if len(names) > 1 and arguments.file == "-" else Path()
    if (
        last.suffix.lower().removeprefix(".") in list(Form)
        and "://" not in names[-1]
        and not os.path.exists(last)
    ):
        arguments.file = names.pop()
    if arguments.force and arguments.file == "-":  # one that exists may as well be a story
        raise ReaderError("--force writes over a FILE, and none is named: write it ahead of --story.")


def _refuse_other_than_opml(name: str) -> None:
    """Refuse a FILE that was meant for a story, or as one: the feeds in it would be a surprise."""
    if name.isdecimal():
        raise ReaderError(f"{name} would be a file with your feeds: --story {name} writes the story.")
    if Path(name).suffix.lower().removeprefix(".") in list(Form):
        raise ReaderError(
            f"{name} would hold your feeds, as OPML: --story or --search says what else goes in."
        )


def _form(arguments: Arguments) -> Form:
    if arguments.form is not None:
        return Form(arguments.form)
    return Form.of_file(arguments.file)


async def _written(arguments: Arguments, form: Form) -> bytes:
    async with connected(arguments) as library:
        if arguments.search is not None:
            found = library.story_ids(Selection(search=arguments.search))
            return await library.handouts.of_list(found, form, arguments.search)
        names = arguments.story or [arguments.evidence]
        return await _of_stories(library, names, form, with_text=arguments.evidence is None)


async def _of_stories(library: Library, names: list[str], form: Form, with_text: bool) -> bytes:
    targets = [target_of(library, name) for name in names]
    title = f"{len(targets)} stories" if len(targets) > 1 else ""
    return await library.handouts.of(targets, form, with_text=with_text, title=title)


def _write_out(data: bytes, name: str, over: bool) -> None:
    if name == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from reader.library.outfile import write_file

    if not write_file(name, data, over=over):
        raise ReaderError(f"{name} exists; --force writes over it.")

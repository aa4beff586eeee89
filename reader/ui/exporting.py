"""The evidence handed out: written to a file, or put on the clipboard."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from reader.library import Library
from reader.model import ReaderError, Reading, Story
from reader.ui.stage import Stage
from reader.ui.subject import Subject

_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^\w]+")


class Exporting:
    """Asks where the evidence shall go, and brings it there. A file that exists is not lost unasked."""

    def __init__(self, library: Library, stage: Stage, subject: Subject) -> None:
        self._library = library
        self._stage = stage
        self._subject = subject

    def action_export_evidence(self) -> None:
        self._stage.job("ask", self._export)

    async def _export(self) -> None:
        from reader.ui.dialogs import Choice, Pick

        target = self._subject.story or self._subject.reading
        if target is None:
            self._stage.say("Choose a story to export its evidence.")
            return
        ways = ("Markdown to a file", "JSON to a file", "Markdown to the clipboard")
        way = await self._stage.ask(Pick("Export the evidence", [Choice(name) for name in ways]))
        if way == 2:
            self._stage.copy(await self._library.evidence.export(target))
            self._stage.say("Copied the evidence as Markdown.")
        elif way is not None:
            await self._write(target, as_json=way == 1)

    async def _write(self, target: Story | Reading, as_json: bool) -> None:
        title = target.title if isinstance(target, Story) else target.article.title
        name = await self._stage.prompt(
            "Write the evidence to", "the name of a file", file_name(title, "json" if as_json else "md")
        )
        if name is None:
            return
        text = await self._library.evidence.export(target, as_json=as_json)
        if not await asyncio.to_thread(_written, Path(name).expanduser(), text, False):
            from reader.ui.dialogs import Confirm

            if not await self._stage.ask(Confirm(f"{name} exists. Write over it?")):
                self._stage.say("Nothing was written.")
                return
            await asyncio.to_thread(_written, Path(name).expanduser(), text, True)
        self._stage.say(f"Wrote the evidence to {name}.")


def file_name(title: str, suffix: str) -> str:
    """A name for the evidence of an article: the words of its title, joined by hyphens."""
    words = _NOT_IN_NAMES.sub("-", title.casefold())[:_LONGEST_NAME].strip("-_")
    return f"{words or 'evidence'}.{suffix}"


def _written(path: Path, text: str, over: bool) -> bool:
    """Write a file; False when it exists and is not to be written over."""
    try:
        with path.open("w" if over else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as error:
        raise ReaderError(f"{path} cannot be written: {error.strerror}.") from error
    return True

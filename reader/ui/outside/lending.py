"""The terminal lent to other programs: a pager that shows the article, an editor of files."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.model import Form, Reading, Story

if TYPE_CHECKING:
    from reader.config import Paths
    from reader.ui.context import Context
    from reader.ui.subject import Subject


class Lending:
    """Leaves the terminal to a program, and takes it again; `keep_note` keeps a note on a story."""

    def __init__(
        self, context: Context, subject: Subject, paths: Paths, keep_note: Callable[[Story, str], None]
    ) -> None:
        self._stage = context.stage
        self._subject = subject
        self._settings = context.settings
        self._paths = paths
        self._keep_note = keep_note

    def action_pager(self) -> None:
        self._stage.job("ask", self._page)

    def action_edit(self) -> None:
        self._stage.job("ask", self._edit)

    async def _page(self) -> None:
        from reader.library.printed import article_text
        from reader.ui.article.head import human_date

        if reading := await self._subject.opened():
            words = self._settings.pager or of_environment(os.environ, ("PAGER",), "less")
            self._tell(words, self._stage.lend(words, article_text(reading.article, human_date).encode()))
        else:
            self._stage.say("Choose a story to show it in the pager.")

    async def _edit(self) -> None:
        from reader.ui.dialogs.questions import Choice, Pick

        reading, story = await self._subject.opened(), self._subject.story
        words = self._settings.editor or of_environment(os.environ, ("VISUAL", "EDITOR"), "vi")
        files = {
            "Settings": self._paths.config,
            "Kinds of link": self._paths.links,
            "Sites": self._paths.sites,
        }
        ways: list[tuple[Choice, Callable[[], None]]] = [
            (Choice(name, str(path)), partial(self._edit_file, words, path)) for name, path in files.items()
        ]
        if story and self._subject.ids:
            note = Choice("Your note", "on the story; kept when the editor ends")
            ways.insert(0, (note, partial(self._edit_note, words, story)))
        if reading:
            copy = Choice("This article", "a copy of its Markdown, to read")
            ways.insert(0, (copy, partial(self._show_copy, words, reading)))
        offered = [choice for choice, _ in ways]
        number = await self._stage.ask(Pick("Open in the editor", offered, classes="commands"))
        if number is not None:
            _, act = ways[number]
            act()

    def _show_copy(self, words: tuple[str, ...], reading: Reading) -> None:
        from reader.library.printed import article_markdown
        from reader.ui.outside.write_dialog import file_name

        with TemporaryDirectory(prefix="quoth-") as folder:
            copy = Path(folder) / file_name(reading.article.title, Form.MARKDOWN)
            copy.write_text(article_markdown(reading.article), encoding="utf-8")
            copy.chmod(0o400)
            self._tell(words, self._stage.lend([*words, str(copy)]))

    def _edit_note(self, words: tuple[str, ...], story: Story) -> None:
        """Keep what the editor leaves as the note, unless it ends with an error as `:cq` of vi does."""
        with TemporaryDirectory(prefix="quoth-") as folder:
            path = Path(folder) / "note.txt"
            path.write_text(story.note, encoding="utf-8")
            code = self._stage.lend([*words, str(path)])
            written = _content(path)
        self._tell(words, code)
        if written is not None and not code:
            self._keep_note(story, written.decode("utf-8", "replace"))

    def _edit_file(self, words: tuple[str, ...], path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = _content(path)
        self._tell(words, self._stage.lend([*words, str(path)]))
        if _content(path) == before:
            return
        problems = self._problems(path)
        self._stage.say(problems or f"{path.name} holds from the next start on.", problem=bool(problems))

    def _problems(self, path: Path) -> str:
        """The first mistake in a file of the settings; empty when it has none."""
        from reader.config.reading import settings_problems
        from reader.config.rules import link_problems, site_problems

        looked = {self._paths.config: settings_problems, self._paths.links: link_problems}
        return next((str(problem) for problem in looked.get(path, site_problems)(path)), "")

    def _tell(self, words: tuple[str, ...], code: int) -> None:
        self._stage.say(f"{words[0]} ended with {code}." if code else "", problem=bool(code))


def of_environment(environ: Mapping[str, str], names: tuple[str, ...], otherwise: str) -> tuple[str, ...]:
    """The words of the first of these variables that holds a command."""
    for name in names:
        try:
            words = tuple(shlex.split(environ.get(name, "")))
        except ValueError:
            continue
        if words:
            return words
    return (otherwise,)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None

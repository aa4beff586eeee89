"""The terminal lent to other programs: a pager that shows the article, an editor of files."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library.editing import edited_file, edited_note, editor_of, first_problem, of_environment
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
        words = editor_of(self._settings.editor, os.environ)
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
        code, written = edited_note(story.note, words, self._stage.lend)
        self._tell(words, code)
        if written is not None:
            self._keep_note(story, written)

    def _edit_file(self, words: tuple[str, ...], path: Path) -> None:
        code, written = edited_file(path, words, self._stage.lend)
        self._tell(words, code)
        if written is not None:
            problem = first_problem(self._paths, path)
            self._stage.say(problem or f"{path.name} holds from the next start on.", problem=bool(problem))

    def _tell(self, words: tuple[str, ...], code: int) -> None:
        self._stage.say(f"{words[0]} ended with {code}." if code else "", problem=bool(code))

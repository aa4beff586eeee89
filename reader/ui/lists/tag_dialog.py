"""The dialog in which a story's tags are written, with completion from the tags that there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.model import Tag
from reader.ui.dialogs.frame import LineDialog
from reader.ui.dialogs.questions import Choice, ChoiceRows
from reader.ui.lists.rows import RowList

_LAST_WORD = re.compile(r"[^\s,]*\Z")


def fitting(tags: Sequence[Tag], typed: str) -> list[Tag]:
    """The tags that the last word typed may become: those that begin with it, then those that hold it.

    Those that are typed already are left out, and those that most stories have come first.
    """
    word = _LAST_WORD.search(typed)
    wanted = word[0].lstrip("#").casefold() if word else ""
    before = typed[: word.start()] if word else typed
    there = {each.lstrip("#").casefold() for each in re.split(r"[\s,]+", before)}
    found = [tag for tag in tags if wanted in tag.name.casefold() and tag.name.casefold() not in there]
    return sorted(found, key=lambda tag: (not tag.name.casefold().startswith(wanted), -tag.stories))


def completed(typed: str, tag: str) -> str:
    """What was typed with its last word made this tag, ready for the next."""
    return _LAST_WORD.sub("", typed, count=1) + f"{tag} "


class TagDialog(LineDialog[str]):
    """Asks for the tags of stories, beginning with those that they have; None when it is given up.

    `mistake` tells what is wrong with what was typed, which then stays to be put right.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"Tab": "complete", "↑↓": "choose", "Enter": "keep", "Esc": "cancel"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]

    def __init__(
        self, about: str, shared: Sequence[str], tags: Sequence[Tag], mistake: Callable[[str], str]
    ) -> None:
        super().__init__(
            f"Tags of {about}",
            "".join(f"{tag} " for tag in shared),
            "words with spaces between them",
            classes="tags",
            empty="No tag that you have begins like this: Enter makes a new one.",
        )
        self._tags = tags
        self._fitting: list[Tag] = []
        self._mistake = mistake

    def body(self) -> ComposeResult:
        yield self.field
        yield self.wrong
        yield self.rows

    def on_mount(self) -> None:
        self._suggest(self.field.value)

    def action_complete(self) -> None:
        """Make the last word the tag under the cursor."""
        if self._fitting:
            self.field.value = completed(self.field.value, self._fitting[self.rows.cursor or 0].name)
            self.field.cursor_position = len(self.field.value)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click on a tag takes it."""
        event.stop()
        self.action_complete()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._suggest(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if mistake := self._mistake(event.value):
            self.wrong.say(mistake)
        else:
            self.dismiss(event.value)

    def _suggest(self, typed: str) -> None:
        self._fitting = fitting(self._tags, typed)
        choices = [Choice(f"#{tag.name}", f"{tag.stories:,}") for tag in self._fitting]
        self.rows.show(ChoiceRows(choices))

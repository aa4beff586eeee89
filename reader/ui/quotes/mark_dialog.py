"""The dialog that asks for one's own mark on a quote and a note to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input

from reader.model import Mark, MarkKind, Quote
from reader.ui.dialogs.frame import LineDialog
from reader.ui.dialogs.ordered import OrderedText
from reader.ui.dialogs.questions import Choice, ChoiceRows
from reader.ui.lists.rows import RowList
from reader.ui.quotes.signs import MARKS

_MEANINGS = {
    MarkKind.CHECKED: "you looked into it, and it holds",
    MarkKind.DOUBTFUL: "you would not rely on it",
    MarkKind.WRONG: "you know that it does not hold",
}
_KINDS: tuple[MarkKind | None, ...] = (*MarkKind, None)
_LONGEST = 600
"""Characters of a quote that stand in the dialog: it is in the text behind it."""


class MarkChoice(NamedTuple):
    """A mark as it was asked for; without a kind it is to be taken away."""

    kind: MarkKind | None
    note: str


class MarkDialog(LineDialog[MarkChoice]):
    """Asks for a mark. The arrows choose it while the note is typed."""

    KEYS: ClassVar[Mapping[str, str]] = {"↑↓": "choose", "Enter": "set it", "Esc": "cancel"}

    def __init__(self, quote: Quote, old: Mark | None) -> None:
        note = old.note if old else ""
        super().__init__("Your mark on this quote", note, "a note, if you like", classes="mark")
        self._quote = quote
        self._old = old

    def body(self) -> ComposeResult:
        text = self._quote.text
        words = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        yield OrderedText(words, classes="dialog-words")
        yield self.rows
        yield self.field

    def on_mount(self) -> None:
        choices = [Choice(f"{MARKS[kind]} {kind.value}", _MEANINGS[kind]) for kind in MarkKind]
        choices.append(Choice("  none", "take the mark away" if self._old else "no mark"))
        self.rows.show(ChoiceRows(choices), _KINDS.index(self._old.kind) if self._old else 0)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click on a row chooses it and leaves the note to be typed."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(MarkChoice(_KINDS[self.rows.cursor or 0], event.value.strip()))

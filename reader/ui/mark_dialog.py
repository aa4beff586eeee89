"""The dialog that asks for one's own mark on a quote and a note to it."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.model import Mark, MarkKind, Quote
from reader.ui.dialogs import STYLE, Choice, ChoiceRows
from reader.ui.rows import RowList
from reader.ui.signs import MARKS

_MEANINGS = {
    MarkKind.CHECKED: "you looked into it, and it holds",
    MarkKind.DOUBTFUL: "you would not rely on it",
    MarkKind.WRONG: "you know that it does not hold",
}
_KINDS: tuple[MarkKind | None, ...] = (*MarkKind, None)
_LONGEST = 600
"""Characters of a quote that stand in the dialog: it is in the text behind it."""


class Answer(NamedTuple):
    """A mark as it was asked for; without a kind it is to be taken away."""

    kind: MarkKind | None
    note: str


class MarkDialog(ModalScreen[Answer | None]):
    """Asks for a mark. The arrows choose it while the note is typed."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('scroll_up')", "Up", show=False),
        Binding("down", "move('scroll_down')", "Down", show=False),
        Binding("escape", "dismiss(None)", "Cancel", show=False),
    ]

    def __init__(self, quote: Quote, old: Mark | None) -> None:
        super().__init__(classes="mark")
        self._quote = quote
        self._old = old
        self._rows = RowList()
        self._rows.can_focus = False

    def compose(self) -> ComposeResult:
        text = self._quote.text
        words = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        with Vertical(classes="dialog"):
            yield Static("Your mark on this quote", classes="dialog-title", markup=False)
            yield Static(words, classes="dialog-words", markup=False)
            yield self._rows
            yield Input(self._old.note if self._old else "", placeholder="a note, if you like", compact=True)
            yield Static("↑↓  choose    Enter  set it    Esc  cancel", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        choices = [Choice(f"{MARKS[kind]} {kind.value}", _MEANINGS[kind]) for kind in MarkKind]
        choices.append(Choice("  none", "take the mark away" if self._old else "no mark"))
        self._rows.show(ChoiceRows(choices), _KINDS.index(self._old.kind) if self._old else 0)
        self.query_one(Input).focus()

    def action_move(self, how: str) -> None:
        getattr(self._rows, f"action_{how}")()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click on a row chooses it and leaves the note to be typed."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(Answer(_KINDS[self._rows.cursor or 0], event.value.strip()))

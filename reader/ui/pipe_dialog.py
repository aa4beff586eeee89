"""The dialog that asks for a command, what it is given, and where its output goes."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.ui.dialogs import STYLE
from reader.ui.option_line import OptionLine

GIVEN = ("Markdown", "text", "JSON")
"""The forms in which a command gets an article."""
_HERE = ("here, as an article", "in the terminal")


class Pipe(NamedTuple):
    """A command as it was asked for: its line, what it is given (a number in `GIVEN`), where it writes to."""

    line: str
    given: int = 0
    in_terminal: bool = False


class PipeDialog(ModalScreen[Pipe | None]):
    """Asks for a `Pipe`, beginning with the last one."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
        Binding("enter", "done", "Run", show=False),
        Binding("escape", "dismiss(None)", "Cancel", show=False),
    ]

    def __init__(self, last: Pipe) -> None:
        super().__init__(classes="pipe")
        self._line = Input(last.line, placeholder="a program and its words, without a shell", compact=True)
        self._given = OptionLine("Give", GIVEN)
        self._given.chosen = last.given
        self._shown = OptionLine("Show", _HERE)
        self._shown.chosen = int(last.in_terminal)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Pipe the article to a command", classes="dialog-title", markup=False)
            with Horizontal(classes="labelled"):
                yield Static(" Run", markup=False)
                yield self._line
            yield self._given
            yield self._shown
            keys = "Enter  run    ←→  choose    ↑↓  next line    Esc  cancel"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        self._line.focus()

    def on_input_submitted(self) -> None:
        self.action_done()

    def action_done(self) -> None:
        if line := self._line.value.strip():
            self.dismiss(Pipe(line, self._given.chosen, bool(self._shown.chosen)))

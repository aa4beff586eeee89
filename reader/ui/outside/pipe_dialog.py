"""The dialog that asks for a command, what it is given, and where its output goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult

from reader.library.piped import GIVEN
from reader.ui.dialogs.frame import FieldsDialog, labelled
from reader.ui.dialogs.option_line import OptionLine
from reader.ui.dialogs.ordered import OrderedInput

_HERE = ("here, as an article", "in the terminal")


class Pipe(NamedTuple):
    """A command as it was asked for: its line, what it is given (a number in `GIVEN`), where it writes to."""

    line: str
    given: int = 0
    in_terminal: bool = False


class PipeDialog(FieldsDialog[Pipe]):
    """Asks for a `Pipe`, beginning with the last one."""

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "run", "←→": "choose", "↑↓": "next line", "Esc": "cancel"}

    def __init__(self, last: Pipe) -> None:
        super().__init__("Pipe the article to a command", self._asked, classes="pipe")
        self._line = OrderedInput(
            last.line, placeholder="a program and its words, without a shell", compact=True
        )
        self._given = OptionLine("Give", GIVEN)
        self._given.chosen = last.given
        self._shown = OptionLine("Show", _HERE)
        self._shown.chosen = int(last.in_terminal)

    def body(self) -> ComposeResult:
        yield labelled("Run", self._line)
        yield self._given
        yield self._shown

    def on_mount(self) -> None:
        self.set_focus(self._line)

    def _asked(self) -> Pipe | None:
        line = self._line.value.strip()
        return Pipe(line, self._given.chosen, bool(self._shown.chosen)) if line else None

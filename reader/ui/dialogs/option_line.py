"""A line of a dialog that chooses one of a few, by the arrows or a click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from reader.ui.cells import Line
from reader.ui.frame import Bar

_LABEL = 8
"""Cells of the label before the options."""


class OptionLine(Bar, can_focus=True):
    """Options side by side, one of them chosen: a full circle before it tells so without colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False),
        Binding("right,l,space", "step(1)", "Next", show=False),
    ]
    DEFAULT_CSS = "OptionLine { height: 1; } OptionLine:focus { background: $panel; }"

    chosen: reactive[int] = reactive(0)

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, line: OptionLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, label: str, options: Sequence[str]) -> None:
        super().__init__()
        self._label = label
        self.options = tuple(options)

    def action_step(self, step: int) -> None:
        self.choose((self.chosen + step) % len(self.options))

    def choose(self, number: int) -> None:
        """Choose an option and say so."""
        if number != self.chosen:
            self.chosen = number
            self.post_message(self.Changed(self))

    def line(self, width: int) -> Line:
        mark = "▸" if self.has_focus else " "
        runs = [(f"{mark}{self._label}".ljust(_LABEL), "quiet")]
        for number, text in enumerate(self._shown()):
            runs += [(text, "strong" if number == self.chosen else ""), ("  ", "")]
        return tuple(runs)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        at = _LABEL
        for number, text in enumerate(self._shown()):
            if at <= event.x < at + cell_len(text):
                self.choose(number)
            at += cell_len(text) + 2

    def _shown(self) -> Iterator[str]:
        for number, option in enumerate(self.options):
            yield f"{'●' if number == self.chosen else '○'} {option}"

"""A line of a dialog that chooses one of a few, by the arrows or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from reader.ui.cells import Line, cut
from reader.ui.dialogs.frame import LABEL
from reader.ui.frame import Bar

_BETWEEN = 2
_MORE = "… "
"""Stands for options before those in sight."""


class OptionLine(Bar, can_focus=True):
    """Options side by side, one of them chosen: a full circle before it tells so without colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False),
        Binding("right,l,space", "step(1)", "Next", show=False),
    ]
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
        runs = [(f"{mark}{self._label}".ljust(LABEL), "quiet")]
        for number, at, text in self._placed(width):
            gap = at - sum(cell_len(run) for run, _ in runs)
            before = _MORE if number and len(runs) == 1 else ""
            runs += [(before.ljust(gap), "quiet"), (text, "strong" if number == self.chosen else "")]
        return tuple(runs)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        for number, at, text in self._placed(self.size.width):
            if at <= event.x < at + cell_len(text):
                self.choose(number)

    def _placed(self, width: int) -> list[tuple[int, int, str]]:
        """The options in sight by their numbers, each with its first cell.

        Those before the chosen one give way to it.
        """
        texts = [f"{'●' if n == self.chosen else '○'} {option}" for n, option in enumerate(self.options)]
        first, at = 0, LABEL
        while first < self.chosen and at + _length(texts[first : self.chosen + 1]) > width:
            first, at = first + 1, LABEL + len(_MORE)
        placed = []
        for number, text in enumerate(texts[first:], first):
            if at < width:
                placed.append((number, at, cut(text, width - at)))
            at += cell_len(text) + _BETWEEN
        return placed


def _length(texts: Sequence[str]) -> int:
    """The cells of options side by side."""
    return sum(map(cell_len, texts)) + _BETWEEN * (len(texts) - 1)

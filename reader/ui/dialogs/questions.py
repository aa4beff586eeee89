"""The few questions that cover the screen: an address, yes or no, and one of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.ui.ask_line import AskLine
from reader.ui.cells import Line, cut, spread, wrap
from reader.ui.dialogs.frame import Dialog, LineDialog, RowsDialog
from reader.ui.dialogs.ordered import OrderedText
from reader.ui.lists.rows import RowList, Rows

_DETAIL_LINES = 4
_TAG, _HUNG = 9, 2
"""Cells before the details where labels may be as long as half of a line: a label has its detail beside it as
far as it is shorter, else under it. Where most are longer, all details hang under their labels."""


class Prompt(LineDialog[str]):
    """Asks for a line of text, beginning with `text`. Gives it without blanks around it, or None."""

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "go on", "Esc": "cancel"}

    def __init__(self, title: str, hint: str, text: str = "") -> None:
        super().__init__(title, text, hint)

    def body(self) -> ComposeResult:
        yield self.field

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)


class Confirm(Dialog[bool]):
    """Asks yes or no. Gives True, or None for no."""

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "yes", "Esc": "no"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", "Yes", show=False),
        Binding("n,q", "close", "No", show=False),
    ]

    def __init__(self, question: str, note: str = "") -> None:
        super().__init__(question)
        self._note = note

    def body(self) -> ComposeResult:
        if self._note:
            yield OrderedText(self._note)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row to choose from; without text it is a blank line. A heading cannot be chosen, nor what is off."""

    label: str = ""
    detail: str = ""
    heading: bool = False
    off: bool = False


class ChoiceRows:
    """Choices drawn for a list: the labels in a column, the details broken beside them."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self._column = max((cell_len(one.label) for one in choices if not one.heading), default=0) + 2

    def __len__(self) -> int:
        return len(self.choices)

    def height(self, width: int) -> int:
        return 0

    def selectable(self, index: int) -> bool:
        return not (self.choices[index].heading or self.choices[index].off)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        choice = self.choices[index]
        if choice.heading:
            return (((choice.label, "heading"),),)
        labels, details = ("quiet", "quiet") if choice.off else ("strong", "")
        column = self._column
        if not choice.detail or (column > width // 2 and self._has_room(width)):
            return (spread(choice.label, choice.detail, width, labels),)
        column = column if column <= width // 2 else self._narrow_column
        label = cut(choice.label, width)
        beside = wrap(choice.detail, width - column, _DETAIL_LINES) or [""]
        hung: list[Line] = [((" " * column, ""), (detail, details)) for detail in beside]
        if cell_len(label) + 2 > column:
            return (((label, labels),), *hung)
        first = (label + " " * (column - cell_len(label)), labels), (beside[0], details)
        return (first, *hung[1:])

    @property
    def _narrow_column(self) -> int:
        labels = [choice.label for choice in self.choices if choice.detail]
        return _TAG if 2 * sum(cell_len(label) + 2 <= _TAG for label in labels) >= len(labels) else _HUNG

    def _has_room(self, width: int) -> bool:
        """Whether each choice has room for its detail at the right end of its line, in half of it at most."""
        rooms = ((choice.label, width - 1 - cell_len(choice.detail)) for choice in self.choices)
        return all(cell_len(label) <= room >= width // 2 for label, room in rooms)


class Pick(RowsDialog[int]):
    """Asks for one of several. Gives its number, or None; `/` searches them.

    `highlighted` is told the number of the row the cursor is on, for a preview.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "choose", "/": "search", "Esc": "close"}
    TYPING: ClassVar[Mapping[str, str]] = {"Enter": "to the rows", "Esc": "show all"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "search", "Search", show=False)]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        cursor: int = 0,
        highlighted: Callable[[int], None] | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(title, classes)
        self._choices = choices
        self._start = cursor
        self._highlighted = highlighted
        self._shown = list(range(len(choices)))

    def on_mount(self) -> None:
        self.rows.show(self.drawn(self._shown), self._start)

    def drawn(self, numbers: Sequence[int]) -> Rows:
        """The rows of these choices, by their numbers."""
        return ChoiceRows([self._choices[number] for number in numbers])

    def action_close(self) -> None:
        """Show all again after a search; else give nothing."""
        if len(self._shown) < len(self._choices):
            self._filter("")
        else:
            self.dismiss(None)

    async def action_search(self) -> None:
        await self.open_line("Search:")

    @on(AskLine.Typed)
    def _typed(self, event: AskLine.Typed) -> None:
        self._filter(event.text)

    @on(AskLine.Finished)
    async def _finished(self, event: AskLine.Finished) -> None:
        if event.text is None:
            self._filter("")
        await self.close_line()

    def _filter(self, needle: str) -> None:
        wanted = needle.casefold()
        self._shown = [
            number
            for number, choice in enumerate(self._choices)
            if not wanted or (wanted in f"{choice.label} {choice.detail}".casefold() and not choice.heading)
        ]
        self.rows.show(self.drawn(self._shown), empty=f"Nothing here has “{needle}” in it.")

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        if self._highlighted and event.index is not None and event.index < len(self._shown):
            self._highlighted(self._shown[event.index])

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self._shown[event.index])


class PickToOpen(Pick):
    """Asks which of several is to be opened."""

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "open", "/": "search", "Esc": "close"}

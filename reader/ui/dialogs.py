"""The few questions that cover the screen: an address, yes or no, and one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.ui.ask_line import AskLine
from reader.ui.cells import Line, spread, wrap
from reader.ui.rows import RowList, Rows

FRAME = 8
"""Lines of a dialog around its rows: border, padding, title and keys."""

STYLE = Path(__file__).with_name("dialogs.tcss")


class Mistake(Static):
    """What is wrong with what was typed in a dialog, under it; no line while nothing is."""

    def __init__(self) -> None:
        super().__init__(classes="mistake", markup=False)

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the line away."""
        self.update(sentence)
        self.display = bool(sentence)


class Prompt(ModalScreen[str | None]):
    """Asks for a line of text, beginning with `text`. Gives it without blanks around it, or None."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel", show=False)]

    def __init__(self, title: str, hint: str, text: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(self._text, placeholder=self._hint, compact=True, select_on_focus=False)
            yield Static("Enter  go on    Esc  cancel", classes="dialog-keys", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)


class Confirm(ModalScreen[bool]):
    """Asks yes or no."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", "Yes", show=False),
        Binding("n,escape,q", "dismiss(False)", "No", show=False),
    ]

    def __init__(self, question: str, note: str = "") -> None:
        super().__init__()
        self._question = question
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="dialog-title", markup=False)
            if self._note:
                yield Static(self._note, markup=False)
            yield Static("Enter  yes    Esc  no", classes="dialog-keys", markup=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row to choose from; without text it is a blank line. A heading cannot be chosen, nor what is off."""

    label: str = ""
    detail: str = ""
    heading: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceRows:
    """Choices drawn for a list: the labels in a column, the details broken beside them."""

    choices: Sequence[Choice]

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
        column = max(cell_len(other.label) for other in self.choices if not other.heading) + 2
        if not choice.detail or column > width // 2:
            return (spread(choice.label, choice.detail, width, "strong"),)
        details = wrap(choice.detail, width - column, 4)
        looks = ("quiet", "quiet") if choice.off else ("strong", "")
        first = (
            (f"{choice.label}{' ' * (column - cell_len(choice.label))}", looks[0]),
            (details[0], looks[1]),
        )
        return (first, *(((" " * column, ""), (detail, looks[1])) for detail in details[1:]))


class Pick(ModalScreen[int | None]):
    """Asks for one of several. Gives its number, or None; `/` searches them.

    `highlighted` is told the number of the row the cursor is on, for a preview.
    """

    CSS_PATH = STYLE
    KEYS: ClassVar[str] = "Enter  choose    /  search    Esc  close"
    SEARCHING: ClassVar[str] = "Enter  to the rows    Esc  show all"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "Choose", show=False),
        Binding("slash", "search", "Search", show=False),
        Binding("escape,q,h,left", "close", "Close", show=False),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        cursor: int = 0,
        highlighted: Callable[[int], None] | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(classes=classes)
        self._title = title
        self._choices = choices
        self._start = cursor
        self._highlighted = highlighted
        self._shown = list(range(len(choices)))
        self.rows = RowList()
        self._keys = Static(self.KEYS, classes="dialog-keys", markup=False)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield self.rows
            yield self._keys

    def on_mount(self) -> None:
        self.rows.show(self.drawn(self._shown), self._start)
        self.rows.focus()

    @on(events.Resize)
    def _fit(self) -> None:
        """Leave room for the title, the keys and what is typed, however many rows there are."""
        around = FRAME + len(self.query(AskLine))
        self.rows.styles.max_height = max(self.app.size.height * 9 // 10 - around, 1)

    def drawn(self, numbers: Sequence[int]) -> Rows:
        """The rows of these choices, by their numbers."""
        return ChoiceRows([self._choices[number] for number in numbers])

    def action_move(self, how: str) -> None:
        getattr(self.rows, f"action_{how}")()

    def action_choose(self) -> None:
        self.rows.choose()

    def action_close(self) -> None:
        """Show all again after a search; else give nothing."""
        if len(self._shown) < len(self._choices):
            self._filter("")
        else:
            self.dismiss(None)

    async def action_search(self) -> None:
        if not self.query(AskLine):
            await self.query_one(".dialog").mount(AskLine("Search:"))
            self._keys.update(self.SEARCHING)
            self._fit()

    @on(AskLine.Typed)
    def _typed(self, event: AskLine.Typed) -> None:
        self._filter(event.text)

    @on(AskLine.Finished)
    async def _finished(self, event: AskLine.Finished) -> None:
        if event.text is None:
            self._filter("")
        await self.query_one(AskLine).remove()
        self._keys.update(self.KEYS)
        self._fit()
        self.rows.focus()

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

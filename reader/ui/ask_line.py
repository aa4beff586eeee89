"""The line at the foot of the screen in which a find, a filter or a search is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

if TYPE_CHECKING:
    from textual.widgets import Input


class AskLine(Vertical):
    """A label and a field. It tells of every change, and at the end what was typed, or that nothing was."""

    DEFAULT_CSS = """
    AskLine {
        height: auto;
        background: $panel;
    }

    AskLine Horizontal {
        height: 1;
    }

    AskLine Horizontal Static {
        width: auto;
        color: $accent;
        text-style: bold;
    }

    AskLine Horizontal .offer {
        color: $quiet;
        text-style: none;
    }

    AskLine .mistake {
        display: none;
        height: auto;
        color: $text-error;
    }

    AskLine Input {
        width: 1fr;
        background: $panel;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Give up", show=False),
        Binding("ctrl+r", "switch", "Words or pattern", show=False),
    ]

    class Typed(Message):
        """The text so far, and whether it is a pattern."""

        def __init__(self, text: str, as_pattern: bool = False) -> None:
            super().__init__()
            self.text = text
            self.as_pattern = as_pattern

        def can_replace(self, message: Message) -> bool:
            # Letters that came while one was sought are sought together.
            return isinstance(message, AskLine.Typed)

    class Finished(Message):
        """Enter was pressed; `text` is None when Escape was."""

        def __init__(self, text: str | None, as_pattern: bool = False) -> None:
            super().__init__()
            self.text = text
            self.as_pattern = as_pattern

    def __init__(self, label: str, text: str = "") -> None:
        super().__init__(id="ask")
        self._labels = label, ""
        self._text = text
        self._as_pattern = False

    def offer_pattern(self, label: str, chosen: bool) -> None:
        """Let ^r say that a regular expression is typed, under another label. Before it is mounted."""
        self._labels, self._as_pattern = (self._labels[0], label), chosen

    @property
    def _label(self) -> str:
        return self._labels[self._as_pattern]

    @property
    def _offer(self) -> str:
        return f" ^r {'words' if self._as_pattern else 'pattern'} " if self._labels[1] else ""

    def compose(self) -> ComposeResult:
        # Imported when first needed: fields are slow to import, and no part of the first paint.
        from textual.widgets import Static

        from reader.ui.dialogs.ordered import OrderedInput, OrderedText

        with Horizontal():
            yield Static(f" {self._label} ", markup=False, classes="label")
            yield OrderedInput(self._text, compact=True, select_on_focus=False)
            yield Static(self._offer, markup=False, classes="offer")
        yield OrderedText(classes="mistake")

    def on_mount(self) -> None:
        from textual.widgets import Input

        field = self.query_one(Input)
        # At once, and not when the application comes to it: what is typed ahead goes into the field.
        self.screen.set_focus(field)
        # What was asked before goes away with the first letter of something else.
        field.select_all()

    def blame(self, message: str, position: int) -> None:
        """Say under the character at `position` what is wrong with it; an empty message says nothing."""
        from textual.widgets import Input, Static

        field, mistake = self.query_one(Input), self.query_one(".mistake", Static)
        column = cell_len(f" {self._label} {field.value[:position]}")
        # A sentence that has no room under what follows its character stands in a line of its own.
        gap = " " if column + cell_len(message) + 3 < self.size.width else "\n "
        mistake.update(f"{' ' * column}▴{gap}{message}")
        mistake.display = bool(message)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value, self._as_pattern))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Finished(event.value.strip(), self._as_pattern))

    def action_switch(self) -> None:
        """Take what is typed for a pattern, or for words again."""
        from textual.widgets import Input, Static

        if self._labels[1]:
            self._as_pattern = not self._as_pattern
            self.query_one(".label", Static).update(f" {self._label} ")
            self.query_one(".offer", Static).update(self._offer)
            self.post_message(self.Typed(self.query_one(Input).value, self._as_pattern))

    def action_give_up(self) -> None:
        self.post_message(self.Finished(None))

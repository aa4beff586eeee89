"""The dialog that asks for the name and the search of a list of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.model import QueryError, QueryList
from reader.ui.dialogs import STYLE, Mistake


class ListDialog(ModalScreen[QueryList | None]):
    """Asks for a list, beginning with `own`. The names in `taken` are those of others.

    A search that `mistake` finds wrong stays to be put right, with the mistake under its character.
    """

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "app.focus_next", "Next", show=False, priority=True),
        Binding("shift+tab,up", "app.focus_previous", "Previous", show=False, priority=True),
        Binding("escape", "dismiss(None)", "Cancel", show=False),
    ]

    def __init__(
        self,
        title: str,
        own: QueryList,
        taken: Sequence[str],
        mistake: Callable[[str], QueryError | None],
    ) -> None:
        super().__init__(classes="list")
        self._title = title
        self._own = own
        self._taken = taken
        self._mistake = mistake
        self._wrong = Mistake()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Static("Name", markup=False)
            yield Input(self._own.name, placeholder="what it is called", compact=True, id="name")
            yield Static("Search", markup=False)
            yield Input(self._own.query, compact=True, id="query", select_on_focus=False)
            yield self._wrong
            yield Static("Enter  keep    Tab  other line    Esc  cancel", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        self.query_one("#name", Input).focus()

    def on_input_changed(self) -> None:
        self._wrong.say("")

    def on_input_submitted(self) -> None:
        name = " ".join(self.query_one("#name", Input).value.split())
        query = self.query_one("#query", Input).value.strip()
        if not name or not name.isprintable():
            self._wrong.say("Give the list a name.")
        elif name in self._taken:
            self._wrong.say(f"There is a list {name} already: give this one another name.")
        elif not query:
            self._wrong.say("Write the search whose stories the list is to show.")
        elif error := self._mistake(query):
            self._wrong.say(f"{' ' * cell_len(query[: error.position])}▴\n{error}")
        else:
            self.dismiss(QueryList(name, query))

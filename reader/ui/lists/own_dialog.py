"""The dialog that asks for the name and the search of a list of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult

from reader.model import QueryError, QueryList
from reader.ui.dialogs.frame import LABEL, FieldsDialog, Mistake, labelled
from reader.ui.dialogs.ordered import OrderedInput


class ListDialog(FieldsDialog[QueryList]):
    """Asks for a list, beginning with `own`. The names in `taken` are those of others.

    A search that `mistake` finds wrong stays to be put right, with the mistake under its character.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "keep", "↑↓": "other line", "Esc": "cancel"}

    def __init__(
        self,
        title: str,
        own: QueryList,
        taken: Sequence[str],
        mistake: Callable[[str], QueryError | None],
    ) -> None:
        super().__init__(title, self._asked, classes="list")
        self._taken = taken
        self._mistake = mistake
        self._called = OrderedInput(own.name, placeholder="what it is called", compact=True, id="name")
        self._query = OrderedInput(own.query, compact=True, id="query", select_on_focus=False)
        self._wrong = Mistake()

    def body(self) -> ComposeResult:
        yield labelled("Name", self._called)
        yield labelled("Search", self._query)
        yield self._wrong

    def on_mount(self) -> None:
        self.set_focus(self._called)

    def on_input_changed(self) -> None:
        self._wrong.say("")

    def _asked(self) -> QueryList | None:
        name = " ".join(self._called.value.split())
        query = self._query.value.strip()
        if wrong := self._wrong_with(name, query):
            self._wrong.say(wrong)
            return None
        return QueryList(name, query)

    def _wrong_with(self, name: str, query: str) -> str:
        if not name or not name.isprintable():
            return "Give the list a name."
        if name in self._taken:
            return f"There is a list {name} already: give this one another name."
        if not query:
            return "Write the search whose stories the list is to show."
        error = self._mistake(query)
        return f"{' ' * (LABEL + cell_len(query[: error.position]))}▴\n{error}" if error else ""

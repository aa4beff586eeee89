"""The small editor of a note on a story."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.ui.dialogs import STYLE

_KEYS = "^s  keep    Esc  leave it as it was"
_UNKEPT = "Esc  drop what you wrote    ^s  keep it"


class NoteDialog(ModalScreen[str | None]):
    """Asks for a note, beginning with the one that there is; None when it is to stay as it was.

    What was written is given up at the second Esc only.
    """

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True),
        Binding("escape", "give_up", "Cancel", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(classes="note")
        self._title = title
        self._text = text
        self._warned = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(f"Note on “{self._title}”", classes="dialog-title", markup=False)
            yield TextArea(self._text, compact=True, highlight_cursor_line=False)
            yield Static(_KEYS, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text)

    def action_give_up(self) -> None:
        """Leave the note as it was; warn first where something was written."""
        if self._warned or self.query_one(TextArea).text == self._text:
            self.dismiss(None)
        else:
            self._warned = True
            self.query_one(".dialog-keys", Static).update(_UNKEPT)

    def on_text_area_changed(self) -> None:
        self._warned = False
        self.query_one(".dialog-keys", Static).update(_KEYS)

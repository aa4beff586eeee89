"""The small editor of a note on a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.ui.dialogs.area import Area
from reader.ui.dialogs.frame import Dialog

_UNKEPT = {"Esc": "drop what you wrote", "^s": "keep it"}


class NoteDialog(Dialog[str]):
    """Asks for a note, beginning with the one that there is; None when it is to stay as it was.

    What was written is given up at the second Esc only.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"^s": "keep", "Esc": "leave it as it was"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True),
        Binding("escape", "close", "Cancel", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(f"Note on “{title}”", classes="note")
        self._text = text
        self._warned = False
        self._area = Area(text, compact=True, highlight_cursor_line=False)

    def body(self) -> ComposeResult:
        yield self._area

    def on_mount(self) -> None:
        self.set_focus(self._area)
        self._area.move_cursor(self._area.document.end)

    def action_keep(self) -> None:
        self.dismiss(self._area.text)

    def action_close(self) -> None:
        """Leave the note as it was; warn first where something was written."""
        if self._warned or self._area.text == self._text:
            self.dismiss(None)
        else:
            self._warned = True
            self.hints.hints = _UNKEPT

    def on_text_area_changed(self) -> None:
        self._warned = False
        self.hints.hints = self.KEYS

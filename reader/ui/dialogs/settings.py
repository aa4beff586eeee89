"""The screen of settings: what each is, by default too, and where it is from; changed where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from reader.config import Settings
from reader.config.checks import complaint, understood
from reader.config.setting import SWITCH, Setting
from reader.config.template import explained, shown
from reader.model import ReaderError
from reader.text.clean import without_logins
from reader.ui.ask_line import AskLine
from reader.ui.cells import Line, cut
from reader.ui.dialogs.frame import RowsDialog
from reader.ui.dialogs.questions import Choice, Pick
from reader.ui.lists.rows import RowList

Change = Callable[[str, object], None]
"""Writes a setting, None for its default, and has it hold. Raises ReaderError."""

_ORIGIN = 11
"""Cells of the longest origin."""
_LEAST_VALUE = 8


@dataclass(frozen=True, slots=True)
class SettingRows:
    """The settings in their groups, drawn for a list: name, value and origin in columns."""

    settings: Settings
    rows: Sequence[Setting[object] | str]

    def __len__(self) -> int:
        return len(self.rows)

    def height(self, width: int) -> int:
        return 0

    def selectable(self, index: int) -> bool:
        return not isinstance(self.rows[index], str)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        row = self.rows[index]
        if isinstance(row, str):
            heading: Line = ((row, "heading"),)
            return ((), heading) if index else (heading,)
        column = max(len(name) for name in self.settings.rows()) + 2
        origin = self.settings.origin(row.name)
        value = getattr(self.settings, row.name)
        given = "" if origin == "default" else "strong"
        room = width - column - _ORIGIN - 2
        if room < _LEAST_VALUE:
            # The value says more than where it comes from, which its look tells by half.
            room, origin = width - column, ""
        text = cut(without_logins(shown(value)), room)
        gap = " " * (room - cell_len(text))
        told: Line = ((f"  {origin}", "quiet"),) if origin else ()
        return (((row.name.ljust(column), given), (text + gap, given), *told),)


class SettingsScreen(RowsDialog[None]):
    """Shows the settings of the run and changes them by `change`, which writes them into `file`.

    `offers` gives the values to choose from for a form of value that is known only now, such as a theme.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "change", "Del": "back to the default", "Esc": "close"}
    TYPING: ClassVar[Mapping[str, str]] = {"Enter": "keep", "Esc": "leave it as it was"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "reset", "Default", show=False),
        Binding("f2", "close", "Close", show=False),
    ]

    def __init__(
        self, settings: Settings, file: str, offers: Mapping[str, Sequence[str]], change: Change
    ) -> None:
        super().__init__(f"Settings · {file}", classes="settings")
        self._settings = settings
        self._offers = offers
        self._change = change
        grouped = groupby(settings.rows().values(), lambda row: row.group)
        self._listed = [row for group, rows in grouped for row in (group, *rows)]
        self._note = Static(classes="dialog-note", markup=False)

    def body(self) -> ComposeResult:
        yield self.rows
        yield self._note

    def on_mount(self) -> None:
        self.rows.show(SettingRows(self._settings, self._listed))

    def _under_cursor(self) -> Setting[object]:
        row = self._listed[self.rows.cursor or 0]
        assert isinstance(row, Setting)
        return row

    def action_reset(self) -> None:
        self._give(None)

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        """Say under the list what the setting does."""
        row = self._under_cursor()
        self._note.update(explained(self._settings, row))

    @on(RowList.Chosen)
    async def _chosen(self) -> None:
        row = self._under_cursor()
        value = getattr(self._settings, row.name)
        offered = self._offers.get(row.form, row.choices)
        if row.kind == SWITCH:
            self._give(not value)
        elif offered:
            start = offered.index(value) if value in offered else 0
            pick = Pick(row.name, [Choice(one) for one in offered], start)
            self.app.push_screen(
                pick, lambda number: self._give(offered[number]) if number is not None else None
            )
        else:
            await self.open_line(f"{row.name}:", "" if value is None else shown(value))

    @on(AskLine.Typed)
    def _typed(self, event: AskLine.Typed) -> None:
        self._blame("")

    @on(AskLine.Finished)
    async def _finished(self, event: AskLine.Finished) -> None:
        row = self._under_cursor()
        if event.text is not None and event.text != shown(getattr(self._settings, row.name)):
            value = understood(row, event.text) if event.text else None
            if value is not None and (sentence := complaint(row, value)):
                self._blame(sentence)
                return
            self._give(value)
        await self.close_line()

    def _blame(self, sentence: str) -> None:
        for line in self.query(AskLine):
            line.blame(sentence, 0)

    def _give(self, value: object) -> None:
        """Change the setting under the cursor, or say why that cannot be."""
        try:
            self._change(self._under_cursor().name, tuple(value) if isinstance(value, list) else value)
        except ReaderError as error:
            self._note.update(str(error))
            return
        self.rows.redraw()
        self._explain()

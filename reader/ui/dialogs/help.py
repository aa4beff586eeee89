"""The help: every key that works where the user is, searched as one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from reader.ui.actions import ACTIONS, Pane
from reader.ui.dialogs.frame import FoundRows, SearchDialog
from reader.ui.dialogs.questions import Choice, ChoiceRows
from reader.ui.keys import Command, Keymap
from reader.ui.keys.tables import commands

OFTEN = "Most used here"
ELSEWHERE = "Not in this pane"

Row = tuple[Choice, Command | None]


class Help(SearchDialog[Command]):
    """Shows the keys; gives the command to be done, or None. `here` says whether one is for this pane."""

    KEYS: ClassVar[Mapping[str, str]] = {"↑↓": "choose", "Enter": "do it", "Esc": "close"}

    def __init__(self, keymap: Keymap, here: Callable[[Command], bool], pane: Pane) -> None:
        super().__init__(f"Keys: {pane}", "type to search", self._found, "help")
        self._keymap = keymap
        self._here = here
        self._pane = pane

    def body(self) -> ComposeResult:
        yield from super().body()
        yield Static(digits_note(self._keymap), classes="dialog-note", markup=False)

    def _found(self, text: str) -> FoundRows[Command]:
        found = help_rows(self._keymap, self._here, self._pane, text)
        rows = ChoiceRows([choice for choice, _ in found])
        return FoundRows(rows, [command for _, command in found], f"No key has “{text}” in what it does.")


def help_rows(keymap: Keymap, here: Callable[[Command], bool], pane: Pane, text: str = "") -> list[Row]:
    """The commands under their headings that have every word of a text.

    First comes what has the text for its key, then what the pane's footer names, last what is of other panes.
    Each row is what to show, with its command where that can be done here.
    """
    words = text.casefold().split()
    found = [
        (group, command)
        for group, given in commands(keymap)
        for command in given
        if all(word in _searched(keymap, command) for word in words)
    ]
    keyed = [command for _, command in found if text.strip() in keymap.shown(command.name)]
    found = [(group, command) for group, command in found if command not in keyed]
    rows = _heading(f"The key {text.strip()}", []) if keyed else []
    for command in keyed:
        off = not here(command)
        keys = keymap.shown(command.name, None if off else pane)
        rows.append((_choice(command, keys, off), None if off else command))
    under = ""
    often = {action.name for action in ACTIONS if pane in action.footer}
    works = [(OFTEN if one.name in often else group, one) for group, one in found if here(one)]
    for group, command in sorted(works, key=lambda row: row[0] != OFTEN):
        rows += _heading(group, rows) if group != under else []
        under = group
        rows.append((_choice(command, keymap.shown(command.name, pane)), command))
    elsewhere = [command for _, command in found if not here(command)]
    rows += _heading(ELSEWHERE, rows) if elsewhere else []
    return rows + [(_choice(command, keymap.shown(command.name), off=True), None) for command in elsewhere]


def digits_note(keymap: Keymap) -> str:
    """What digits do, which differs between the lists and elsewhere where the keymap gives them commands."""
    keys = {one for _, found in commands(keymap) for command in found for one in keymap.shown(command.name)}
    digits = " ".join(sorted(key for key in keys if key.isdecimal()))
    but = f"; in the lists, {digits} are keys of their own" if digits else ""
    return f"A number before a key is a count, as in 5{keymap.key('down')}{but}."


def _heading(group: str, above: Sequence[Row]) -> list[Row]:
    blank: list[Row] = [(Choice(heading=True), None)] if above else []
    return [*blank, (Choice(group, heading=True), None)]


def _choice(command: Command, keys: Sequence[str], off: bool = False) -> Choice:
    return Choice("  ".join(keys) or "–", command.help, off=off)


def _searched(keymap: Keymap, command: Command) -> str:
    keys = " ".join(keymap.shown(command.name))
    return f"{keys} {command.label} {command.name} {command.help}".casefold()

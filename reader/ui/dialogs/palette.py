"""The command palette: every action of the table that the pane in use allows, and macros, with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.fuzzy import FuzzySearch

from reader.ui.actions import ACTIONS, MOVING, Pane
from reader.ui.cells import Line, spread, wrap
from reader.ui.dialogs.frame import FoundRows, SearchDialog
from reader.ui.keys import Command, Keymap, Macro

_HELP_LINES = 3


class Palette(SearchDialog[Command]):
    """Finds actions by their key, by label or name, the nearest first, and by words of what they do.

    Gives the one to be done, or None.
    """

    KEYS: ClassVar[Mapping[str, str]] = {"↑↓": "choose", "Enter": "do it", "Esc": "close"}

    def __init__(self, keymap: Keymap, here: Callable[[Command], bool], pane: Pane) -> None:
        super().__init__("Commands", "type a command", self._offered, "palette")
        every: Sequence[Command] = (*ACTIONS, *keymap.macros)
        self._commands = [command for command in every if here(command) and command.name != "palette"]
        self._keymap = keymap
        self._pane = pane
        self._nearness = FuzzySearch()

    def _offered(self, text: str) -> FoundRows[Command]:
        found = self._found(text) if text else [one for one in self._commands if not _is_move(one)]
        keys = ["  ".join(self._keymap.shown(command.name, self._pane)) for command in found]
        rows = CommandRows([(one.label, key, one.help) for one, key in zip(found, keys, strict=True)])
        return FoundRows(rows, found, f"No command has “{text}” in its name or in what it does.")

    def _found(self, text: str) -> list[Command]:
        keyed = [one for one in self._commands if text.strip() in self._keymap.shown(one.name, self._pane)]
        near = {command: self._nearness_of(text, command) for command in self._commands}
        called = sorted((one for one in self._commands if near[one]), key=lambda one: -near[one])
        words = text.casefold().split()
        does = [one for one in self._commands if all(word in one.help.casefold() for word in words)]
        return list(dict.fromkeys([*keyed, *called, *does]))

    def _nearness_of(self, text: str, command: Command) -> float:
        return max(self._nearness.match(text, name)[0] for name in (command.label, command.name))


class CommandRows:
    """Commands by their labels, their keys at the right, and under them what they do."""

    def __init__(self, commands: Sequence[tuple[str, str, str]]) -> None:
        self._commands = commands

    def __len__(self) -> int:
        return len(self._commands)

    def height(self, width: int) -> int:
        return 0

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        label, keys, does = self._commands[index]
        return (
            spread(label, keys, width, "strong", "key"),
            *(((line, "quiet"),) for line in wrap(does, width, _HELP_LINES)),
        )


def _is_move(command: Command) -> bool:
    """Nobody opens the palette to go one line down: moves are found by name, and do not fill it."""
    return not isinstance(command, Macro) and command.group == MOVING

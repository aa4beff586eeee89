"""What keys pressed one after the other come to: counts, sequences, commands. A pure state machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.ui.actions import Action, Pane
from reader.ui.keys.keymap import Branch, Command, Keymap
from reader.ui.keys.names import Keys

_DIGITS = 4
"""The digits of a count that are heard: nobody means more."""


class Heard(NamedTuple):
    """What a key came to: a `command` to be done, after a count so many `times`; or nothing yet.

    A key that is not `taken` has no meaning here and is for others; `lost` is what was begun before it.
    """

    taken: bool
    command: Command | None = None
    times: int = 0
    lost: str = ""


class Chords:
    """Hears keys in the pane in use.

    A digit begins a count unless it is a command's key there. Esc drops what was begun, as does a key that
    cannot follow it.
    """

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._pane: Pane | None = None
        self._digits = ""
        self._keys: Keys = ()
        self._branch: Branch = {}

    def press(self, key: str, pane: Pane) -> Heard:
        """Hear a key, by its name."""
        if pane is not self._pane:
            self.drop()
            self._pane, self._branch = pane, self._keymap.branch(pane)
        if key == "escape" and self.begun:
            self.drop()
            return Heard(taken=True)
        found = self._branch.get(key)
        if self._is_count(key, found is not None):
            self._digits = (self._digits + key)[:_DIGITS]
            return Heard(taken=True)
        if isinstance(found, dict):
            self._keys, self._branch = (*self._keys, key), found
            return Heard(taken=True)
        keys = self._keymap.written((*self._keys, key))
        begun, count = f"{self._digits} {keys}".strip(), int(self._digits or 0)
        was_begun = bool(self.begun)
        self.drop()
        if found is None:
            return Heard(taken=was_begun, lost=begun if was_begun else "")
        if isinstance(found, Action) and found.digits and key.isdecimal():
            count = int(key) or 10
        return Heard(True, found, count)

    @property
    def begun(self) -> str:
        """What was pressed and awaits more, as a user writes it: "5", "g", "12 ]"; else empty."""
        return f"{self._digits} {self._keymap.written(self._keys)}".strip()

    def continuations(self) -> Iterator[tuple[str, Command]]:
        """What may follow what was begun: keys and their command, in the order of the keymap."""
        leaves = _leaves(self._branch, ()) if self._keys else iter(())
        return ((self._keymap.written(keys), command) for keys, command in leaves)

    def drop(self) -> None:
        """Forget what was begun."""
        self._digits, self._keys = "", ()
        self._branch = self._keymap.branch(self._pane) if self._pane else {}

    def _is_count(self, key: str, bound: bool) -> bool:
        if self._keys or len(key) != 1 or not ("0" <= key <= "9"):
            return False
        return bool(self._digits) or (key != "0" and not bound)


def _leaves(branch: Branch, before: Keys) -> Iterator[tuple[Keys, Command]]:
    for key, found in branch.items():
        if isinstance(found, dict):
            yield from _leaves(found, (*before, key))
        else:
            yield (*before, key), found

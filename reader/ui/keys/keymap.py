"""The effective keys: which command a sequence of keys is, in which pane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.ui.actions import ACTIONS, LISTS, Action, Pane
from reader.ui.keys.names import Keys, in_ascii, keys_name

_DIGITS = 10
_ANY_NUMBER = 100_000


class Macro(NamedTuple):
    """Several actions, one after the other, by one key. Its name stands where an action's does."""

    name: str
    keys: tuple[Keys, ...]
    actions: tuple[Action, ...]

    @property
    def label(self) -> str:
        """Two words for the palette, as an action has them."""
        return self.name.replace("_", " ").capitalize()

    @property
    def help(self) -> str:
        """A sentence that says what it does."""
        return f"Your macro: {', then '.join(action.label.lower() for action in self.actions)}."


Command = Action | Macro


class Bound(NamedTuple):
    """A command under its keys. The user's `own` go before those of a preset."""

    keys: Keys
    command: Command
    own: bool = False


Branch = dict[str, "Branch | Command"]
"""The keys that may come next, each with what it is or what may follow it."""


class Keymap:
    """Which keys do what.

    Of two commands under one key, or where one's keys begin the other's, the earlier in `bound` has it, the
    user's own before all others. Each pane is looked at by itself: a key may mean another thing in another.
    """

    def __init__(
        self, bound: Iterable[Bound], macros: Sequence[Macro] = (), preset: str = "default", changes: int = 0
    ) -> None:
        self.macros = tuple(macros)
        self.preset = preset
        self.changes = changes
        """How many commands have keys of the user's own."""
        self.ascii = False
        """Whether keys are written without arrows."""
        self._bound = sorted(bound, key=lambda one: not one.own)
        self._branches: dict[Pane, Branch] = {}
        self._by_name: dict[str, list[Bound]] = {}
        for one in self._bound:
            self._by_name.setdefault(one.command.name, []).append(one)

    def branch(self, pane: Pane) -> Branch:
        """What may be pressed in a pane."""
        if pane not in self._branches:
            branch: Branch = {}
            for one in self._bound:
                if pane in panes_of(one):
                    _insert(branch, one)
            self._branches[pane] = branch
        return self._branches[pane]

    def keys(self, name: str, pane: Pane | None = None) -> tuple[Keys, ...]:
        """All keys of an action or macro that do it in a pane, or else in any; the one to be shown first."""
        panes = tuple(Pane) if pane is None else (pane,)
        given = self._by_name.get(name, ())
        return tuple(one.keys for one in given if any(self._does(one, where) for where in panes))

    def shown(self, name: str, pane: Pane | None = None) -> tuple[str, ...]:
        """The same as a user writes them; none for a command that has no key."""
        return tuple(self.written(keys) for keys in self.keys(name, pane))

    def written(self, keys: Keys) -> str:
        """A key or a sequence as a user writes it."""
        return in_ascii(keys_name(keys)) if self.ascii else keys_name(keys)

    def key(self, name: str) -> str:
        """The first of them, for a sentence; ":" and the name where it has none, as the palette finds it."""
        return next(iter(self.shown(name)), f":{name}")

    @property
    def numbered_links(self) -> int:
        """How many links of an article keys open by number: ten by digits, any by a count before a key."""
        keys = self.shown("numbered_link")
        return 0 if not keys else _DIGITS if all(key.isdecimal() for key in keys) else _ANY_NUMBER

    def elsewhere(self, key: str) -> tuple[Command, tuple[Pane, ...]] | None:
        """What a key that means nothing in a pane does in others, and in which; None for a key of no pane."""
        found = {pane: self.branch(pane).get(key) for pane in Pane}
        command = next((one for one in found.values() if isinstance(one, Action | Macro)), None)
        if command is None:
            return None
        return command, tuple(pane for pane, one in found.items() if one == command)

    def displaced(self) -> Iterator[tuple[Action, Bound]]:
        """The actions that have no key left, each with the binding of the user's own that took one."""
        for action in ACTIONS:
            given = self._by_name.get(action.name)
            if given and not self.keys(action.name):
                taker = next(
                    (one for one in self._bound if one.own and _clash(one.keys, given[0].keys)), None
                )
                if taker:
                    yield action, taker

    def _does(self, one: Bound, pane: Pane) -> bool:
        found: Branch | Command | None = self.branch(pane) if pane in panes_of(one) else None
        for key in one.keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found is not None and found == one.command


def panes_of(one: Bound) -> tuple[Pane, ...]:
    """The panes in which a command has its keys; a digit is a count outside of the lists.

    Unless the command takes digits.
    """
    where, digits = (
        (one.command.where, one.command.digits) if isinstance(one.command, Action) else ((), False)
    )
    panes = where or tuple(Pane)
    is_count = one.keys[0].isdecimal() and not digits
    return tuple(pane for pane in panes if pane in LISTS) if is_count else panes


def share_a_pane(one: Bound, other: Bound) -> bool:
    """Whether two commands cannot both have their keys."""
    return _clash(one.keys, other.keys) and not set(panes_of(one)).isdisjoint(panes_of(other))


def _clash(one: Keys, other: Keys) -> bool:
    """Whether they are the same, or one begins the other: a sequence could not be told from its beginning."""
    return all(left == right for left, right in zip(one, other, strict=False))


def _insert(branch: Branch, one: Bound) -> None:
    """Enter a command under its keys, unless they, their beginning or what goes on from them is another's."""
    *before, last = one.keys
    for key in before:
        found = branch.setdefault(key, {})
        if not isinstance(found, dict):
            return
        branch = found
    branch.setdefault(last, one.command)

"""`keys.toml`: the preset, the user's own keys for actions by their names, and macros."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.config import is_missing
from reader.text.clean import safe_line
from reader.ui.actions import ACTIONS, Action
from reader.ui.keys.keymap import Bound, Keymap, Macro, panes_of, share_a_pane
from reader.ui.keys.names import Keys, keys_name, read_keys
from reader.ui.keys.presets import PRESETS, Preset

_NAMES = {action.name: action for action in ACTIONS}
_FORMER = {"take_along": "save_evidence", "take_list": "save_list_evidence"}
"""What actions were called before: files that name them so go on working."""
_KNOWN = _NAMES | {former: _NAMES[name] for former, name in _FORMER.items()}
_MACRO_KEYS = ("keys", "actions")


class LoadedKeymap(NamedTuple):
    """The keymap of a file as far as it is right, and a sentence for each thing in it that is not."""

    keymap: Keymap
    problems: tuple[str, ...] = ()


def keymap_of(preset: str = "default") -> Keymap:
    """The keys of a preset, with none of the user's own."""
    return Keymap(_preset_bound(PRESETS[preset]), preset=preset)


def load_keymap(path: Path) -> LoadedKeymap:
    """The keymap of a file, the table's where there is none. Never raises: what is wrong is left out."""
    if is_missing(path):
        return LoadedKeymap(keymap_of())
    from reader.config.toml import read_toml  # late, as most starts find no file to read

    read = read_toml(path)
    if read.problem is not None:
        return LoadedKeymap(keymap_of(), (str(read.problem),))
    return _Reading(path, read.text).keymap(read.table)


class _Reading:
    """One reading of a file: gathers the bindings, and what is wrong with them."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._problems: list[str] = []
        self._own: list[tuple[Bound, int]] = []

    def keymap(self, table: Mapping[str, Any]) -> LoadedKeymap:
        preset = self._preset(table.get("preset", "default"))
        rebound = {_KNOWN[name].name for name in table if name in _KNOWN}
        for name, value in table.items():
            if name in _KNOWN:
                line = self._line_of(name)
                self._bind(_KNOWN[name], self._keys(name, value, line), line)
            elif name not in ("preset", "macros"):
                self._blame(self._line_of(name), f"unknown action {name}; {_hint(name, [*_NAMES, 'preset'])}")
        macros = tuple(self._macros(table.get("macros", {})))
        kept = {name: keys for name, keys in _whole(PRESETS[preset]).items() if name not in rebound}
        bound = [*(one for one, _ in self._own), *_bound(kept)]
        keymap = Keymap(bound, macros, preset, len({one.command.name for one, _ in self._own} | rebound))
        for action, taker in keymap.displaced():
            line = next(line for one, line in self._own if one == taker)
            self._blame(
                line, f'{keys_name(taker.keys)} was the only key of {action.name}: give it another, or ""'
            )
        return LoadedKeymap(keymap, tuple(self._problems))

    def _preset(self, value: object) -> str:
        if isinstance(value, str) and value in PRESETS:
            return value
        self._blame(self._line_of("preset"), f"unknown preset {value!r}; {_hint(str(value), PRESETS)}")
        return "default"

    def _keys(self, name: str, value: object, line: int) -> Iterator[Keys]:
        """The keys of a value: a text, a list of texts, or "" for none."""
        texts = value if isinstance(value, list) else [value] if value != "" else []
        for text in texts:
            if not isinstance(text, str):
                self._blame(line, f"{name} must be a key or a list of keys in quotes, not {value!r}")
                return
            try:
                yield read_keys(text)
            except ValueError as error:
                self._blame(line, f'{name}: "{text}" {error}')

    def _bind(self, command: Action | Macro, given: Iterator[Keys], line: int) -> None:
        for keys in given:
            one = Bound(keys, command, own=True)
            if not panes_of(one):
                self._blame(line, f"{command.name}: {keys_name(keys)} is a count where this action is for")
                continue
            rival = next(((other, at) for other, at in self._own if share_a_pane(one, other)), None)
            if rival is None:
                self._own.append((one, line))
            elif rival[0].command != command or rival[0].keys != keys:
                self._blame(line, _clash(one, *rival))

    def _macros(self, table: object) -> Iterator[Macro]:
        if not isinstance(table, dict):
            self._blame(self._line_of("macros"), "macros must be a table, [macros]")
            return
        for name, value in table.items():
            line = self._line_of(name, "macros")
            if name in _NAMES:
                self._blame(line, f"the macro {name} has the name of an action: give it another")
            elif not isinstance(value, dict) or not set(value) <= set(_MACRO_KEYS):
                self._blame(line, f'the macro {name} must be {{ keys = "…", actions = ["…", "…"] }}')
            elif actions := self._actions(name, value.get("actions"), line):
                keys = tuple(self._keys(name, value.get("keys", ""), line))
                macro = Macro(name, keys, actions)
                self._bind(macro, iter(keys), line)
                yield macro

    def _actions(self, name: str, value: object, line: int) -> tuple[Action, ...]:
        names = value if isinstance(value, list) else []
        unknown = [one for one in names if one not in _KNOWN]
        for one in unknown:
            self._blame(line, f"the macro {name} has the unknown action {one}; {_hint(str(one), _NAMES)}")
        if not names:
            self._blame(line, f"the macro {name} has no list of actions")
        return () if unknown else tuple(_KNOWN[one] for one in names)

    def _blame(self, line: int, what: str) -> None:
        end = "" if what.endswith((".", "?")) else "."
        self._problems.append(safe_line(f"{self._path}, line {line}: {what}{end}"))

    def _line_of(self, name: str, table: str = "") -> int:
        """The line, from 1, on which a key of a table is set; TOML's reader does not keep it."""
        inside = ""
        for number, line in enumerate(self._lines, 1):
            words = line.split("#")[0].strip()
            if words.startswith("["):
                inside = words.strip("[] ")
                if inside in (name, f"{table}.{name}"):
                    return number
            elif "=" in words and inside == table and _first_key(words) == name:
                return number
        return 1


def _first_key(line: str) -> str:
    return line.partition("=")[0].strip().strip("\"'")


def _whole(preset: Preset) -> dict[str, tuple[Keys, ...]]:
    """The keys of every action under a preset."""
    return {
        action.name: (
            tuple(read_keys(text) for text in preset[action.name])
            if action.name in preset
            else tuple((key,) for key in action.keys)
        )
        for action in ACTIONS
    }


def _bound(keys: Mapping[str, tuple[Keys, ...]]) -> Iterator[Bound]:
    return (Bound(one, _NAMES[name]) for name, all_of_it in keys.items() for one in all_of_it)


def _preset_bound(preset: Preset) -> Iterator[Bound]:
    return _bound(_whole(preset))


def _clash(one: Bound, other: Bound, line: int) -> str:
    """Why a binding cannot stand beside one of an earlier line."""
    whose = f"{other.command.name} (line {line})"
    if one.keys == other.keys:
        return f"{one.command.name}: {keys_name(one.keys)} is the key of {whose} already"
    return (
        f"{one.command.name}: {keys_name(one.keys)} cannot be told from {keys_name(other.keys)} of {whose}: "
        "one begins the other"
    )


def _hint(word: str, known: Mapping[str, object] | list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]}?" if near else "`quoth keys` lists them"

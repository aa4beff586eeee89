"""The table of actions against everything that is made from it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from desk import desk
from fakes import Clock
from textual.actions import parse
from textual.binding import Binding, BindingsMap

from reader.library import Library
from reader.ui.actions import (
    ACTIONS,
    PANE_ACTIONS,
    Action,
    Pane,
    footer_actions,
    key_name,
    key_table_markdown,
    key_table_text,
)
from reader.ui.application import QuothApp
from reader.ui.dialogs import Pick, help_rows
from reader.ui.panes import Panes
from reader.ui.screen import MainScreen


def test_no_key_means_two_things_in_one_pane() -> None:
    keys = Counter((key, pane) for action in ACTIONS for key in action.keys for pane in action.where or Pane)
    assert {key: count for key, count in keys.items() if count > 1} == {}
    names = Counter(action.name for action in ACTIONS)
    assert max(names.values()) == 1


def test_no_key_is_one_that_terminals_cannot_tell_from_another() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert keys.isdisjoint({"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+left_square_bracket", "ctrl+c"})


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_is_bound_and_can_be_done(action: Action) -> None:
    holder = Panes if action in PANE_ACTIONS else MainScreen
    bound = {b.key for b in Binding.make_bindings(holder.BINDINGS) if b.id == action.name}
    wanted = {binding.key for binding in Binding.make_bindings([Binding(",".join(action.keys), "x")])}
    assert bound == wanted
    target, name, _ = parse(action.call)
    assert hasattr(QuothApp if target == "app" else holder, f"action_{name}")


async def test_every_part_that_the_table_names_does_its_actions(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(library, tmp_path, clock) as at:
        for action in ACTIONS:
            if action.part:
                assert callable(getattr(getattr(at.screen.parts, action.part), f"action_{action.name}"))


def test_there_is_no_binding_beside_the_table() -> None:
    bound = BindingsMap([*Panes.BINDINGS, *MainScreen.BINDINGS])
    assert {binding.id for _, binding in bound} == {action.name for action in ACTIONS}


def test_the_help_says_what_the_table_says() -> None:
    rows = help_rows()
    assert [action for _, action in rows if action] == list(ACTIONS)
    for choice, action in rows:
        if action:
            assert choice.label.split() == [key_name(key) for key in action.keys]
            assert choice.detail == action.help
        else:
            assert choice.heading
    assert {choice.label for choice, action in rows if not action} == {"", *(a.group for a in ACTIONS)}


def test_dialogs_move_by_the_same_keys() -> None:
    moves = {binding.action for _, binding in BindingsMap(Pick.BINDINGS)}
    assert {action.does for action in ACTIONS if action.group == "Moving"} <= moves


@pytest.mark.parametrize("pane", Pane)
def test_the_footer_offers_what_works_there_and_help_last(pane: Pane) -> None:
    offered = footer_actions(pane)
    assert offered[-1].name == "help"
    assert all(not action.where or pane in action.where for action in offered)


def test_key_names_are_those_a_reader_writes() -> None:
    assert [key_name(key) for key in ("ctrl+f", "pagedown", "}", "shift+tab", "G")] == [
        *("^f", "PgDn", "}", "Shift+Tab", "G"),
    ]


def test_the_printed_tables_hold_every_key_and_sentence() -> None:
    text, markdown = key_table_text(), key_table_markdown()
    for action in ACTIONS:
        keys = [key_name(key) for key in action.keys]
        assert any(line.split()[: len(keys)] == keys and action.help in line for line in text.splitlines())
        written = " ".join(f"`{key}`" for key in keys).replace("|", "\\|")
        assert f"| {written} | {action.help} |" in markdown
    assert all(line.replace("\\|", "").count("|") == 3 for line in markdown.splitlines())


def test_the_table_is_read_without_textual() -> None:
    code = "import sys, reader.ui.actions; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

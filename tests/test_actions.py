"""The table of actions against everything that is made from it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from desk import AtDesk
from textual.actions import parse
from textual.binding import BindingsMap

from reader.ui.actions import (
    ACTIONS,
    PANE_ACTIONS,
    Action,
    Pane,
    footer_actions,
)
from reader.ui.application import QuothApp
from reader.ui.dialogs.help import ELSEWHERE, OFTEN, help_rows
from reader.ui.keys.file import keymap_of
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
def test_every_action_can_be_done(action: Action) -> None:
    holder = Panes if action in PANE_ACTIONS else MainScreen
    target, name, _ = parse(action.call())
    assert hasattr(QuothApp if target == "app" else holder, f"action_{name}")


@pytest.mark.parametrize("action", [one for one in ACTIONS if one.counts], ids=lambda action: action.name)
def test_a_count_is_told_as_the_last_argument(action: Action) -> None:
    _, name, arguments = parse(action.call())
    assert parse(action.call(7))[1:] == (name, (*arguments, 7))


async def test_every_part_that_the_table_names_does_its_actions(at_desk: AtDesk) -> None:
    async with at_desk() as at:
        for action in ACTIONS:
            if action.part:
                assert callable(getattr(getattr(at.screen.parts, action.part), f"action_{action.name}"))


def test_there_is_no_binding_beside_the_keymap_but_that_which_copies() -> None:
    bound = BindingsMap([*Panes.BINDINGS, *MainScreen.BINDINGS])
    assert {binding.action for _, binding in bound} == {"screen.copy_text"}


def test_the_help_has_what_works_in_a_pane_and_then_the_rest() -> None:
    rows = help_rows(
        keymap_of(), lambda command: not command.where or Pane.ARTICLE in command.where, Pane.ARTICLE
    )
    here = [command for _, command in rows if command]
    works = [action for action in ACTIONS if not action.where or Pane.ARTICLE in action.where]
    assert here == sorted(works, key=lambda action: Pane.ARTICLE not in action.footer)
    assert next(choice.label for choice, _ in rows if choice.heading) == OFTEN
    beyond = [choice.detail for choice, _ in rows if choice.off]
    assert beyond == [action.help for action in ACTIONS if action not in here]
    assert [choice.label for choice, _ in rows if choice.heading][-1] == ELSEWHERE
    keys = {choice.detail: choice.label for choice, _ in rows}
    shelves = {action.name: keys[action.help] for action in ACTIONS if action.name in ("show_all", "top")}
    assert shelves == {"show_all": "–", "top": "g  Home"}, "a digit is no key in the article"


def test_the_help_is_searched_by_words_of_keys_names_and_sentences() -> None:
    def found(text: str) -> list[str]:
        rows = help_rows(keymap_of(), lambda command: True, Pane.ARTICLE, text)
        return [command.name for _, command in rows if command]

    assert found("previous QUOTE") == ["previous_quote"]
    assert found("mark_all_read") == ["mark_all_read"]
    assert "next_quote" in found("}") and "top" not in found("}")
    assert found("xyzzy") == []
    assert (found("G")[0], found("g")[0]) == ("bottom", "top"), "a key that is typed comes first"


def test_a_key_of_another_pane_is_found_first_too() -> None:
    rows = help_rows(keymap_of(), lambda command: command.name != "check_quote", Pane.LIBRARY, "v")
    assert [choice.label for choice, _ in rows[:2]] == ["The key v", "v"]
    assert rows[1][0].off and rows[1][1] is None
    assert "check_quote" not in [command.name for _, command in rows[2:] if command]


@pytest.mark.parametrize("pane", Pane)
def test_the_footer_offers_what_works_there_and_help_last(pane: Pane) -> None:
    offered = footer_actions(pane)
    assert offered[-1].name == "help"
    assert all(not action.where or pane in action.where for action in offered)


def test_the_table_is_read_without_textual() -> None:
    code = "import sys, reader.ui.actions; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Keys pressed one after the other, without a screen."""

from __future__ import annotations

import pytest

from reader.ui.actions import ACTIONS, Pane
from reader.ui.keys import Chords, Heard, Keymap
from reader.ui.keys.file import keymap_of
from reader.ui.keys.keymap import Bound

ARTICLE, STORIES, QUOTES = Pane.ARTICLE, Pane.STORIES, Pane.QUOTES


def pressed(chords: Chords, keys: str, pane: Pane = ARTICLE) -> list[Heard]:
    return [chords.press(key, pane) for key in keys.split()]


def done(chords: Chords, keys: str, pane: Pane = ARTICLE) -> tuple[str, int]:
    """The one command that keys come to, with its count; all keys before it await it."""
    *before, last = pressed(chords, keys, pane)
    assert all(heard == Heard(taken=True) for heard in before)
    assert last.taken and last.command is not None
    return last.command.name, last.times


@pytest.fixture
def default() -> Chords:
    return Chords(keymap_of())


@pytest.fixture
def vim() -> Chords:
    return Chords(keymap_of("vim"))


def test_a_key_is_a_command_at_once(default: Chords) -> None:
    assert done(default, "j") == ("down", 0)
    assert done(default, "g") == ("top", 0)
    assert default.begun == ""


def test_digits_before_a_key_are_its_count(default: Chords) -> None:
    assert done(default, "5 j") == ("down", 5)
    assert done(default, "1 0 j") == ("down", 10)
    assert done(default, "j") == ("down", 0)


def test_a_count_has_no_more_digits_than_anybody_means(default: Chords) -> None:
    assert done(default, "1 2 3 4 5 6 7 j") == ("down", 1234)


def test_a_nought_begins_no_count(default: Chords) -> None:
    assert default.press("0", ARTICLE) == Heard(taken=False)


def test_a_digit_that_is_the_key_of_a_numbered_link_is_its_number() -> None:
    newsboat = Chords(keymap_of("newsboat"))
    assert done(newsboat, "3") == ("numbered_link", 3)
    assert done(newsboat, "0") == ("numbered_link", 10)
    assert done(newsboat, "2 J", QUOTES) == ("next_story", 2)


def test_digits_that_are_keys_of_the_lists_are_those_there_and_counts_elsewhere(default: Chords) -> None:
    assert done(default, "2", STORIES) == ("show_unread", 0)
    assert done(default, "2 j", ARTICLE) == ("down", 2)
    assert done(default, "2 j", QUOTES) == ("down", 2)
    assert done(default, "5 2 j", STORIES) == ("down", 52)


def test_a_sequence_awaits_its_last_key_and_may_have_a_count(vim: Chords) -> None:
    assert done(vim, "g g") == ("top", 0)
    assert done(vim, "3 ] q") == ("next_quote", 3)
    assert done(vim, "1 2 j", STORIES) == ("down", 12)


def test_what_is_begun_and_what_may_follow_is_told(vim: Chords) -> None:
    pressed(vim, "1 2 ]")
    assert vim.begun == "12 ]"
    assert {(keys, command.name) for keys, command in vim.continuations()} == {
        ("q", "next_quote"),
        ("l", "next_link"),
        ("s", "next_story"),
        ("f", "next_list"),
        ("h", "history_forward"),
    }
    vim.drop()
    pressed(vim, "4")
    assert (vim.begun, list(vim.continuations())) == ("4", [])


def test_escape_drops_what_is_begun_and_is_itself_otherwise(vim: Chords) -> None:
    assert pressed(vim, "7 ] escape")[-1] == Heard(taken=True)
    assert vim.begun == ""
    assert done(vim, "j") == ("down", 0)
    assert done(vim, "escape") == ("cancel", 0)


def test_a_key_that_does_not_go_on_drops_what_is_begun_and_says_what_was_lost(vim: Chords) -> None:
    assert pressed(vim, "2 ] j")[-1] == Heard(taken=True, lost="2 ] j")
    assert vim.begun == ""
    assert pressed(vim, "2 F9")[-1].lost == "2 F9"


def test_a_key_without_meaning_is_left_to_others(default: Chords) -> None:
    assert default.press("ctrl+y", ARTICLE) == Heard(taken=False)


def test_a_key_of_other_panes_is_known_with_them() -> None:
    keymap = keymap_of()
    found = keymap.elsewhere("w")
    assert found is not None and (found[0].name, found[1]) == ("search_web", (Pane.SOURCES,))
    assert keymap.elsewhere("ctrl+y") is None


def test_another_pane_is_another_beginning(vim: Chords) -> None:
    pressed(vim, "3 ]", ARTICLE)
    assert done(vim, "j", STORIES) == ("down", 0)


def test_digits_go_on_a_sequence(vim: Chords) -> None:
    assert done(vim, "g 2", ARTICLE) == ("show_unread", 0)


def test_sequences_of_any_length_are_told_apart() -> None:
    actions = ACTIONS[:3]
    keys = (("z", "a", "b"), ("z", "a", "c"), ("z", "b"))
    chords = Chords(Keymap(Bound(one, action) for one, action in zip(keys, actions, strict=True)))
    for one, action in zip(keys, actions, strict=True):
        assert done(chords, " ".join(one)) == (action.name, 0)
    chords.press("z", ARTICLE)
    assert [keys for keys, _ in chords.continuations()] == ["a b", "a c", "b"]

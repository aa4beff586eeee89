"""Keymaps: presets, `keys.toml`, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ui.actions import ACTIONS, LEDGER, LISTS, Pane
from reader.ui.keys import PRESETS, Keymap, LoadedKeymap, load_keymap
from reader.ui.keys.file import keymap_of
from reader.ui.keys.keymap import Bound
from reader.ui.keys.names import key_name, read_keys
from reader.ui.keys.tables import commands, key_table_markdown, key_table_text

Load = Callable[[str], LoadedKeymap]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def load(text: str) -> LoadedKeymap:
        path = tmp_path / "keys.toml"
        path.write_text(text, encoding="utf-8")
        loaded = load_keymap(path)
        assert all(problem.startswith(f"{path}, line ") for problem in loaded.problems)
        short = tuple(problem.removeprefix(f"{path}, ") for problem in loaded.problems)
        return LoadedKeymap(loaded.keymap, short)

    return load


def command(keymap: Keymap, key: str, pane: Pane) -> str:
    """The name of what one key does in a pane; empty for nothing."""
    found = keymap.branch(pane).get(key)
    return "" if found is None or isinstance(found, dict) else found.name


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_every_key_it_names_and_no_key_means_two_things(preset: str) -> None:
    keymap = keymap_of(preset)
    known = {action.name: action for action in ACTIONS}
    assert set(PRESETS[preset]) <= set(known)
    for name, action in known.items():
        texts = PRESETS[preset].get(name)
        wanted = [(key,) for key in action.keys] if texts is None else [read_keys(text) for text in texts]
        assert list(keymap.keys(name)) == wanted, name


@pytest.mark.parametrize("preset", PRESETS)
def test_arrows_enter_escape_help_and_the_way_out_are_in_every_preset(preset: str) -> None:
    keymap = keymap_of(preset)
    for pane in Pane:
        for key, name in {"down": "down", "up": "up", "enter": "enter", "escape": "cancel"}.items():
            assert command(keymap, key, pane) == name
        assert command(keymap, "?", pane) == "help"
        assert command(keymap, "Q", pane) == "quit"


def test_newsboat_has_newsboats_keys() -> None:
    keymap = keymap_of("newsboat")
    wanted = {
        "n": "next_unread",
        "p": "previous_unread",
        "J": "next_story",
        "K": "previous_story",
        "N": "toggle_read",
        "A": "mark_all_read",
        "r": "refresh",
        "R": "refresh_all",
        "o": "browser",
        "j": "next_list",
        "k": "previous_list",
        "ctrl+b": "bookmark",
        "q": "back",
        "Q": "quit",
        "pagedown": "page_down",
        "home": "top",
        "s": "write",
        "g": "sort",
        "E": "edit",
        "ctrl+e": "tag",
        "ctrl+f": "cancel",
        "|": "pipe",
    }
    assert {key: command(keymap, key, Pane.STORIES) for key in wanted} == wanted
    assert command(keymap, "u", Pane.ARTICLE) == "hints"
    assert {command(keymap, digit, Pane.ARTICLE) for digit in "1234567890"} == {"numbered_link"}
    assert command(keymap, "1", Pane.STORIES) == "show_all"


def test_without_a_file_the_keys_are_the_tables(tmp_path: Path) -> None:
    loaded = load_keymap(tmp_path / "keys.toml")
    assert not loaded.problems
    assert all(loaded.keymap.keys(one.name) == tuple((key,) for key in one.keys) for one in ACTIONS)


def test_a_value_is_a_key_a_list_of_keys_or_nothing(load: Load) -> None:
    keymap, problems = load('bookmark = "&"\nsearch = ["F5", "g s"]\ntop = "Home"\nshow_chain = ""\n')
    assert not problems
    assert keymap.shown("bookmark") == ("&",)
    assert keymap.shown("search") == ("F5", "g s")
    assert keymap.shown("show_chain") == ()
    assert command(keymap, "s", Pane.STORIES) == "" and command(keymap, "C", Pane.STORIES) == ""
    assert keymap.changes == 4


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("G", ("G",)),
        ("g g", ("g", "g")),
        ("] q", ("]", "q")),
        ("^f", ("ctrl+f",)),
        ("Ctrl+F", ("ctrl+f",)),
        ("ctrl+alt+x", ("alt+ctrl+x",)),
        ("PgDn", ("pagedown",)),
        ("space", ("space",)),
        ("Shift+Tab", ("shift+tab",)),
        ("↓", ("down",)),
        ("Shift+↓", ("shift+down",)),
        ("f12", ("f12",)),
        ("ö", ("ö",)),
        ("+", ("+",)),
    ],
)
def test_keys_are_written_as_people_write_them(text: str, keys: tuple[str, ...]) -> None:
    assert read_keys(text) == keys
    assert read_keys(" ".join(key_name(key) for key in keys)) == keys


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('bookmrk = "&"', "unknown action bookmrk; did you mean bookmark?"),
        ('bookmark = "Bookmark"', 'bookmark: "Bookmark" is no key: one is a character'),
        ("bookmark = 5", "bookmark must be a key or a list of keys in quotes, not 5."),
        ('bookmark = ["&", 5]', "bookmark must be a key or a list of keys in quotes, not ['&', 5]."),
        ('bookmark = " "', 'bookmark: " " is no key: write ""'),
        ('bookmark = "^i"', "cannot be told from Tab by most terminals."),
        ('bookmark = "^q"', 'bookmark: "^q" always leaves Quoth.'),
        ('bookmark = "Shift+b"', 'bookmark: "Shift+b" is written B.'),
        ('bookmark = "5 b"', "begins with a digit, which is a count."),
        ('bookmark = "b Esc"', "has Esc in it, which drops a sequence."),
        ('check_quote = "7"', "check_quote: 7 is a count where this action is for."),
        ('preset = "emacs"', "unknown preset 'emacs'; "),
        ("macros = 3", "macros must be a table, [macros]."),
        ('undo = "s"', 's was the only key of bookmark: give it another, or "".'),
    ],
)
def test_what_is_wrong_is_a_sentence_with_its_line_and_the_rest_stands(
    load: Load, line: str, problem: str
) -> None:
    keymap, problems = load(f'# mine\nquit = "ctrl+x"\n\n{line}\n')
    assert len(problems) == 1
    assert problems[0].startswith("line 4: ") and problem in problems[0]
    assert keymap.shown("quit") == ("^x",)
    assert command(keymap, "j", Pane.STORIES) == "down"


def test_the_first_of_two_clashing_keys_stands(load: Load) -> None:
    keymap, problems = load('bookmark = "&"\nundo = ["&", "U"]\ntop = "& g"\nbottom = ["G", "G"]\n')
    assert keymap.shown("bookmark") == ("&",) and keymap.shown("undo") == ("U",)
    assert problems == (
        "line 2: undo: & is the key of bookmark (line 1) already.",
        "line 3: top: & g cannot be told from & of bookmark (line 1): one begins the other.",
    )


def test_an_own_key_takes_it_from_the_preset_where_both_are(load: Load) -> None:
    keymap, problems = load('switch_order = "n"\ntop = "b b"\n')
    assert not problems
    assert command(keymap, "n", Pane.QUOTES) == "switch_order"
    assert command(keymap, "n", Pane.STORIES) == "next_unread"
    assert keymap.shown("page_up") == ("^b", "PgUp")
    assert keymap.shown("next_unread") == ("n",)


def test_a_key_moved_on_leaves_no_gap_to_complain_about(load: Load) -> None:
    keymap, problems = load('undo = "s"\nbookmark = "&"\n')
    assert not problems
    assert (command(keymap, "s", Pane.STORIES), command(keymap, "U", Pane.STORIES)) == ("undo", "")


def test_an_own_digit_is_a_key_in_the_lists(load: Load) -> None:
    keymap, problems = load('refresh = "5"\n')
    assert not problems
    assert [command(keymap, "5", pane) for pane in (*LISTS, Pane.ARTICLE, *LEDGER)] == [
        *("refresh", "refresh", "", "", ""),
    ]


def test_a_former_name_of_an_action_means_it_still(load: Load) -> None:
    loaded = load(
        'take_along = "F6"\ntake_list = ""\n[macros.night]\nkeys = "F7"\nactions = ["take_along"]\n'
    )
    assert not loaded.problems
    assert command(loaded.keymap, "f6", Pane.STORIES) == "save_evidence"
    assert "d" not in loaded.keymap.shown("save_evidence") and not loaded.keymap.shown("save_list_evidence")
    assert [action.name for action in loaded.keymap.macros[0].actions] == ["save_evidence"]


def test_macros_have_keys_and_actions(load: Load) -> None:
    keymap, problems = load(
        'preset = "vim"\n[macros]\n'
        'check_on = { keys = ["g c", "^g"], actions = ["next_quote", "check_quote"] }\n'
        '[macros.evening]\nkeys = "F7"\nactions = ["refresh_all"]\n'
    )
    assert not problems
    first, second = keymap.macros
    assert (first.name, first.label) == ("check_on", "Check on")
    assert [action.name for action in first.actions] == ["next_quote", "check_quote"]
    assert keymap.shown("check_on") == ("g c", "^g") and command(keymap, "f7", Pane.ARTICLE) == "evening"
    assert second.help == "Your macro: refresh all."


@pytest.mark.parametrize(
    ("macro", "problem"),
    [
        ("x = 3", "the macro x must be { keys ="),
        ('x = { keys = "X", does = ["down"] }', "the macro x must be { keys ="),
        ('x = { keys = "X" }', "the macro x has no list of actions."),
        (
            'x = { keys = "X", actions = ["dwn"] }',
            "the macro x has the unknown action dwn; did you mean down?",
        ),
        (
            'down = { keys = "X", actions = ["up"] }',
            "the macro down has the name of an action: give it another.",
        ),
        ('x = { keys = "^i", actions = ["up"] }', 'x: "^i" cannot be told from Tab by most terminals.'),
        ('y = { keys = "&", actions = ["up"] }', "y: & is the key of bookmark (line 1) already."),
    ],
)
def test_what_is_wrong_with_a_macro(load: Load, macro: str, problem: str) -> None:
    _, problems = load(f'bookmark = "&"\n[macros]\n{macro}\n')
    assert len(problems) == 1 and problems[0].startswith("line 3: ") and problem in problems[0]


def test_a_file_that_is_no_toml_or_cannot_be_read_leaves_the_tables_keys(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('bookmark = "&"\nundo = \n')
    keymap, (problem,) = load_keymap(path)
    assert problem.startswith(f"{path}:2: not valid TOML: ")
    assert keymap.shown("bookmark") == ("s",)
    path.write_bytes(b"\xff\xfe")
    assert load_keymap(path).problems[0].startswith(f"{path}:1: cannot be read: ")
    path = tmp_path / ("k" * 300)
    assert load_keymap(path).problems == (f"{path}: cannot be read: File name too long.",)


def test_the_printed_tables_hold_every_command_its_keys_and_its_sentence(load: Load) -> None:
    keymap, _ = load('preset = "vim"\n[macros]\nround = { keys = "^g", actions = ["next_quote"] }\n')
    text, markdown = key_table_text(keymap), key_table_markdown(keymap)
    assert text.startswith("Preset: vim, 1 changed by your own\n")
    for _, found in commands(keymap):
        for one in found:
            keys = keymap.shown(one.name)
            start = " · ".join(keys)
            assert any(line.strip().startswith(start) and one.help in line for line in text.splitlines())
            shown = " ".join(f"`{key}`" for key in keys).replace("|", "\\|")
            assert f"| {shown} | {one.name} | {one.help} |" in markdown


def test_a_partly_taken_key_is_still_shown() -> None:
    by_name = {action.name: action for action in ACTIONS}
    keymap = Keymap(
        [Bound(("n",), by_name["next_unread"]), Bound(("n",), by_name["switch_order"], own=True)],
    )
    assert keymap.shown("next_unread") == ("n",) and keymap.shown("switch_order") == ("n",)
    assert keymap.key("bookmark") == ":bookmark"

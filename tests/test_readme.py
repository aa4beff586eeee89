"""What the README says must be so: its keys are the table's, its commands and files exist."""

import re
from pathlib import Path

from reader.cli.verb_table import VERBS
from reader.config.rules import SITE_KEYS
from reader.config.template import settings_markdown
from reader.model.terms import FIELDS, HAS, IS
from reader.ui.keys.file import keymap_of
from reader.ui.keys.tables import key_table_markdown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_keys_are_those_of_the_table() -> None:
    _, _, rest = README.partition("<!-- keys: written by `quoth keys --markdown` -->\n")
    table, _, _ = rest.partition("<!-- end of keys -->")
    assert table.strip() == key_table_markdown(keymap_of()).strip()


def test_every_term_of_the_language_of_searches_is_named() -> None:
    _, _, rest = README.partition("The fields are ")
    terms, _, _ = rest.partition("`quoth list --help`")
    named = re.findall(r"`(\w+)`", terms)
    assert named == [*FIELDS, "date", *IS, *HAS]


def test_there_is_one_command_to_start_and_one_to_test() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    started = [command.rpartition("&& ")[2] for command in commands]
    assert started == [
        ".venv/bin/quoth",
        ".venv/bin/pytest -n auto",
    ]


def test_the_screen_that_is_shown_is_one_of_the_golden_ones() -> None:
    shown = README.split("```\n")[1].splitlines()
    screen = (ROOT / "tests" / "data" / "screens" / "120x40-checked.txt").read_text(encoding="utf-8")
    assert len(shown) > 10 and shown == screen.splitlines()[: len(shown)]


def test_every_verb_that_is_named_exists() -> None:
    named = set(re.findall(r"quoth ([a-z]+)(?= [a-z-]|\n|`)", README))
    assert named <= set(VERBS)
    assert len(named) > 6


def test_the_settings_are_those_of_the_table() -> None:
    _, _, rest = README.partition("<!-- settings: written by `quoth config --markdown` -->\n")
    table, _, _ = rest.partition("<!-- end of settings -->")
    assert table.strip() == settings_markdown().strip()


def test_each_file_of_the_user_is_explained_with_what_may_stand_in_it() -> None:
    files = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    named = re.findall(r"^    (\w+\.toml) {2,}", README, re.MULTILINE)
    assert len(named) > 4 and named == re.findall(r"^## (\w+\.toml)$", files, re.MULTILINE)
    _, _, rules = files.partition("## sites.toml")
    assert re.findall(r"^    (\w+) = \[", rules, re.MULTILINE) == list(SITE_KEYS)


def test_what_is_folded_away_is_closed_again() -> None:
    folds = re.findall(r"^(<details><summary>.+</summary>\n|</details>\n)$", README, re.MULTILINE)
    assert len(folds) > 2 and folds[::2] == [fold for fold in folds if fold != "</details>\n"]
    assert README.count("<details>") == README.count("</details>") == len(folds) // 2


def test_every_file_that_is_linked_exists() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        linked = re.findall(r"\]\(([^):#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        assert all((page.parent / path).exists() for path in linked), page

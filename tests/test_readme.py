"""What the README and the manual say must be so: keys, commands, files, and the keys of the JSON."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import main
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


def test_every_verb_is_named_here_or_in_the_manual() -> None:
    pages = (ROOT / "reader" / "manual").glob("*.md")
    text = "\n".join([README, *(page.read_text(encoding="utf-8") for page in pages)])
    assert {verb for verb in VERBS if not re.search(rf"quoth {verb}\b", text)} == set()


def test_the_settings_are_those_of_the_table() -> None:
    _, _, rest = README.partition("<!-- settings: written by `quoth config --markdown` -->\n")
    table, _, _ = rest.partition("<!-- end of settings -->")
    assert table.strip() == settings_markdown().strip()


def test_each_file_of_the_user_is_explained_with_what_may_stand_in_it() -> None:
    files = (ROOT / "reader" / "manual" / "files.md").read_text(encoding="utf-8")
    named = re.findall(r"^    (\w+\.toml) {2,}", README, re.MULTILINE)
    assert len(named) > 4 and named == re.findall(r"^## (\w+\.toml)$", files, re.MULTILINE)
    _, _, rules = files.partition("## sites.toml")
    assert re.findall(r"^    (\w+) = \[", rules, re.MULTILINE) == list(SITE_KEYS)


def test_what_is_folded_away_is_closed_again() -> None:
    folds = re.findall(r"^(<details><summary>.+</summary>\n|</details>\n)$", README, re.MULTILINE)
    assert len(folds) > 2 and folds[::2] == [fold for fold in folds if fold != "</details>\n"]
    assert README.count("<details>") == README.count("</details>") == len(folds) // 2


def test_every_file_and_heading_that_is_linked_exists() -> None:
    for page in (ROOT / "README.md", *(ROOT / "reader" / "manual").glob("*.md")):
        linked = re.findall(r"\]\(([^):#]+)(?:#([^)]*))?\)", page.read_text(encoding="utf-8"))
        for path, heading in linked:
            assert (page.parent / path).exists(), path
            assert not heading or heading in headings_of(page.parent / path), heading


def headings_of(page: Path) -> set[str]:
    """What the headings of a page are called in an address: in small letters, without dots, with hyphens."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


HTML = (
    "<html><head><title>Harbour to close</title></head><body><article><h1>Harbour to close</h1>"
    "<p>The harbour at Vannport will close on Friday, <a href='https://vannport.example/minutes'>minutes of "
    "the council</a> say, and the ferry will sail from Holm until the spring.</p>"
    "<p>“Nobody asked the boats,” said Signe Dahl, who runs the ferry. “They asked the banks.”</p>"
    "</article></body></html>"
)


@pytest.mark.parametrize("verb", ["show", "quotes", "sources", "check", "speakers", "list", "feeds"])
def test_the_json_of_a_verb_is_described_key_for_key(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "a.html").write_text(HTML)
    main(["add", "quoth:edition"])
    main(["quotes", "--words", "the"])  # the pages are read for it
    capsys.readouterr()
    inputs = [str(tmp_path / "a.html")] if verb in ("show", "quotes", "sources", "check") else []
    against = ["--against", *inputs] if verb == "check" else []
    assert main([verb, "--json", *inputs, *against]) == 0
    printed = json.loads(capsys.readouterr().out.splitlines()[0])
    described = (
        (ROOT / "reader" / "manual" / "json.md").read_text(encoding="utf-8").partition(f"## quoth {verb} ")[2]
    )
    block = re.findall(r"(?m)^    .*$", described.partition("\n## ")[0])
    assert set(re.findall(r'"(\w+)"', "\n".join(block))) == set(keys_in(printed))


def keys_in(value: object) -> Iterator[str]:
    """Every key in an object of JSON and in what it holds, but for those that are kinds of link."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield key
            if not (key == "links" and isinstance(held, dict)):
                yield from keys_in(held)
    elif isinstance(value, list):
        for each in value:
            yield from keys_in(each)

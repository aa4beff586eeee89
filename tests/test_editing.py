"""Keys of a TOML file set and taken out, with all else left as it is."""

from __future__ import annotations

import tomllib

import pytest

from reader.config.editing import end_of, with_keys

FILE = """\
# Of the house.
a = 1  # one
b = [
  # the first
  "x", # beside it
]
c = \"\"\"
# no comment
\"\"\"

# Of the coast.
["d.e"]  # far
f = 2

# nothing more

[[g]]
h = 3
"""


@pytest.mark.parametrize(
    ("table", "changes", "old", "new"),
    [
        ("", {"a": "a = 7"}, "a = 1  # one", "a = 7  # one"),
        ("", {"a": "z = 7"}, "a = 1  # one", "z = 7  # one"),
        ("", {"a": None}, "a = 1  # one\n", ""),
        ("", {"b": "b = []"}, 'b = [\n  # the first\n  "x", # beside it\n]', "  # the first\nb = []"),
        ("", {"b": None}, 'b = [\n  # the first\n  "x", # beside it\n]', "  # the first"),
        (
            "",
            {"a": None, "b": "b = []"},
            'a = 1  # one\nb = [\n  # the first\n  "x", # beside it\n]',
            "  # the first\nb = []",
        ),
        ("", {"c": 'c = "#"'}, 'c = """\n# no comment\n"""', 'c = "#"'),
        ("", {"i": "i = 4"}, '\n"""\n', '\n"""\ni = 4\n'),
        ("", {"f": None, "h": None}, "", ""),
        (
            "d.e",
            {"i": "i = 4", "f": "f = 5"},
            "f = 2\n\n# nothing more\n",
            "f = 5\n\n# nothing more\ni = 4\n",
        ),
        ("g", {"i": "i = 4"}, "h = 3\n", "h = 3\ni = 4\n"),
        ("j.k", {"i": "i = 4"}, "h = 3\n", 'h = 3\n\n["j.k"]\ni = 4\n'),
        ("j.k", {"i": None}, "", ""),
    ],
)
def test_what_is_not_changed_stays(table: str, changes: dict[str, str | None], old: str, new: str) -> None:
    wanted = FILE.replace(old, new, 1) if old else FILE
    assert with_keys(FILE, table, changes) == wanted
    assert with_keys(FILE.replace("\n", "\r\n"), table, changes) == wanted.replace("\n", "\r\n")
    tomllib.loads(wanted)


def test_a_file_without_anything_and_one_without_a_last_line_end_are_written_too() -> None:
    assert with_keys("", "", {"a": "a = 1"}) == "a = 1\n"
    assert with_keys("", "b", {"a": "a = 1"}) == '["b"]\na = 1\n'
    assert with_keys("a = 1", "", {"b": "b = 2"}) == "a = 1\nb = 2\n"


def test_a_table_that_is_not_there_has_no_end() -> None:
    assert end_of(["[a]", "# b"], "") == 0
    assert end_of(FILE.split("\n"), "none") is None
    assert end_of(FILE.split("\n"), "") == FILE[: FILE.index("\n\n# Of the coast")].count("\n") + 1

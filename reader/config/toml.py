"""TOML files read with the lines of their keys, which tomllib does not tell."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reader.config.bounded import read_within
from reader.config.problems import Problem
from reader.model import LARGEST_FILE
from reader.text.clean import drawable

MOST_PARTS = 100
"""Dots outside quotes in one line. tomllib's time for a key is the square of its parts: 23 s for 40,000."""
_APART = (
    r'"{3}(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{0,5}|"(?:[^"\\\n]|\\.)*+"?|'
    r"'{3}(?:[^']|'{1,2}(?!'))*+'{0,5}|'[^'\n]*+'?|#[^\n]*+"
)
"""Strings and comments, in which brackets and dots mean nothing. One without an end goes to the last sign."""
_QUOTED = re.compile(_APART)
_TOKEN = re.compile(rf"{_APART}|[\[\]{{}}\n]")
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


class Read(NamedTuple):
    """A file's text and what it says; empty where there is none. `problem` is why it cannot be read."""

    text: str
    table: dict[str, Any]
    problem: Problem | None = None
    is_there: bool = True


class Statement(NamedTuple):
    """A key and its value as they stand in a file: `lines` of it, counted from 0, under the table `table`.

    A heading has the key "".
    """

    table: str
    key: str
    lines: range


def read_toml(path: Path) -> Read:
    """What a file holds. It may be missing, unreadable, or no TOML."""
    try:
        data = read_within(path, LARGEST_FILE)
    except FileNotFoundError:
        return Read("", {}, is_there=False)
    except OSError as error:
        return Read("", {}, Problem(path, 0, f"cannot be read: {error.strerror or error}."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Read("", {}, Problem(path, line, "cannot be read: it is not UTF-8."))
    try:
        return Read(text, parsed(text))
    except tomllib.TOMLDecodeError as error:
        sentence, found = str(error), _AT.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        column = f", at column {found[2]}" if found else ""
        return Read(text, {}, Problem(path, line, f"not valid TOML: {_AT.sub('', sentence)}{column}."))
    except RecursionError:
        return Read("", {}, Problem(path, 0, "cannot be read: its values are nested too deep."))


def parsed(text: str) -> dict[str, Any]:
    """What a text of TOML says. Raises tomllib.TOMLDecodeError, also for one that would take it for ever.

    RecursionError for values that are nested too deep.
    """
    if any(line.count(".") > MOST_PARTS for line in text.split("\n")):
        bare = _QUOTED.sub(lambda found: "\n" * found[0].count("\n"), text)
        for number, line in enumerate(bare.split("\n"), 1):
            if line.count(".") > MOST_PARTS:
                many = f"More than {MOST_PARTS} dots outside quotes"
                raise tomllib.TOMLDecodeError(f"{many} (at line {number}, column 1)")
    return tomllib.loads(text)


def quoted(text: str) -> str:
    """A text as a basic string of TOML, with every sign that nobody sees written as its number."""
    # What JSON escapes in a text, TOML understands.
    return "".join(
        letter if drawable(letter) else f"\\U{ord(letter):08X}"
        for letter in json.dumps(text, ensure_ascii=False)
    )


def statements(text: str) -> Iterator[Statement]:
    """The keys of a valid text and where they stand, in its order.

    A statement ends with the first line that ends in no string and no bracket.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    table, start = "", 0
    for stop in _ends("\n".join(lines)):
        said = tomllib.loads("\n".join(lines[start:stop]))
        if lines[start].lstrip().startswith("["):
            table = ".".join(_names(said))
            yield Statement(table, "", range(start, stop))
        elif said:
            yield Statement(table, next(iter(said)), range(start, stop))
        start = stop


def comments_of(statement: str) -> tuple[list[str], str]:
    """The comments in a statement that have a line of their own, and the one behind it, "" if there is none.

    Each comes with the blanks before it.
    """
    inside, behind = list[str](), ""
    for found in _QUOTED.finditer(statement):
        if found[0].startswith("#"):
            before = statement[statement.rfind("\n", 0, found.start()) + 1 : found.start()]
            if not before.strip():
                inside.append(before + found[0])
            elif found.end() == len(statement):
                behind = before[len(before.rstrip()) :] + found[0]
    return inside, behind


def line_of(text: str, table: str, key: str = "") -> int:
    """The line of a key, or of a table's heading, counted from 1; 0 where it does not stand by itself."""
    return _lines_of(text).get((table, key), 0)


@lru_cache(maxsize=1)
def _lines_of(text: str) -> Mapping[tuple[str, str], int]:
    """The first line of each key by its table. A file with many mistakes asks for many of them."""
    found = dict[tuple[str, str], int]()
    for table, key, lines in statements(text):
        found.setdefault((table, key), lines.start + 1)
    return found


def _ends(text: str) -> Iterator[int]:
    """The lines, counted from 1, with which the statements of a valid text end. A blank one is one."""
    line, depth = 0, 0
    for token in _TOKEN.findall(text):
        depth += (token in ("[", "{")) - (token in ("]", "}"))
        line += token.count("\n")
        if token == "\n" and not depth:
            yield line
    yield line + 1


def _names(parsed: dict[str, Any]) -> Iterator[str]:
    """The parts of a dotted heading, from the outermost."""
    here: Any = parsed
    while here:
        name, here = next(iter(here.items()))
        here = here[0] if isinstance(here, list) else here
        yield name

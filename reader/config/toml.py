"""TOML files read with the lines of their keys, which tomllib does not tell."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.config.problems import Problem
from reader.text.clean import drawable

LARGEST = 1_000_000
"""Bytes of the largest file that is read: what people write by hand is far below it."""
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
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return Read("", {}, is_there=False)
    except OSError as error:
        return Read("", {}, Problem(path, 0, f"cannot be read: {error.strerror or error}."))
    if len(data) > LARGEST:
        return Read("", {}, Problem(path, 0, f"cannot be read: it is larger than {LARGEST:,} bytes."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Read("", {}, Problem(path, line, "cannot be read: it is not UTF-8."))
    try:
        return Read(text, tomllib.loads(text.replace("\r\n", "\n")))
    except tomllib.TOMLDecodeError as error:
        sentence, found = str(error), _AT.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        column = f", at column {found[2]}" if found else ""
        return Read(text, {}, Problem(path, line, f"not valid TOML: {_AT.sub('', sentence)}{column}."))
    except RecursionError:
        return Read("", {}, Problem(path, 0, "cannot be read: its values are nested too deep."))


def quoted(text: str) -> str:
    """A text as a basic string of TOML, with every sign that nobody sees written as its number."""
    # What JSON escapes in a text, TOML understands.
    return "".join(
        letter if drawable(letter) else f"\\U{ord(letter):08X}"
        for letter in json.dumps(text, ensure_ascii=False)
    )


def statements(text: str) -> Iterator[Statement]:
    """The keys of a valid text and where they stand, in its order.

    A statement ends at the first line with which it is TOML by itself: so every form of value is understood
    as tomllib does, those of several lines too.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    table, start = "", 0
    while start < len(lines):
        stop, parsed = _statement(lines, start)
        if lines[start].lstrip().startswith("["):
            table = ".".join(_names(parsed))
            yield Statement(table, "", range(start, stop))
        elif parsed:
            yield Statement(table, next(iter(parsed)), range(start, stop))
        start = stop


def line_of(text: str, table: str, key: str = "") -> int:
    """The line of a key, or of a table's heading, counted from 1; 0 where it does not stand by itself."""
    for statement in statements(text):
        if statement.table == table and statement.key == key:
            return statement.lines.start + 1
    return 0


def _statement(lines: list[str], start: int) -> tuple[int, dict[str, Any]]:
    for stop in range(start + 1, len(lines) + 1):
        try:
            return stop, tomllib.loads("\n".join(lines[start:stop]))
        except tomllib.TOMLDecodeError:
            continue
    return start + 1, {}


def _names(parsed: dict[str, Any]) -> Iterator[str]:
    """The names of which a heading is made."""
    here: Any = parsed
    while here:
        name, here = next(iter(here.items()))
        here = here[0] if isinstance(here, list) else here
        yield name

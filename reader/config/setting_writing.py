"""One setting written into `config.toml`, the rest of the file left as it is: comments, order, blank lines.

What came of it is read again before it takes the old one's place.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from reader.config.editing import end_of, with_keys
from reader.config.problems import Problem, raise_first
from reader.config.settings import Settings
from reader.config.template import config_text, toml_value
from reader.config.toml import line_of, parsed, read_toml
from reader.config.writing import put_in_place
from reader.model import ReaderError


def save_setting(path: Path, name: str, value: object) -> None:
    """Write a setting into a file, which is made if it is not there; None leaves it to its default.

    Raises ReaderError for a file that cannot be read or written.
    """
    read = read_toml(path)
    raise_first([read.problem] if read.problem else [])
    text = changed(read.text if read.is_there else config_text(), name, value)
    wanted = {key: old for key, old in read.table.items() if key != name}
    if value is not None:
        wanted[name] = list(value) if isinstance(value, tuple) else value
    if _table(text) != wanted:
        raise ReaderError(
            str(Problem(path, 0, f"{name} cannot be set without harm to the rest: edit it by hand."))
        )
    put_in_place(path, text)


def change_setting(settings: Settings, path: Path, name: str, value: object) -> bool:
    """Write a setting and have it hold; whether it does: the environment and flags win over the file.

    Raises ReaderError as `save_setting` does.
    """
    value = tuple(value) if isinstance(value, list) else value
    save_setting(path, name, value)
    holds = settings.origin(name) in ("default", path.name)
    if holds:
        settings.change(name, value, path.name)
    return holds


def changed(text: str, name: str, value: object) -> str:
    """A file's text with a setting at another value.

    It stands where it stood; else where the file has it commented out; else at the end of what comes before
    the first table. Without a value it is commented out at its default.
    """
    default = Settings.rows()[name]
    shown = value if value is not None else default.example or default.default
    line = f"{'' if value is not None else '# '}{name} = {toml_value(shown)}"
    if not line_of(text, "", name):
        if value is None:
            return text
        found = re.compile(rf"^#\s*{re.escape(name)}\s*=[^\r\n]*", re.MULTILINE).search(text)
        lines = text.replace("\r\n", "\n").split("\n")
        if found and text.count("\n", 0, found.start()) < (end_of(lines, "") or 0):
            return text[: found.start()] + line + text[found.end() :]
    return with_keys(text, "", {name: line})


def _table(text: str) -> dict[str, Any]:
    try:
        return parsed(text)
    except tomllib.TOMLDecodeError:
        return {}

"""One setting written into `config.toml`, the rest of the file left as it is: comments, order, blank lines.

The file is changed line by line, and what came of it is read again before it takes the old one's place.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.config.problems import Problem, raise_first
from reader.config.settings import Settings
from reader.config.template import config_text, toml_value
from reader.config.toml import parsed, read_toml, statements
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

    It stands where it stood, with the comment behind it; else where the file has it commented out, else at
    the end of what comes before the first table. Without a value it is commented out at its default.
    """
    feed = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    default = Settings.rows()[name]
    shown = value if value is not None else default.example or default.default
    line = f"{'' if value is not None else '# '}{name} = {toml_value(shown)}"
    standing = next((one for one in statements(text) if not one.table and one.key == name), None)
    if standing is not None:
        old = lines[standing.lines.start : standing.lines.stop]
        lines[standing.lines.start : standing.lines.stop] = [line + comment_behind(old)]
    elif value is not None:
        _enter(lines, name, line, _first_heading(text, len(lines)))
    return feed.join(lines)


def _enter(lines: list[str], name: str, line: str, end: int) -> None:
    """Put the line of a setting that the file does not set yet before line `end`."""
    commented = re.compile(rf"#\s*{re.escape(name)}\s*=")
    for number in range(end):
        if commented.match(lines[number]):
            lines[number] = line
            return
    while end and not lines[end - 1].strip():
        end -= 1
    lines[end:end] = [line]


def _first_heading(text: str, otherwise: int) -> int:
    """The line of the first table, with the comment that stands over it."""
    lines = text.replace("\r\n", "\n").split("\n")
    at = next((one.lines.start for one in statements(text) if not one.key), otherwise)
    while at < otherwise and at and lines[at - 1].startswith("#"):
        at -= 1
    return at


def comment_behind(lines: list[str]) -> str:
    """The comment behind a value, with the blanks before it; "" where there is none.

    It begins at the first # without which, and without what follows it, the value is the same.
    """
    last, before = lines[-1], "\n".join([*lines[:-1], ""])
    value = tomllib.loads(before + last)
    for found in re.finditer(r"(?<!\s)\s*#", last):
        try:
            if tomllib.loads(before + last[: found.start()]) == value:
                return last[found.start() :]
        except tomllib.TOMLDecodeError:
            continue
    return ""


def _table(text: str) -> dict[str, Any]:
    try:
        return parsed(text)
    except tomllib.TOMLDecodeError:
        return {}


def put_in_place(path: Path, text: str, mode: int | None = None) -> None:
    """Put a text in the place of a file as a whole. A link stays one: what it leads to is replaced.

    The file keeps its rights, if none are given; a new one is its owner's alone. Of two processes that write
    it at the same time the later one's stands. Raises ReaderError for one that cannot be written.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if mode is None:
            mode = target.stat().st_mode if target.exists() else 0o600
        _drop_left_behind(target)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            # At no moment can another read it who could not before.
            own = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(own, "w", encoding="utf-8", newline="") as file:
                os.chmod(part, mode)
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        raise ReaderError(f"{path}: cannot be written: {error.strerror}.") from error


def _drop_left_behind(target: Path) -> None:
    """Remove what is left of processes that were killed as they wrote a file; one may have had our number."""
    head, tail = f".{target.name}.", ".part"
    with suppress(OSError):
        for name in os.listdir(target.parent):
            number = name.removeprefix(head).removesuffix(tail)
            if name != f"{head}{number}{tail}" or not number.isdecimal() or len(number) > 9:
                continue
            if int(number) == os.getpid() or not _runs(int(number)):
                target.with_name(name).unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether there is a process of this number."""
    if sys.platform == "win32":
        return True  # to ask there would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

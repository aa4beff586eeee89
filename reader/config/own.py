"""The files that the user writes, for a backup: as text, without secrets, and how they come back.

A file that is newer than the one of the backup stays, and no file that is replaced is lost.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from reader.config import Paths
from reader.config.bounded import read_within
from reader.config.toml import parsed
from reader.config.writing import put_in_place
from reader.model import LARGEST_FILE, OwnFile, ReaderError

_NAME = re.compile(r"(?:config|keys|links|lists|rules|sites|themes/[a-z0-9][a-z0-9-]{0,39})\.toml")
_LOGIN = re.compile(r"//[^/\s@\"']{1,400}@")
_SECRET = re.compile(
    r"((?:authorization|password|passwd|secret|token|api[_-]?key|cookie)[\"']?"
    r"(?:[ \t]?[:=,][ \t]?|[ \t])[\"']?)[^\"'\n&]+",
    re.IGNORECASE,
)
"""The name of a secret and what follows it; what begins `password_command` is none, but names a program."""
_PROGRAMS = ("command", "browsers")
"""The forms of settings that name programs."""
LEFT_OUT = "…"
"""Stands for a secret."""


class Fate(StrEnum):
    """What is done with a file of a backup, in the words by which it is announced."""

    NEW = "there is none here; it is written"
    SAME = "it is here as it is"
    REPLACES = "yours is older; it is replaced, and kept beside"
    BESIDE = "yours is newer and stays; that of the backup is put beside it"


class Return(NamedTuple):
    """A file of a backup, where it belongs, and what is to be done with it."""

    file: OwnFile
    path: Path
    fate: Fate


def is_own(name: str) -> bool:
    """Whether a backup may hold a file of this name."""
    return _NAME.fullmatch(name) is not None


def own_files(config: Path) -> tuple[tuple[OwnFile, ...], tuple[str, ...]]:
    """The files beside `config` and itself, without secrets; and a sentence for each that cannot be taken."""
    files, problems = list[OwnFile](), list[str]()
    for name, path in _places(config):
        try:
            if not path.is_file():  # nor is a pipe waited at
                continue
            data, changed = read_within(path, LARGEST_FILE), path.stat().st_mtime
            text = without_secrets(data.decode("utf-8-sig"), everywhere=path == config)
            files.append(OwnFile(name, text, datetime.fromtimestamp(int(changed), UTC)))
        except OSError as error:
            problems.append(f"{path} cannot be read: {error.strerror}.")
        except UnicodeDecodeError:
            problems.append(f"{path} is left out: it is not UTF-8.")
        except ValueError as error:
            problems.append(f"{path} is left out: {error}.")
    return tuple(files), tuple(problems)


def without_secrets(text: str, everywhere: bool) -> str:
    """A text without the logins in its addresses and, `everywhere`, what follows the names of secrets.

    In files that hold searches only logins go: a search for such a name is not a secret. Raises ValueError
    for valid TOML that would no longer be valid.
    """
    safe = _LOGIN.sub("//", text)
    safe = _SECRET.sub(rf"\1{LEFT_OUT}", safe) if everywhere else safe
    if safe != text and _is_toml(text) and not _is_toml(safe):
        raise ValueError("it holds a secret that cannot be taken out of it")
    return safe


def programs_of(files: Iterable[OwnFile]) -> tuple[str, ...]:
    """The settings in files of a backup that name programs: whoever wrote them chose what Quoth starts."""
    from reader.config.commands import SECTIONS
    from reader.config.settings import Settings

    naming = {*SECTIONS, *(name for name, row in Settings.rows().items() if row.form in _PROGRAMS)}
    text = next((file.text for file in files if file.name == "config.toml"), "")
    return tuple(name for name in _table(text) or () if name in naming)


def returns(config: Path, files: Iterable[OwnFile]) -> tuple[Return, ...]:
    """What is to be done with the files of a backup. Raises ReaderError for one here that cannot be read."""
    here, problems = own_files(config)
    if problems:
        raise ReaderError(f"{problems[0]} Nothing was changed.")
    known = {file.name: file for file in here}
    found = []
    for file in files:
        mine = known.get(file.name)
        if mine is None:
            fate = Fate.NEW
        elif mine.text == file.text:
            fate = Fate.SAME
        else:
            fate = Fate.BESIDE if mine.changed >= file.changed else Fate.REPLACES
        found.append(Return(file, place_of(config, file.name), fate))
    return tuple(found)


def bring_back(planned: Sequence[Return]) -> Iterator[str]:
    """Do what was announced; a sentence for each file that goes elsewhere. Raises as `put_in_place` does."""
    for file, path, fate in planned:
        if fate is Fate.SAME:
            continue
        if fate is Fate.BESIDE:
            put_in_place(beside := _free(path, "restored"), file.text)
            yield f"{file.name} of the backup is {beside}."
            continue
        if fate is Fate.REPLACES:
            yield f"Your {file.name} is kept as {_keep(path)}."
        put_in_place(path, file.text)
        if LEFT_OUT in file.text:
            yield f"{path}: where {LEFT_OUT} stands, a secret may have stood, which no backup takes."


def place_of(config: Path, name: str) -> Path:
    """Where a file of this name belongs."""
    return config if name == "config.toml" else config.parent / name


def _places(config: Path) -> Iterator[tuple[str, Path]]:
    paths = Paths(config, config.parent)
    yield "config.toml", config
    for path in (paths.keys, paths.links, paths.lists, paths.rules, paths.sites):
        yield path.name, path
    if os.path.isdir(paths.themes):
        for path in sorted(paths.themes.glob("*.toml")):
            if is_own(name := f"themes/{path.name}"):
                yield name, path


def _free(path: Path, suffix: str) -> Path:
    """A name beside a file that is free."""
    number = 1
    while os.path.lexists(found := path.with_name(f"{path.name}.{suffix}-{number}")):
        number += 1
    return found


def _keep(path: Path) -> Path:
    """Copy a file to beside itself, whole: its secrets stay here."""
    kept = _free(path, "replaced")
    try:
        shutil.copy2(path, kept)
    except OSError as error:
        raise ReaderError(f"{kept} cannot be written: {error.strerror}.") from error
    return kept


def _is_toml(text: str) -> bool:
    return _table(text) is not None


def _table(text: str) -> dict[str, object] | None:
    """What a text of TOML says; None where it is none."""
    try:
        return parsed(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None

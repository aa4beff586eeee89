"""Settings read out of `config.toml` and the environment, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.config.checks import complaint, understood
from reader.config.commands import SECTIONS, complaints, read_commands
from reader.config.problems import LEFT_OUT, Problem, hint, raise_first
from reader.config.settings import Settings, variable
from reader.config.toml import Read, line_of, read_toml
from reader.model import ReaderError

GUARDS = ("offline", "proxy")
"""Settings that keep the network away, or go round something in it: without them nothing is fetched."""


class Mistake(NamedTuple):
    """A problem, the setting or the command of a table that it is about, and what names stand below that."""

    problem: Problem
    key: str
    section: str = ""
    below: tuple[str, ...] = ()


def read_settings(path: Path, must_exist: bool, environ: Mapping[str, str]) -> Settings:
    """The settings of a file and, above it, of an environment, without those that are wrong.

    Raises ReaderError for a file that cannot be read, or is no TOML.
    """
    read = read_toml(path)
    if must_exist and not read.is_there:
        raise ReaderError(f"{path}: no such config file.")
    raise_first([read.problem] if read.problem else [])
    in_file, outside = [*_of_file(path, read)], [*_of_environment(environ)]
    wrong = {(mistake.section, mistake.key) for mistake in in_file}
    plain = {
        name: _fixed(value)
        for name, value in read.table.items()
        if name not in SECTIONS and ("", name) not in wrong
    }
    commands = {
        section: read_commands(
            {name: words for name, words in read.table[section].items() if (section, name) not in wrong}
        )
        for section in SECTIONS
        if section in read.table and (section, "") not in wrong
    }
    badly = {mistake.key for mistake in outside}
    meant = {name: _fixed(value) for name, value in _meant(environ).items() if name not in badly}
    settings = Settings().with_(path.name, **plain).with_commands(commands).with_("environment", **meant)
    guarded = [_guarded(mistake, meant) for mistake in in_file + outside]
    if any(guarded):
        settings = settings.with_(path.name if any(guarded[: len(in_file)]) else "environment", offline=True)
    told = zip(in_file + outside, guarded, strict=True)
    return settings.with_mistakes(tuple(f"{mistake.problem} {_fate(guards)}" for mistake, guards in told))


def settings_problems(path: Path) -> list[Problem]:
    """Everything that is wrong in a file of settings, by line; nothing where there is none."""
    read = read_toml(path)
    if read.problem:
        return [read.problem]
    return sorted((mistake.problem for mistake in _of_file(path, read)), key=lambda problem: problem.line)


def environment_problems(environ: Mapping[str, str]) -> list[Problem]:
    """Everything that is wrong with the settings that an environment gives."""
    return [mistake.problem for mistake in _of_environment(environ)]


def _guarded(mistake: Mistake, meant: Mapping[str, object]) -> bool:
    """Whether a mistake may be in one of the GUARDS, by its own name or a misspelt one.

    So it may where that stands in a table that is not one of settings, as all does that is written below the
    head of one. Not so where the environment, which wins over the file, gives that one well.
    """
    from difflib import get_close_matches

    if mistake.section:  # a command may be called anything like it
        near = [mistake.key]
    else:
        rows = list(Settings.rows())
        names = (mistake.key, *mistake.below)
        near = [found for name in names for found in get_close_matches(name.lower(), rows, 1)]
    return any(name in GUARDS and name not in meant for name in near)


def _names_below(value: object) -> Iterator[str]:
    """The names in a table and in those below it."""
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield name
        yield from _names_below(inner)
    for inner in value if isinstance(value, list) else ():
        yield from _names_below(inner)


def _fate(guards: bool) -> str:
    return "Nothing is fetched until that is mended." if guards else LEFT_OUT


def _of_environment(environ: Mapping[str, str]) -> Iterator[Mistake]:
    rows = Settings.rows()
    for name, value in _meant(environ).items():
        if sentence := complaint(rows[name], value):
            yield Mistake(Problem("the environment", 0, f"{variable(name)}: {sentence}"), name)


def _meant(environ: Mapping[str, str]) -> dict[str, object]:
    rows = Settings.rows()
    return {
        name: understood(row, text) for name, row in rows.items() if (text := environ.get(variable(name)))
    }


def _of_file(path: Path, read: Read) -> Iterator[Mistake]:
    rows = Settings.rows()
    for name, value in read.table.items():
        if name in SECTIONS:
            for key, sentence in complaints(name, value):
                line = line_of(read.text, name, key) or line_of(read.text, "", name)
                yield Mistake(Problem(path, line or line_of(read.text, name), sentence), key, name)
            continue
        row = rows.get(name)
        sentence = (
            complaint(row, value) if row else f"unknown key {name}; {hint(name, [*rows, *SECTIONS], 'keys')}"
        )
        if sentence:
            line = line_of(read.text, "", name) or line_of(read.text, name)
            below = () if row else tuple(_names_below(value))
            yield Mistake(Problem(path, line, sentence), name, below=below)


def _fixed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value

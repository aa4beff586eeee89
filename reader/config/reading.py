"""Settings read out of `config.toml` and the environment, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.config.checks import complaint, understood
from reader.config.commands import SECTIONS, complaints, read_commands
from reader.config.problems import Problem, hint, raise_first
from reader.config.settings import Settings, variable
from reader.config.toml import Read, line_of, read_toml
from reader.model import ReaderError


def read_settings(path: Path, must_exist: bool, environ: Mapping[str, str]) -> Settings:
    """The settings of a file and, above it, of an environment. Raises ReaderError with the first problem."""
    read = read_toml(path)
    if must_exist and not read.is_there:
        raise ReaderError(f"{path}: no such config file.")
    raise_first(_of_file(path, read))
    raise_first(environment_problems(environ))
    plain = {name: _fixed(value) for name, value in read.table.items() if name not in SECTIONS}
    commands = {name: read_commands(read.table[name]) for name in SECTIONS if name in read.table}
    settings = Settings().with_(path.name, **plain).with_commands(commands)
    return settings.with_("environment", **{name: _fixed(value) for name, value in _meant(environ).items()})


def settings_problems(path: Path) -> list[Problem]:
    """Everything that is wrong in a file of settings, by line; nothing where there is none."""
    return sorted(_of_file(path, read_toml(path)), key=lambda problem: problem.line)


def environment_problems(environ: Mapping[str, str]) -> list[Problem]:
    """Everything that is wrong with the settings that an environment gives."""
    rows = Settings.rows()
    said = [(name, complaint(rows[name], value)) for name, value in _meant(environ).items()]
    return [
        Problem("the environment", 0, f"{variable(name)}: {sentence}") for name, sentence in said if sentence
    ]


def _meant(environ: Mapping[str, str]) -> dict[str, object]:
    rows = Settings.rows()
    return {
        name: understood(row, text) for name, row in rows.items() if (text := environ.get(variable(name)))
    }


def _of_file(path: Path, read: Read) -> Iterator[Problem]:
    if read.problem:
        yield read.problem
    rows = Settings.rows()
    for name, value in read.table.items():
        if name in SECTIONS:
            for key, sentence in complaints(name, value):
                line = line_of(read.text, name, key) or line_of(read.text, "", name)
                yield Problem(path, line or line_of(read.text, name), sentence)
            continue
        row = rows.get(name)
        sentence = (
            complaint(row, value) if row else f"unknown key {name}; {hint(name, [*rows, *SECTIONS], 'keys')}"
        )
        if sentence:
            yield Problem(path, line_of(read.text, "", name) or line_of(read.text, name), sentence)


def _fixed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value

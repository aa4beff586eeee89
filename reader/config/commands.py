"""The user's own commands in `config.toml`: tables of them by name, each a list of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.text.clean import drawable

SECTIONS = {
    "share": "Where @ sends a story. {url} {title} {site} {text} stand for the story.",
    "pipe": "Commands that | offers by name, with the article on their standard input.",
}
"""The tables of `config.toml` that hold commands, with the line that describes each."""
_EXAMPLES = {
    "share": {"mail": ("xdg-open", "mailto:?subject={title}&body={url}")},
    "pipe": {"words": ("wc", "-w")},
}


class NamedCommand(NamedTuple):
    """A command by its name."""

    name: str
    words: tuple[str, ...]


def read_commands(table: Mapping[str, object]) -> tuple[NamedCommand, ...]:
    """The commands of a table without complaints."""
    return tuple(
        NamedCommand(name, tuple(words)) for name, words in table.items() if isinstance(words, list | tuple)
    )


def complaints(section: str, table: object) -> Iterator[tuple[str, str]]:
    """What is wrong with a table of commands: keys, each with a sentence; the key "" is the table itself."""
    if not isinstance(table, dict):
        yield "", f"{section} must be a table, [{section}], not {table!r}."
        return
    for name, words in table.items():
        if drawable(name) != name:
            yield name, f"[{section}] {name!r} cannot be a name: write it without invisible characters."
        if not is_command(words) or not words:
            yield name, f'[{section}] {name} must be a command, as in ["program", "word"], not {words!r}.'


def is_command(words: object) -> bool:
    """Whether these are the words of a command, or none at all: the first names a program."""
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        return False
    return not words or bool(words[0].strip())


def commented() -> Iterator[str]:
    """The lines that stand for the tables in a `config.toml` that is written for the user."""
    import json

    for section, line in SECTIONS.items():
        yield from ("", f"# {line}", f"# [{section}]")
        yield from (f"# {name} = {json.dumps(words)}" for name, words in _EXAMPLES[section].items())

"""The user's own lists, `lists.toml`: a name and a search a line. Written so that all else in it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.config.editing import with_keys
from reader.config.problems import Problem
from reader.config.toml import Read, line_of, quoted, read_toml
from reader.config.writing import put_in_place
from reader.model import QueryError, QueryList, ReaderError
from reader.text.clean import is_obeyed


class OwnLists(NamedTuple):
    """The lists of a file in its order, and what is wrong in it."""

    lists: tuple[QueryList, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_lists(path: Path) -> OwnLists:
    """What a file holds. A line that cannot be used is a problem, the others are lists all the same."""
    read = read_toml(path)
    usable = [(name, query) for name, query in read.table.items() if not _mistake(name, query)]
    return OwnLists(
        tuple(QueryList(name, str(query)) for name, query in usable), tuple(_problems(path, read))
    )


def list_problems(path: Path, check: Callable[[str], QueryError | None]) -> list[Problem]:
    """All that is wrong in a file, its searches too, which `check` reads; nothing where there is none."""
    read, found = read_toml(path), read_lists(path)
    checked = ((each, check(each.query)) for each in found.lists)
    wrong = [query_problem(path, each.name, error, read.text) for each, error in checked if error]
    return sorted([*found.problems, *wrong], key=lambda problem: problem.line)


def query_problem(
    path: Path, name: str, error: QueryError, text: str | None = None, table: str = ""
) -> Problem:
    """That the search of a list, or of a rule (its `table`), cannot be read, and at which character."""
    text = read_toml(path).text if text is None else text
    line = line_of(text, table, "query") if table else line_of(text, "", name)
    return Problem(path, line, f"“{name}”: {error} That is character {error.position + 1} of its search.")


def keep_list(path: Path, new: QueryList, old: str = "") -> None:
    """Write a list in place of the one called `old`, or as the last. No other has its name afterwards.

    Raises ReaderError for a file that is no TOML, and for one that cannot be written.
    """
    line = f"{quoted(new.name)} = {quoted(new.query)}"
    _write(path, {old or new.name: line} if old in ("", new.name) else {old: line, new.name: None})


def add_lists(path: Path, new: Iterable[tuple[str, str]]) -> int:
    """Write searches by name as lists, but for names that are in use or can be none; how many were written.

    Raises ReaderError as `keep_list` does.
    """
    used = {each.name for each in read_lists(path).lists}
    added = [(name, query) for name, query in new if name not in used and not _mistake(name, query)]
    for name, query in added:
        keep_list(path, QueryList(name, query))
    return len(added)


def remove_list(path: Path, name: str) -> None:
    """Take a list out of the file. Raises ReaderError as `keep_list` does."""
    _write(path, {name: None})


def put_back(path: Path, now: str, before: QueryList | None) -> None:
    """Let the file have a list as it was `before` (None: there was none) in place of what it is called `now`.

    Raises ReaderError as `keep_list` does.
    """
    if before:
        keep_list(path, before, now)
    else:
        remove_list(path, now)


def _mistake(name: str, query: object) -> str:
    if not name.strip() or not name.isprintable():
        return f"{name!r} cannot be the name of a list: write it without invisible characters."
    if not isinstance(query, str) or not query.strip() or is_obeyed(query):
        return f"“{name}” must be a search in quotes, not {query!r}."
    return ""


def _problems(path: Path, read: Read) -> Iterator[Problem]:
    if read.problem:
        yield read.problem
    for name, query in read.table.items():
        if mistake := _mistake(name, query):
            line = line_of(read.text, "", name) or line_of(read.text, name)
            yield Problem(path, line, mistake)


def _write(path: Path, changes: Mapping[str, str | None]) -> None:
    """Write other lines for some lists, None for one that goes."""
    read = read_toml(path)
    if read.problem:
        raise ReaderError(f"{read.problem} Put that right first: nothing was written.")
    put_in_place(path, with_keys(read.text, "", changes))

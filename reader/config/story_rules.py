"""Rules for new stories, `rules.toml`: a table a rule, with a search and what to do with what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.config.lists import query_problem
from reader.config.problems import Problem, hint
from reader.config.toml import Read, line_of, read_toml
from reader.model import QueryError, StoryRule
from reader.text.clean import drawable, is_obeyed

_TEXTS = ("query", "feed")
_ACTS = ("read", "bookmark", "hide", "offline", "notify")
KEYS = (*_TEXTS, *_ACTS, "tags")
"""The keys of a rule."""


class StoryRules(NamedTuple):
    """The rules of a file that can be used, in its order, and what is wrong in it."""

    rules: tuple[StoryRule, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_story_rules(
    path: Path, check: Callable[[str], QueryError | None], check_tags: Callable[[str], str]
) -> StoryRules:
    """What a file holds; nothing where there is none. A rule with a mistake is left out, the others hold.

    `check` tells what is wrong with a search, `check_tags` with tags, empty when nothing is.
    """
    read = read_toml(path)
    problems = [read.problem] if read.problem else []
    rules = []
    for name, table in read.table.items():
        found = list(_problems(path, read, name, table))
        if not found and (error := check(table["query"])):
            found = [query_problem(path, name, error, read.text, name)]
        if not found and (mistake := check_tags(" ".join(table.get("tags", [])))):
            found = [Problem(path, line_of(read.text, name, "tags"), f"“{name}”: {mistake}")]
        problems += found
        if not found:
            rules.append(StoryRule(name, **(table | {"tags": tuple(table.get("tags", ()))})))
    return StoryRules(tuple(rules), tuple(problems))


def _problems(path: Path, read: Read, name: str, table: Any) -> Iterator[Problem]:
    if drawable(name) != name:
        sentence = f"{name!r} cannot be the name of a rule: write it without invisible characters."
        yield Problem(path, line_of(read.text, name), sentence)
        return
    if not isinstance(table, dict):
        sentence = f'“{name}” must be a table, ["{name}"], not {table!r}.'
        yield Problem(path, line_of(read.text, "", name), sentence)
        return
    for key, value in table.items():
        if sentence := _mistake(key, value):
            yield Problem(path, line_of(read.text, name, key), f"“{name}”: {sentence}")
    if not str(table.get("query", "")).strip():
        yield Problem(path, line_of(read.text, name), f"“{name}”: write a query, the search that it is for.")
    if not (table.get("tags") or any(table.get(act) for act in _ACTS)):
        yield Problem(path, line_of(read.text, name), f"“{name}”: it does nothing; {hint('', KEYS, 'keys')}")
    if table.get("hide") and table.get("bookmark"):
        yield Problem(path, line_of(read.text, name), f"“{name}”: what is bookmarked is never hidden.")


def _mistake(key: str, value: object) -> str:
    if key not in KEYS:
        return f"unknown key {key}; {hint(key, KEYS, 'keys')}"
    if key in _TEXTS and (not isinstance(value, str) or is_obeyed(value)):
        return f"{key} must be a text in quotes, not {value!r}."
    if key in _ACTS and not isinstance(value, bool):
        return f"{key} must be true or false, not {value!r}."
    if key == "tags" and not (isinstance(value, list) and all(isinstance(tag, str) for tag in value)):
        return f"tags must be a list of texts, not {value!r}."
    return ""

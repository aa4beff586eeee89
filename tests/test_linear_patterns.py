"""Every regular expression of the code on long runs of its own parts: its time grows as their length.

A pattern is tried as the code uses it (`search`, `match` or `fullmatch`), wherever it stands in a module.
"""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import product
from operator import itemgetter
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

READER = Path(__file__).parent.parent / "reader"
AT_START = {"match": "match", "fullmatch": "fullmatch"}
COMMON = (
    " ",
    "a",
    "A",
    "1",
    "\n",
    "\t",
    "<",
    "(",
    "“",
    ",",
    ".",
    "-",
    "_",
    "/",
    "&",
    "a ",
    "A. ",
    "a.",
    "1,",
)
SHORT, LONG = 2_000, 8_000
SEEN = 0.002
"""Seconds of CPU below which nothing is to be told of a run."""
ROOM = 9
"""Times as long that four times the length may take: 4 in proportion, 16 in its square."""
BOUNDED = {
    "reader.text.bylines": {"_PART_END", "_IN_BRACKETS"},
    "reader.text.sources.citing": {"_STAFF"},
    "reader.text.sources.deeds": {"_OF_REPORTER"},
    "reader.text.sources.speaking": {"_OBJECT"},
    "reader.text.sources.unlisted": {"_OF_SOMEBODY"},
    "reader.text.stations": {"_WORD_BEFORE"},
}
"""Patterns by their modules that are given a short piece of a text, or a title, without a run of blanks."""
GIVEN = {
    "reader.text.language._script": ("ja", "zh"),
    "reader.text.sources.abroad._frames": ("de", "fr", "pl", "sv"),
    "reader.text.sources.east._frames": ("zh", "ja", "ko"),
    "reader.ui.article.code._signs": ("", "#", "//", "--", ";", "%"),
}
"""What the functions that make a pattern for something are given, in turn."""
LISTING = {
    "reader.text.sources.abroad._frames",
    "reader.text.sources.east._frames",
    "reader.text.sources.east._eastern_names",
}
"""Functions whose patterns hold long lists of words: they are tried with the first of each list."""
LISTED = r"(?:[\w' -]|\\[ -])+"
LONG_LIST = re.compile(rf"({LISTED}\|{LISTED}\|{LISTED})(?:\|{LISTED})+")
UNTRIED = {
    "reader.text.sources.abroad._ending": "tried as what _frames makes",
    "reader.text.pattern.read_pattern": "the reader's own, tried in a process that is ended",
    "reader.config.setting_writing.changed": "a name and what stands around it, each line from its start",
}
"""Functions whose patterns are not tried, and why."""
BOUNDED_INLINE = {r"([^\W\d_][\w'’.-]*) $"}
"""As well, those that stand where they are used."""
Pattern = re.Pattern[Any]
INLINE = ("search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer")


def used() -> Iterator[tuple[str, Pattern, str]]:
    """Each pattern with the place where it stands and a way in which it is asked."""
    for path in sorted(READER.rglob("*.py")):
        if path.stem == "__main__":  # which runs when it is imported
            continue
        name = ".".join(path.relative_to(READER.parent).with_suffix("").parts).removesuffix(".__init__")
        tree, module = parsed(path), importlib.import_module(name)
        known = {
            each: found
            for each in assigned(tree)
            if isinstance(found := getattr(module, each, None), re.Pattern)
        }
        asked = defaultdict[str, set[str]](set)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in known
            ):
                asked[node.value.id].add(AT_START.get(node.attr, "search"))
            elif isinstance(node, ast.Call) and (inline := _inline(node)):
                yield f"{name}:{node.lineno}", re.compile(inline[1]), AT_START.get(inline[0], "search")
        for each in known.keys() - BOUNDED.get(name, set()):
            for way in asked[each] or {"search"}:
                yield f"{name}.{each}", known[each], way
        for each in set(assigned(tree)) - known.keys():
            yield from within(f"{name}.{each}", getattr(module, each, None), ())
        for function in makers(tree, name):
            for given in GIVEN.get(f"{name}.{function}", (None,)):
                made = getattr(module, function)(*([] if given is None else [given]))
                for each in within(f"{name}.{function}({given or ''})", made, ways().get(function, ())):
                    yield shortened(*each) if f"{name}.{function}" in LISTING else each


def shortened(place: str, pattern: Pattern, way: str) -> tuple[str, Pattern, str]:
    """A pattern of the same form with three words of each of its lists."""
    return place, re.compile(LONG_LIST.sub(r"\1", pattern.pattern), pattern.flags), way


@cache
def ways() -> dict[str, set[str]]:
    """How the patterns are used that functions hand out, by the names of these."""
    found = defaultdict[str, set[str]](set)
    for path in READER.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Attribute(value=ast.Call(func=ast.Name(id=function)), attr=way):
                    found[function].add(AT_START.get(way, "search"))
    return found


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def within(place: str, value: Any, ways: Collection[str]) -> Iterator[tuple[str, Pattern, str]]:
    """The patterns in a value, however deep, with the places where they stand."""
    if isinstance(value, re.Pattern):
        for way in ways or {"search"}:
            yield place, value, way
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from within(f"{place}[{key!r}]", inner, ways)
    elif isinstance(value, tuple | list | set | frozenset):
        for number, inner in enumerate(value):
            yield from within(f"{place}[{number}]", inner, ways)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from within(f"{place}.{field.name}", getattr(value, field.name, None), ways)


def makers(tree: ast.Module, name: str) -> Iterator[str]:
    """The functions of a module that make patterns and hand them out."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and f"{name}.{node.name}" not in UNTRIED:
            calls = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
            if any(ast.unparse(call.func) == "re.compile" for call in calls):
                yield node.name


def _inline(call: ast.Call) -> tuple[str, Any] | None:
    """The way and the pattern of a call such as `re.sub("a", ...)`."""
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="re"), attr=way), args=[ast.Constant(value=pattern), *_]
        ) if way in INLINE and pattern not in BOUNDED_INLINE:
            return way, pattern
    return None


def assigned(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives values to."""
    for node in tree.body:
        yield from (target.id for target in _assigned(node) if isinstance(target, ast.Name))


def _assigned(node: ast.stmt) -> Iterable[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def atoms(parsed: Any, found: dict[str, None]) -> None:
    """The strings of characters that a pattern names, and one character of each of its classes."""
    word = ""
    for code, value in parsed:
        name = str(code)
        if name == "LITERAL":
            word += chr(value)
            continue
        found[word], word = None, ""
        if name == "IN":
            found.update(dict.fromkeys(_of_class(value)))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            atoms(value[2], found)
        elif name == "SUBPATTERN":
            atoms(value[3], found)
        elif name in ("ASSERT", "ASSERT_NOT"):
            atoms(value[1], found)
        elif name == "BRANCH":
            for branch in value[1][:40]:
                atoms(branch, found)
    found[word] = None


def _of_class(members: Any) -> Iterator[str]:
    for code, value in members:
        if str(code) == "LITERAL":
            yield chr(value)
        elif str(code) == "RANGE":
            yield chr(value[0])


def runs(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """What a long text begins with, and what it then repeats."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    found: dict[str, None] = {}
    atoms(_parser.parse(source, pattern.flags & (re.X | re.I | re.S | re.M)), found)
    own = sorted(filter(None, found), key=len)[:14]
    repeated = dict.fromkeys(
        (*COMMON, *own, *map("".join, product(own[:6], repeat=2)), *(f"{one} " for one in own))
    )
    return product(("", *own[:2]), repeated)


def seconds(pattern: Pattern, way: str, head: str, repeated: str, length: int) -> float:
    text: Any = head + repeated * (length // len(repeated)) + "\x00"
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    begun = time.process_time()
    if way == "search":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, way)(text)
    return time.process_time() - begun


def is_linear(pattern: Pattern, way: str, head: str, repeated: str) -> bool:
    short = seconds(pattern, way, head, repeated, SHORT)
    if short < SEEN:
        return True
    short = min(short, *(seconds(pattern, way, head, repeated, SHORT) for _ in range(2)))
    return min(seconds(pattern, way, head, repeated, LONG) for _ in range(2)) < ROOM * max(short, SEEN)


PATTERNS = sorted(used(), key=itemgetter(0, 2))


@pytest.mark.parametrize(
    ("place", "pattern", "way"), PATTERNS, ids=[f"{place} {way}" for place, _, way in PATTERNS]
)
def test_a_pattern_takes_time_in_the_length_of_its_text(place: str, pattern: Pattern, way: str) -> None:
    for head, repeated in runs(pattern):
        assert is_linear(pattern, way, head, repeated), (
            f"{place}: {head!r}, then {repeated!r} again and again"
        )


def unseen(tree: ast.Module, name: str) -> list[str]:
    """The patterns of a module that are made where `used` does not look."""
    tried = {*makers(tree, name), *(place.rpartition(".")[2] for place in UNTRIED if name in place)}
    found = []
    for top in tree.body:
        inside = isinstance(top, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(top):
            if not isinstance(node, ast.Call) or not ast.unparse(node.func).startswith("re."):
                continue
            way = ast.unparse(node.func)[3:]
            apart = way == "compile" and inside and getattr(top, "name", "") not in tried
            if apart or (way in INLINE and not isinstance(node.args[0], ast.Constant)):
                found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("path", sorted(READER.rglob("*.py")), ids=lambda path: path.stem)
def test_no_pattern_is_made_where_none_is_looked_for(path: Path) -> None:
    assert not re.search(r"(?m)^\s*(?:from re import|import re as|import regex)", path.read_text())
    name = ".".join(path.relative_to(READER.parent).with_suffix("").parts).removesuffix(".__init__")
    assert unseen(parsed(path), name) == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(a):\n    return re.search(a, b)",
        "class A:\n    def f(self):\n        return re.sub(f'{self.a}', '', b)",
        "class A:\n    x = re.compile('a')",
    ],
)
def test_such_a_one_is_found(code: str) -> None:
    assert unseen(ast.parse(code), "reader.x")


def test_a_pattern_that_goes_back_is_found() -> None:
    assert len(PATTERNS) > 200
    bad = re.compile(r"\w*\[")
    assert not all(is_linear(bad, "search", head, repeated) for head, repeated in runs(bad))

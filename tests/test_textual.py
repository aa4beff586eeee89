"""What of Textual's own the reader stands on: each name is listed and there; none of ours hides another."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
from textual import _context, _xterm_parser, keys
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Input

import reader.ui

OWNERS: dict[str, tuple[object, ...]] = {
    "_cell_offset_to_index": (Input,),
    "_character_to_key": (keys,),
    "_check_bindings": (App,),
    "_dispatch_message": (MessagePump,),
    "_driver": (App,),
    "_exception": (App,),
    "_exit": (App,),
    "_fatal_error": (App,),
    "_handle_exception": (App,),
    "_post_mount": (Widget,),
    "_register_child": (App,),
    "active_message_pump": (_context,),
    "XTermParser": (_xterm_parser,),
}
"""The names that are Textual's own in the modules of the screen, and where it has them."""
HIDDEN = "_module."


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def own(tree: ast.AST) -> set[str]:
    """The private names of what a module or class defines, and of attributes that it sets."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = {node.name for node in ast.walk(tree) if isinstance(node, defined)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
    return set(filter(private, found))


def used(tree: ast.AST) -> Iterator[str]:
    """The private names that a module uses or imports, in `getattr` too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value
        elif isinstance(node, ast.ImportFrom):
            is_hidden = any(private(part) for part in str(node.module).split("."))
            yield from (HIDDEN + alias.name if is_hidden else alias.name for alias in node.names)


@cache
def written(kind: type) -> set[str]:
    """The private names in the source of a class itself."""
    return own(ast.parse(dedent(inspect.getsource(kind))))


def trees() -> list[ast.AST]:
    return [ast.parse(path.read_text()) for path in Path(reader.ui.__file__).parent.rglob("*.py")]


def foreign(modules: list[ast.AST]) -> set[str]:
    """The private names that these modules use and do not give: those are Textual's."""
    ours = set[str]().union(*(own(tree) for tree in modules))
    taken = {name for tree in modules for name in used(tree) if private(name)}
    return {name.removeprefix(HIDDEN) for name in taken - ours}


def test_no_other_name_of_textuals_own_is_used() -> None:
    known = {*OWNERS, "_replace"}  # of named tuples
    assert foreign(trees()) <= known, "Do without these, or list them with their owners"


@pytest.mark.parametrize(
    "code",
    [
        "self.screen._compositor",
        "getattr(app, '_other')",
        "from textual.keys import _other",
        "from textual._context import other",
    ],
)
def test_another_name_is_found(code: str) -> None:
    assert foreign([ast.parse(code)])


@pytest.mark.parametrize("name", OWNERS)
def test_textual_has_it(name: str) -> None:
    for owner in OWNERS[name]:
        has = hasattr(owner, name) or (isinstance(owner, type) and name in written(owner))
        assert has, f"Textual has no {name} in {owner} any more: see where the reader uses it"


def nodes() -> Iterator[type]:
    """The classes of the screen that are nodes or drivers of Textual's."""
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        for kind in vars(importlib.import_module(module.name)).values():
            is_ours = isinstance(kind, type) and kind.__module__ == module.name
            if is_ours and issubclass(kind, DOMNode | MessagePump | Driver):
                yield kind


def test_no_name_of_ours_covers_one_of_textuals_own() -> None:
    """Textual would then read what is ours for its own; which of its names that are is listed above."""
    kinds = list(nodes())
    assert len(kinds) > 40
    covered = {}
    for kind in kinds:
        parents = [parent for parent in kind.__mro__ if parent.__module__.startswith("textual")]
        theirs = {name for parent in parents for name in written(parent) | set(filter(private, vars(parent)))}
        if names := written(kind) & theirs - set(OWNERS):
            covered[kind.__name__] = names
    assert not covered, "Textual has these names for something else"

"""Notes and the user's own files in an editor, which takes the terminal while it runs."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.config import Paths

Lend = Callable[[Sequence[str]], int]
"""Runs a program in the terminal, and gives its exit code."""


class Edited(NamedTuple):
    """How an editor ended, and the text that it left; None for one that is not to be kept."""

    code: int
    text: str | None


def editor_of(editor: tuple[str, ...], environ: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the editor: of the settings, else of the environment, else vi."""
    return editor or of_environment(environ, ("VISUAL", "EDITOR"), "vi")


def of_environment(environ: Mapping[str, str], names: tuple[str, ...], otherwise: str) -> tuple[str, ...]:
    """The words of the first of these variables that holds a command."""
    for name in names:
        try:
            words = tuple(shlex.split(environ.get(name, "")))
        except ValueError:
            continue
        if words:
            return words
    return (otherwise,)


def edited_note(note: str, words: Sequence[str], lend: Lend) -> Edited:
    """What the editor leaves of a note, unless it ends with an error as `:cq` of vi does."""
    with TemporaryDirectory(prefix="quoth-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(note, encoding="utf-8")
        code = lend([*words, str(path)])
        written = None if code else _content(path)
    return Edited(code, None if written is None else written.decode("utf-8", "replace"))


def edited_file(path: Path, words: Sequence[str], lend: Lend) -> Edited:
    """What the editor leaves of a file, which need not be there; None where that is what was there before."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = _content(path)
    code = lend([*words, str(path)])
    after = _content(path)
    return Edited(code, None if after is None or after == before else after.decode("utf-8", "replace"))


def first_problem(paths: Paths, path: Path) -> str:
    """The first mistake in one of the user's own files; empty when it has none."""
    from reader.config.lists import list_problems
    from reader.config.reading import settings_problems
    from reader.config.rules import link_problems, site_problems
    from reader.library.searching import mistake_in_search

    if path == paths.lists:
        return next((str(problem) for problem in list_problems(path, mistake_in_search)), "")
    looked = {paths.config: settings_problems, paths.links: link_problems}
    return next((str(problem) for problem in looked.get(path, site_problems)(path)), "")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None

"""What a talk in plain lines takes from outside of the library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.config import Paths, Settings, load_lists
from reader.model import QueryList, ReaderError


class Outside(NamedTuple):
    """The settings of this run and its files; `lend` runs a program in the terminal, for its exit code."""

    settings: Settings
    paths: Paths
    lend: Callable[[Sequence[str]], int]

    @property
    def own(self) -> Sequence[QueryList]:
        """The user's own lists, as their file now stands."""
        own = load_lists(self.paths.lists)
        return own.lists if own else ()


def lend_terminal(words: Sequence[str]) -> int:
    """Run a program in the terminal, and wait for its end; its exit code.

    Raises ReaderError where there is no terminal, and as `programs.in_terminal` does.
    """
    from reader.library.programs import in_terminal

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReaderError(f"{words[0]} needs a terminal to run in, and there is none here.")
    return in_terminal(words)

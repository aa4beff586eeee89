"""What a talk in plain lines takes from outside of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.config import Paths, Settings, load_lists
from reader.model import QueryList


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

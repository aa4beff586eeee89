"""What a talk in plain lines takes from outside of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.model import QueryList


class Outside(NamedTuple):
    """The user's own lists, and the commands that open an address in a browser; without, the system's does.

    `keep_lists` puts searches, by their names, among the own lists, and says how many are new.
    """

    own: Sequence[QueryList] = ()
    browsers: Sequence[str] = ()
    keep_lists: Callable[[Sequence[tuple[str, str]]], int] = lambda searches: 0


NOTHING = Outside()

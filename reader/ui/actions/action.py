"""What one row of the table of actions says, and the panes it may name."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Pane(StrEnum):
    """The panes in the order of the screen, left to right."""

    LIBRARY = "library"
    STORIES = "stories"
    ARTICLE = "article"
    QUOTES = "quotes"
    SOURCES = "sources"


LISTS = (Pane.LIBRARY, Pane.STORIES)
LEDGER = (Pane.QUOTES, Pane.SOURCES)


class Action(NamedTuple):
    """One thing the user can do.

    `label` is two words for footer and palette, `help` a sentence. An empty `where` means every pane;
    `footer` names the panes whose footer shows it. `part` names the part of the main screen whose method
    `action_<name>` does it; `does` is the Textual action where it is another. With neither, the method is
    that of the screen or the panes themselves. One that `counts` is told the number typed before its key, if
    one was, as its last argument; one that takes `digits` is told a key that is a digit, 0 as ten.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    where: tuple[Pane, ...] = ()
    footer: tuple[Pane, ...] = ()
    does: str = ""
    part: str = ""
    counts: bool = False
    digits: bool = False

    def call(self, count: int = 0) -> str:
        """The action as Textual runs it, with the number typed before it (0 for none)."""
        call = self.does or (f"part('{self.part}', '{self.name}')" if self.part else self.name)
        if not count or not self.counts:
            return call
        return f"{call[:-1]}, {count})" if call.endswith(")") else f"{call}({count})"

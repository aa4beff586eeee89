"""The card that shows what a check of a quote said."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.model import Checked, Mark
from reader.ui.dialogs.frame import Dialog
from reader.ui.dialogs.leaf import Leaf
from reader.ui.quotes.check_lines import card_lines, title_of


class Wish(StrEnum):
    """What the reader wants after a look at the card."""

    SOURCE = "source"
    EVERY = "every"
    MARK = "mark"


class CheckCard(Dialog[Wish]):
    """Shows one check, and gives what is wished next, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "wish('source')", "Source", show=False),
        Binding("a", "wish('every')", "All sources", show=False),
        Binding("M", "wish('mark')", "Mark", show=False),
        Binding("q,h,left,v", "close", "Close", show=False),
    ]

    def __init__(self, checked: Checked, mark: Mark | None, *, several: bool) -> None:
        super().__init__(title_of(checked), classes="check")
        self._checked = checked
        self._several = several
        self.moved = self._leaf = Leaf(partial(card_lines, checked, mark))
        self.hints.hints = self._keys()

    def body(self) -> ComposeResult:
        yield self._leaf

    def on_mount(self) -> None:
        self.set_focus(self._leaf)

    def action_wish(self, wish: str) -> None:
        if Wish(wish) in self._wishes():
            self.dismiss(Wish(wish))

    def _wishes(self) -> list[Wish]:
        """What there is to wish for: a copy of the source, other sources, a mark."""
        wishes = [Wish.SOURCE] if self._checked.page is not None else []
        wishes += [Wish.EVERY] if self._several else []
        return [*wishes, Wish.MARK]

    def _keys(self) -> dict[str, str]:
        words = "open it at the words" if self._checked.verdict.places else "open the source"
        keys = {
            Wish.SOURCE: ("Enter", words),
            Wish.EVERY: ("a", "all sources"),
            Wish.MARK: ("M", "mark"),
        }
        return dict([*(keys[wish] for wish in self._wishes()), ("Esc", "close")])

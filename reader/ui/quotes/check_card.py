"""The card that shows what a check of a quote said."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.model import Checked, Mark
from reader.ui.dialogs.drawn_lines import DrawnLines
from reader.ui.dialogs.frame import Dialog
from reader.ui.quotes.check_lines import card_lines, title_of


class CardChoice(StrEnum):
    """What the user wants after a look at the card."""

    SOURCE = "source"
    EVERY = "every"
    MARK = "mark"


class CheckCard(Dialog[CardChoice]):
    """Shows one check, and gives what is chosen next, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose('source')", "Source", show=False),
        Binding("a", "choose('every')", "All sources", show=False),
        Binding("M", "choose('mark')", "Mark", show=False),
        Binding("q,h,left,v", "close", "Close", show=False),
    ]

    def __init__(self, checked: Checked, mark: Mark | None, *, several: bool) -> None:
        super().__init__(title_of(checked), classes="check")
        self._checked = checked
        self._several = several
        self.moved = self._lines = DrawnLines(partial(card_lines, checked, mark))
        self.hints.hints = self._keys()

    def body(self) -> ComposeResult:
        yield self._lines

    def on_mount(self) -> None:
        self.set_focus(self._lines)

    def action_choose(self, choice: str) -> None:
        if CardChoice(choice) in self._choices():
            self.dismiss(CardChoice(choice))

    def _choices(self) -> list[CardChoice]:
        """What can be chosen: a copy of the source, other sources, a mark."""
        choices = [CardChoice.SOURCE] if self._checked.page is not None else []
        choices += [CardChoice.EVERY] if self._several else []
        return [*choices, CardChoice.MARK]

    def _keys(self) -> dict[str, str]:
        words = "open it at the words" if self._checked.verdict.places else "open the source"
        keys = {
            CardChoice.SOURCE: ("Enter", words),
            CardChoice.EVERY: ("a", "all sources"),
            CardChoice.MARK: ("M", "mark"),
        }
        return dict([*(keys[choice] for choice in self._choices()), ("Esc", "close")])

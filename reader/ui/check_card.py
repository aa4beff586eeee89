"""The card that shows what a check of a quote said."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.model import Checked, Mark
from reader.ui.check_lines import card_lines, title_of
from reader.ui.dialogs import STYLE
from reader.ui.leaf import Leaf

_AROUND = 6
"""Lines of the dialog that are not its text: border, title, keys, and the blanks between."""


class Wish(StrEnum):
    """What the reader wants after a look at the card."""

    SOURCE = "source"
    EVERY = "every"
    MARK = "mark"


class CheckCard(ModalScreen[Wish | None]):
    """Shows one check, and gives what is wished next, or None."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "wish('source')", "Source", show=False),
        Binding("a", "wish('every')", "All sources", show=False),
        Binding("M", "wish('mark')", "Mark", show=False),
        Binding("escape,q,h,left,v", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, checked: Checked, mark: Mark | None, *, several: bool) -> None:
        super().__init__()
        self._checked = checked
        self._several = several
        self._leaf = Leaf(partial(card_lines, checked, mark))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(title_of(self._checked), classes="dialog-title", markup=False)
            yield self._leaf
            yield Static("    ".join(self._keys()), classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        self.on_resize()
        self._leaf.focus()

    def on_resize(self) -> None:
        self._leaf.styles.max_height = max(1, self.app.size.height - _AROUND)

    def action_move(self, how: str) -> None:
        getattr(self._leaf, f"action_{how}")()

    def action_wish(self, wish: str) -> None:
        if Wish(wish) in self._wishes():
            self.dismiss(Wish(wish))

    def _wishes(self) -> list[Wish]:
        """What there is to wish for: a copy of the source, other sources, a mark."""
        wishes = [Wish.SOURCE] if self._checked.page is not None else []
        wishes += [Wish.EVERY] if self._several else []
        return [*wishes, Wish.MARK]

    def _keys(self) -> list[str]:
        words = "open it at the words" if self._checked.verdict.places else "open the source"
        labels = {
            Wish.SOURCE: f"Enter  {words}",
            Wish.EVERY: "a  all sources",
            Wish.MARK: "M  mark",
        }
        return [*(labels[wish] for wish in self._wishes()), "Esc  close"]

"""A quote's card: all that is known of it, and where to go from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.model import Quote
from reader.ui.dialogs.frame import Dialog
from reader.ui.dialogs.ordered import OrderedText
from reader.ui.quotes.facts import Fact


class Card(Dialog[str]):
    """Shows a quote's card. Gives what is to be done: "copy", "words", "check", "speaker", or None.

    `look` is the theme variable of the speaker's colour.
    """

    KEYS: ClassVar[Mapping[str, str]] = {
        "Enter": "to the words",
        "v": "check",
        "y": "copy",
        "P": "speaker",
        "Esc": "close",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss('copy')", "Copy", show=False),
        Binding("v", "dismiss('check')", "Check", show=False),
        Binding("enter,l,right", "dismiss('words')", "To the words", show=False),
        Binding("P", "dismiss('speaker')", "Speaker", show=False),
        Binding("e,q,h,left,backspace", "close", "Close", show=False),
    ]

    def __init__(self, quote: Quote, known: Sequence[Fact], look: str) -> None:
        super().__init__(classes="card")
        self._quote = quote
        self._facts = known
        self._look = look

    def body(self) -> ComposeResult:
        self.moved = VerticalScroll(can_focus=True)
        with self.moved:
            yield OrderedText(Content.styled(self._quote.text, f"${self._look}"), classes="card-words")
            for fact in self._facts:
                with Vertical(classes="fact"):
                    yield Static(fact.label, classes="fact-label", markup=False)
                    yield OrderedText(fact.text, classes="fact-text")

    def action_move(self, how: str) -> None:
        super().action_move(how.replace("half_page", "page"))

"""A quote's card: all that is known of it, and where to go from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.model import Quote
from reader.ui.quote_facts import Fact

STYLE = Path(__file__).with_name("dialogs.tcss")


class Card(ModalScreen[str | None]):
    """Shows a quote's card. Gives what is to be done: "copy", "words", "speaker", or None.

    `look` is the theme variable of the speaker's colour.
    """

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss('copy')", "Copy", show=False),
        Binding("enter,l,right", "dismiss('words')", "To the words", show=False),
        Binding("P", "dismiss('speaker')", "Speaker", show=False),
        Binding("escape,e,q,h,left,backspace", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, quote: Quote, known: Sequence[Fact], look: str) -> None:
        super().__init__(classes="card")
        self._quote = quote
        self._facts = known
        self._look = look

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            with VerticalScroll(can_focus=True):
                yield Static(Content.styled(self._quote.text, f"${self._look}"), classes="card-words")
                for fact in self._facts:
                    with Vertical(classes="fact"):
                        yield Static(fact.label, classes="fact-label", markup=False)
                        yield Static(fact.text, classes="fact-text", markup=False)
            yield Static(
                "Enter  to the words    y  copy    P  speaker    Esc  close",
                classes="dialog-keys",
                markup=False,
            )

    def action_move(self, how: str) -> None:
        scroll = self.query_one(VerticalScroll)
        name = how.replace("half_page", "page")
        getattr(scroll, f"action_{name}")()

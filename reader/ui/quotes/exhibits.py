"""The list of a story's evidence: what is kept since when, what is not and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.model import Exhibit, LinkKind
from reader.text.clean import host_of
from reader.ui.dialogs.questions import Choice, Pick
from reader.ui.quotes.exhibit_words import outcome

AGAIN = -1
"""What the list gives when what failed, and what was left, is to be tried again."""


class ExhibitList(Pick):
    """A story's evidence to choose from. Gives a number of it, AGAIN, or None."""

    KEYS: ClassVar[Mapping[str, str]] = {
        "Enter": "open",
        "r": "try what is missing",
        "/": "search",
        "Esc": "close",
    }
    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "dismiss(-1)", "Again", show=False)]

    def __init__(self, title: str, exhibits: Sequence[Exhibit], now: datetime) -> None:
        super().__init__(title, [choice_of(exhibit, now) for exhibit in exhibits], classes="evidence")


def choice_of(exhibit: Exhibit, now: datetime) -> Choice:
    """A row of the list: the outcome with its day, then what it is, where it stands, and the reason."""
    host = host_of(exhibit.url).removeprefix("www.")
    unknown = exhibit.link is LinkKind.UNKNOWN
    kind = "the article" if exhibit.link is None else "" if unknown else exhibit.link.words
    about = [exhibit.name, kind, "" if exhibit.name.startswith(host) else host]
    why = f" — {exhibit.why}" if exhibit.why else ""
    return Choice(outcome(exhibit, now), " · ".join(filter(None, about)) + why)

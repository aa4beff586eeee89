"""What the article pane tells the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.model import Place
from reader.ui.quotes.strip import About


@dataclass
class QuoteHighlighted(Message, namespace="article_view"):
    """Another quote became the current one, or none did."""

    index: int | None


@dataclass
class LinkHighlighted(Message, namespace="article_view"):
    """Another link was chosen or pointed at, or none is any more."""

    url: str | None


@dataclass
class LinkOpened(Message, namespace="article_view"):
    """The user followed a link of the text, or would see a picture in full."""

    url: str
    place: Place


@dataclass
class CountChosen(Message, namespace="article_view"):
    """The user clicked a count of the head."""

    about: About


@dataclass
class NothingFound(Message, namespace="article_view"):
    """A key found nothing to go to, or nothing to move; `sentence` says what."""

    sentence: str


@dataclass
class Scrolled(Message, namespace="article_view"):
    """The view moved; `progress` is how much of the article lies behind it, from 0 to 1."""

    progress: float

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Scrolled)

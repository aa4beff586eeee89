"""The feeds that fail or have moved: what is wrong, since when, and when they last worked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.model import Feed, Selection
from reader.ui.context import Context
from reader.ui.dialogs.questions import Choice, Pick
from reader.ui.feeds.facts import said_of
from reader.ui.feeds.feeding import Feeding

AGAIN = -1
"""What the list gives when its feeds are to be fetched again."""


class ProblemList(Pick):
    """Feeds to choose from. Gives the number of one, AGAIN, or None."""

    KEYS: ClassVar[Mapping[str, str]] = {
        "Enter": "show",
        "r": "fetch them again",
        "/": "search",
        "Esc": "close",
    }
    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "dismiss(-1)", "Again", show=False)]

    def __init__(self, feeds: Sequence[Feed], tail: Callable[[int], str]) -> None:
        choices = [Choice(feed.title + tail(feed.id), said_of(feed)) for feed in feeds]
        super().__init__(f"Feeds with problems · {len(feeds):,}", choices, classes="problems")


class FeedProblems:
    """Shows them, and goes to one, or fetches them again."""

    def __init__(self, context: Context, feeding: Feeding) -> None:
        self._library = context.library
        self._stage = context.stage
        self._lists = context.lists
        self._feeding = feeding
        self._select = context.select

    def action_feed_problems(self) -> None:
        self._stage.job("ask", self._show)

    async def _show(self) -> None:
        feeds = self._library.subscriptions.troubled()
        if not feeds:
            self._stage.say("No feed has failed since it was last fetched.")
            return
        number = await self._stage.ask(ProblemList(feeds, self._lists.tail_of))
        if number == AGAIN:
            ids = [feed.id for feed in feeds if feed.problem]
            self._stage.job("refresh", lambda: self._feeding.refresh(ids))
        elif number is not None:
            self._select(Selection(feed=feeds[number].id))

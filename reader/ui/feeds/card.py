"""A feed's card: what is known of it, and what is set for it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from reader.library.feed_settings import KEYS
from reader.model import Feed
from reader.ui.dialogs.questions import Choice, Pick
from reader.ui.feeds.facts import AS_ALL, LABELS, Row, rows_of

if TYPE_CHECKING:
    from reader.ui.context import Context

_FULL_TEXTS = {
    "on": "fetch the pages of its new stories",
    "auto": "fetch those of stories whose text looks like a beginning",
    "off": "fetch none",
    "": AS_ALL,
}


class CardRows(Pick):
    """The rows of a card to choose from."""

    KEYS: ClassVar[Mapping[str, str]] = {"Enter": "change", "/": "search", "Esc": "close"}


class FeedCard:
    """Shows the card of the feed under the library's cursor, and changes what is chosen on it."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        self._undo = context.undo
        self._library = context.library
        self._stage = context.stage
        self._lists = context.lists
        self._changed = changed

    def action_feed_card(self) -> None:
        self._stage.job("ask", self._show)

    async def _show(self) -> None:
        feed = self._lists.shelf.feed if self._lists.shelf else None
        if feed is None:
            self._stage.say(f"{self._stage.key('feed_card')} shows the card of the feed under the cursor.")
            return
        cursor: int | None = 0
        while cursor is not None:
            rows = rows_of(
                feed, self._library.subscriptions.settings(feed), self._library.subscriptions.defaults
            )
            cursor = await self._choose(feed, rows, cursor)
            if cursor is not None:
                with self._stage.telling():
                    feed = await self._change(feed, rows[cursor])

    async def _choose(self, feed: Feed, rows: Sequence[Row], cursor: int) -> int | None:
        choices = [Choice(row.label, row.text, off=not row.key) for row in rows]
        number: int | None = await self._stage.ask(CardRows(feed.title, choices, cursor, classes="feed"))
        return number

    async def _change(self, feed: Feed, row: Row) -> Feed:
        """Ask for another value of a row and set it; the feed as it then is."""
        subscriptions = self._library.subscriptions
        before = subscriptions.settings(feed)[row.key]
        value = await self._asked(row.key, before)
        if value is None or value == before:
            return feed
        feed = subscriptions.change(feed, row.key, value)
        label = f"Set for {feed.title}: {row.label.lower()}"
        self._undo.add(label, lambda: subscriptions.change(feed, row.key, before))
        self._stage.say_done(label)
        self._changed()
        return feed

    async def _asked(self, key: str, value: str) -> str | None:
        """Another value for a setting; None when there is to be none."""
        if key == "private":
            return "no" if value == "yes" else "yes"
        if key == "full_text":
            choices = [Choice(name or "—", what) for name, what in _FULL_TEXTS.items()]
            number = await self._stage.ask(Pick(LABELS[key], choices, list(_FULL_TEXTS).index(value)))
            return None if number is None else list(_FULL_TEXTS)[number]
        return await self._stage.prompt(LABELS[key], f"{KEYS[key]}; - removes it", value)

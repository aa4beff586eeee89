"""What begins with a question for an address, and what is done to the feed in front."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from reader.library.subscriptions import HAD_ALREADY
from reader.library.typed import telling_of_http, typed_target
from reader.model import Feed, FeedLink, Selection
from reader.ui.actions import LISTS, Pane
from reader.ui.context import Context
from reader.ui.feeds.feeding import Feeding
from reader.ui.lists.shelves import Shelf
from reader.ui.opening import Opening


class Asking:
    """Asks, does it, and shows the list or the article that comes of it.

    `remove` removes what else a row of the library shows, a list or a tag, if the user says yes, and tells
    whether it did.
    """

    def __init__(
        self, context: Context, feeding: Feeding, opening: Opening, remove: Callable[[Shelf], Awaitable[bool]]
    ) -> None:
        self._stage = context.stage
        self._panes = context.panes
        self._lists = context.lists
        self._feeding = feeding
        self._opening = opening
        self._open = context.open
        self._select = context.select
        self._remove = remove
        self._refused = ""
        """The address of a feed that was typed and not subscribed to."""

    def action_open_url(self) -> None:
        self._stage.job("ask", self._ask_for_page)

    def action_add_feed(self) -> None:
        self._stage.job("ask", self._ask_for_feed)

    def action_remove_feed(self) -> None:
        self._stage.job("ask", self._ask_for_removal)

    def action_refresh(self) -> None:
        self._stage.job("refresh", lambda: self._feeding.refresh(self._lists.feed_ids))

    def action_refresh_all(self) -> None:
        self._stage.job("refresh", lambda: self._feeding.refresh(None))

    async def offer(self, feeds: Sequence[FeedLink]) -> None:
        """Ask which of these feeds to subscribe to, and show it. Inside a job."""
        self._subscribed(await self._feeding.offer(feeds))

    async def _ask_for_page(self) -> None:
        if url := await self._stage.prompt("Open a page", "a URL, or the path of a file"):
            self._open(self._opening.completed(url))

    async def _ask_for_feed(self) -> None:
        if self._panes.front not in LISTS and (offered := self._opening.feeds):
            await self.offer(offered)
            return
        hint = "the URL of a feed, or of a page that has one"
        if url := await self._stage.prompt("Add a feed", hint, self._refused):
            self._refused = url
            address = typed_target(url)
            with telling_of_http(address if address != url else ""):
                self._subscribed(await self._feeding.subscribe(address))
            self._refused = ""

    async def _ask_for_removal(self) -> None:
        shelf = self._lists.shelf if self._panes.front is Pane.LIBRARY else None
        feed = shelf.feed if shelf else self._lists.feed
        if feed:
            removed = await self._feeding.remove(feed)
        elif shelf and (shelf.own or shelf.tag):
            removed = await self._remove(shelf)
        else:
            key = self._stage.key("remove_feed")
            self._stage.say(f"{key} removes the feed, list or tag under the cursor of the library.")
            return
        if removed:
            self._go_on(in_library=shelf is not None)

    def _go_on(self, *, in_library: bool) -> None:
        """Show what comes after a removal: in the library what follows there, which may be the next to go."""
        self._lists.refill_shelves()
        following = self._lists.shelf if in_library and self._lists.feeds else None
        self._select((following and following.selection) or Selection())
        if following:
            self._panes.go(Pane.LIBRARY)

    def _subscribed(self, feed: Feed | None) -> None:
        if feed:
            self._select(Selection(feed=feed.id))
            notice = feed.notice or ""
            done = feed.title if notice.startswith(HAD_ALREADY) else f"Subscribed to {feed.title}"
            self._stage.say(f"{done}. {notice}".rstrip())

"""Feeds: fetched, added, removed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from time import monotonic

from reader.model import CannotKeep, Feed, FeedFound, FeedLink, NoNetwork, NotAllowed, Progress, counted
from reader.ui.context import Context

PAUSE = 0.5
"""Seconds between two times that the lists follow a refresh: they take a moment when they are long."""


class Feeding:
    """What is done to feeds, with the questions that go before and the sentences that come after.

    `landed` shows in all lists what has come, `recount` in the library alone, where no row moves for it.
    `kept` is called when all that has come could be kept: what waits for room on the disk may go on.
    """

    def __init__(
        self,
        context: Context,
        landed: Callable[[], None],
        recount: Callable[[], None],
        kept: Callable[[], None],
    ) -> None:
        self._library = context.library
        self._undo = context.undo
        self._stage = context.stage
        self._lists = context.lists
        self._status = context.stage.status
        self._landed = landed
        self._recount = recount
        self._kept = kept
        self._refreshing: asyncio.Task[None] | None = None
        self._is_cut_off = False
        self._is_full = False
        """Whether the library took nothing more: nothing is fetched by itself until it does."""

    async def refresh(self, feed_ids: Sequence[int] | None) -> None:
        """Fetch these feeds (None: all). Being cancelled leaves whole feeds behind."""
        if self._library.offline:
            self._stage.say("Offline: nothing was fetched.")
            return
        task = self._refreshing = asyncio.current_task()
        steps = self._library.refresh(feed_ids, force=True)
        try:
            async with aclosing(steps):
                said = await self._follow(steps)
            self._is_full = False
            self._stage.say_ended(f"{said}{await self._take_pages()}")
            self._kept()
        except asyncio.CancelledError:
            if self._refreshing is task:  # not so when another refresh has taken its place
                self._stage.say_ended("Stopped: what was fetched is kept.")
            raise
        finally:
            self._ended(task)
            self._landed()

    def refresh_due(self) -> None:
        """Fetch the feeds that are due, if nothing is being fetched: quietly, and no row moves for it."""
        if not (self._library.offline or self._refreshing or self._is_full):
            self._stage.job("refresh", self._refresh_due)

    async def _refresh_due(self) -> None:
        task = self._refreshing = asyncio.current_task()
        steps = self._library.refresh()
        added = done = 0
        try:
            async with aclosing(steps):
                async for step in steps:
                    done, added = step.done, added + step.added
                    self._status.progress = f"Fetching {step.done}/{step.total} {step.label}"
            if done:
                await self._take_pages(quiet=True)
                self._recount()
            self._is_cut_off = False
            if added:
                self._stage.say(f"{counted(added, 'new story')} came; 1 or 2 shows them.")
        except (CannotKeep, NotAllowed):
            self._is_full = True
            raise
        except NoNetwork:  # told once, until the network is back: it is tried again every minute
            if not self._is_cut_off:
                self._is_cut_off = True
                raise
        finally:
            self._ended(task)

    def _ended(self, task: asyncio.Task[None] | None) -> None:
        if self._refreshing is task:
            self._refreshing = None
            self._status.progress = ""

    async def _follow(self, steps: AsyncGenerator[Progress]) -> str:
        self._status.progress = "Fetching …"
        added = cut = done = 0
        failed: list[Progress] = []
        before = self._library.counts().hidden
        shown = monotonic()
        async for step in steps:
            done = step.done
            added += step.added
            failed += [step] if step.problem else []
            cut += step.notice is not None
            self._status.progress = f"Fetching {step.done}/{step.total} {step.label}"
            if monotonic() - shown > PAUSE:
                self._landed()
                shown = monotonic()
        if done == len(failed) == 1:
            return f"{failed[0].label} failed: {failed[0].problem}"
        name = f": {failed[0].label}" if len(failed) == 1 else ""
        besides = f", {len(failed)} failed{name}" if failed else ""
        besides += f", {cut} not taken whole" if cut else ""
        besides += f" ({self._stage.key('feed_problems')} says why)" if besides else ""
        hidden = self._library.counts().hidden - before
        besides += f", {hidden:,} hidden by rules" if hidden > 0 else ""
        if not done and (waiting := self._library.subscriptions.held_back()):
            until = waiting[1].astimezone()
            return (
                f"{counted(waiting[0], 'feed waits', 'feeds wait')} until {until:%H:%M}: the servers asked."
            )
        if not done:
            return "There is no feed to fetch here."
        return f"{counted(added, 'new story')} from {counted(done, 'feed')}{besides}."

    async def _take_pages(self, quiet: bool = False) -> str:
        """Fetch the pages that are wanted with what has come; what to say of them."""
        kept = done = 0
        steps = self._library.evidence.take_wanted()
        async with aclosing(steps):
            async for step in steps:
                if not (done or quiet):
                    self._landed()
                done, kept = step.done, kept + step.added
                self._status.progress = f"Pages {step.done}/{step.total} {step.label}"
        return f" {kept:,} of {counted(done, 'page')} kept." if done else ""

    def stop_refresh(self) -> bool:
        """Stop the refresh that is under way; whether there was one."""
        return self._refreshing is not None and self._refreshing.cancel()

    async def subscribe(self, url: str) -> Feed | None:
        """Subscribe to the feed of a URL; where a page names several, the user chooses."""
        from reader.library.local import is_command

        if is_command(url):
            return await self._subscribe_to_command(url)
        self._stage.say(f"Looking for a feed at {url} …")
        try:
            return await self._library.subscriptions.add(url)
        except FeedFound as found:
            return await self.offer(found.feeds)

    async def _subscribe_to_command(self, url: str) -> Feed | None:
        from reader.ui.dialogs.questions import Confirm

        note = "It has your rights, and is run each time the feed is fetched."
        command = url.partition(":")[2]
        if not await self._stage.ask(Confirm(f"Run this command? {command}", note)):
            return None
        self._stage.say(f"Running {command} …")
        return await self._library.subscriptions.add(url, commands=True)

    async def offer(self, feeds: Sequence[FeedLink]) -> Feed | None:
        """Ask which of these feeds to subscribe to, and do it; None when the answer is no."""
        from reader.ui.dialogs.questions import Choice, Confirm, Pick

        self._stage.say("")
        if len(feeds) == 1:
            agreed = await self._stage.ask(Confirm(f"Subscribe to {feeds[0].title or feeds[0].url}?"))
            number = 0 if agreed else None
        else:
            had = [self._library.subscriptions.has(feed.url) for feed in feeds]
            choices = [
                Choice(feed.title or "Feed", feed.url + (" (subscribed)" if has else ""))
                for feed, has in zip(feeds, had, strict=True)
            ]
            first = had.index(False) if False in had else 0
            number = await self._stage.ask(Pick("This page has several feeds", choices, first))
        return None if number is None else await self._library.subscriptions.add(feeds[number].url)

    async def remove(self, feed: Feed) -> bool:
        """Remove a feed if the user says yes, which can be taken back; whether it was."""
        from reader.ui.dialogs.questions import Confirm

        note = f"Its stories leave the lists, but for the bookmarks. {self._stage.key('undo')} undoes it."
        name = feed.title + self._lists.tail_of(feed.id)
        if not await self._stage.ask(Confirm(f"Remove {name}?", note)):
            return False
        self._library.subscriptions.remove(feed.id)
        self._undo.add(f"Removed {name}", lambda: self._library.subscriptions.restore(feed.id))
        self._stage.say_done(f"Removed {name}")
        return True

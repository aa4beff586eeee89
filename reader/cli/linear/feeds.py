"""Feeds in plain lines: added, imported, fetched, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli.linear.lines import feed_line, sentence
from reader.cli.linear.part import Part
from reader.model import Feed, FeedFound, Progress, Selection, counted


class Feeds(Part):
    """Adds and fetches feeds, and tells which of them fail."""

    def do_add(self, address: str) -> None:
        if not address:
            self._talk.say("Say add and the address of a feed, or of a page that has one.")
            return
        try:
            feed = self._talk.wait(self._talk.library.subscriptions.add(address))
        except FeedFound as found:
            offered = found.feeds
            self._talk.say(str(found))
        else:
            self._talk.say(f"{feed.title}: {counted(feed.stories, 'story')}.")
            return
        has = self._talk.library.subscriptions.has
        self._talk.offer(
            "Feeds",
            offered,
            lambda feed: feed_line(feed, has(feed.url)),
            lambda number: self.do_add(offered[number].url),
        )

    def do_import(self, name: str) -> None:
        """Subscribe to what a file lists; fetch brings the stories."""
        if not name:
            self._talk.say("Say import and the path of an OPML file, or of newsboat's urls.")
            return
        from os.path import expanduser

        from reader.config.bounded import read_given
        from reader.config.lists import add_lists

        done = self._talk.library.subscriptions.import_list(read_given(expanduser(name)), name=name)
        self._talk.say(
            f"{counted(done.added, 'feed')} added, {done.known:,} known already; fetch brings them."
        )
        for note in done.notes:
            self._talk.say(note)
        if done.lists and (added := add_lists(self._talk.outside.paths.lists, done.lists)):
            self._talk.say(f"{counted(added, 'list')} added.")

    def do_fetch(self, _: str) -> None:
        self._talk.wait(self._fetch(None))

    def do_refresh(self, _: str) -> None:
        """Fetch what the list is made of; where that is no feed and no folder, every feed."""
        shown = self._talk.selection
        feeds = self._talk.library.feeds()
        if shown.feed is not None:
            self._talk.wait(self._fetch([shown.feed]))
        elif shown.folder is not None:
            self._talk.wait(self._fetch([feed.id for feed in feeds if shown.folder in feed.all_folders]))
        else:
            self._talk.wait(self._fetch(None))

    async def _fetch(self, feed_ids: Sequence[int] | None) -> None:
        done: list[Progress] = []
        async for step in self._talk.library.refresh(feed_ids, force=True):
            done.append(step)
            if step.problem:
                self._talk.say(f"{step.label}: {step.problem}")
        added = sum(step.added for step in done)
        self._talk.say(f"{counted(len(done), 'feed')} fetched, {counted(added, 'new story')}.")
        pages = [step async for step in self._talk.library.evidence.take_wanted()]
        if pages:
            kept = sum(step.added for step in pages)
            self._talk.say(f"{kept:,} of {counted(pages[-1].done, 'page')} kept.")
        self._talk.relist()

    def do_problems(self, _: str) -> None:
        feeds = self._talk.library.subscriptions.troubled()
        if not feeds:
            self._talk.say("No feed has failed since it was last fetched.")
            return
        apart = self._talk.library.subscriptions.apart()
        self._talk.offer(
            "Feeds with problems",
            feeds,
            lambda feed: _trouble_line(feed, apart.get(feed.id)),
            lambda number: self._talk.enter(Selection(feed=feeds[number].id)),
        )


def _trouble_line(feed: Feed, apart: str | None) -> str:
    return f"{sentence(feed.title, apart)}: {feed.problem or feed.notice}"

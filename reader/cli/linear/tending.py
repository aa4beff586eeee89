"""The feeds and their lists, the text that a feed gave, and the way into the web browser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.linear.lines import feed_line
from reader.model import Feed, FeedFound, Progress, ReaderError, Selection, counted

if TYPE_CHECKING:
    from reader.cli.linear.session import Session


class Tending:
    """Adds and fetches feeds, tells which of them fail, and leads out."""

    def __init__(self, talk: Session) -> None:
        self._talk = talk

    def do_add(self, address: str) -> None:
        if not address:
            self._talk.say("Say add and the address of a feed, or of a page that has one.")
            return
        try:
            feed = self._talk.wait(self._talk.library.subscribe(address))
        except FeedFound as found:
            offered = found.feeds
            self._talk.say(str(found))
        else:
            self._talk.say(f"{feed.title}: {counted(feed.stories, 'story')}.")
            return
        self._talk.offer("Feeds", offered, feed_line, lambda number: self.do_add(offered[number].url))

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
        self._talk.relist()

    def do_problems(self, _: str) -> None:
        feeds = self._talk.library.care.troubled()
        if not feeds:
            self._talk.say("No feed has failed since it was last fetched.")
            return
        self._talk.offer(
            "Feeds with problems",
            feeds,
            _trouble_line,
            lambda number: self._talk.enter(Selection(feed=feeds[number].id)),
        )

    def do_full(self, _: str) -> None:
        """The page in place of what the feed gave, or the other way round."""
        reading = self._talk.opened
        story = reading.story
        if story is None or story.feed is None:
            raise ReaderError("This came from no feed: there is no other text of it.")
        if reading.page is None:
            self._talk.replace(self._talk.wait(self._talk.library.open(story)))
        elif given := self._talk.wait(self._talk.library.care.text_of(story)):
            self._talk.replace(given)
        else:
            self._talk.say("The feed gave no text of this story.")

    def do_browser(self, _: str) -> None:
        reading = self._talk.opened
        url = (reading.story.url if reading.story else None) or reading.article.url
        if not url:
            raise ReaderError("This has no address.")
        self._browse(url)

    def do_web(self, number: str) -> None:
        """Search the web for a source by its number."""
        sources = self._talk.article.sources
        if not number.isdecimal() or not 1 <= int(number) <= len(sources):
            raise ReaderError("Say web and the number of a source; sources lists them.")
        evidence = self._talk.library.evidence
        self._browse(evidence.search_address(self._talk.article, sources[int(number) - 1]))

    def _browse(self, url: str) -> None:
        from reader.ui.outside.browser import address_for_browser, open_by, open_by_system

        address = address_for_browser(url)
        if commands := self._talk.outside.settings.browser:
            self._talk.say(self._talk.wait(open_by(commands, address)))
        else:
            open_by_system(address)
            self._talk.say(f"Opened {address} in the browser.")


def _trouble_line(feed: Feed) -> str:
    return f"{feed.title}: {feed.problem or feed.notice}"

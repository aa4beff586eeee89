"""Opening articles and finding the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.library.outlets import outlet_of
from reader.library.typed import telling_of_http, typed_target
from reader.model import Article, FeedLink, Place, Reading, Story
from reader.text.clean import canonical_url, host_of
from reader.ui.actions import Pane
from reader.ui.article.resuming import Resuming
from reader.ui.context import Context
from reader.ui.history import Copy, History, Target, Visit
from reader.ui.quotes.annotations import Annotations
from reader.ui.quotes.speakers import speaker_colours
from reader.ui.trail import leads_back


class Opening:
    """Brings articles from the library into the article pane and the ledger, and keeps their history."""

    def __init__(self, context: Context, annotations: Annotations, shown: Callable[[], None]) -> None:
        self._library = context.library
        self._stage = context.stage
        self._frame = context.panes.frame(Pane.ARTICLE)
        self._view = context.panes.article
        self._ledger = context.panes.ledger
        self._annotations = annotations
        self._shown = shown
        self._now = context.now
        self._resuming = Resuming(context.library, self._view)
        self.history = History()
        self._completed = ""
        """The last address that was typed without its scheme, with the one that it got."""

    @property
    def story(self) -> Story | None:
        """The story that is read, with its marks as they now stand."""
        reading = self._view.reading
        return self._library.story(reading.story.id) if reading and reading.story else None

    @property
    def url(self) -> str | None:
        """The address of what is read."""
        reading = self._view.reading
        if reading is None:
            return None
        return reading.article.url or (reading.story.url if reading.story else None)

    @property
    def feeds(self) -> tuple[FeedLink, ...]:
        """The feeds that the page names, those subscribed to apart. A story's own feed is one of them."""
        reading = self._view.reading
        if reading is None or not reading.article.feeds or (reading.story and reading.story.feed):
            return ()
        known = {feed.url for feed in self._library.feeds()}
        return tuple(feed for feed in reading.article.feeds if feed.url not in known)

    async def open(self, target: Target, followed: str = "") -> None:
        """Open something new: its stored copy at once, then a newer one if there is one to be had.

        `followed` is the name of the source or the link of this article that leads there.
        """
        came_from = self.url if followed else self._linked_from(target)
        visit = Visit(target, "", None, followed, followed=bool(followed), linked_from=came_from)
        with telling_of_http(self._completed if target == self._completed else ""):
            await self._bring(visit, new=True)

    def completed(self, text: str) -> str:
        """What somebody wants who typed this; an address that got its scheme here is told of as such."""
        target = typed_target(text)
        self._completed = target if target != text else ""
        return target

    async def open_at(self, url: str, words: str) -> None:
        """Open an article at the words of one of its quotes."""
        # Nobody named it now: it is asked for where it came from.
        await self._bring(Visit(url, "", linked_from=url), new=True, words=words)

    async def back(self, steps: int = 1) -> None:
        """Return to the article so many before, where it was left."""
        visit = self.history.back(self._view.place, steps)
        await self._return(visit, "This is the first article you opened.")

    async def forward(self, steps: int = 1) -> None:
        """Return to the article that `back` left, where it was left."""
        visit = self.history.forward(self._view.place, steps)
        await self._return(visit, "This is the last article you opened.")

    async def go(self, number: int) -> None:
        """Return to one of the articles opened, by its number in the history, where it was left."""
        await self._return(self.history.go(number, self._view.place), "")

    async def step_back(self, steps: int) -> None:
        """Return to the article that lies so many steps back."""
        await self.go(self.history.at - steps)

    def put(self, reading: Reading, place: Place | None = None) -> None:
        """Show another text of what is read in its place, from its head or a place of it."""
        self._set(reading, place)

    def supersede(self, newer: Reading) -> None:
        """Show a newer copy of what is read; the way back leads to the one before, where it was left."""
        visit, older = self.history.current, self._view.reading
        if visit is None or older is None or older.page is None:
            self._set(newer, None)
            return
        self.history.keep_copy(older.page)
        self._show(newer, visit._replace(place=None, followed=False), new=True)

    async def _return(self, visit: Visit | None, otherwise: str) -> None:
        if visit is None:
            self._stage.say(otherwise)
        else:
            await self._bring(visit, new=False)

    async def _bring(self, visit: Visit, new: bool, words: str = "") -> None:
        target = visit.target
        if isinstance(target, Article):
            self._show(Reading(target, None, self._now()), visit, new)
            return
        if isinstance(target, Copy):
            self._show(await self._library.copy(target.page), visit, new)
            return
        stored = self._library.stored(target)
        if stored is not None:
            self._show(stored, visit, new)
            self._seek(stored.article, words)
            if not stored.stale or self._library.offline:
                return
        else:
            self._stage.say(f"Opening {target if isinstance(target, str) else target.title} …")
        reading = await self._library.open(target, linked_from=visit.linked_from)
        if stored is None:
            self._show(reading, visit, new)
        elif reading.article != stored.article or reading.notice:
            self._set(reading, self._view.place)
        self._tell(reading.notice or self._offer())
        self._seek(reading.article, words)

    def _linked_from(self, target: Target) -> str | None:
        """The address of the article in front when the target is one of its links or sources."""
        reading = self._view.reading
        if reading is None or not isinstance(target, str):
            return None
        linked = {source.url for source in reading.article.sources}
        linked |= {span.target for block in reading.article.document.blocks for span in block.spans}
        return reading.article.url if target in linked else None

    def _offer(self) -> str:
        count = len(self.feeds)
        if count > 1:
            return f"This page has {count} feeds: {self._stage.key('add_feed')} lists them."
        return f"This page has a feed: {self._stage.key('add_feed')} subscribes." if count else ""

    def leave(self) -> bool:
        """Remember how far the article is read that is to be left; whether that is news."""
        return self._resuming.keep()

    def _show(self, reading: Reading, visit: Visit, new: bool) -> None:
        with self._stage.telling():  # on a full disk, reading goes on
            self.leave()
        place, said = (None, "") if visit.place else self._resuming.left_off(reading, self._stage.key("top"))
        if new:
            self.history.visit(self._told(visit, reading), self._view.place)
        self._frame.head.trail = tuple(each.name for each in self.history.path)
        self._set(reading, visit.place or place)
        self._tell(said)
        self._shown()

    def _tell(self, said: str) -> None:
        """Say what there is to say of what was opened; what is over leaves in any case."""
        if said:
            self._stage.say(said)
        else:
            self._stage.status.hush()

    def _seek(self, article: Article, words: str) -> None:
        """Go to the quote with these words, if any are sought."""
        if not words:
            return
        numbers = [number for number, quote in enumerate(article.quotes) if quote.text == words]
        if numbers:
            # The text is laid out once its pane has a size.
            self._stage.later(lambda: self._view.go_to_quote(numbers[0]))
        else:
            self._stage.say("These words are not in the copy that now stands.")

    def _set(self, reading: Reading, place: Place | None) -> None:
        """Show an article and its ledger, and whether a source of it leads back."""
        before = self.history.path[:-1]
        reading = replace(reading, back=leads_back(reading.article, before))
        self._view.show(reading, place, self._annotations.load(reading))
        self._list(reading)

    @staticmethod
    def _told(visit: Visit, reading: Reading) -> Visit:
        """A visit with what its article tells of it."""
        article, story = reading.article, reading.story
        url = article.url or (story.url if story else None)
        host = host_of(url or "").removeprefix("www.")
        site = outlet_of(reading) or host
        called = "" if visit.name == host else visit.name
        name = called or site or article.title or "Article"
        address = canonical_url(url) if url else None
        return visit._replace(
            title=article.title or "Untitled", name=name, address=address, site=site or None
        )

    def _list(self, reading: Reading) -> None:
        article = reading.article
        colours = speaker_colours(article.quotes)
        looks = {name: look for name, look in colours.items() if name is not None}
        self._ledger.show(article, looks, self._annotations.runs)
        self._frame.head.title = outlet_of(reading) or "Article"

"""The application without a screen: every operation of the product is a method of `Library`.

The jobs are in the modules beside this one; here they meet. They are imported when they are first asked for:
the first paint and `quoth list` need none of them.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.apart import Workers
from reader.library.logins import Logins
from reader.library.network import Network
from reader.library.parts import EDITION_URL, NOTHING_OWN, Own, Parts
from reader.library.writer import Writer
from reader.model import Sort
from reader.store import feeds, lists, state, stories
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library.evidence import Evidence
    from reader.library.handouts import Handouts
    from reader.library.keeping import Keeping
    from reader.library.marks import Marks
    from reader.library.organising import Organising
    from reader.library.outlets import Outlets
    from reader.library.pictures import Pictures
    from reader.library.said import Said
    from reader.library.sites import Sites
    from reader.library.sources import Sources
    from reader.library.subscriptions import Subscriptions
    from reader.model import (
        Article,
        Change,
        Checked,
        Counts,
        Document,
        Excerpt,
        Feed,
        Place,
        Progress,
        Query,
        Quote,
        Reading,
        Selection,
        Story,
    )


def open_library(
    data_dir: Path,
    settings: Settings,
    own: Own = NOTHING_OWN,
    *,
    offline: bool = False,
    tell: Callable[[str], None] | None = None,
) -> Library:
    """The library in a folder, made if it is not there, with what the user wrote by hand.

    `tell` hears of what takes a while first. Raises ReaderError for a file that cannot be used.
    """
    store, logins = Store(data_dir / "library.db", tell=tell), Logins(data_dir / "logins.json")
    parts = Parts(
        store=store,
        network=Network(settings.user_agent, offline or settings.offline, logins, settings.proxy),
        now=lambda: datetime.now(UTC),
        settings=settings,
        workers=Workers(),
        feed_workers=Workers(),
        writer=Writer(store),
        own=own,
    )
    return Library(parts)


class Library:
    """What is kept and what is fetched. Every failure is a ReaderError with one sentence.

    Used by one thread, that of the event loop. Methods that are not `async` never wait for the network.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._store = parts.store
        self._version = parts.store.version

    def log_error(self, error: Exception) -> str:
        """Log an error that nobody expected; a sentence that says where it stands."""
        from reader.library.log import log_error

        return log_error(self._store.path.parent, error)

    @property
    def notice(self) -> str | None:
        """What to say when a copy of a damaged library was brought back, or when it can only be read."""
        return self._store.notice

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """The feeds that the user follows, and what is set for one of them."""
        from reader.library.subscriptions import Subscriptions

        return Subscriptions(self._parts)

    @cached_property
    def sources(self) -> Sources:
        """What articles give as where something is from."""
        from reader.library.sources import Sources

        return Sources(self, self._parts)

    @cached_property
    def evidence(self) -> Evidence:
        """The pages of stories and what those cite, taken along."""
        from reader.library.evidence import Evidence

        return Evidence(self._parts)

    @cached_property
    def handouts(self) -> Handouts:
        """Stories and their evidence, written as documents."""
        from reader.library.handouts import Handouts

        return Handouts(self, self._parts)

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures of articles."""
        from reader.library.pictures import Pictures

        return Pictures(self._parts)

    @cached_property
    def said(self) -> Said:
        """Who said what in everything that is stored."""
        from reader.library.said import Said

        return Said(self._parts)

    @cached_property
    def keeping(self) -> Keeping:
        """The library kept: backed up, made again, and what may go of it."""
        from reader.library.keeping import Keeping

        return Keeping(self._parts)

    @cached_property
    def outlets(self) -> Outlets:
        """The same story in several feeds."""
        from reader.library.outlets import Outlets

        return Outlets(self._parts)

    @cached_property
    def organising(self) -> Organising:
        """Tags, notes, and what is kept out of the lists."""
        from reader.library.organising import Organising

        return Organising(self._parts)

    @cached_property
    def marks(self) -> Marks:
        """The user's own marks on quotes."""
        from reader.library.marks import Marks

        return Marks(self._parts)

    @cached_property
    def sites(self) -> Sites:
        """The user's own rules for sites."""
        from reader.library.sites import Sites

        return Sites(self._parts)

    @property
    def offline(self) -> bool:
        """Whether nothing is asked of the network."""
        return self._parts.network.offline

    @offline.setter
    def offline(self, offline: bool) -> None:
        self._parts.network.offline = offline
        self._parts.network.watch()

    @property
    def network_lost(self) -> bool:
        """Whether the last refresh found no network, and nothing has been reached since."""
        return self._parts.network.is_lost

    def watch_network(self, changed: Callable[[], None]) -> None:
        """Have `changed` called each time the network is lost, back, shut or opened."""
        self._parts.network.watch = changed

    def changed_elsewhere(self) -> bool:
        """Whether another reader, or a verb, has written to the library since this was last asked."""
        before, self._version = self._version, self._store.version
        return self._version != before

    def feeds(self) -> tuple[Feed, ...]:
        """The subscriptions, by folder and title, with their counts."""
        return feeds.feeds(self._store)

    def counts(self) -> Counts:
        """How many stories all lists hold."""
        midnight = self._parts.here.replace(hour=0, minute=0, second=0, microsecond=0)
        return lists.counts(self._store, midnight)

    def story_ids(self, selection: Selection, typed: str = "", sort: Sort = Sort.NEWEST) -> Sequence[int]:
        """The stories of a list, in its order, as ids: quick for any number.

        `typed` is a search within the list that is still being typed. Raises QueryError for one that cannot
        be read.
        """
        return lists.story_ids(self._store, selection, self._asked(selection, typed), sort)

    def excerpts(self, ids: Sequence[int], selection: Selection, typed: str = "") -> dict[int, Excerpt]:
        """For stories that a search found, the words around what it found in their texts."""
        asked = self._asked(selection, typed)
        if asked is None:
            return {}
        from reader.store import search

        return search.excerpts(self._store, asked, ids)

    def _asked(self, selection: Selection, typed: str) -> Query | None:
        """What a list's search and a search within it ask for; None when nothing is sought."""
        if not (selection.search.strip() or typed.strip()):
            return None
        from reader.model import AllOf
        from reader.text.query import read_query

        asked = read_query(selection.search, self._parts.here, typing=selection.begun)
        return AllOf((asked, read_query(typed, self._parts.here, typing=True)))

    def stories(self, ids: Sequence[int]) -> list[Story]:
        """The rows of a list, in the order asked. For the rows in sight, not for all."""
        return stories.stories(self._store, ids)

    def story(self, story_id: int) -> Story | None:
        return next(iter(self.stories([story_id])), None)

    def stored(self, target: str | Story) -> Reading | None:
        """The stored copy of a URL or a story, at once and however old; None when `open` must make it."""
        from reader.library import opening

        reading = opening.stored(self._parts, target)
        return self._classed(reading) if reading else None

    async def open(self, target: str | Story, force: bool = False, linked_from: str | None = None) -> Reading:
        """The article of a URL, of a story or of a file.

        `linked_from` is the address of the page where the URL stood; None when the user gave it. No public
        page leads into a private network, and no story of a public feed.

        A fresh copy is not fetched again unless forced. When the network fails there is the stored copy, or
        the feed's own text of a story, with a notice that says why; else ReaderError. Raises FeedFound for a
        URL that is a feed. A URL that no feed brought becomes a story.
        """
        from reader.library import opening

        return self._classed(await opening.open_target(self._parts, target, force, linked_from))

    async def stored_or_opened(self, target: str | Story | Reading) -> Reading:
        """What is read, or the stored copy however old; else what `open` makes, which raises as it does."""
        from reader.model import Reading

        if isinstance(target, Reading):
            return target
        return self.stored(target) or await self.open(target)

    async def feed_text(self, story: Story) -> Reading | None:
        """What its feed gave of a story; None when that is nothing."""
        from reader.library.opening import copy_in_feed

        return await copy_in_feed(self._parts, story)

    def _classed(self, reading: Reading) -> Reading:
        """A reading whose links are classed by the user's own rules as well."""
        if not self._parts.own.link_rules:
            return reading
        from reader.text.linkkinds import with_rules

        return replace(reading, article=with_rules(reading.article, self._parts.own.link_rules))

    async def copy(self, page_id: int) -> Reading:
        """A stored copy by its id, newest or not. Raises ReaderError when there is none."""
        from reader.library import opening

        return await opening.open_copy(self._parts, page_id)

    def check(
        self,
        article: Article,
        quotes: Sequence[Quote] | None = None,
        against: str | None = None,
        *,
        page: int | None = None,
        every: bool = False,
    ) -> AsyncGenerator[Checked]:
        """Whether the words of an article's quotes stand in its sources: these quotes, or all in marks.

        Each is checked against the linked source nearest to it in the text, or against `against`, a URL or a
        file, or, for the best answer, against `every` linked one. A stored copy is taken as it is, else the
        page is fetched and kept; what cannot be had is a verdict, with the reason. With `page`, the copy that
        the article was made of, the verdicts are stored. Raises ReaderError for a file that cannot be read.
        """
        from reader.library import checking

        return checking.check(self._parts, article, quotes, against, page, every)

    def verdicts(self, reading: Reading) -> dict[int, Checked]:
        """The stored verdicts on the quotes of a copy that still stand, by the number of the quote."""
        from reader.library import verdicts

        return verdicts.standing(self._parts, reading)

    def renew_verdicts(self, reading: Reading) -> AsyncGenerator[Checked]:
        """Check again what was checked on other copies or by other rules. The network is not asked."""
        from reader.library import verdicts

        return verdicts.renew(self._parts, reading)

    def refresh(self, feed_ids: Sequence[int] | None = None, force: bool = False) -> AsyncGenerator[Progress]:
        """Fetch the feeds that are due, or all when forced, and yield a step for each once it is stored.

        Raises ReaderError when offline. Whoever stops early must `aclose()` the generator: what is under way
        is then dropped whole.
        """
        from reader.library.refresh import refresh, to_fetch

        return refresh(self._parts, to_fetch(self._parts, feed_ids, force))

    def mark(
        self, ids: Sequence[int], *, unread: bool | None = None, bookmarked: bool | None = None
    ) -> Change:
        """Set marks of stories, and of what is the same as one of them; what comes back undoes it."""
        from reader.library import marking

        return marking.mark(self._store, ids, unread, bookmarked)

    def unread_among(self, ids: Sequence[int]) -> list[int]:
        """Those of these stories that are unread."""
        return [story for story, unread, _ in stories.flags(self._store, ids) if unread]

    def all_bookmarked(self, ids: Sequence[int]) -> bool:
        """Whether each of these stories is bookmarked."""
        return all(bookmarked for _, _, bookmarked in stories.flags(self._store, ids))

    def undo(self, change: Change) -> None:
        """Set the marks back to what they were before a change."""
        stories.restore_marks(self._store, change)

    async def find_pattern(self, document: Document, pattern: str) -> list[Place]:
        """Where a regular expression is met. Raises ReaderError for none, and for one that takes too long."""
        from reader.library.patterns import find_pattern

        return await find_pattern(self._parts, document, pattern)

    def remembered(self, key: str) -> str | None:
        """A small thing remembered from an earlier run."""
        return state.remembered(self._store, key)

    def remember(self, key: str, value: str | None) -> None:
        """Remember a small thing for later runs; None forgets it."""
        state.remember(self._store, key, value)

    def install_edition(self) -> Feed | None:
        """Put the bundled edition into a library that is empty and never had it; None otherwise."""
        if feeds.ever_had(self._store, EDITION_URL) or not feeds.is_empty(self._store):
            return None
        from reader.library import edition

        return edition.install(self._parts)

    async def close(self) -> None:
        """End what is under way and close the file."""
        parts = self._parts
        for part in (parts.network, parts.workers, parts.feed_workers, parts.writer):
            await part.close()
        self._store.close()

    def close_store(self) -> None:
        """Close the file, for a caller without an event loop, which has not used the network."""
        self._store.close()

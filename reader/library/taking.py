"""Taking the evidence of stories along: the article and the pages that it cites, one after the other.

The outcome of each page is stored as soon as it is known. So a run that is stopped, however it ends, goes on
where it was, and whoever looks sees what is there, what failed and why, and what was not asked for yet.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from reader.library.opening import address_of, copy_in_feed, copy_of, is_from_here
from reader.library.parts import Parts
from reader.model import (
    MEGABYTE,
    NOT_KEPT,
    Article,
    AskedToWait,
    Exhibit,
    LinkKind,
    Progress,
    ReaderError,
    Selection,
    Story,
    Taken,
    counted,
)
from reader.store import evidence, lists, pages, stories
from reader.text.clean import host_of, safe_line

ORDER = (
    LinkKind.PRIMARY,
    LinkKind.RELEASE,
    LinkKind.OUTLET,
    LinkKind.UNKNOWN,
    LinkKind.REFERENCE,
    LinkKind.OWN,
)
"""Kinds of pages in the order in which they are taken: what the article rests on first, its own site last."""

SKIPPED = {
    LinkKind.SOCIAL: "Not saved: posts are seldom given to a reader without an account.",
    LinkKind.SHOP: "Not saved: a shop, an advertisement or a button is no evidence.",
}
"""Kinds that are not taken, and why."""

_SPENT = "The budget of this run is spent:"


class Budget:
    """What one run may still ask of the network. It is checked before a page, so one may go beyond it."""

    def __init__(self, most_pages: int, most_megabytes: int) -> None:
        self._pages = most_pages
        self._bytes = most_megabytes * MEGABYTE
        self.resting: set[str] = set()
        """Hosts that asked not to be asked again now."""

    @property
    def is_spent(self) -> bool:
        return self._pages <= 0 or self._bytes <= 0

    def spend(self, size: int) -> None:
        """Count a page that was asked for, with the bytes it came to."""
        self._pages -= 1
        self._bytes -= size


def wanting(parts: Parts, sources: bool, again: bool) -> Sequence[int]:
    """The unread stories whose evidence was not all asked for yet. See `Evidence.wanting`."""
    unread = lists.story_ids(parts.store, Selection(unread=True))
    return evidence.wanting(parts.store, unread, sources, again)


async def take_along(
    parts: Parts, story_ids: Sequence[int], sources: bool, again: bool
) -> AsyncGenerator[Progress]:
    """Take the evidence of stories along and yield a step for each page. See `Evidence.take_along`.

    What is stored already is not asked for. The run ends when the budget of the settings is spent. Offline
    only what is stored becomes evidence.
    """
    budget = Budget(parts.settings.evidence_pages, parts.settings.evidence_megabytes)
    done, total = 0, len(story_ids)
    for begun, story_id in enumerate(story_ids):
        if budget.is_spent:
            rest = len(story_ids) - begun
            left = counted(rest, "story was", "stories were")
            yield Progress(done, total, "", f"{_SPENT} {left} not begun.")
            return
        done += 1
        story = next(iter(stories.stories(parts.store, [story_id])), None)
        if story is None:  # gone since the list was made
            continue
        taker = _Taker(parts, budget, story, again)
        yield _step(done, total, story.title, await taker.page())
        await taker.pictures()
        if not sources:
            continue
        cited = await taker.cited()
        total += len(cited)
        for exhibit in cited:
            done += 1
            yield _step(done, total, exhibit.name, await taker.take(exhibit))


def cited_pages(article: Article, address: str | None, parts: Parts) -> list[Exhibit]:
    """The pages that an article at `address` cites by links, each once, in the order to take them in.

    Those of a kind that is no evidence are the last, and say so.
    """
    from reader.text.linkkinds import link_kind
    from reader.text.sources.pages import known_links

    named = [(source.url, source.name) for source in article.sources if source.is_cited]
    named += [(known.link.url, known.link.text) for known in known_links(article.document, article.url)]
    found: dict[str, tuple[str, LinkKind]] = {}
    for linked, name in named:
        url = address_of(linked or "")
        if url and url != address:
            found.setdefault(url, (safe_line(name) or url, link_kind(url, article.url, parts.own.link_rules)))
    kinds = [*ORDER, *SKIPPED]
    ordered = sorted(found.items(), key=lambda item: kinds.index(item[1][1]))
    now = parts.now()
    return [
        Exhibit(url, name, link, Taken.SKIPPED if link in SKIPPED else Taken.LEFT, SKIPPED.get(link, ""), now)
        for url, (name, link) in ordered
    ]


def _step(done: int, total: int, label: str, exhibit: Exhibit | None) -> Progress:
    taken = exhibit.taken if exhibit else None
    problem = exhibit.why if exhibit and taken in (Taken.FAILED, Taken.LEFT) else None
    return Progress(done, total, label, problem, added=int(taken is Taken.KEPT))


class _Taker:
    """Takes the evidence of one story along, within the budget of a run."""

    def __init__(self, parts: Parts, budget: Budget, story: Story, again: bool) -> None:
        self._parts = parts
        self._budget = budget
        self._story = story
        self._again = again
        self._address = address_of(story)
        self._known = {each.url: each for each in evidence.of_story(parts.store, story.id)}
        self._own: Exhibit | None = None

    async def page(self) -> Exhibit | None:
        """Take the story's own page; None when it has none.

        Only a failure is noted by itself: what else there is to take is known once the page is read.
        """
        if self._address is None:
            return None
        known = self._known.get(self._address)
        untried = Exhibit(self._address, self._story.title, None, Taken.LEFT, "", self._parts.now())
        self._own = await self._tried(known or untried)
        if self._own.taken is Taken.FAILED:
            evidence.expect(self._parts.store, self._story.id, [self._own])
        return self._own

    async def pictures(self) -> None:
        """Take the pictures of the story's own page, as far as the budget goes."""
        from reader.library.pictures import take, wanted

        article = await self._article() if self._own and self._own.taken is Taken.KEPT else None
        if article is None:
            return
        for url in wanted(self._parts, article):
            host = host_of(url)
            if not self._held_back(host):
                async with self._parts.pace.turn(host):
                    size = await take(self._parts, article, url, self._story)
                self._budget.spend(size)

    async def cited(self) -> list[Exhibit]:
        """What the story's page cites, or else what its feed gave of it, all of it noted as expected."""
        article = await self._article()
        cited = cited_pages(article, self._address, self._parts) if article else []
        cited = [self._as_known(exhibit) for exhibit in cited]
        own = [self._own] if self._own else []
        evidence.expect(self._parts.store, self._story.id, own + cited)
        return [exhibit for exhibit in cited if exhibit.taken is not Taken.SKIPPED]

    async def take(self, exhibit: Exhibit) -> Exhibit:
        """Take a page that was expected, and note what became of it."""
        taken = await self._tried(exhibit)
        if taken is not exhibit:
            evidence.record(self._parts.store, self._story.id, taken)
        return taken

    def _as_known(self, exhibit: Exhibit) -> Exhibit:
        """An expected page with the outcome of an earlier run. A kind of link may have changed since."""
        known = self._known.get(exhibit.url)
        if known is None or Taken.SKIPPED in (known.taken, exhibit.taken):
            return exhibit
        return replace(known, name=exhibit.name, link=exhibit.link)

    async def _article(self) -> Article | None:
        try:
            if self._own and self._own.taken is Taken.KEPT:
                return (await copy_of(self._parts, self._own.url)).article
            reading = await copy_in_feed(self._parts, self._story)
        except ReaderError:
            return None  # why a page that is kept cannot be read is noted with it
        return reading.article if reading else None

    async def _tried(self, exhibit: Exhibit) -> Exhibit:
        """The page as it is now: from the store if it is there, else fetched, unless something forbids it."""
        if exhibit.taken is Taken.KEPT or (exhibit.taken is Taken.FAILED and not self._again):
            return exhibit
        untried = replace(exhibit, taken=Taken.LEFT, why="", tried=self._parts.now(), page=None)
        if pages.newest(self._parts.store, exhibit.url):
            return await self._copied(untried)
        host = host_of(exhibit.url)
        if held := self._held_back(host):
            return replace(untried, why=held)
        async with self._parts.pace.turn(host):
            taken = await self._copied(untried)
        head = pages.newest(self._parts.store, exhibit.url)
        self._budget.spend(head.size if head else 0)
        return taken

    def _held_back(self, host: str) -> str:
        """Why nothing is to be fetched from a host now; empty when it may be."""
        if self._parts.network.offline:
            return "You are offline: it was not fetched."
        if self._budget.is_spent:
            return f"{_SPENT} it was not fetched."
        return f"{host} asked to be left alone for now." if host in self._budget.resting else ""

    async def _copied(self, untried: Exhibit) -> Exhibit:
        """The outcome of having a page, from the store or the network."""
        why = ""
        try:
            # The story's own page is asked for as its feed allows, another as that page does.
            target = self._story if untried.link is None else untried.url
            await copy_of(self._parts, target, self._address, is_from_here(self._parts, self._story))
        except NOT_KEPT:  # no fault of the page: it is asked for another time
            raise
        except AskedToWait as error:
            self._budget.resting.add(host_of(untried.url))
            return replace(untried, why=str(error))
        except ReaderError as error:
            why = str(error)
        head = pages.newest(self._parts.store, untried.url)
        if head is None:
            return replace(untried, taken=Taken.FAILED, why=why)
        return replace(untried, taken=Taken.KEPT, why=why, page=head.id)

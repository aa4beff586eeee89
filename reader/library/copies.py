"""Copies of pages: fetched and kept before they are read, and the article made of one, or of several."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.apart import apart
from reader.library.incoming import compare_again, feed_title
from reader.library.making import (
    article_of_page,
    article_of_pages,
    article_of_version,
    is_pdf,
    is_stub,
    next_of_page,
    problem_of,
    refuse_unreadable,
    rule_of,
    warm_up,
)
from reader.library.parts import Parts
from reader.model import Article, FeedFound, FeedLink, LinkKind, Page, ReaderError
from reader.store import articles, feed_care, pages, stories
from reader.store.pages import PageHead
from reader.store.said import Facts
from reader.text.clean import canonical_url, host_of
from reader.web.request import Request

if TYPE_CHECKING:
    from reader.web.answer import Answer

FRESH_MINUTES = 10
"""How long a page is not asked for again when its server does not say."""
MOST_PAGES = 10
"""How many pages one article may be joined from."""


def is_near(address: str, linked_from: str | None) -> bool:
    """Whether an address may be in a private network: as what the user named, or a link within one host."""
    from reader.web.address import stays_near

    return linked_from is None or stays_near(host_of(linked_from), host_of(address))


async def new_copy(parts: Parts, address: str, head: PageHead | None, private: bool) -> int:
    """Ask for a page, keep it, and make its article; the id of the copy that now stands.

    The pages that the article goes on at, and a fuller version of one that gives a stub, are asked for with
    it. `head` is the copy that stands already. An answer that is no article, that cannot be read, or is much
    less of it than stands, is not kept in its place; one that cannot be read is where there is no other.
    Raises ReaderError with the reason, and FeedFound for a feed.
    """
    from asyncio import CancelledError

    page_id = await _fetch(parts, address, head, private)
    if head is not None and page_id == head.id:
        return page_id
    page = _copy(parts, page_id)
    try:
        article, encoded = await _made(parts, page, asking=True)
        older = await _standing(parts, head) if head and article.extraction.cut else None
    except (CancelledError, ReaderError) as error:
        # Who went on meanwhile must not find a wall for the article.
        if head is not None or isinstance(error, CancelledError):
            with suppress(ReaderError):
                pages.drop(parts.store, page_id)
        raise
    problem = problem_of(article, address, older)
    if problem is not None:
        pages.drop(parts.store, page_id)
        raise ReaderError(problem)
    _keep(parts, page_id, page, article, encoded)
    return page_id


async def article_of(
    parts: Parts, page_id: int, anew: bool = False, to_keep: bool = False
) -> tuple[Article, datetime]:
    """The article of a stored page, made now if it was not, and when the page was fetched.

    Nobody is asked: of several pages those that are stored are joined. `anew` makes it again although it
    stands. Raises ReaderError when the page holds no text, when it is gone, and when the article cannot be
    kept although it is made `to_keep` it: who wants to read it needs no room on the disk.
    """
    page = _copy(parts, page_id)
    known = None if anew and page.body else _stored_article(parts, page)
    if known is not None:
        return known, page.fetched
    article, encoded = await _made(parts, page, asking=False)
    try:
        _keep(parts, page_id, page, article, encoded)
    except ReaderError:
        if to_keep:
            raise
    return article, page.fetched


def full_names(article: Article) -> dict[str, str]:
    """Those speakers of an article who are named in full, each with what the name is compared by."""
    from reader.text.fullname import full_name

    speakers = {quote.speaker for quote in article.quotes if quote.speaker and not quote.anonymous}
    return {name: key for name in sorted(speakers) if (key := full_name(name))}


def primary_links(parts: Parts, article: Article) -> int:
    """How many primary documents an article links."""
    from reader.text.sources.pages import known_links

    links = known_links(article.document, article.url, parts.own.link_rules)
    return sum(known.kind is LinkKind.PRIMARY for known in links)


def moment_of(date: str | None) -> datetime | None:
    """The moment of an ISO date as far as it is known, in UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _copy(parts: Parts, page_id: int) -> Page:
    page = pages.page(parts.store, page_id)
    if page is None:
        raise ReaderError("This copy is no longer stored.")
    return page


async def _standing(parts: Parts, head: PageHead) -> Article:
    """The article of the copy that stands, not kept if it is made now: a newer copy is being judged."""
    page = _copy(parts, head.id)
    return _stored_article(parts, page) or (await _made(parts, page, asking=False))[0]


def _stored_article(parts: Parts, page: Page) -> Article | None:
    """The article of a page by the rules of today; where a budget let its body go, the one that was made."""
    from reader.text.article import RULES

    if page.body:
        return articles.article(parts.store, page.id, RULES)
    return articles.kept(parts.store, page.id)


def _keep(parts: Parts, page_id: int, page: Page, article: Article, encoded: str) -> None:
    story_ids = stories.ids_of_address(parts.store, page.url)
    date = _date_of(parts, article, story_ids)
    facts = Facts(full_names(article), date, primary_links(parts, article))
    articles.save(parts.store, page_id, article, encoded, story_ids, facts)
    compare_again(parts.store, story_ids, article.document.text, parts.now())


def _date_of(parts: Parts, article: Article, story_ids: Sequence[int]) -> datetime | None:
    """When an article is from: as its page says, else as the feed that had it first."""
    given = (story.published for story in stories.stories(parts.store, sorted(story_ids)))
    return moment_of(article.published) or next(filter(None, given), None)


async def _made(parts: Parts, page: Page, asking: bool) -> tuple[Article, str]:
    """The article of a page and of what belongs to it, and its JSON for the store.

    What belongs to it is taken from the store, and asked for if it is not there and `asking`; in a private
    network only where the page itself came from there: a name can lead elsewhere a second later.
    """
    rule = rule_of(parts.settings.sites, page.final_url)
    subject = f"The page of {host_of(page.final_url)}"
    article, encoded = await parts.workers.run(subject, article_of_page, page, rule)
    if article.next_page and not article.extraction.wall:
        rest = [other async for other in _following(parts, page, article.next_page, asking)]
        if rest:
            return await parts.workers.run(subject, article_of_pages, (page, *rest), rule)
    elif article.other_version and is_stub(article):
        other = await _page_at(parts, page, article.other_version, asking)
        if other is not None:
            return await parts.workers.run(subject, article_of_version, page, other, rule)
    return article, encoded


async def _following(parts: Parts, page: Page, address: str | None, asking: bool) -> AsyncGenerator[Page]:
    """The pages that an article goes on at, in their order."""
    seen: set[str] = set()
    while address and address not in seen and len(seen) < MOST_PAGES - 1:
        seen.add(address)
        following = await _page_at(parts, page, address, asking)
        if following is None or is_pdf(following.body):
            return
        yield following
        rule = rule_of(parts.settings.sites, following.final_url)
        address = await parts.workers.run(f"The page of {host_of(address)}", next_of_page, following, rule)


async def _page_at(parts: Parts, page: Page, address: str, asking: bool) -> Page | None:
    """A copy of what a page links as its own: the stored one, else fetched; None when there is none."""
    head = pages.newest(parts.store, address)
    if head is None and asking and not parts.network.offline:
        try:
            private = page.private and is_near(address, page.final_url)
            found = pages.page(parts.store, await _fetch(parts, address, None, private, page.url))
            pages.note_part(parts.store, address)
            return found
        except ReaderError:
            return None  # the article says where it goes on
    return pages.page(parts.store, head.id) if head else None


async def _fetch(parts: Parts, address: str, head: PageHead | None, private: bool, part_of: str = "") -> int:
    """Ask for a page and keep it; the id of the copy that now stands.

    It is asked for in the way that is set for the feed of its story, or of the page that it is `part_of`.
    """
    from reader.web.freshness import fresh_until
    from reader.web.status import refuse_error

    etag, last_modified = (head.etag, head.last_modified) if head else (None, None)
    if not parts.network.offline:
        parts.workers.warm(warm_up)
    user_agent, proxy = feed_care.way_to(parts.store, part_of or address)
    answer = await parts.network.get(
        Request(address, etag, last_modified, private=private, user_agent=user_agent, proxy=proxy)
    )
    refuse_error(answer, conditional=bool(etag or last_modified))
    now = parts.now()
    fresh = fresh_until(answer.headers, now, FRESH_MINUTES)
    if answer.not_modified and head is not None:
        pages.confirm(parts.store, head.id, now, fresh)
        return head.id
    await _refuse_feed(parts, answer)
    refuse_unreadable(answer.content_type, answer.final_url)
    page = Page(
        url=address,
        final_url=canonical_url(answer.final_url),
        fetched=now,
        checked=now,
        status=answer.status,
        content_type=answer.content_type,
        etag=answer.etag,
        last_modified=answer.last_modified,
        fresh_until=fresh,
        body=answer.body,
        private=answer.private,
    )
    return pages.save(parts.store, page, await apart(pages.pack, answer.body))


async def _refuse_feed(parts: Parts, answer: Answer) -> None:
    from reader.text.feed import looks_like_feed

    if not looks_like_feed(answer.body, answer.content_type):
        return
    subject = f"What {host_of(answer.final_url)} sent"
    title = await parts.workers.run(subject, feed_title, answer.body, answer.content_type, answer.final_url)
    raise FeedFound(
        f"{host_of(answer.url)} sent a feed: subscribe to it to read its stories.",
        (FeedLink(answer.url, title),),
    )

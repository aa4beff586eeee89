"""Opening an article: from the store when that will do, else from the network, kept before it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from os.path import expanduser
from pathlib import Path

from reader.config.bounded import MOST_GIVEN, read_within
from reader.library.apart import apart
from reader.library.copies import article_of, is_near, moment_of, new_copy
from reader.library.files import article_of_file
from reader.library.incoming import page_keys
from reader.library.making import article_of_story
from reader.library.parts import FOR_EVER, Parts
from reader.library.schedule import LONGEST_WAIT
from reader.model import Article, FeedFound, ReaderError, Reading, Story
from reader.store import adding, articles, feeds, pages, stories
from reader.store.adding import NewStory
from reader.store.gathering import Keys
from reader.store.pages import PageHead
from reader.text.clean import canonical_url, host_of, safe_line, safe_url


def address_of(target: str | Story) -> str | None:
    """The canonical URL of what is to be opened; None for a file, and for a story without a link."""
    url = target.url if isinstance(target, Story) else target
    safe = safe_url(url) if url else None
    return canonical_url(safe) if safe else None


def stored(parts: Parts, target: str | Story) -> Reading | None:
    """The copy that stands in the store, if its article is made; at once, and without the network."""
    address = address_of(target)
    head = pages.newest(parts.store, address) if address else None
    if address is None or head is None:
        return None
    from reader.text.article import RULES

    article = articles.article(parts.store, head.id, RULES)
    if article is None:
        return None
    story = _story(parts, target, address)
    return Reading(article, story, head.fetched, stale=not _is_fresh(parts, head), page=head.id)


async def open_target(
    parts: Parts, target: str | Story, force: bool, linked_from: str | None = None
) -> Reading:
    """The article of a URL, a story or a file. See `Library.open`."""
    address = address_of(target)
    if address is not None:
        return await _open_address(parts, target, address, force, linked_from)
    if isinstance(target, Story):
        return await _feed_text(parts, target, "")
    return await open_file(target)


async def open_file(given: str) -> Reading:
    """The article in a file that the user named, with the date of the file and, without a title, its name.

    Raises ReaderError when it cannot be read, and for an address that is none of the web.
    """
    if not given.strip():
        raise ReaderError("Nothing is named: give the address of a page, or the path of a file.")
    if "://" in given:
        raise ReaderError(
            f"{safe_line(given)} is no page that Quoth can fetch: give an address like"
            " https://example.org/page, or the path of a file."
        )
    path = Path(expanduser(given))
    name = safe_line(str(path))
    try:
        data = await apart(read_within, path, MOST_GIVEN)
        date = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (FileNotFoundError, ValueError):
        raise ReaderError(
            f"{name} is neither a file nor an address such as https://example.org/page."
        ) from None
    except OSError as error:
        raise ReaderError(f"{name} cannot be read: {error.strerror}.") from error
    article = await apart(article_of_file, data, path.name)
    return Reading(article if article.title else replace(article, title=safe_line(path.name)), None, date)


async def copy_of(
    parts: Parts, target: str | Story, linked_from: str | None = None, may_be_private: bool = True
) -> Reading:
    """The newest copy of a page: the stored one however old, fetched when there is none.

    `linked_from` is the address of the page that links it; None when the user named it. What a story of a
    public feed cites is never private, be it on the same host: not `may_be_private`.
    Makes no story of it. Raises ReaderError when there is no copy to be had.
    """
    address = address_of(target)
    if address is None:
        raise ReaderError("That is not a web address: it must start with http:// or https://.")
    head = pages.newest(parts.store, address)
    if head is None and parts.network.offline:
        raise ReaderError(f"You are offline, and no copy of this page of {host_of(address)} is stored.")
    private = may_be_private and _may_be_private(parts, target, address, linked_from)
    page_id = head.id if head else await new_copy(parts, address, None, private)
    article, copied = await article_of(parts, page_id)
    return Reading(article, None, copied, page=page_id)


async def open_copy(parts: Parts, page_id: int) -> Reading:
    """A stored copy, whether or not it is the newest of its page; that it is not is its notice.

    Raises ReaderError when there is no such copy.
    """
    head = pages.head(parts.store, page_id)
    if head is None:
        raise ReaderError("This copy is no longer stored.")
    newest = pages.newest(parts.store, head.url)
    article, copied = await article_of(parts, page_id)
    is_old = newest is not None and newest.id != page_id
    notice = f"This is the copy of {_day(copied)}; there is a newer one." if is_old else ""
    return Reading(article, _story(parts, head.url, head.url), copied, notice, stale=is_old, page=page_id)


async def copy_in_feed(parts: Parts, story: Story) -> Reading | None:
    """What its feed gave of a story; None when that is nothing."""
    return await _feed_text(parts, story, "") if stories.feed_text(parts.store, story.id)[0] else None


async def _open_address(
    parts: Parts, target: str | Story, address: str, force: bool, linked_from: str | None
) -> Reading:
    head = pages.newest(parts.store, address)
    if head is not None and not force and _is_fresh(parts, head):
        return await _reading(parts, target, address, head.id)
    try:
        page_id = await new_copy(parts, address, head, _may_be_private(parts, target, address, linked_from))
    except FeedFound:
        raise
    except ReaderError as error:
        return await _fall_back(parts, target, address, head, error)
    return await _reading(parts, target, address, page_id)


def is_from_here(parts: Parts, story: Story | None) -> bool:
    """Whether what belongs to a story may be in a private network: not where a public feed brought it."""
    return story is None or story.feed is None or feeds.is_private(parts.store, story.feed)


def may_lead_home(parts: Parts, address: str, linked_from: str | None) -> bool:
    """Whether an address may be in a private network: as what the user named, or on the host of a page there.

    That the hosts are the same is not enough: a name leads where its owner wants, and elsewhere a second
    later.
    """
    return linked_from is None or (is_near(address, linked_from) and _came_from_home(parts, linked_from))


def _came_from_home(parts: Parts, url: str) -> bool:
    """Whether a page came from a private network.

    What a feed alone gave of a story did if the feed did, what no feed brought if its host is there by name.
    """
    from reader.web.address import is_private

    address = address_of(url)
    if address is None:
        return False
    head = pages.newest(parts.store, address)
    if head is not None:
        return head.private
    story = stories.story_of_address(parts.store, address)
    if story is not None and story.feed is not None:
        return feeds.is_private(parts.store, story.feed)
    return is_private(host_of(address))


def _may_be_private(parts: Parts, target: str | Story, address: str, linked_from: str | None) -> bool:
    """Whether a page may be asked for in a private network: a feed's stories where the feed may be.

    A page opened by hand where it was found before: it may have been a link of another.
    """
    if isinstance(target, str):
        return may_lead_home(parts, address, linked_from)
    if target.feed is not None:
        return feeds.is_private(parts.store, target.feed)
    return pages.newest(parts.store, address) is None or _came_from_home(parts, address)


async def _fall_back(
    parts: Parts, target: str | Story, address: str, head: PageHead | None, error: ReaderError
) -> Reading:
    """What can be read when the network gave nothing; the error itself when that is nothing."""
    offline = parts.network.offline
    cause = "You are offline." if offline else str(error)
    if head is not None:
        notice = f"{cause} This is the copy of {_day(head.fetched)}."
        return await _reading(parts, target, address, head.id, notice)
    story = _story(parts, target, address)
    if story is not None and stories.feed_text(parts.store, story.id)[0]:
        return await _feed_text(parts, story, f"{cause} This is what the feed gave of it.")
    raise ReaderError("You are offline, and there is no copy of this page.") if offline else error


async def _reading(
    parts: Parts, target: str | Story, address: str, page_id: int, notice: str = ""
) -> Reading:
    article, copied = await article_of(parts, page_id)
    story = _story(parts, target, address)
    if story is None:
        try:
            story_id = adding.add_by_hand(parts.store, _by_hand(address, article), parts.now())
            story = stories.stories(parts.store, [story_id])[0]
        except ReaderError as error:  # it can be read all the same
            notice = notice or str(error)
    return Reading(article, story, copied, notice, stale=bool(notice), page=page_id)


async def _feed_text(parts: Parts, story: Story, notice: str) -> Reading:
    html, language = stories.feed_text(parts.store, story.id)
    subject = f"What the feed gave of {story.title}"
    article = await parts.workers.run(subject, article_of_story, story, html, language)
    return Reading(article, story, story.seen, notice, stale=bool(notice))


def _story(parts: Parts, target: str | Story, address: str) -> Story | None:
    if isinstance(target, str):
        return stories.story_of_address(parts.store, address) or stories.story_of_page(
            parts.store, page_keys(address)
        )
    return next(iter(stories.stories(parts.store, [target.id])), target)


def _by_hand(address: str, article: Article) -> NewStory:
    return NewStory(
        guid=address,
        url=address,
        address=address,
        title=article.title or address,
        author=article.byline,
        published=moment_of(article.published),
        html="",
        words=article.document.text,
        keys=Keys(page_keys(address, article.url)),
    )


def _is_fresh(parts: Parts, head: PageHead) -> bool:
    """Whether a copy need not be asked for again.

    A date beyond the longest wait comes from a wrong clock, unless it is the edition's.
    """
    now, until = parts.now(), head.fresh_until
    return until is not None and (now < until <= now + LONGEST_WAIT or until == FOR_EVER)


def _day(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y}"

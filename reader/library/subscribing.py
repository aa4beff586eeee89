"""Feeds found, subscribed to, left, and exchanged with other readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reader.library.arriving import on_arrival, read_rules
from reader.library.feed_settings import folders_of
from reader.library.incoming import is_same, read_feed
from reader.library.local import (
    checked_address,
    filtered,
    filtered_url,
    host_asked,
    is_command,
    is_local,
    read_local,
)
from reader.library.logins import Login
from reader.library.network import FEED_SECONDS
from reader.library.parts import EDITION_URL, Parts
from reader.library.schedule import after_success
from reader.library.subscriptions import HAD_ALREADY
from reader.model import (
    AskedToWait,
    Feed,
    FeedFound,
    FeedLink,
    FeedList,
    Imported,
    Outline,
    ReaderError,
    counted,
    paths_above,
)
from reader.store import adding, feeds, outlines, places
from reader.store.adding import NewStory
from reader.store.arriving import Arrived
from reader.store.feeds import Fetched
from reader.store.store import Store
from reader.text.clean import host_of, safe_line, safe_url
from reader.web.answer import Answer
from reader.web.request import Request

_STEPS = 2
"""Pages on the way to a feed: one may name the page on which a site lists its feeds."""


async def subscribe(
    parts: Parts, url: str, folder: str, login: Login | None = None, commands: bool = False
) -> Feed:
    """Subscribe to a feed, to the only one that a page names, or to one of this machine by its address.

    For a page that names none, the usual addresses of feeds are tried. The address may be in a private
    network, as the user gave it; what a public page names may not. It may be a command only with `commands`.

    A feed that is subscribed to already is fetched, and its notice says so. Raises FeedFound when the page
    names several feeds, ReaderError when there is none.
    """
    if is_local(url):
        return await _subscribe_local(parts, url, folder, commands)
    answer = await _fetch(parts, url, login)
    for _ in range(_STEPS):
        if is_feed(answer):
            break
        links = await _links(parts, answer) or await _guessed(parts, answer)
        host = host_of(answer.final_url)
        if not links:
            raise ReaderError(f"{host} names no feed on this page, and has none at the usual addresses.")
        if len(links) > 1:
            raise FeedFound(f"{host} names {len(links)} feeds.", links)
        answer = await _fetch(parts, links[0].url, private=answer.private)
    return await _store(parts, answer, folder)


def links_in(answer: Answer) -> tuple[FeedLink, ...]:
    """The feeds that an answer names: itself, if it is one."""
    from reader.text.discovery import feed_links
    from reader.text.feed import parse_feed

    if is_feed(answer):
        parsed = parse_feed(answer.body, answer.content_type, answer.final_url)
        return (FeedLink(answer.url, parsed.title),)
    its_own = (answer.url, answer.final_url)
    return tuple(link for link in feed_links(answer.body, answer.final_url) if link.url not in its_own)


def called_in(answer: Answer) -> tuple[str, ...]:
    """Where the links of a page lead that are called feeds."""
    from reader.text.discovery import called_feeds

    return called_feeds(answer.body, answer.final_url)


def import_list(parts: Parts, data: bytes, commands: bool = False) -> Imported:
    """Subscribe to the feeds of an OPML file or of newsboat's `urls` file; they come with the next refresh.

    Commands are taken over only out of the latter, the user's own, and only with `commands`.
    """
    from reader.text.decode import decode
    from reader.text.newsboat import looks_like_urls, read_urls
    from reader.text.opml import read_opml

    if not looks_like_urls(data):
        return _import(parts, read_opml(data))
    urls = read_urls(decode(data))
    listed, notes = list(urls.feeds), list(urls.notes)
    for outline in urls.local:
        try:
            url = checked_address(outline.url)
        except ReaderError as error:
            notes.append(str(error))
            continue
        if is_command(url) and not commands:
            notes.append(f"{url} was not imported: it is a command, which --allow-exec allows.")
        else:
            title = url if outline.title == outline.url else outline.title
            listed.append(Outline(url, title, outline.folder))
    done = _import(parts, FeedList(tuple(listed)))
    return Imported(done.added, done.known, tuple(dict.fromkeys(notes)), urls.lists)


def _import(parts: Parts, listed: FeedList) -> Imported:
    added = add_list(parts.store, listed, parts.now())
    known = len({outline.url for outline in listed.feeds}) - added
    cut = f"What {listed.cut} of its outlines say beside the feeds is too much to keep: some is left out."
    left = counted(listed.left, "outline was", "outlines were")
    left = f"{left} left out: what is named as the address of a feed leads to nothing on the web."
    notes = [note for note, applies in ((cut, listed.cut), (left, listed.left)) if applies]
    return Imported(added, known, tuple(notes))


def add_list(store: Store, listed: FeedList, now: datetime) -> int:
    """Subscribe to every feed of a list, and keep what it says of them. Returns how many are new.

    What the list says of itself is kept when it is the first one: then it is the user's own, moving here.
    """
    with store.write():
        known = outlines.known_urls(store)
        if listed.head and known <= {EDITION_URL}:
            outlines.keep_head(store, listed.head)
        added = feeds.import_all(store, listed.feeds, now, private_ones(listed.feeds))
        held = paths_above(outline.folder for outline in listed.feeds)
        outlines.keep(store, listed, known, {folder.path for folder in listed.folders} - held)
    return added


def own_address(url: str) -> str | None:
    """The address of a feed out of the user's own hand, on the web or of this machine; None for none."""
    if not is_local(url):
        return safe_url(url)
    try:
        return checked_address(url)
    except ReaderError:
        return None


def private_ones(listed: Sequence[Outline]) -> set[str]:
    """The feeds of a list that may be asked for in a private network.

    A host that is plainly private stands in the list for the user to see; no other may lead there later.
    """
    from reader.web.address import is_private

    return {outline.url for outline in listed if is_private(host_asked(outline.url))}


def as_opml(store: Store, local: bool = False) -> str:
    """The subscriptions as a list for other readers, which the bundled edition means nothing to.

    Commands and files of this machine are for nobody else: they are in it only when `local`.
    """
    from reader.text.opml import write_opml

    kept, others = outlines.attributes(store), outlines.other_places(store)
    listed: list[Outline] = []
    for feed in sorted(feeds.feeds(store), key=lambda feed: feed.id):  # in the order they came in
        if feed.url == EDITION_URL or (is_local(feed.url) and not local):
            continue
        listed.append(Outline(feed.url, feed.title, feed.folder, feed.site_url, kept.get(feed.id, ())))
        listed += others.get(feed.id, ())
    folders = outlines.folders(store, paths_above(outline.folder for outline in listed))
    return write_opml(FeedList(tuple(listed), folders, outlines.head(store)), "Subscriptions of Quoth")


async def _subscribe_local(parts: Parts, url: str, folder: str, commands: bool) -> Feed:
    url = checked_address(url)
    if is_command(url) and not commands:
        raise ReaderError(f"{url} is a command: it is run only if you allow it.")
    address = filtered_url(url)
    answer = await filtered(url, await _fetch(parts, address)) if address else await read_local(url)
    return await _store(parts, answer, folder)


async def _links(parts: Parts, answer: Answer) -> tuple[FeedLink, ...]:
    return await parts.workers.run(f"What {host_of(answer.final_url)} sent", links_in, answer)


async def _guessed(parts: Parts, page: Answer) -> tuple[FeedLink, ...]:
    """The first feed that a link of a page may lead to, or that is at the usual addresses of its site.

    A page that a link leads to may name the feeds. Other pages mean nothing: many sites have a page for any
    address.
    """
    from reader.text.discovery import guesses

    called = await parts.workers.run(f"What {host_of(page.final_url)} sent", called_in, page)
    for url in dict.fromkeys((*called, *guesses(page.final_url))):
        try:
            answer = await _fetch(parts, url, private=page.private)
        except AskedToWait:
            break
        except ReaderError:
            continue
        if (is_feed(answer) or url in called) and (links := await _links(parts, answer)):
            return links
    return ()


def is_feed(answer: Answer) -> bool:
    """Whether an answer is a feed, not a page that names one."""
    from reader.text.feed import looks_like_feed

    return looks_like_feed(answer.body, answer.content_type)


async def _fetch(parts: Parts, url: str, login: Login | None = None, private: bool = True) -> Answer:
    from reader.web.address import address
    from reader.web.status import refuse_error

    safe, named = safe_url(url), address(url.strip())
    if safe is None:
        named_so = safe_line(url) or "An empty line"
        raise ReaderError(f"{named_so} is no web address such as https://example.org/feed.xml.")
    login = login or (named.login if named else None)
    request = Request(safe, login=login, private=private, seconds=FEED_SECONDS)
    answer = await parts.network.get(request)
    refuse_error(answer, conditional=False)
    if login is not None:
        parts.network.logins.keep(safe, login)
    return answer


async def _store(parts: Parts, answer: Answer, folder: str) -> Feed:
    from reader.web.freshness import fresh_until

    subject = f"The feed of {host_of(answer.final_url)}"
    parsed, new = await parts.feed_workers.run(
        subject, read_feed, answer.body, answer.content_type, answer.final_url
    )
    now = parts.now()
    known = _known(parts, answer.url)
    url = known.url if known else answer.url
    folders = folders_of(safe_line(folder))
    outline = Outline(url, parsed.title or host_of(answer.url), folders[0], parsed.site_url)
    schedule = after_success(
        now, parts.settings.refresh_minutes, fresh_until(answer.headers, now), parsed.rhythm
    )
    fetched = Fetched(parsed, now, None, answer.etag, answer.last_modified, schedule)
    arrived = on_arrival(parts, read_rules(parts), {})  # nobody is told of what the user is about to see
    first = _FirstFetch(outline, folders, answer.private, fetched, new)
    feed_id = await parts.writer.run(_keep, first, arrived)
    feed = feeds.feed(parts.store, feed_id)
    assert feed is not None
    return feed._replace(notice=f"{HAD_ALREADY} {feed.notice or ''}".rstrip()) if known else feed


def _known(parts: Parts, url: str) -> Feed | None:
    """The subscription to the feed at an address, by whatever way it leads there."""
    from reader.text.same import address_key

    key = address_key(url)
    return next(
        (f for f in feeds.feeds(parts.store) if f.url == url or (key and address_key(f.url) == key)), None
    )


class _FirstFetch(NamedTuple):
    """A feed as it is subscribed to, and what it brought."""

    outline: Outline
    folders: Sequence[str]
    private: bool
    fetched: Fetched
    new: Sequence[NewStory]


def _keep(store: Store, first: _FirstFetch, arrived: Arrived) -> int:
    """Subscribe and store the first stories, in one transaction; the id of the feed."""
    with store.write():
        feed_id, is_new = feeds.subscribe(store, first.outline, first.fetched.checked, first.private)
        if is_new and any(first.folders):
            places.put_into(store, feed_id, first.folders)
        adding.add_fetched(store, feed_id, first.fetched, first.new, is_same, arrived)
    return feed_id

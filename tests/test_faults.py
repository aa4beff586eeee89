"""Seventy-two ways in which a server fails a feed: what is said of each, and that nothing is lost by it."""

from __future__ import annotations

import gzip
import itertools
import os
import re
import time
import zlib
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from fakes import Clock, library_of
from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.library.network import Network
from reader.model import Selection, Story
from reader.store import feeds
from reader.store.feeds import Subscription
from reader.store.store import Store
from reader.web.answer import Answer
from reader.web.request import Request

GOOD = rss(item("kept", "Kept", "https://gazette.example/1", "Hello", "Mon, 23 Nov 2026 07:00:00 GMT"))
GONE_BY = timedelta(hours=1)
HOUR, FOUR, DAY = 60, 240, 1440
SECOND = "2026-11-23 10:00"


class Hurried(Network):
    """Waits for a second where the reader waits for a minute."""

    seconds = 1.0

    async def get(self, request: Request) -> Answer:
        return await super().get(replace(request, seconds=self.seconds))


@pytest.fixture
async def library(store: Store, clock: Clock) -> AsyncIterator[Library]:
    library = library_of(store, Hurried(None, offline=False), clock, chance=lambda: 0.0)
    yield library
    await library.close()


@dataclass(frozen=True)
class After:
    """How things stand once the server has failed."""

    site: Loopback
    stories: dict[str, Story]
    feed: Subscription
    notice: str | None


def feed(body: bytes = GOOD, **reply: Any) -> Reply:
    return Reply(body, content_type="application/rss+xml", **reply)


def to(location: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": location})


def raw(*pieces: bytes) -> Reply:
    return Reply(raw=b"".join(pieces))


def forever(head: bytes, piece: bytes, pause: float = 0.0) -> Reply:
    def pieces() -> Iterable[bytes]:
        yield head
        for _ in range(100_000):
            yield piece
            time.sleep(pause)

    return Reply(raw=pieces)


def bomb(megabytes: int = 24) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(megabytes)) + packer.flush()


def coded(body: bytes, coding: str) -> Reply:
    return feed(body, headers={"Content-Encoding": coding})


def entries(number: int, tag: str = "") -> bytes:
    return rss(*(item(f"{tag}{at}") for at in range(number)))


def says(text: str) -> Callable[[After], object]:
    """The story called "Kept" before is now called so."""
    return lambda after: text in {story.title for story in after.stories.values()}


def link_is(url: str | None) -> Callable[[After], object]:
    return lambda after: after.stories["Kept"].url == url


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\n"
PRIVATE = "sent the reader on to a private address"
SCHEME = "not a web address"
BROKE = "broke off, or does not speak HTTP"
LATE = r"did not answer within 1 s\."
CODING = "in a coding that was not asked for"
TITLE = b"<title>Kept</title>"
DOCTYPE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>%s]>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9)
)
PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" href="/ok"></head><body>x</body></html>'
DATED = b"Mon, 23 Nov 2026 07:00:00 GMT"
NEW = GOOD.replace(b">kept<", b">new<")

Fault = tuple[Reply, str | None, int, Callable[[After], object]]


def stays(after: After) -> object:
    return list(after.stories) == ["Kept"]


def fault(
    reply: Reply, problem: str | None, check: Callable[[After], object] = stays, minutes: int = HOUR
) -> Fault:
    return reply, problem, minutes, check


FAULTS: dict[str, Fault] = {
    # Well behaved
    "plain": fault(feed(entries(1, "b")), None, lambda after: set(after.stories) == {"Kept", "b0"}),
    "etag": fault(feed(NEW, etag='W/"v 1"'), None, lambda after: after.feed.etag == 'W/"v 1"'),
    "last-modified": fault(
        feed(NEW, last_modified="Mon, 1"), None, lambda after: after.feed.last_modified == "Mon, 1"
    ),
    "304-unasked": fault(Reply(status=304), "not a page \\(304\\)"),
    "etag-hostile": fault(feed(NEW, etag=f'"{"x" * 2000}"'), None, lambda after: after.feed.etag is None),
    "same-body": fault(feed(), None),
    # Statuses
    "401": fault(Reply(status=401), "wants a login", minutes=FOUR),
    "403": fault(Reply(status=403), "refuses", minutes=FOUR),
    "404": fault(Reply(status=404), "no such page"),
    "410": fault(Reply(status=410), "for good", lambda after: after.feed.schedule.gone),
    "429-seconds": fault(Reply(status=429, headers={"Retry-After": "7200"}), "less often", minutes=120),
    "429-date": fault(
        Reply(status=429, headers={"Retry-After": "Mon, 23 Nov 2026 12:00:00 GMT"}), "less often", minutes=180
    ),
    "429-bare": fault(Reply(status=429), "less often"),
    "503-garbage": fault(Reply(status=503, headers={"Retry-After": "-5, soon"}), "not available"),
    "503-huge": fault(Reply(status=503, headers={"Retry-After": "9" * 20}), "not available", minutes=DAY),
    "500": fault(Reply(status=500), "failed at its end"),
    "999": fault(Reply(status=999), "not a page \\(999\\)"),
    "206": fault(feed(GOOD[:100], status=206), "not a page \\(206\\)"),
    # Redirects
    "301": fault(to("/ok", 301), None, says("Elsewhere")),
    "302": fault(to("/ok"), None, says("Elsewhere")),
    "308": fault(to("/ok", 308), None, says("Elsewhere")),
    "loop": fault(to("/fault"), "more than 10 times"),
    "to-file": fault(to("file:///etc/passwd"), SCHEME),
    "to-script": fault(to("javascript:alert(1)"), SCHEME),
    "to-data": fault(to("data:text/xml,<rss/>"), SCHEME),
    "to-metadata": fault(to("http://169.254.169.254/latest/"), PRIVATE),
    "to-mapped": fault(to("http://[::ffff:169.254.169.254]/"), PRIVATE),
    "to-decimal": fault(to("http://2852039166/"), PRIVATE),
    "to-controls": fault(
        raw(b"HTTP/1.1 302 Found\r\nLocation: http://a\xc2\x9b2J\xe2\x80\xae.example/\r\n\r\n"), SCHEME
    ),
    "to-login": fault(
        to("//u:p@127.0.0.1:{port}/ok"),
        None,
        lambda after: not any("authorization" in request.headers for request in after.site.requests),
    ),
    "bad-location": fault(to("http://[::1"), SCHEME),
    # Time and size
    "slow-headers": fault(forever(OK, b"X: y\r\n", 0.2), LATE),
    "drip": fault(forever(OK + b"Content-Length: 1000000\r\n\r\n", b"x", 0.2), LATE),
    "stall": fault(forever(OK + b"Content-Length: 999\r\n\r\n" + GOOD[:50], b"", 0.2), LATE),
    "silent": fault(forever(b"", b"", 0.2), LATE),
    "endless": fault(forever(CHUNKED, b"100000\r\n" + b"a" * (1 << 20) + b"\r\n"), "than 15 MB|within 1 s"),
    "endless-404": fault(
        forever(CHUNKED.replace(b"200 OK", b"404 Not Found"), b"8000\r\n" + b"a" * (1 << 15) + b"\r\n"),
        "no such page",
    ),
    "endless-100": fault(forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 50, 0.01), f"{LATE}|{BROKE}"),
    "lying-length": fault(raw(OK, b"Content-Length: 1000000000000\r\n\r\n", GOOD), "more than 15 MB"),
    "huge-header": fault(raw(OK, b"X: " + b"A" * 500_000, b"\r\n\r\n"), BROKE),
    "many-headers": fault(raw(OK, *(b"X-%d: y\r\n" % at for at in range(20_000)), b"\r\n"), BROKE),
    "gzip-bomb": fault(coded(bomb(), "gzip"), "than 15 MB|within 1 s"),
    "double-bomb": fault(coded(gzip.compress(bomb()), "gzip, gzip"), CODING),
    "unasked-br": fault(coded(b"\x1b" * 50, "br"), CODING),
    "very-many-items": fault(
        feed(entries(50_000)),
        None,
        lambda after: len(after.stories) == 5001 and "longer than 5,000" in str(after.notice),
    ),
    # Framing
    "short": fault(raw(OK, b"Content-Length: %d\r\n\r\n" % (len(GOOD) + 500), GOOD), BROKE),
    "long": fault(raw(OK, b"Content-Length: %d\r\n\r\n" % len(NEW), NEW, b"<x/>"), None, says("Kept")),
    "two-lengths": fault(raw(OK, b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"), BROKE),
    "bad-chunk": fault(raw(CHUNKED, b"ZZZ\r\nabc"), BROKE),
    "gzip-cut": fault(coded(gzip.compress(GOOD)[:-9], "gzip"), "cut short"),
    "gzip-corrupt": fault(coded(b"hello", "gzip"), "damaged"),
    "unknown-coding": fault(coded(GOOD, "xyz"), CODING),
    "reset": fault(Reply(raw=b"", cut=True), "broke"),
    "garbage": fault(raw(os.urandom(4000)), BROKE),
    "no-headers": fault(raw(GOOD), BROKE),
    # Content
    "empty": fault(feed(b""), "an empty page"),
    "portal": fault(Reply(b"<!doctype html><title>Log in</title><form>"), "something that is not a feed"),
    "page-with-feed": fault(
        Reply(PAGE), "something that is not a feed", lambda after: not after.site.asked("/ok")
    ),
    "truncated": fault(
        feed(NEW.replace(TITLE, b"<title>Cut</title>")[:-30]),
        None,
        lambda after: set(after.stories) == {"Kept", "Cut"} and "breaks off" in str(after.notice),
    ),
    "emptied": fault(feed(rss()), None),
    "churn": fault(
        feed(entries(1_000, "new")), None, lambda after: len(after.stories) == 1001 and after.notice is None
    ),
    "guid-steal": fault(
        feed(GOOD.replace(TITLE, b"<title>Thief</title>")), None, lambda after: len(after.stories) == 1
    ),
    "body-is-path": fault(feed(b"/etc/passwd"), "something that is not a feed"),
    "external-entity": fault(
        feed(NEW.replace(TITLE, b"<title>a&x;</title>").replace(b"<rss", DOCTYPE + b"<rss", 1)),
        None,
        lambda after: not any("root:" in title for title in after.stories),
    ),
    "laughs": fault(
        feed(NEW.replace(TITLE, b"<title>&j;</title>").replace(b"<rss", LAUGHS + b"<rss", 1)),
        None,
        lambda after: all(len(title) < 600 for title in after.stories),
    ),
    "slow-author": fault(
        feed(GOOD.replace(TITLE, TITLE + b"<author>" + b"a." * 50_000 + b"!</author>")),
        None,
        lambda after: len(after.stories["Kept"].author or "") <= 501,
    ),
    "charset-lie": fault(
        feed(NEW.replace(TITLE, "<title>Grüße</title>".encode("latin-1"))),
        None,
        lambda after: any(title.startswith("Gr") for title in after.stories),
    ),
    "charset-codec": fault(
        Reply(NEW.replace(TITLE, b"<title>Plain</title>"), content_type="text/xml; charset=zlib_codec"),
        None,
        says("Plain"),
    ),
    "controls": fault(
        feed(NEW.replace(TITLE, "<title>O\x1b]52;c;U\x07n\u202ee\u009b31m&#x9b;m&#27;[2J</title>".encode())),
        None,
        lambda after: not any(re.search("[\x00-\x1f\x7f-\x9f\u202e]", title) for title in after.stories),
    ),
    "markup": fault(
        feed(NEW.replace(TITLE, b"<title>[@click=app.quit]One[/] [/nope]</title>")),
        None,
        says("[@click=app.quit]One[/] [/nope]"),
    ),
    "script-link": fault(
        feed(GOOD.replace(b"https://gazette.example/1", b"javascript:alert(1)")), None, link_is(None)
    ),
    "dash-link": fault(
        feed(GOOD.replace(b"https://gazette.example/1", b"--renderer-cmd-prefix=/bin/sh")),
        None,
        link_is(None),
    ),
    "dash-link-broken": fault(
        feed(GOOD.replace(b"https://gazette.example/1", b"--renderer-cmd-prefix=/bin/sh&nosuch;")),
        None,
        link_is(None),
    ),
    "dash-link-for-feedparser": fault(
        feed(GOOD.replace(b"https://gazette.example/1", b"-e").replace(b"<rss", b"<!DOCTYPE rss><rss", 1)),
        None,
        link_is(None),
    ),
    "dash-link-json": fault(
        Reply(
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette",'
            b' "items": [{"id": "kept", "title": "Kept", "url": "--renderer-cmd-prefix=/bin/sh"}]}',
            content_type="application/feed+json",
        ),
        None,
        link_is(None),
    ),
    "first-date": fault(
        feed(NEW.replace(DATED, b"Mon, 01 Jan 0001 00:00:00 +0000").replace(TITLE, b"<title>Old</title>")),
        None,
        lambda after: after.stories["Old"].published is None,
    ),
    "future": fault(
        feed(
            rss(
                item("far", "Far", "", "", "Mon, 23 Nov 2999 07:00:00 GMT"), item("now", "Now"),
            )
        ),
        None,
        lambda after: (after.stories["Far"].published or after.stories["Far"].seen).year in (2026, 2999),
    ),
    "cookie": fault(
        feed(NEW, headers={"Set-Cookie": "id=1; Max-Age=99999"}),
        None,
        lambda after: not any("cookie" in request.headers for request in after.site.requests),
    ),
}  # fmt: skip


def test_there_are_as_many_as_are_known() -> None:
    assert len(FAULTS) >= 72


@pytest.mark.parametrize("name", FAULTS)
async def test_a_server_that_fails(
    site: Loopback, library: Library, store: Store, clock: Clock, name: str
) -> None:
    reply, problem, minutes, check = FAULTS[name]
    site["/fault"] = feed()
    subscribed = await library.subscriptions.add(site.url("/fault"))
    library.mark(library.story_ids(Selection()), unread=False, bookmarked=True)
    site["/fault"] = (
        reply
        if "Location" not in reply.headers
        else to(reply.headers["Location"].replace("{port}", site.root.rpartition(":")[2]), reply.status)
    )
    site["/ok"] = feed(NEW.replace(TITLE, b"<title>Elsewhere</title>"))
    clock.time += GONE_BY
    (step,) = [step async for step in library.refresh()]
    assert (step.problem is None) if problem is None else re.search(problem, step.problem or ""), step
    stored = {story.title: story for story in library.stories(library.story_ids(Selection()))}
    kept = [story for story in stored.values() if story.bookmarked]
    assert len(kept) == 1 and not kept[0].unread
    (after,) = feeds.subscriptions(store)
    assert (after.url, after.id) == (site.url("/fault"), subscribed.id)
    if problem is not None:
        assert after.schedule.problem == step.problem
        assert after.schedule.next_due == clock() + timedelta(minutes=minutes)
    assert check(After(site, stored, after, step.notice)), (stored, after)


async def test_validators_come_back_byte_for_byte(site: Loopback, library: Library, clock: Clock) -> None:
    site["/fault"] = feed(etag='W/"v  1"', last_modified="Mon,  1")
    await library.subscriptions.add(site.url("/fault"))
    clock.time += GONE_BY
    assert [step.problem async for step in library.refresh()] == [None]
    asked = site.requests[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('W/"v  1"', "Mon,  1")


async def test_a_feed_that_makes_up_stories_is_held_to_so_many_a_day(
    site: Loopback, library: Library, clock: Clock
) -> None:
    number = itertools.count()
    site["/fault"] = lambda _: feed(entries(2_500, f"turn{next(number)}-"))
    await library.subscriptions.add(site.url("/fault"))
    notices = []
    for _ in range(3):
        clock.time += GONE_BY
        notices += [step.notice async for step in library.refresh()]
    assert len(library.story_ids(Selection())) == 6000
    assert notices[-1] == "The feed brought more than 6,000 new stories in a day: the rest was left out."
    assert library.feeds()[0].notice == notices[-1]
    clock.time += timedelta(days=1)
    assert [step.added async for step in library.refresh()] == [2500]


async def test_what_was_seen_by_a_wrong_clock_is_not_of_today(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/fault"] = feed(entries(5_000))
    clock.pass_by(days=3653)
    await library.subscriptions.add(site.url("/fault"))
    clock.pass_by(days=-3653)
    site["/fault"] = feed(entries(2_000, "new"))
    assert [(step.added, step.notice) async for step in library.refresh()] == [(2_000, None)]


async def test_faulty_feeds_do_not_keep_good_ones_waiting(
    site: Loopback, library: Library, clock: Clock
) -> None:
    for number in range(24):
        site[f"/{number}"] = feed(entries(1, f"f{number}-"))
        await library.subscriptions.add(site.url(f"/{number}"))
    for number, name in enumerate(("410", "short", "gzip-bomb", "portal", "silent", "reset")):
        site[f"/{number}"] = FAULTS[name][0]
    for number in range(6, 24):
        site[f"/{number}"] = feed(entries(2, f"f{number}-"))
    clock.time += GONE_BY
    steps = [step async for step in library.refresh()]
    assert sum(step.added for step in steps) == 18
    assert sum(step.problem is not None for step in steps) == 6

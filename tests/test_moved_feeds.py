"""Feeds that have moved: which redirects are believed, after how long, and which are asked about."""

from __future__ import annotations

import pytest
from fakes import Clock
from loopback import Loopback, Reply
from refreshing import problem_of, serve, steps, titles

from reader.library import Library
from reader.model import ReaderError
from reader.store.store import Store


async def test_a_redirect_is_followed_and_the_feed_keeps_its_address(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(status=301, headers={"Location": "/new"})
    serve(site, "/new", "b")
    clock.pass_by(hours=1)
    assert await problem_of(library) is None
    assert titles(library) == ["b", "a"]
    assert library.feeds()[0].url == site.url("/feed")


async def visit(library: Library, clock: Clock, hours: int, times: int = 1) -> list[str | None]:
    """What is said of the only feed, asked for each so many hours."""
    said = []
    for _ in range(times):
        clock.pass_by(hours=hours)
        said += [step.notice or step.problem for step in await steps(library)]
    return said


def move(site: Loopback, location: str, status: int = 301) -> None:
    site["/feed"] = Reply(status=status, headers={"Location": location})


async def test_a_move_for_good_is_believed_after_some_days(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    serve(site, "/feed", "a", etag='"1"')
    feed = await library.subscriptions.add(site.url("/feed"))
    move(site, "/new")
    serve(site, "/new", "b", etag='"2"')
    assert await visit(library, clock, hours=12, times=4) == [None] * 4
    assert library.feeds()[0].url == site.url("/feed")
    way = f"from {site.url('/feed')} to {site.url('/new')}"
    told = f"It has moved for good {way}, and is fetched from there from now on."
    assert await visit(library, clock, hours=12) == [told]
    (moved,) = library.feeds()
    assert (moved.id, moved.url, moved.title, moved.notice) == (
        *(feed.id, site.url("/new"), "Vannport Gazette", told),
    )
    assert titles(library) == ["b", "a"]
    before = len(site.requests)
    assert await visit(library, clock, hours=12) == [None]
    assert [request.path for request in site.requests[before:]] == ["/new"]
    assert site.requests[-1].headers["if-none-match"] == '"2"'


@pytest.mark.parametrize("turn", ["elsewhere", "back", "for the moment", "no feed", "failing"])
async def test_a_move_that_is_not_said_again_and_again_is_not_believed(
    site: Loopback, library: Library, clock: Clock, turn: str
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    move(site, "/new")
    serve(site, "/new", "b")
    serve(site, "/other", "c")
    await visit(library, clock, hours=12, times=4)
    if turn == "elsewhere":
        move(site, "/other")
    elif turn == "back":
        serve(site, "/feed", "a")
    elif turn == "for the moment":
        move(site, "/new", 302)
    elif turn == "no feed":
        site["/new"] = Reply(b"<html><body>Log in to the hotel")
    else:
        site["/new"] = Reply(status=500)
    await visit(library, clock, hours=12)
    assert library.feeds()[0].url == site.url("/feed")


async def test_answers_of_one_night_are_no_move(site: Loopback, library: Library, clock: Clock) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    move(site, "/new", 308)
    serve(site, "/new", "b")
    assert await visit(library, clock, hours=1, times=40) == [None] * 40
    assert library.feeds()[0].url == site.url("/feed")


async def test_only_what_is_for_good_from_the_start_is_a_move(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    move(site, "/new")
    site["/new"] = Reply(status=302, headers={"Location": "/today"})
    serve(site, "/today", "b")
    await visit(library, clock, hours=12, times=6)
    assert library.feeds()[0].url == site.url("/new")


async def test_a_move_to_another_site_is_asked_about(site: Loopback, library: Library, clock: Clock) -> None:
    serve(site, "/feed", "a")
    feed = await library.subscriptions.add(site.url("/feed"))
    elsewhere = site.url("/new").replace("127.0.0.1", "localhost")
    move(site, elsewhere)
    serve(site, "/new", "b", etag='"1"')
    said = await visit(library, clock, hours=12, times=8)
    (question,) = filter(None, said)
    assert f"`quoth feeds --set {feed.id} address={elsewhere}`" in question
    (asked,) = library.feeds()
    assert (asked.url, asked.notice) == (site.url("/feed"), question)
    assert titles(library) == ["b", "a"]
    moved = library.subscriptions.change(asked, "address", elsewhere)
    assert (moved.id, moved.url, moved.title, moved.notice) == (feed.id, elsewhere, "Vannport Gazette", None)
    before = len(site.requests)
    assert await visit(library, clock, hours=12) == [None]
    assert [request.path for request in site.requests[before:]] == ["/new"]
    assert library.subscriptions.change(moved, "address", site.url("/feed")).url == site.url("/feed")


async def test_no_two_feeds_have_one_address(site: Loopback, library: Library) -> None:
    serve(site, "/feed", "a")
    serve(site, "/new", "b")
    feed = await library.subscriptions.add(site.url("/feed"))
    there = await library.subscriptions.add(site.url("/new"))
    library.subscriptions.remove(there.id)
    with pytest.raises(ReaderError, match="is the address of another feed"):
        library.subscriptions.change(feed, "address", there.url)
    for wrong in ("", "-", "file:///etc/passwd", "exec:ls", "javascript:alert(1)"):
        with pytest.raises(ReaderError, match="address must begin with http"):
            library.subscriptions.change(feed, "address", wrong)
    assert library.feeds()[0].url == feed.url


async def test_two_feeds_that_come_to_one_address_are_told_apart_by_the_user(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/new", "b")
    there = await library.subscriptions.add(site.url("/new"))
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    move(site, "/new")
    said = await visit(library, clock, hours=12, times=5)
    which = "the address of Vannport Gazette: you can remove one of the two"
    told = f"It has moved for good to {site.url('/new')}, {which}."
    assert said[-2:] in ([None, told], [told, None])
    assert {feed.url for feed in library.feeds()} == {site.url("/feed"), site.url("/new")}
    library.subscriptions.remove(there.id)
    (said_now,) = await visit(library, clock, hours=12)
    assert said_now is not None and said_now.endswith("Vannport Gazette, which you removed.")

"""Refreshing feeds, through a real server: what is asked for, what is kept, what goes wrong."""

from __future__ import annotations

import asyncio
import threading
from contextlib import aclosing
from datetime import timedelta

import pytest
from fakes import Clock, library_of
from loopback import Loopback, Received, Reply, item, rss
from refreshing import problem_of, serve, steps, titles

from reader.library import Library
from reader.library.network import Network
from reader.model import Outline, Progress, ReaderError, Selection
from reader.store import feeds, stories
from reader.store.store import Store
from reader.web.answer import Answer
from reader.web.request import Request

GONE = "127.0.0.1 has taken this page away for good (410)."


async def test_new_stories_come_and_known_ones_stay(site: Loopback, library: Library, clock: Clock) -> None:
    serve(site, "/feed", "a")
    feed = await library.subscriptions.add(site.url("/feed"))
    library.mark(library.story_ids(Selection()), unread=False, bookmarked=True)
    serve(site, "/feed", "c", "b", "a")
    clock.pass_by(hours=1)
    assert await steps(library) == [Progress(1, 1, "Vannport Gazette", added=2)]
    assert titles(library) == ["c", "b", "a"]
    assert (titles(library, unread=True), titles(library, bookmarked=True)) == (["c", "b"], ["a"])
    assert library.feeds()[0].checked == clock()
    assert (feed.unread, library.feeds()[0].unread) == (1, 2)


async def test_a_feed_is_asked_for_when_it_is_due(site: Loopback, library: Library, clock: Clock) -> None:
    serve(site, "/feed", "a")
    feed = await library.subscriptions.add(site.url("/feed"))
    assert await steps(library) == []
    clock.pass_by(minutes=59)
    assert await steps(library) == []
    clock.pass_by(minutes=1)
    assert len(await steps(library)) == 1
    assert len(await steps(library, force=True)) == 1
    assert len(await steps(library, [feed.id], force=True)) == 1
    assert await steps(library, [feed.id + 1], force=True) == []


async def test_a_feed_that_is_fresh_longer_is_asked_for_later(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a", headers={"Cache-Control": "max-age=7200"})
    await library.subscriptions.add(site.url("/feed"))
    clock.pass_by(minutes=119)
    assert await steps(library) == []
    clock.pass_by(minutes=1)
    assert len(await steps(library)) == 1


async def test_a_feed_that_asks_for_a_longer_wait_gets_it_also_when_nothing_is_new(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("a"), extra="<ttl>180</ttl>"), etag='"1"')
    await library.subscriptions.add(site.url("/feed"))
    for _ in range(3):
        clock.pass_by(minutes=179)
        assert await steps(library) == []
        clock.pass_by(minutes=1)
        assert len(await steps(library)) == 1


async def test_a_feed_is_left_alone_in_the_hours_it_names(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("a"), extra="<skipHours><hour>9</hour><hour>10</hour></skipHours>"))
    await library.subscriptions.add(site.url("/feed"))
    for hour, asked in ((9, 0), (10, 0), (11, 1), (12, 1)):
        clock.pass_by(hours=1)
        assert (clock().hour, len(await steps(library))) == (hour, asked)


async def test_validators_go_back_and_not_modified_is_a_success(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    serve(site, "/feed", "a", etag='W/"1 "', last_modified="Mon,  1")
    await library.subscriptions.add(site.url("/feed"))
    clock.pass_by(hours=1)
    assert await steps(library) == [Progress(1, 1, "Vannport Gazette")]
    request = site.requests[-1]
    assert (request.headers["if-none-match"], request.headers["if-modified-since"]) == ('W/"1 "', "Mon,  1")
    assert (library.feeds()[0].checked, library.feeds()[0].problem) == (clock(), None)
    assert feeds.subscriptions(store)[0].etag == 'W/"1 "'
    assert await steps(library) == []


async def test_an_unchanged_body_is_not_read_again(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    clock.pass_by(hours=1)
    await steps(library)
    with store.write() as connection:
        connection.execute("DELETE FROM contents")
        connection.execute("DELETE FROM stories")
    await steps(library, force=True)
    assert titles(library) == []


async def test_each_failure_is_a_line_and_the_rest_goes_on(
    site: Loopback, library: Library, clock: Clock
) -> None:
    paths = ("/good", "/gone", "/slow", "/not", "/broken", "/also")
    for path in paths:
        serve(site, path, path)
        await library.subscriptions.add(site.url(path))
    site["/gone"] = Reply(status=410)
    site["/slow"] = Reply(status=500)
    site["/not"] = Reply(b"<html><body>Log in to the hotel")
    site["/broken"] = Reply(raw=b"nonsense")
    serve(site, "/good", "/good", "more")
    serve(site, "/also", "/also", "other")
    clock.pass_by(hours=1)
    done = await steps(library)
    assert [(step.done, step.total) for step in done] == [(number, 6) for number in range(1, 7)]
    assert sum(step.added for step in done) == 2
    problems = sorted(step.problem for step in done if step.problem)
    assert problems == [
        "127.0.0.1 broke off, or does not speak HTTP.",
        "127.0.0.1 failed at its end (500).",
        f"{GONE} It is no longer fetched, unless you refresh it by itself.",
        "127.0.0.1 sent something that is not a feed.",
    ]
    assert sorted(feed.problem for feed in library.feeds() if feed.problem) == problems
    assert set(titles(library)) == {*paths, "more", "other"}


@pytest.mark.parametrize("reply", [Reply(status=404), Reply(b""), Reply(b"<rss><channel>"), Reply(rss())])
async def test_no_story_is_lost_whatever_a_feed_turns_into(
    site: Loopback, library: Library, clock: Clock, reply: Reply
) -> None:
    serve(site, "/feed", "a", "b")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = reply
    clock.pass_by(hours=1)
    await steps(library)
    assert titles(library) == ["a", "b"]


async def test_a_feed_that_is_gone_is_asked_for_by_name_alone(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    feed = await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(status=410)
    clock.pass_by(hours=1)
    assert (await problem_of(library) or "").startswith(GONE)
    assert library.feeds()[0].gone
    clock.pass_by(days=300)
    assert await steps(library) == await steps(library, force=True) == []
    serve(site, "/feed", "b")
    assert len(await steps(library, [feed.id], force=True)) == 1
    clock.pass_by(hours=1)
    assert len(await steps(library)) == 1


async def test_a_failure_is_forgotten_by_the_next_success(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(status=500)
    for hours in (1, 1, 2):
        clock.pass_by(hours=hours)
        assert await problem_of(library) is not None
    clock.pass_by(hours=3)
    assert await steps(library) == []
    serve(site, "/feed", "b")
    clock.pass_by(hours=1)
    assert await problem_of(library) is None


@pytest.mark.parametrize("value", ["7200", "Mon, 23 Nov 2026 11:00:00 GMT"])
async def test_a_host_that_asks_to_be_left_alone_is(
    site: Loopback, library: Library, clock: Clock, value: str
) -> None:
    for path in ("/one", "/two"):
        serve(site, path, path)
        await library.subscriptions.add(site.url(path))
    site["/one"] = Reply(status=429, headers={"Retry-After": value})
    clock.pass_by(hours=1)
    await steps(library)
    before = len(site.requests)
    assert await steps(library, force=True) == []
    clock.pass_by(minutes=119)
    assert await steps(library, force=True) == []
    assert len(site.requests) == before
    held = library.subscriptions.held_back()
    assert held == (2, clock() + timedelta(minutes=1))
    clock.pass_by(minutes=1)
    assert library.subscriptions.held_back() is None
    assert len(await steps(library, force=True)) == 2


async def test_a_host_that_asks_to_be_left_alone_is_in_the_same_round(
    site: Loopback, library: Library, clock: Clock
) -> None:
    for number in range(8):
        serve(site, f"/{number}", str(number))
        await library.subscriptions.add(site.url(f"/{number}"))
        site[f"/{number}"] = Reply(status=429, headers={"Retry-After": "7200"})
    clock.pass_by(hours=1)
    before = len(site.requests)
    done = await steps(library)
    assert len(done) == 8 and len(site.requests) - before == 2  # those under way when it was said


async def test_a_304_that_nobody_asked_for_is_a_failure(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(status=304)
    clock.pass_by(hours=1)
    assert await problem_of(library) == "127.0.0.1 answered with something that is not a page (304)."


async def test_a_job_that_is_cut_short_leaves_whole_feeds(
    site: Loopback, library: Library, clock: Clock
) -> None:
    release = threading.Event()

    def slow(_: Received) -> Reply:
        release.wait(10)
        return Reply(rss(item("late")))

    for path in ("/quick", "/slow"):
        serve(site, path)
        await library.subscriptions.add(site.url(path))
    serve(site, "/quick", "a", "b")
    site["/slow"] = slow
    clock.pass_by(hours=1)
    async with aclosing(library.refresh()) as job:
        async for step in job:
            assert (step.done, step.total, step.added) == (1, 2, 2)
            break
    release.set()
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert titles(library) == ["a", "b"]
    assert len(await steps(library)) == 1
    assert set(titles(library)) == {"a", "b", "late"}


async def test_a_mistake_over_one_feed_keeps_no_other_from_coming(
    site: Loopback, store: Store, clock: Clock
) -> None:
    class Mistaken(Network):
        async def get(self, request: Request) -> Answer:
            if request.url.endswith("/bad"):
                raise ZeroDivisionError("a mistake")
            return await super().get(request)

    library = library_of(store, Mistaken(None, offline=False), clock)
    outlines = [Outline(site.url(f"/{name}"), name) for name in ("bad", "good", "better")]
    feeds.import_all(store, outlines, clock(), private={outline.url for outline in outlines})
    serve(site, "/good", "a")
    serve(site, "/better", "b")
    with pytest.raises(ZeroDivisionError):
        await steps(library)
    assert set(titles(library)) == {"a", "b"}
    await library.close()


async def test_a_job_that_is_cancelled_leaves_nothing_running(
    site: Loopback, library: Library, clock: Clock
) -> None:
    release, asked = threading.Event(), threading.Event()

    def slow(_: Received) -> Reply:
        asked.set()
        release.wait(10)
        return Reply(rss(item("late")))

    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = slow
    clock.pass_by(hours=1)
    job = asyncio.create_task(steps(library))
    await asyncio.to_thread(asked.wait, 10)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    release.set()
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert (titles(library), library.feeds()[0].problem) == (["a"], None)


async def test_many_feeds_are_fetched_within_the_limits(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    for number in range(60):
        serve(site, f"/{number}", f"a{number}", f"b{number}")
    outlines = [Outline(site.url(f"/{number}"), "") for number in range(60)]
    feeds.import_all(store, outlines, clock(), private={outline.url for outline in outlines})
    done = await steps(library)
    assert (len(done), sum(step.added for step in done)) == (60, 120)
    assert len(titles(library)) == 120
    assert site.busiest <= 2
    assert {feed.title for feed in library.feeds()} == {"Vannport Gazette"}


async def test_offline_no_feed_is_asked_and_none_is_blamed(
    site: Loopback, library: Library, clock: Clock
) -> None:
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    library.offline = True
    clock.pass_by(hours=1)
    with pytest.raises(ReaderError, match=r"^You are offline: feeds are not refreshed\.$"):
        await steps(library)
    assert (len(site.requests), library.feeds()[0].problem) == (1, None)
    library.offline = False
    assert len(await steps(library)) == 1


async def test_a_clock_that_jumped_back_does_not_stop_the_feeds(
    site: Loopback, library: Library, clock: Clock
) -> None:
    clock.time += timedelta(days=3650)
    serve(site, "/feed", "a")
    await library.subscriptions.add(site.url("/feed"))
    clock.time -= timedelta(days=3650)
    assert len(await steps(library)) == 1


async def test_a_guid_twice_in_a_feed_is_two_stories(site: Loopback, library: Library, clock: Clock) -> None:
    twice = [item("same", "One", "https://a.example/1"), item("same", "Two", "https://a.example/2")]
    site["/feed"] = Reply(rss(*twice))
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(rss(*reversed(twice), extra="<ttl>60</ttl>"))
    clock.pass_by(hours=1)
    assert await problem_of(library) is None
    assert sorted(titles(library)) == ["One", "Two"]


async def test_an_entry_without_a_guid_is_known_by_its_link(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("", "Old title", "https://a.example/1")))
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = Reply(rss(item("", "New title", "https://a.example/1")))
    clock.pass_by(hours=1)
    await steps(library)
    assert titles(library) == ["New title"]


async def test_what_a_feed_says_is_clean(site: Loopback, library: Library, store: Store) -> None:
    hostile = item("g&#27;[2J", "Ti&#x9b;tle&#27;]0;x&#7;", "https://a.example/&#27;", "te&#27;xt")
    site["/feed"] = Reply(rss(hostile, title="Ga&#x202e;zette"))
    feed = await library.subscriptions.add(site.url("/feed"))
    (story,) = library.stories(library.story_ids(Selection()))
    shown = [feed.title, story.title, story.url or "", stories.feed_text(store, story.id)[0]]
    assert not [character for text in shown for character in text if ord(character) < 32]
    assert "\u202e" not in feed.title

"""Feeds with problems: told on the command line and in the reader."""

from __future__ import annotations

import json

import pytest
from desk import AtDesk, publish
from fakes import Clock
from loopback import Loopback, Reply

from reader.cli.feeds import feed_json, problem_line
from reader.library import Library
from reader.model import Feed, ReaderError, Selection

FAILS = "127.0.0.1 failed at its end (500)."


async def fail(site: Loopback, library: Library, clock: Clock) -> tuple[Feed, Feed]:
    """Two feeds, of which the second has failed for three days."""
    good = await library.subscriptions.add(publish(site))
    bad = await library.subscriptions.add(site.url("/courier"))
    site["/courier"] = Reply(status=500)
    for _ in range(3):
        clock.pass_by(days=1)
        [step async for step in library.refresh()]
    return good, bad


async def test_only_feeds_with_problems_are_told_with_since_and_last(
    site: Loopback, library: Library, clock: Clock
) -> None:
    assert library.subscriptions.troubled() == ()
    _, bad = await fail(site, library, clock)
    (told,) = library.subscriptions.troubled()
    assert (told.id, told.problem, told.gone) == (bad.id, FAILS, False)
    assert told.failing_since and told.checked
    assert ((clock() - told.failing_since).days, (clock() - told.checked).days) == (2, 3)
    row = problem_line(told).split("\t")
    assert (row[0], row[3:]) == (str(bad.id), ["Courier", site.url("/courier"), FAILS])
    assert (row[1][:10], row[2][:10]) == ("2026-11-24", "2026-11-23")
    line = json.loads(feed_json(told))
    assert (line["problem"], line["since"][:10], line["checked"][:10]) == (FAILS, "2026-11-24", "2026-11-23")


async def test_the_feeds_that_fail_longest_come_first(site: Loopback, library: Library, clock: Clock) -> None:
    good, bad = await fail(site, library, clock)
    site["/gazette"] = Reply(status=404)
    clock.pass_by(days=1)
    [step async for step in library.refresh()]
    assert [feed.id for feed in library.subscriptions.troubled()] == [bad.id, good.id]


async def test_a_feed_is_found_by_what_the_user_calls_it(
    site: Loopback, library: Library, clock: Clock
) -> None:
    good, bad = await fail(site, library, clock)
    assert library.subscriptions.find(str(good.id)).id == library.subscriptions.find(good.url).id == good.id
    assert library.subscriptions.find("cOURIER").id == bad.id
    with pytest.raises(ReaderError, match="nobody: no such feed"):
        library.subscriptions.find("nobody")


async def test_the_reader_lists_them_goes_to_one_and_fetches_again(
    at_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    _, bad = await fail(site, library, clock)
    async with at_desk() as at:
        await at.press("!")
        assert "Feeds with problems · 1" in at.text
        assert "Courier" in at.text and FAILS in " ".join(at.text.split())
        assert "Failing since 24 Nov 2026," in at.text
        await at.press("enter")
        assert at.screen.lists.selection == Selection(feed=bad.id)
        publish(site)
        await at.press("!", "r")
        await at.until(lambda: "from 1 feed" in at.said)
        await at.press("!")
        assert at.said == "No feed has failed since it was last fetched."

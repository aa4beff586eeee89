"""A refresh without a network: one sentence, and the feeds are as they were; one dead server is its own."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import httpx
import pytest
from desk import desk
from fakes import Clock, library_of
from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.library.network import Network
from reader.model import NoNetwork, Outline, Unreachable
from reader.store import feeds
from reader.store.feeds import Schedule
from reader.store.store import Store
from reader.web.answer import Answer
from reader.web.dial import PrivateAddress
from reader.web.failure import failure
from reader.web.request import Request


class Cut(Network):
    """A network that is cut: servers of the `near` host alone are reached."""

    near = ""
    no_network = False

    async def get(self, request: Request) -> Answer:
        if self.near and request.url.startswith(self.near):
            return await super().get(request)
        error = Unreachable("It could not be reached.")
        error.no_network = self.no_network
        raise error


@pytest.fixture
def network() -> Cut:
    return Cut(None, offline=False)


@pytest.fixture
def library(store: Store, clock: Clock, network: Cut) -> Library:
    return library_of(store, network, clock)


def subscribe(store: Store, clock: Clock, *urls: str, failures: int = 0) -> None:
    """Feeds that came before, or failed so often since."""
    for url in urls:
        number, _ = feeds.subscribe(store, Outline(url, url), clock())
        with store.write() as connection:
            connection.execute(
                "UPDATE feeds SET digest = 'd', private = 1, failures = ? WHERE id = ?", (failures, number)
            )


def state(store: Store) -> list[Schedule]:
    return [feed.schedule for feed in feeds.subscriptions(store)]


async def test_without_a_network_there_is_one_sentence_and_feeds_are_as_they_were(
    library: Library, store: Store, clock: Clock
) -> None:
    subscribe(store, clock, "https://a.example/feed", "https://b.example/feed", "https://c.example/feed")
    before = state(store)
    for force in (True, False):
        with pytest.raises(NoNetwork, match=r"^There is no network: [^.]+\.$"):
            [step async for step in library.refresh(force=force)]
    assert state(store) == before
    await library.close()


async def test_a_lost_network_is_shown_until_a_server_answers(
    site: Loopback, library: Library, store: Store, clock: Clock, network: Cut, tmp_path: Path
) -> None:
    subscribe(store, clock, "https://a.example/feed", "https://b.example/feed")
    site["/feed"] = Reply(rss(item("a")))
    async with desk(library, tmp_path, clock) as at:
        assert at.screen.status.mark == ""
        await at.press("R")
        assert at.said == "There is no network: nothing was fetched, and the feeds are as they were."
        assert at.screen.status.mark == "no network" and at.screen.lists.rows.offline
        library.offline = True
        assert at.screen.status.mark == "offline"
        library.offline = False
        assert at.screen.status.mark == "no network"
        network.near = site.url("/")
        await library.subscriptions.add(site.url("/feed"))
        assert at.screen.status.mark == "" and not at.screen.lists.rows.offline


async def test_one_server_that_answers_says_that_the_others_fail(
    site: Loopback, library: Library, store: Store, clock: Clock, network: Cut
) -> None:
    site["/feed"] = Reply(rss(item("a")))
    network.near = site.url("/")
    subscribe(store, clock, "https://a.example/feed", site.url("/feed"), "https://b.example/feed")
    steps = [step async for step in library.refresh(force=True)]
    assert [step.done for step in steps] == [1, 2, 3]
    assert {step.label: step.problem is None for step in steps} == {
        "https://a.example/feed": False,
        "https://b.example/feed": False,
        site.url("/feed"): True,
    }
    assert [feed.failures for feed in state(store)].count(1) == 2
    await library.close()


@pytest.mark.parametrize("no_network", [True, False])
async def test_a_single_server_out_of_reach_is_a_feed_s_own_unless_the_system_has_no_network(
    library: Library, store: Store, clock: Clock, network: Cut, no_network: bool
) -> None:
    network.no_network = no_network
    subscribe(store, clock, "https://a.example/feed")
    if no_network:
        with pytest.raises(NoNetwork):
            [step async for step in library.refresh(force=True)]
    else:
        assert [step.done async for step in library.refresh(force=True)] == [1]
    assert [feed.failures for feed in state(store)] == [0 if no_network else 1]
    await library.close()


async def test_feeds_that_failed_before_are_no_sign_of_a_lost_network(
    library: Library, store: Store, clock: Clock
) -> None:
    subscribe(store, clock, "https://a.example/feed", "https://b.example/feed", failures=2)
    assert [step.done async for step in library.refresh(force=True)] == [1, 2]
    assert [feed.failures for feed in state(store)] == [3, 3]
    await library.close()


def because(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


def test_what_counts_as_out_of_reach() -> None:
    lost = because(httpx.ConnectError(""), socket.gaierror(socket.EAI_AGAIN, "try again"))
    unknown = because(httpx.ConnectError(""), socket.gaierror(socket.EAI_NONAME, "no such name"))
    down = because(httpx.ConnectError(""), OSError(errno.ENETUNREACH, "unreachable"))
    found = [failure("a.example", error) for error in (lost, unknown, down, httpx.ConnectTimeout(""))]
    assert [isinstance(error, Unreachable) and error.no_network for error in found] == [
        True, False, True, False,
    ]  # fmt: skip
    assert all(isinstance(error, Unreachable) for error in found)
    private = because(httpx.ConnectError(""), PrivateAddress("a.example is 10.0.0.1"))
    for other in (private, httpx.ReadError("")):
        assert not isinstance(failure("a.example", other), Unreachable)

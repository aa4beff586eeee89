"""Where names lead: the numbers that were looked at are connected to, and none of them is private."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from loopback import Loopback, Reply

from reader.library.apart import apart
from reader.model import ReaderError
from reader.web.dial import MOST_TRIED
from reader.web.fetch import Fetcher
from reader.web.request import Request

BARE = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
PRIVATE = r" private network, where only you can send the reader\.$"


class Names:
    """Name servers that say what a test has them say, and how often they were asked."""

    def __init__(self, **numbers: list[str]) -> None:
        self.numbers = {name.replace("_", "."): list(of_name) for name, of_name in numbers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, **_options: Any) -> list[tuple[Any, ...]]:
        self.asked.append(host)
        numbers = self.numbers.get(host) or [host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (number, port)) for number in numbers]


@pytest.fixture
async def fetching() -> AsyncIterator[Callable[..., Fetcher]]:
    made: list[Fetcher] = []

    def fetching(look_up: Callable[..., Any]) -> Fetcher:
        made.append(Fetcher(certificates=BARE, look_up=look_up))
        return made[-1]

    yield fetching
    for fetcher in made:
        await fetcher.close()


def at(site: Loopback, host: str, path: str = "/a") -> str:
    return site.url(path).replace("127.0.0.1", host)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254"),
        *("0.0.0.0", "100.64.0.1", "[2002:7f00:1::]", "printer.local", "10.0.0.1"),
    ],
)
async def test_a_private_host_is_not_asked_unbidden(
    site: Loopback, fetching: Callable[..., Fetcher], host: str
) -> None:
    names = Names()
    with pytest.raises(ReaderError, match=PRIVATE):
        await fetching(names).get(Request(at(site, host)))
    assert (site.requests, names.asked) == ([], [])


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"]])
async def test_a_name_that_leads_into_a_private_network_is_refused(
    site: Loopback, fetching: Callable[..., Fetcher], numbers: list[str]
) -> None:
    site["/a"] = Reply(b"secret")
    with pytest.raises(ReaderError, match=rf"^gazette\.example leads into a{PRIVATE}"):
        await fetching(Names(gazette_example=numbers)).get(Request(at(site, "gazette.example")))
    assert site.requests == []


async def test_with_leave_a_name_may_lead_there_and_the_answer_says_so(
    site: Loopback, fetching: Callable[..., Fetcher]
) -> None:
    site["/a"] = Reply(b"text")
    answer = await fetching(Names(wiki_example=["127.0.0.1"])).get(
        Request(at(site, "wiki.example"), private=True)
    )
    assert (answer.body, answer.private) == (b"text", True)


async def test_the_number_that_was_looked_at_is_the_one_connected_to(
    site: Loopback, fetching: Callable[..., Fetcher]
) -> None:
    """A name that leads elsewhere at the second look: nobody looks a second time."""
    names = Names(wiki_example=["127.0.0.1"])

    def turncoat(host: str, port: int, **options: Any) -> list[tuple[Any, ...]]:
        found = names(host, port, **options)
        if len(names.asked) > 2:  # once for the public way, once for the private one
            raise AssertionError("looked up again")
        return found

    site["/a"] = Reply(b"text")
    assert (await fetching(turncoat).get(Request(at(site, "wiki.example"), private=True))).body == b"text"


@pytest.mark.parametrize("target", ["other.example", "10.0.0.1", "169.254.169.254", "2852039166"])
async def test_permission_for_one_host_is_none_for_another(
    site: Loopback, fetching: Callable[..., Fetcher], target: str
) -> None:
    site["/a"] = Reply(status=302, headers={"Location": at(site, target, "/b")})
    site["/b"] = Reply(b"secret")
    names = Names(wiki_example=["127.0.0.1"], other_example=["127.0.0.1"])
    with pytest.raises(ReaderError, match="private"):
        await fetching(names).get(Request(at(site, "wiki.example"), private=True))
    assert [request.path for request in site.requests] == ["/a"]


async def test_an_address_that_does_not_answer_gives_way_to_the_next(
    site: Loopback, fetching: Callable[..., Fetcher]
) -> None:
    site["/a"] = Reply(b"text")
    names = Names(wiki_example=["127.0.0.2", "127.0.0.1"])
    assert (await fetching(names).get(Request(at(site, "wiki.example"), private=True))).body == b"text"


async def test_of_a_name_with_many_addresses_the_first_few_are_tried(
    site: Loopback, fetching: Callable[..., Fetcher]
) -> None:
    site["/a"] = Reply(b"text")
    names = Names(wiki_example=[*(f"127.0.0.{number}" for number in range(2, 2 + MOST_TRIED)), "127.0.0.1"])
    with pytest.raises(ReaderError, match="does not accept connections"):
        await fetching(names).get(Request(at(site, "wiki.example"), private=True))
    assert site.requests == []


async def test_silent_name_servers_hold_up_nobody(fetching: Callable[..., Fetcher]) -> None:
    done = threading.Event()

    def silent(host: str, port: int, **_options: Any) -> list[tuple[Any, ...]]:
        done.wait(30)
        return []

    fetcher = fetching(silent)
    asked = [fetcher.get(Request(f"http://{number}.example/", seconds=0.5)) for number in range(14)]
    waiting = asyncio.gather(*asked, return_exceptions=True)
    begun = time.monotonic()
    assert await apart(abs, -1) == 1
    ends = await waiting
    assert time.monotonic() - begun < 5
    assert {str(end).partition(" did not answer within 0.5 s.")[1] for end in ends} != {""}
    assert all(isinstance(end, ReaderError) for end in ends)
    faults: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, fault: faults.append(fault))
    done.set()
    for thread in [one for one in threading.enumerate() if one.name.startswith("name of ")]:
        thread.join()
    await asyncio.sleep(0)
    assert faults == [], "an answer that comes too late is dropped"


@pytest.mark.parametrize("host", ["a..example", f"{'a' * 64}.example"])
async def test_a_name_that_cannot_be_one_is_a_sentence(fetching: Callable[..., Fetcher], host: str) -> None:
    with pytest.raises(ReaderError, match=r"was not found|cannot be used"):
        await fetching(socket.getaddrinfo).get(Request(f"http://{host}/"))


async def test_a_proxy_of_the_environment_is_asked_in_place_of_the_host(
    site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.root.removeprefix("http://"))
    monkeypatch.setenv("no_proxy", "near.example")
    names = Names(near_example=["127.0.0.1"])
    site["http://gazette.example/a"] = Reply(b"by proxy")
    fetcher = Fetcher(certificates=BARE, look_up=names)
    assert (await fetcher.get(Request("http://gazette.example/a"))).body == b"by proxy"
    assert names.asked == []
    with pytest.raises(ReaderError, match=PRIVATE):
        await fetcher.get(Request("http://near.example/a"))
    with pytest.raises(ReaderError, match=PRIVATE):
        await fetcher.get(Request("http://10.0.0.1/a"))
    await fetcher.close()


async def test_a_proxy_of_one_request_stands_in_for_that_of_the_environment(
    site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    fetcher = Fetcher()
    site["http://gazette.example/a"] = Reply(b"by proxy")
    site["/b"] = Reply(b"without")
    assert (await fetcher.get(Request("http://gazette.example/a", proxy=site.root))).body == b"by proxy"
    assert (await fetcher.get(Request(site.url("/b"), private=True, proxy="none"))).body == b"without"
    await fetcher.close()


async def test_a_proxy_that_cannot_be_used_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "gopher://proxy.example:1")
    fetcher = Fetcher(certificates=BARE)
    with pytest.raises(ReaderError, match=r"^The proxy at proxy\.example:1 cannot be used\.$"):
        await fetcher.get(Request("https://gazette.example/a"))
    await fetcher.close()

"""Fetching, against a real server on this machine that behaves well and badly."""

import asyncio
import gzip
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from loopback import Loopback, Received, Reply

from reader import __version__
from reader.model import ReaderError
from reader.web.answer import Answer
from reader.web.fetch import Fetcher
from reader.web.request import AT_ONCE_PER_HOST, Request

# Without certificates: loading them takes longer than most of these tests.
BARE = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Near(Fetcher):
    """Lets every address lead into the private network, where the server of these tests is."""

    async def get(self, request: Request) -> Answer:
        return await super().get(replace(request, private=True))


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    fetcher = Near(certificates=BARE)
    yield fetcher
    await fetcher.close()


async def test_a_kept_connection_that_was_closed_is_none_of_the_readers_trouble(
    site: Loopback, fetcher: Fetcher
) -> None:
    replies = iter([Reply(b"one"), Reply(raw=b""), Reply(b"two"), Reply(raw=b"", cut=True), Reply(b"three")])
    site["/a"] = lambda request: next(replies)
    bodies = [(await fetcher.get(Request(site.url("/a")))).body for _ in range(3)]
    assert bodies == [b"one", b"two", b"three"]
    assert len(site.requests) == 5


async def test_all_kept_connections_may_have_been_closed(site: Loopback, fetcher: Fetcher) -> None:
    both = threading.Barrier(AT_ONCE_PER_HOST)

    def together(request: Received) -> Reply:
        both.wait(5)
        return Reply(b"")

    site["/both"] = together
    await asyncio.gather(*(fetcher.get(Request(site.url("/both"))) for _ in range(AT_ONCE_PER_HOST)))
    replies = iter([*[Reply(raw=b"")] * AT_ONCE_PER_HOST, Reply(b"here")])
    site["/a"] = lambda request: next(replies)
    assert (await fetcher.get(Request(site.url("/a")))).body == b"here"


@pytest.mark.parametrize("raw", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"])
async def test_what_breaks_off_for_another_reason_is_not_asked_for_again(
    site: Loopback, fetcher: Fetcher, raw: bytes
) -> None:
    if raw:  # on a connection that was kept, which a part of the answer shows to be whole
        await fetcher.get(Request(site.url("/")))
    site["/a"] = Reply(raw=raw)
    with pytest.raises(ReaderError, match="broke off"):
        await fetcher.get(Request(site.url("/a")))
    assert len(site.asked("/a")) == 1


async def test_a_page_comes_with_what_its_server_says_of_it(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(
        b"<p>caf\xe9", content_type="text/html; charset=latin-1", etag='W/"x 1"', last_modified="yesterday"
    )
    answer = await fetcher.get(Request(site.url("/a")))
    assert (answer.status, answer.body, answer.url, answer.final_url) == (
        *(200, b"<p>caf\xe9"),
        *(site.url("/a"), site.url("/a")),
    )
    assert answer.content_type == "text/html; charset=latin-1"
    assert (answer.etag, answer.last_modified) == ('W/"x 1"', "yesterday")


async def test_validators_go_back_as_they_came(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(b"text", etag='W/"x 1"')
    answer = await fetcher.get(Request(site.url("/a"), 'W/"x 1"', "Mon,  23 Nov 2026"))
    assert answer.not_modified
    assert answer.body == b""
    (request,) = site.requests
    assert request.headers["if-none-match"] == 'W/"x 1"'
    assert request.headers["if-modified-since"] == "Mon,  23 Nov 2026"


@pytest.mark.parametrize("etag", [b'"caf\xe9"', '"über"'.encode(), b'"a\tb"'])
async def test_a_validator_of_any_bytes_goes_back_byte_for_byte(
    site: Loopback, fetcher: Fetcher, etag: bytes
) -> None:
    site["/a"] = Reply(
        raw=b"HTTP/1.1 200 OK\r\nETag: " + etag + b"\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx"
    )
    answer = await fetcher.get(Request(site.url("/a")))
    assert answer.etag is not None
    await fetcher.get(Request(site.url("/a"), answer.etag))
    assert site.requests[-1].headers["if-none-match"].encode("latin-1") == etag


@pytest.mark.parametrize("etag", ["x\r\nX-Other: 1", "a\0b", "中", "\ud800", "x" * 2000, ""])
async def test_what_is_no_validator_is_not_sent(site: Loopback, fetcher: Fetcher, etag: str) -> None:
    """Answers do not bring such ones, but a library can that came from elsewhere."""
    site["/a"] = Reply(b"text")
    assert (await fetcher.get(Request(site.url("/a"), etag, etag))).body == b"text"
    assert not {"if-none-match", "if-modified-since", "x-other"} & set(site.requests[0].headers)


async def test_a_request_says_who_asks_and_nothing_of_the_reader(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(b"text", headers={"Set-Cookie": "id=7; Path=/"})
    site["/b"] = Reply(status=302, headers={"Location": "/a", "Set-Cookie": "id=8; Path=/"})
    await fetcher.get(Request(site.url("/b")))
    await fetcher.get(Request(site.url("/a")))
    for request in site.requests:
        assert request.headers["user-agent"] == f"Quoth/{__version__}"
        assert request.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "referer", "authorization", "if-none-match"} & set(request.headers)


async def test_the_user_agent_can_be_set(site: Loopback) -> None:
    fetcher = Near("Another/2", BARE)
    site["/a"] = Reply(b"text")
    await fetcher.get(Request(site.url("/a")))
    await fetcher.close()
    assert site.requests[0].headers["user-agent"] == "Another/2"


async def test_gzip_is_decoded(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(b"text " * 1000, gzipped=True)
    assert (await fetcher.get(Request(site.url("/a")))).body == b"text " * 1000


async def test_redirects_are_followed_to_their_end(site: Loopback, fetcher: Fetcher) -> None:
    for number in range(10):
        site[f"/{number}"] = Reply(
            status=(301, 302, 303, 307, 308)[number % 5], headers={"Location": f"{number + 1}"}
        )
    site["/10"] = Reply(b"end")
    answer = await fetcher.get(Request(site.url("/0")))
    assert (answer.url, answer.final_url, answer.body) == (site.url("/0"), site.url("/10"), b"end")


async def test_a_circle_of_redirects_ends(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(status=302, headers={"Location": "/a"})
    with pytest.raises(ReaderError, match=r"^127\.0\.0\.1 sent the reader on more than 10 times\.$"):
        await fetcher.get(Request(site.url("/a")))


@pytest.mark.parametrize(
    "location", ["file:///etc/hosts", "javascript:x", "data:text/html,x", "http://[x/", "https:///x"]
)
async def test_a_redirect_elsewhere_is_refused(site: Loopback, fetcher: Fetcher, location: str) -> None:
    site["/a"] = Reply(status=302, headers={"Location": location})
    with pytest.raises(ReaderError, match=r"^127\.0\.0\.1 .* address"):
        await fetcher.get(Request(site.url("/a")))


async def test_a_redirect_into_a_private_network_is_refused(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(status=302, headers={"Location": "http://169.254.169.254/latest"})
    with pytest.raises(ReaderError, match=r"^127\.0\.0\.1 sent the reader on to a private address"):
        await fetcher.get(Request(site.url("/a")))


async def test_a_redirect_without_an_address_is_the_answer(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(status=302)
    assert (await fetcher.get(Request(site.url("/a")))).status == 302


async def test_a_login_goes_to_its_own_server_alone(site: Loopback, fetcher: Fetcher) -> None:
    other = site.root.replace("127.0.0.1", "localhost")
    site["/a"] = Reply(status=302, headers={"Location": f"{other}/b"})
    site["/b"] = Reply(b"text")
    answer = await fetcher.get(Request(site.url("/a").replace("//", "//ada:safe@")))
    first, second = site.requests
    assert first.headers["authorization"].startswith("Basic ")
    assert "authorization" not in second.headers
    assert "safe" not in answer.url + answer.final_url


@pytest.mark.parametrize("status", [401, 404, 410, 429, 500, 599, 999])
async def test_a_status_of_failure_is_an_answer(site: Loopback, fetcher: Fetcher, status: int) -> None:
    site["/a"] = Reply(b"sorry", status, headers={"Retry-After": "120"})
    answer = await fetcher.get(Request(site.url("/a")))
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (status, b"", "120")


BROKEN = {
    "too long": (Reply(b"a" * 2_000_001), "more than 1 MB"),
    "too long once decoded": (Reply(b"a" * 2_000_001, gzipped=True), "more than 1 MB"),
    "gzip cut": (Reply(gzip.compress(b"text" * 99)[:-6], headers={"Content-Encoding": "gzip"}), "cut short"),
    "gzip damaged": (Reply(b"\x1f\x8b" + b"!" * 99, headers={"Content-Encoding": "gzip"}), "damaged"),
    "gzip twice": (Reply(b"x", headers={"Content-Encoding": "gzip, gzip"}), "not asked for"),
    "brotli": (Reply(b"x", headers={"Content-Encoding": "br"}), "not asked for"),
    "shorter than said": (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ntext"), "broke off"),
    "two lengths": (
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        "broke off",
    ),
    "bad chunk": (Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab"), "broke off"),
    "no HTTP": (Reply(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), "broke off"),
    "nothing": (Reply(raw=b""), "broke off"),
    "huge header": (Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"a" * 500_000 + b"\r\n\r\n"), "broke off"),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_answer_is_named(site: Loopback, fetcher: Fetcher, name: str) -> None:
    site["/a"], sentence = BROKEN[name]
    with pytest.raises(ReaderError, match=rf"^127\.0\.0\.1 .*{sentence}.*\.$"):
        await fetcher.get(Request(site.url("/a"), limit=1 << 20))


async def test_an_endless_body_ends_at_the_limit(site: Loopback, fetcher: Fetcher) -> None:
    endless = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b"a" * 65536 + b"\r\n"
    site["/a"] = Reply(raw=endless + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 100)
    with pytest.raises(ReaderError, match="more than 1 MB"):
        await fetcher.get(Request(site.url("/a"), limit=1 << 20))


async def test_a_body_of_just_the_limit_is_taken(site: Loopback, fetcher: Fetcher) -> None:
    site["/a"] = Reply(b"a" * (1 << 20))
    assert len((await fetcher.get(Request(site.url("/a"), limit=1 << 20))).body) == 1 << 20


async def test_an_endless_body_that_nobody_reads_is_not_waited_for(site: Loopback, fetcher: Fetcher) -> None:
    def endless() -> Iterator[bytes]:
        yield b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n"
        while True:
            yield b"10000\r\n" + b"a" * 65536 + b"\r\n"

    site["/a"] = Reply(raw=endless)
    answer = await fetcher.get(Request(site.url("/a"), seconds=5))
    assert (answer.status, answer.body) == (404, b"")


async def test_the_time_is_bounded_in_all(site: Loopback, fetcher: Fetcher) -> None:
    done = threading.Event()

    def slow(_: Received) -> Reply:
        done.wait(10)
        return Reply(b"late")

    site["/a"] = slow
    started = time.monotonic()
    with pytest.raises(ReaderError, match=r"^127\.0\.0\.1 did not answer within 0\.2 s\.$"):
        await fetcher.get(Request(site.url("/a"), seconds=0.2))
    assert time.monotonic() - started < 2
    done.set()


async def test_a_host_gets_two_requests_at_once_and_the_wait_for_a_turn_is_not_counted(
    site: Loopback, fetcher: Fetcher
) -> None:
    def slow(_: Received) -> Reply:
        time.sleep(0.1)
        return Reply(b"text")

    for number in range(8):
        site[f"/{number}"] = slow
    await asyncio.gather(*(fetcher.get(Request(site.url(f"/{number}"), seconds=0.35)) for number in range(8)))
    assert len(site.requests) == 8
    assert site.busiest == AT_ONCE_PER_HOST


@pytest.mark.parametrize(
    "url", ["", "gazette.example", "ftp://gazette.example/", "file:///etc/hosts", "http://"]
)
async def test_what_is_no_web_address_is_refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(ReaderError, match="not a web address"):
        await fetcher.get(Request(url))


async def test_a_port_without_a_server_is_named(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://ada:safe@127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(ReaderError, match=r"^127\.0\.0\.1 does not accept connections\.$"):
            await fetcher.get(Request(url))


async def test_a_name_without_a_host_is_named(fetcher: Fetcher) -> None:
    with pytest.raises(ReaderError, match=r"^gazette\.invalid was not found: check the address"):
        await fetcher.get(Request("http://gazette.invalid/"))


async def test_a_server_that_speaks_no_tls_is_named(site: Loopback, fetcher: Fetcher) -> None:
    with pytest.raises(ReaderError, match="found no way to encrypt"):
        await fetcher.get(Request(site.url("/a").replace("http:", "https:")))

"""Fetching by HTTP: bounded in time and size, conditional, polite. The one module that imports httpx."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from reader import __version__
from reader.model import ReaderError
from reader.web.address import Address, address, may_lead, redirected
from reader.web.answer import Answer
from reader.web.inflate import Body, Broken, TooLong

USER_AGENT = f"Quoth/{__version__}"
BODY_LIMIT = 15 * 1024 * 1024
MOST_REDIRECTS = 10
AT_ONCE = 16
AT_ONCE_PER_HOST = 2
CONNECT_SECONDS = 10.0
DRAINED = 64 * 1024
SILENT_SECONDS = 20.0
"""How long a server may keep silent in the middle of an answer."""

_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.8"


class Fetcher:
    """Fetches pages and feeds with one client: at most two requests a host at once, sixteen in all.

    No cookies are kept and no page is told where its reader came from. Proxies are those of the environment,
    and so are the certificates unless given. Loading those is slow, so make one and keep it.
    """

    def __init__(self, user_agent: str | None = None, certificates: ssl.SSLContext | None = None) -> None:
        self._client = httpx.AsyncClient(
            headers={"User-Agent": user_agent or USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            verify=certificates or httpx.create_ssl_context(),
            timeout=httpx.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS, pool=None),
            limits=httpx.Limits(
                max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE, keepalive_expiry=20
            ),
            follow_redirects=False,
        )
        self._overall = asyncio.Semaphore(AT_ONCE)
        self._hosts: dict[str, asyncio.Semaphore] = {}

    async def get(
        self,
        url: str,
        etag: str | None = None,
        last_modified: str | None = None,
        *,
        seconds: float = 60.0,
        limit: int = BODY_LIMIT,
    ) -> Answer:
        """The answer to a request for `url`, whatever its status, redirects followed.

        The validators are sent as they are given. `seconds` is for everything together, once it is this
        request's turn; `limit` is in bytes, counted once decoded. Raises ReaderError naming the host and the
        cause when there is no whole answer.
        """
        start = address(url)
        if start is None:
            raise ReaderError("That is no address of the web: it must start with http:// or https://.")
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        async with self._turn(start.host):
            try:
                async with asyncio.timeout(seconds):
                    return await self._follow(start, headers, limit)
            except TimeoutError as error:
                raise ReaderError(f"{start.host} did not answer within {seconds:g} s.") from error

    async def close(self) -> None:
        """Let all connections go."""
        await self._client.aclose()

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn first, so that a slow host does not take the places of others."""
        of_host = self._hosts.setdefault(host, asyncio.Semaphore(AT_ONCE_PER_HOST))
        async with of_host, self._overall:
            yield

    async def _follow(self, start: Address, headers: dict[str, str], limit: int) -> Answer:
        current = start
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(current, start.url, headers, limit)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            current = _next_hop(current, answer.headers["location"])
        raise ReaderError(f"{start.host} sent the reader on more than {MOST_REDIRECTS} times.")

    async def _ask(self, current: Address, asked: str, headers: dict[str, str], limit: int) -> Answer:
        try:
            async with self._client.stream(
                "GET", current.url, headers=headers, auth=current.login
            ) as response:
                body = await _read(response, limit)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ReaderError(_sentence(current.host, error)) from error
        except TooLong as error:
            raise ReaderError(
                f"{current.host} sent more than {limit >> 20} MiB, which is too much."
            ) from error
        except Broken as error:
            raise ReaderError(f"{current.host} sent an answer that is {error}.") from error
        return Answer(asked, current.url, response.status_code, dict(response.headers), body)


async def _read(response: httpx.Response, limit: int) -> bytes:
    """The body of a success; of anything else nothing, since nobody reads it."""
    if not response.is_success:
        await _drain(response)
        return b""
    body = Body(response.headers.get("content-encoding", ""), limit)
    async for piece in response.aiter_raw():
        body.add(piece)
    return body.end()


async def _drain(response: httpx.Response) -> None:
    """Read a short body to its end, so that the connection can be used again."""
    drained = 0
    async for piece in response.aiter_raw():
        drained += len(piece)
        if drained > DRAINED:
            return


def _next_hop(current: Address, location: str) -> Address:
    target = redirected(current, location)
    if target is None:
        raise ReaderError(f"{current.host} sent the reader on to something that is no address of the web.")
    if not may_lead(current.host, target.host):
        raise ReaderError(f"{current.host} sent the reader on to a private address, which is refused.")
    return target


def _sentence(host: str, error: Exception) -> str:
    """What went wrong on the way, told by the deepest cause that is known."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"{host} could not prove that it is {host}: {cause.verify_message}."
        if isinstance(cause, ssl.SSLError):
            return f"{host} and the reader found no way to encrypt."
        if isinstance(cause, socket.gaierror):
            return f"{host} was not found: check the address and the connection to the network."
        if isinstance(cause, ConnectionRefusedError):
            return f"{host} does not accept connections."
        cause = cause.__cause__ or cause.__context__
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence.format(host=host)
    return f"{host} could not be reached."


_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (httpx.ConnectTimeout, f"{{host}} did not answer within {CONNECT_SECONDS:g} s."),
    (httpx.TimeoutException, f"{{host}} kept silent for {SILENT_SECONDS:g} s."),
    (httpx.ProxyError, "The proxy did not let the reader through to {host}."),
    (httpx.ProtocolError, "{host} broke off, or does not speak HTTP."),
    (httpx.ReadError, "{host} broke the connection off."),
    (httpx.InvalidURL, "{host} names an address that cannot be used."),
)

"""Fetching by HTTP: bounded in time and size, conditional, polite."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

import httpx

from reader.model import MEGABYTE, ReaderError
from reader.web.address import Address, address, is_private, redirected, stays_near
from reader.web.answer import Answer, is_validator
from reader.web.dial import LookUp
from reader.web.failure import failure, leads_into_private
from reader.web.inflate import Body, Broken, TooLong
from reader.web.request import AT_ONCE_PER_HOST, Request
from reader.web.ways import AT_ONCE, Ways

MOST_REDIRECTS = 10
DRAINED = 64 * 1024
"""Bytes of a body nobody reads that are taken all the same: the connection may be used again after them."""

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_VALIDATORS = (b"etag", b"last-modified")


class Fetcher:
    """Fetches pages and feeds: at most two requests a host at once, sixteen in all. Where one is sent on, it
    counts for the host that it began with.

    No cookies are kept and no page is told where the user came from. Proxies are those of the environment,
    and so are the certificates unless given; loading those is slow, so make one and keep it. `look_up` finds
    the numbers of names.
    """

    def __init__(
        self,
        user_agent: str | None = None,
        certificates: ssl.SSLContext | None = None,
        look_up: LookUp = socket.getaddrinfo,
    ) -> None:
        self._ways = Ways(user_agent, certificates, look_up)
        self._overall = asyncio.Semaphore(AT_ONCE)
        self._hosts: dict[str, asyncio.Semaphore] = {}

    async def get(self, request: Request) -> Answer:
        """The answer to a request, whatever its status, redirects followed.

        No redirect leads into a private network from outside, nor from https to http. Raises ReaderError
        naming the host and the cause when there is no whole answer.
        """
        start = address(request.url)
        if start is None:
            raise ReaderError("That is not a web address: it must start with http:// or https://.")
        if request.login is not None:
            start = replace(start, login=request.login)
        if is_private(start.host) and not request.private:
            raise ReaderError(f"{start.host} is in a private network, where only you can send the reader.")
        async with self._turn(start.host):
            try:
                async with asyncio.timeout(request.seconds):
                    return await self._follow(start, request)
            except TimeoutError as error:
                raise ReaderError(f"{start.host} did not answer within {request.seconds:g} s.") from error

    async def close(self) -> None:
        """Let all connections go."""
        await self._ways.close()

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn first, so that a slow host does not take the places of others."""
        of_host = self._hosts.setdefault(host, asyncio.Semaphore(AT_ONCE_PER_HOST))
        async with of_host, self._overall:
            yield

    async def _follow(self, start: Address, request: Request) -> Answer:
        current, private, was_private = start, request.private, False
        moved, for_good = None, True
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(current, request, private)
            was_private = was_private or answer.private
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return replace(answer, url=start.url, private=was_private, moved=moved)
            target = _next_hop(current, answer.headers["location"])
            private = answer.private and stays_near(current.host, target.host)
            if is_private(target.host) and not private:
                raise ReaderError(
                    f"{current.host} sent the reader on to a private address, which is refused."
                )
            for_good = for_good and answer.status in _FOR_GOOD
            moved = target.url if for_good else moved
            current = target
        raise ReaderError(f"{start.host} sent the reader on more than {MOST_REDIRECTS} times.")

    async def _ask(self, current: Address, request: Request, private: bool) -> Answer:
        """One answer. The way to private addresses is taken only where the other does not lead."""
        known = private and is_private(current.host)
        try:
            return await self._answer(current, request, known)
        except httpx.ConnectError as error:
            if known or not (private and leads_into_private(error)):
                raise failure(current.host, error) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise failure(current.host, error) from error
        try:
            return await self._answer(current, request, True)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise failure(current.host, error) from error

    async def _answer(self, current: Address, request: Request, private: bool) -> Answer:
        client = self._ways.to(current, private, request.proxy)
        try:
            async with aclosing(await _begun(client, current, _own_headers(request))) as response:
                body = await _read(response, request.limit)
        except TooLong as error:
            raise ReaderError(
                f"{current.host} sent more than {request.limit // MEGABYTE} MB, which is too much."
            ) from error
        except Broken as error:
            raise ReaderError(f"{current.host} sent an answer that is {error}.") from error
        return Answer(
            current.url,
            current.url,
            response.status_code,
            _headers(response),
            body,
            private or is_private(current.host),
        )


async def _begun(
    client: httpx.AsyncClient, current: Address, headers: list[tuple[bytes, bytes]]
) -> httpx.Response:
    """An answer as far as its headers.

    A server may have closed a connection that was kept, which shows only when it is used: then the request is
    sent again, on another one, as RFC 9112 (9.3.1) lets a GET be.
    """
    while True:
        connected = False

        async def trace(event: str, info: object) -> None:
            nonlocal connected
            connected = connected or event.endswith("connect_tcp.started")

        sent = client.build_request("GET", current.url, headers=headers, extensions={"trace": trace})
        try:
            return await client.send(sent, auth=current.login, stream=True)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            # One made for this request was closed for another reason. Of those kept none is tried twice.
            if connected:
                raise


def _own_headers(request: Request) -> list[tuple[bytes, bytes]]:
    """The headers of a request that are not those of all."""
    headers = [(b"User-Agent", request.user_agent.encode())] if request.user_agent else []
    if is_validator(request.etag):
        headers.append((b"If-None-Match", request.etag.encode("latin-1")))
    if is_validator(request.last_modified):
        headers.append((b"If-Modified-Since", request.last_modified.encode("latin-1")))
    return headers


def _headers(response: httpx.Response) -> dict[str, str]:
    """The headers of an answer. Validators go back byte for byte: each letter of one stands for a byte."""
    validators = {
        name.decode("ascii").lower(): value.decode("latin-1")
        for name, value in response.headers.raw
        if name.lower() in _VALIDATORS
    }
    return dict(response.headers) | validators


async def _read(response: httpx.Response, limit: int) -> bytes:
    """The body of a success; of anything else nothing, since nobody reads it."""
    if not response.is_success:
        await _drain(response)
        return b""
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > limit:
        raise TooLong
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
        raise ReaderError(f"{current.host} redirects to something that is not a web address.")
    if current.origin[0] == "https" and target.origin[0] == "http":
        raise ReaderError(
            f"{current.host} sent the reader on from https to http, where others can read along and change "
            f"what {target.host} says: only you can send the reader there."
        )
    return target

"""Connections, made to the numbers that were looked at: a name can lead elsewhere a second later."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

import httpcore

from reader.web.address import is_public

LookUp = Callable[..., list[tuple[Any, ...]]]
"""What `socket.getaddrinfo` does."""

IMPATIENCE = 1.0
"""Seconds that an address gets before the next is tried: some names have one that nothing answers at."""
MOST_TRIED = 6
"""Addresses of a name that are tried."""


class PrivateAddress(OSError):
    """A name leads to this machine or into its own network."""


class Dialer(httpcore.AsyncNetworkBackend):
    """Connects to the addresses of a name: when not `private`, only if all of them are public."""

    def __init__(self, private: bool, look_up: LookUp) -> None:
        self._private = private
        self._look_up = look_up
        self._plain = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address that answers. Raises httpcore's errors, as every backend does."""
        try:
            async with asyncio.timeout(timeout):
                numbers = await _numbers(self._look_up, host, port)
                if not self._private and not all(map(is_public, numbers)):
                    raise PrivateAddress(f"{host} is {', '.join(numbers)}")
                return await self._first(numbers, port, local_address, socket_options)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} did not answer") from error
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error

    async def _first(
        self,
        numbers: list[str],
        port: int,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.AsyncNetworkStream:
        *others, last = numbers[:MOST_TRIED]
        for number in others:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await self._plain.connect_tcp(number, port, IMPATIENCE, local_address, socket_options)
        return await self._plain.connect_tcp(last, port, None, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def _numbers(look_up: LookUp, host: str, port: int) -> list[str]:
    """The addresses of a name, best first; of a number itself. Raises OSError when there are none.

    Looked up in a thread that nobody waits for: a name server that keeps silent would hold up the pages that
    are made in threads, and the end of the reader.
    """
    with suppress(ValueError):
        return [str(ip_address(host))]
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()

    def tell(numbers: list[str] | None, error: OSError | None) -> None:
        if found.done():  # nobody waits any more
            return
        if error is not None:
            found.set_exception(error)
        else:
            found.set_result(numbers or [])

    def ask() -> None:
        numbers, problem = None, None
        try:
            known = look_up(host, port, type=socket.SOCK_STREAM)
            numbers = list(dict.fromkeys(str(entry[4][0]) for entry in known))
        except OSError as error:
            problem = error
        except UnicodeError as error:  # a label that is empty or too long
            problem = socket.gaierror(socket.EAI_NONAME, str(error))
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(tell, numbers, problem)

    threading.Thread(target=ask, name=f"name of {host}", daemon=True).start()
    return await found

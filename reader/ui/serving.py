"""The reader in a web browser, by textual-serve: on this machine, for whoever has the address with its key.

What can be typed into the reader can start programs, and textual-serve asks nobody who they are. So the
first request must bring the key that was printed; it becomes a cookie, without which nothing else is
answered. Pages of other sites, and names that lead here by a trick of the DNS, are refused.
"""

from __future__ import annotations

import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from hmac import compare_digest

from aiohttp import web
from textual_serve.server import Server

from reader.model import ReaderError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_COOKIE = "quoth"
_LAST_PORT = 65_535
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"
)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guarded(Server):
    """The server behind its key. `address` is what is opened in a browser."""

    def __init__(self, words: Sequence[str], host: str, port: int) -> None:
        # textual-serve starts the command by a shell: these are our own words, each of them quoted.
        command = shlex.join(words)
        shown = f"[{host}]" if ":" in host else host
        super().__init__(
            command if sys.platform == "win32" else f"exec {command}",
            host,
            port,
            "Quoth",
            f"http://{shown}:{port}",
        )
        self.key = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        return f"{self.public_url}/?key={self.key}"

    def initialize_logging(self) -> None:
        """Log nothing: requests tell what is read."""

    async def on_startup(self, app: web.Application) -> None:
        print(f"Quoth is at {self.address}\nPress Ctrl+C to end it.", flush=True)
        if self.host not in LOOPBACK:
            print(
                "Whoever can reach this machine and has this address can read and do all that you can here. "
                "Nothing of it is encrypted.",
                file=sys.stderr,
                flush=True,
            )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()

        @web.middleware
        async def guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        app.middlewares.append(guard)
        app.on_response_prepare.append(_restrict)
        return app

    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        name = request.url.host
        if self.host in LOOPBACK and name not in LOOPBACK:
            raise web.HTTPForbidden(text="This name does not lead here.")
        if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
            raise web.HTTPForbidden(text="Another page has no business here.")
        if self._is_key(request.query.get("key", "")):
            entered = web.HTTPFound("/")
            entered.set_cookie(_COOKIE, self.key, httponly=True, samesite="Strict")
            raise entered
        if not self._is_key(request.cookies.get(_COOKIE, "")):
            raise web.HTTPForbidden(text="Open the address that `quoth serve` has printed.")
        return await handler(request)

    def _is_key(self, given: str) -> bool:
        return compare_digest(given.encode(), self.key.encode())


async def _restrict(request: web.Request, response: web.StreamResponse) -> None:
    """Have the browser ask nobody else for anything: the page of textual-serve names a font of Google's."""
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"


def serve(words: Sequence[str], host: str, port: int) -> None:
    """Serve the program of these words until it is interrupted.

    Raises ReaderError when nothing can be served at that host and port.
    """
    _check_free(host, port)
    Guarded(words, host, port).serve()


def _check_free(host: str, port: int) -> None:
    if port > _LAST_PORT:  # `getaddrinfo` takes it for another one
        raise ReaderError(f"Nothing can be served at {host}, port {port}: ports go up to {_LAST_PORT}.")
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        raise ReaderError(f"Nothing can be served at {host}, port {port}: {error}.") from error

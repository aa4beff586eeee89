"""A real HTTP server on this machine: it says what a test has it say, and remembers what it was asked."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Received:
    path: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """What to answer. With an `etag` or `last_modified`, a request that knows it is told 304."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    etag: str | None = None
    last_modified: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    gzipped: bool = False
    raw: bytes | Callable[[], Iterable[bytes]] | None = None
    """Written to the socket as it is, in place of everything else; at once or piece by piece."""
    cut: bool = False
    """Whether the connection is reset after it, not closed."""


Route = Reply | Callable[[Received], Reply]


class Loopback:
    """`site["/path"] = Reply(...)` serves it; `site.requests` is what was asked for, in order."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.requests: list[Received] = []
        self.busiest = 0
        self._routes: dict[str, Route] = {}
        self._open = 0
        self._lock = threading.Lock()

    def __setitem__(self, path: str, route: Route) -> None:
        self._routes[path] = route

    def url(self, path: str) -> str:
        return self.root + path

    def asked(self, path: str) -> list[Received]:
        """The requests for a path."""
        return [request for request in self.requests if request.path == path]

    def reply(self, request: Received) -> Reply:
        with self._lock:
            self.requests.append(request)
            self._open += 1
            self.busiest = max(self.busiest, self._open)
        try:
            route = self._routes.get(request.path, Reply(b"not here", 404))
            reply = route if isinstance(route, Reply) else route(request)
        finally:
            with self._lock:
                self._open -= 1
        known = request.headers
        if reply.etag and known.get("if-none-match") == reply.etag:
            return Reply(status=304, headers=reply.headers)
        if reply.last_modified and known.get("if-modified-since") == reply.last_modified:
            return Reply(status=304, headers=reply.headers)
        return reply


@contextmanager
def serving(tls: ssl.SSLContext | None = None, address: str = "127.0.0.1") -> Iterator[Loopback]:
    """A server for as long as the block lasts, by TLS where it has something to show for it."""
    server = _Server((address, 0), _Handler)
    server.site = Loopback(server.server_address[1])
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.site.root = server.site.root.replace("http:", "https:")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    site: Loopback

    def handle_error(self, *_arguments: object) -> None:
        """Let a reader hang up; anything else is a mistake of the test and is shown."""
        if not isinstance(sys.exception(), ConnectionError | ssl.SSLError):
            traceback.print_exc()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.site.reply(Received(self.path, headers))
        try:
            self._send(reply)
        except ConnectionError:  # the reader has hung up, which some tests want
            self.close_connection = True

    def _send(self, reply: Reply) -> None:
        if reply.raw is not None:
            for piece in [reply.raw] if isinstance(reply.raw, bytes) else reply.raw():
                self.wfile.write(piece)
            self.close_connection = True
            if reply.cut:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
            return
        body = gzip.compress(reply.body) if reply.gzipped else reply.body
        headers = {"Content-Type": reply.content_type, "Content-Length": str(len(body))}
        if reply.etag:
            headers["ETag"] = reply.etag
        if reply.last_modified:
            headers["Last-Modified"] = reply.last_modified
        if reply.gzipped:
            headers["Content-Encoding"] = "gzip"
        self.send_response(reply.status)
        for name, value in (headers | reply.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Nothing: the requests are kept in `Loopback.requests`."""


def rss(*items: str, title: str = "Vannport Gazette", extra: str = "") -> bytes:
    """An RSS feed of these items."""
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://gazette.example/</link>{extra}{''.join(items)}</channel></rss>"
    ).encode()


def item(guid: str, title: str = "", link: str = "", text: str = "", date: str = "") -> str:
    """An item of an RSS feed."""
    parts = [f"<guid isPermaLink='false'>{guid}</guid>" if guid else "", f"<title>{title or guid}</title>"]
    parts.append(f"<link>{link}</link>" if link else "")
    parts.append(f"<description><![CDATA[{text}]]></description>" if text else "")
    parts.append(f"<pubDate>{date}</pubDate>" if date else "")
    return f"<item>{''.join(parts)}</item>"

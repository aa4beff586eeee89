"""The ways out: to public addresses, to private ones too, and by the proxy that the environment names."""

from __future__ import annotations

import socket
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from reader import __version__
from reader.model import ReaderError
from reader.web.address import Address
from reader.web.dial import Dialer, LookUp

USER_AGENT = f"Quoth/{__version__}"
AT_ONCE = 16
"""Requests at the same time, and connections that are kept."""
CONNECT_SECONDS = 10.0
"""How long a connection may take to be made."""
SILENT_SECONDS = 20.0
"""How long a server may keep silent in the middle of an answer."""

DIRECT = "none"
"""What is said for no proxy at all."""

_IDLE_SECONDS = 20.0
"""How long a connection that nobody uses is kept."""
_ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.8"


class Ways:
    """One client for each way, with one set of certificates. No cookies are kept, no redirect is followed.

    Raises ReaderError for certificates that cannot be read: never is a server believed without.
    """

    def __init__(
        self,
        user_agent: str | None,
        certificates: ssl.SSLContext | None,
        look_up: LookUp = socket.getaddrinfo,
    ) -> None:
        self._user_agent = user_agent or USER_AGENT
        self._certificates = certificates or _certificates()
        self._proxies = {scheme: _with_scheme(proxy) for scheme, proxy in getproxies().items() if proxy}
        self._public = self._client(_Direct(self._certificates, Dialer(False, look_up)))
        self._private = self._client(_Direct(self._certificates, Dialer(True, look_up)))
        self._by_proxy: dict[str, httpx.AsyncClient] = {}

    def to(self, target: Address, private: bool, proxy: str | None = None) -> httpx.AsyncClient:
        """The client to ask `target` with: `private` says whether it may be in a private network.

        `proxy` stands in for that of the environment; DIRECT is none. Raises ReaderError for a proxy that
        cannot be used. Behind one, the proxy alone knows the numbers.
        """
        proxy = proxy or self._of_environment(target)
        if proxy is None or proxy == DIRECT:
            return self._private if private else self._public
        if proxy not in self._by_proxy:
            try:
                transport = httpx.AsyncHTTPTransport(verify=self._certificates, proxy=proxy)
            except (ImportError, ValueError, httpx.InvalidURL) as error:
                raise ReaderError(f"The proxy at {_host(proxy)} cannot be used.") from error
            self._by_proxy[proxy] = self._client(transport)
        return self._by_proxy[proxy]

    def _of_environment(self, target: Address) -> str | None:
        proxy = self._proxies.get(target.origin[0]) or self._proxies.get("all")
        return None if proxy is None or proxy_bypass(target.host) else proxy

    async def close(self) -> None:
        """Let all connections go."""
        for client in (self._public, self._private, *self._by_proxy.values()):
            await client.aclose()

    def _client(self, transport: httpx.AsyncBaseTransport) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            headers={"User-Agent": self._user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            transport=transport,
            timeout=httpx.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS, pool=None),
            trust_env=False,
            follow_redirects=False,
        )


class _Direct(httpx.AsyncHTTPTransport):
    """httpx's transport over a pool of our own: httpx has no way to say how connections are made."""

    def __init__(self, certificates: ssl.SSLContext, dialer: Dialer) -> None:
        super().__init__(verify=certificates)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=certificates,
            max_connections=AT_ONCE,
            max_keepalive_connections=AT_ONCE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=dialer,
        )


def _certificates() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # as ssl's own errors are
        raise ReaderError(
            "The certificates of servers cannot be read: look at SSL_CERT_FILE and SSL_CERT_DIR."
        ) from error


def _with_scheme(proxy: str) -> str:
    return proxy if "://" in proxy else f"http://{proxy}"


def _host(proxy: str) -> str:
    """The host of a proxy without the login that its address may hold."""
    return proxy.rpartition("@")[2].rpartition("://")[2]

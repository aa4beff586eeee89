"""Which addresses are asked for: http and https, with a host; no way from a public into a private one."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """A URL without its user name and password: they stand apart, so that no other server gets them."""

    url: str
    host: str
    origin: tuple[str, str, int]
    login: tuple[str, str] | None


def address(url: str) -> Address | None:
    """The parts of an absolute http(s) URL; None when it is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host:
        return None
    netloc = parts.netloc.rpartition("@")[2]
    login = None
    if parts.username or parts.password:
        login = unquote(parts.username or ""), unquote(parts.password or "")
    return Address(
        url=urlunsplit((parts.scheme, netloc, parts.path, parts.query, "")),
        host=host,
        origin=(parts.scheme, host, port or _PORTS[parts.scheme]),
        login=login,
    )


def redirected(current: Address, location: str) -> Address | None:
    """Where a redirect leads: None when it names no http(s) address. A login in it is not taken."""
    try:
        target = address(urljoin(current.url, location.strip()))
    except ValueError:
        return None
    if target is None:
        return None
    login = current.login if target.origin == current.origin else None
    return Address(target.url, target.host, target.origin, login)


def may_lead(current: str, target: str) -> bool:
    """Whether a redirect from one host to the other is followed.

    Into a private network none is: there only the reader's own wish leads. Within this machine all are.
    """
    if target == current or not is_private(target):
        return True
    return _is_loopback(current) and _is_loopback(target)


def is_private(host: str) -> bool:
    """Whether a host by its name or number alone is this machine or its own network."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        number = ip_address(host.partition("%")[0])
    except ValueError:
        # Decimal, octal and hexadecimal forms of a number are no names: whoever writes one hides something.
        return host.replace(".", "").isdigit() or host.startswith("0x")
    return not (getattr(number, "ipv4_mapped", None) or number).is_global


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")

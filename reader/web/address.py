"""Which addresses are asked for: http and https, with a host; no way from a public into a private one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
# IPv6 numbers that end in one of IPv4: translated (RFC 6052, 2765) and "compatible" ones (RFC 4291).
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("::ffff:0:0:0/96"), IPv6Network("::/96"))
_TRANSLATED_HERE = IPv6Network("64:ff9b:1::/48")
"""What a network translates in its own way (RFC 8215): it leads where only that network knows."""
_TUNNEL = (0x0000_5EFE, 0x0200_5EFE)
"""What stands before the IPv4 address in the lower half of a number of ISATAP (RFC 5214)."""
_DOTS = str.maketrans("。．｡", "...")
"""Signs that names are parted by like by a dot (UTS 46)."""


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
        origin=(parts.scheme, host, _PORTS[parts.scheme] if port is None else port),
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


def stays_near(current: str, target: str) -> bool:
    """Whether a page of one host may lead to the other even in a private network: to itself alone.

    All names of this machine are one host.
    """
    return target == current or (is_loopback(current) and is_loopback(target))


def is_private(host: str) -> bool:
    """Whether a host by its name or number alone is this machine or its own network."""
    host = host.translate(_DOTS).rstrip(".")
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not is_public(host)
    except ValueError:
        # Decimal, octal and hexadecimal forms of a number are no names: whoever writes one hides something.
        return host.replace(".", "").isdigit() or host.startswith("0x")


def is_public(number: str) -> bool:
    """Whether an IP address is one of the internet at large. Raises ValueError when it is none."""
    given = ip_address(number.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (given, *_carried(given)))


def _carried(number: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The IPv4 addresses that an IPv6 one leads to. A site's own (RFC 3879) counts as the loopback."""
    if isinstance(number, IPv4Address):
        return
    if number.is_site_local or number in _TRANSLATED_HERE:
        yield IPv4Address("127.0.0.1")
    yield from filter(None, (number.ipv4_mapped, number.sixtofour, *(number.teredo or ())))
    if any(number in carrier for carrier in _CARRIERS) or int(number) >> 32 & 0xFFFFFFFF in _TUNNEL:
        yield IPv4Address(int(number) & 0xFFFFFFFF)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its name or number."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")

"""What may be set for one feed, and how it is written. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader.config.checks import FORMS
from reader.config.settings import Settings
from reader.model import FeedSettings, FullText, ReaderError
from reader.text.clean import safe_url

KEYS = {
    "title": "its title; empty: the one that it gives itself",
    "folder": "its folder, as News/Coast; // between several",
    "refresh_minutes": "minutes to wait before it is fetched again, 5 or more",
    "full_text": "on, auto or off: whether the pages of its new stories are fetched too",
    "user_agent": "what its server is told of who asks",
    "proxy": "http://HOST:PORT, or none",
    "address": "where it is fetched from, when it has moved",
    "private": "yes or no: whether it may lead into your private network",
}
"""What can be set, under the names that the settings for all feeds have, and how."""

_PLACES = "//"
"""What stands between folders that are not one in another: no path has it."""

DIRECT = "none"
"""The proxy setting of a feed that is fetched without a proxy."""

_LEAST_MINUTES, _MOST_MINUTES = Settings.refresh_minutes.least or 1, 1440
_YES, _NO = ("yes", "on", "true"), ("no", "off", "false", "")


def key_of(name: str) -> str:
    """The key that a name begins, as "full". Raises ReaderError when it is none, or could be several."""
    found = [key for key in KEYS if key == name] or [key for key in KEYS if name and key.startswith(name)]
    if len(found) != 1:
        raise ReaderError(f"{name}: there is no such setting of a feed; there are {', '.join(KEYS)}.")
    return found[0]


def new_address(old: str, value: str) -> str:
    """An address of the web that a feed of the web has moved to. Raises ReaderError for another."""
    url = safe_url(value)
    if url is None or not safe_url(old):
        raise ReaderError(f"address must begin with http:// or https://: {old}, {value or 'nothing'}.")
    return url


def with_setting(settings: FeedSettings, key: str, value: str) -> FeedSettings:
    """The settings with one changed; an empty value means that the setting for all feeds holds.

    Raises ReaderError for a value that is not allowed.
    """
    value = value.strip()
    if key == "refresh_minutes":
        return settings._replace(minutes=_minutes(value) if value else None)
    if key == "full_text":
        if value not in ("", *FullText):
            raise ReaderError(f"full_text must be one of {', '.join(FullText)}, not {value}.")
        return settings._replace(full_text=FullText(value) if value else None)
    if key == "user_agent":
        if wanted := FORMS["user agent"](value):
            raise ReaderError(f"user_agent {wanted}.")
        return settings._replace(user_agent=value or None)
    if key == "proxy":
        return settings._replace(proxy=proxy_of(value) if value else None)
    if value.lower() not in (*_YES, *_NO):
        raise ReaderError(f"private must be yes or no, not {value}.")
    return settings._replace(private=value.lower() in _YES)


def values(settings: FeedSettings) -> dict[str, str]:
    """What is set, as it is written; "" where the setting for all feeds holds."""
    return {
        "refresh_minutes": str(settings.minutes or ""),
        "full_text": settings.full_text or "",
        "user_agent": settings.user_agent or "",
        "proxy": settings.proxy or "",
        "private": "yes" if settings.private else "no",
    }


def folders_of(value: str) -> tuple[str, ...]:
    """The paths of the folders that are written so, at least one: "News/Coast // Tech", and / for the top."""
    paths = ("/".join(filter(None, map(str.strip, path.split("/")))) for path in value.split(_PLACES))
    return tuple(dict.fromkeys(paths))


def as_value(folders: Sequence[str]) -> str:
    """The paths of folders as `folders_of` reads them."""
    return f" {_PLACES} ".join(folder or "/" for folder in folders) if len(folders) > 1 else folders[0]


def proxy_of(value: str) -> str:
    """The address of a proxy, or DIRECT. Raises ReaderError for what is none."""
    if value != DIRECT and FORMS["proxy"](value):
        raise ReaderError("proxy must be an address like http://localhost:3128, or none.")
    return value


def _minutes(value: str) -> int:
    if not (value.isascii() and value.isdigit() and _LEAST_MINUTES <= int(value[:6]) <= _MOST_MINUTES):
        raise ReaderError(f"refresh_minutes must be {_LEAST_MINUTES} to {_MOST_MINUTES}, not {value}.")
    return int(value)

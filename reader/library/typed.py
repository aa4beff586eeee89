"""What somebody means who typed the address of a page or a feed, or the path of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from os.path import exists, expanduser
from urllib.parse import urlsplit

from reader.model import ReaderError

_LABELS = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?")
"""A host by the names of its parts, of which the last is a word (RFC 3696, 2)."""
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:.]+\]")
_FILES = {"epub", "htm", "html", "json", "markdown", "md", "opml", "pdf", "text", "txt", "xhtml", "xml"}
"""How the names of files end that are read here. Some are top-level domains too."""


def typed_target(text: str) -> str:
    """What somebody who typed this wants: a URL, a file that exists, else an address without its scheme.

    It gets https, but http on this machine itself, where hardly a server has a certificate.
    """
    if "://" in text or text.startswith(("quoth:", "exec:", "filter:")) or exists(expanduser(text)):
        return text
    if text.startswith(("/", "./", "../", "~")) or _is_file_name(text):  # which is missing
        return text
    return f"{'http' if _is_here(text) else 'https'}://{text}"


def completed(text: str) -> str:
    """A word of a command line, with the scheme where it is an address that lacks it."""
    return typed_target(text) if is_site(text) else text


def is_site(text: str) -> bool:
    """Whether a word has the form of a web address without its scheme: a host, perhaps a port and a path.

    A name such as "notes.html" alone is that of a file, whether or not there is one.
    """
    try:
        parts = urlsplit(f"//{text}")
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
    if host.casefold() == "localhost":
        return port is not None or text != host
    if _is_file_name(text):
        return False
    return bool(_LABELS.fullmatch(host) or _NUMBERS.fullmatch(host))


def _is_file_name(text: str) -> bool:
    name, dot, suffix = text.rpartition(".")
    return bool(name and dot) and suffix.casefold() in _FILES and "/" not in text


def _is_here(text: str) -> bool:
    from reader.web.address import is_loopback

    try:
        return is_loopback(urlsplit(f"//{text}").hostname or "")
    except ValueError:
        return False


@contextmanager
def telling_of_http(address: str) -> Iterator[None]:
    """Where an address that got its https:// from the reader fails by that, say what may be typed instead."""
    try:
        yield
    except ReaderError as error:
        if error.http_may_do and address.startswith("https:") and error.http_may_do in address:
            hint = "It was asked by https; http:// before the address asks it without encryption."
            error.args = (f"{error} {hint}",)
        raise

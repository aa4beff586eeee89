"""Whether two stories are one: by their addresses, by their guids, or because their texts are nearly equal.

Agencies sell one text to many outlets, who set a headline of their own above it, cut its end and add a line.
So texts are compared by runs of four words (w-shingling: Broder, "On the resemblance and containment of
documents", 1997): how much of the shorter one stands in the longer. Reports that are written to a pattern,
of the weather or of markets, share their sentences and not their figures: the figures must be the same too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

from reader.text.clean import canonical_url, host_of

RUN = 4
"""Words that are compared together."""
SKETCH = 8
"""The runs by which a text is looked up, at most. Of two texts half of whose runs are the same, fewer than
one pair in a hundred is missed."""
LONGEST = 1500
"""Words of a text that are compared."""
SHORT = 25
"""A text of fewer words is compared as a whole: summaries are cut from one pattern."""
SHORTEST = 8
"""A text of fewer words says nothing: "Comments", "Read more"."""
SHARED_RUNS = 0.5
"""The part of the shorter text's runs that stands in the longer, from which on they are one text. Of the
texts in `tests/data/same` agency copy that was edited line by line keeps 0.65, the next day's report 0.3."""
SHARED_FIGURES = 0.8
"""The same of its figures: a cut may leave a date, an editor may round a sum."""
SHARED_TITLE = 0.5
"""The part of the shorter headline's words that must stand in the longer, where the text does not tell."""

# Scripts that set no blanks between words are compared by the character.
_TOKEN = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
_DIGIT = re.compile(r"\d")
_GUID_SCHEMES = ("tag:", "urn:")
_COPY_HOSTS = re.compile(r"(?:www|m|mobile|amp)\.(?=[^.]+\.)")
_CDN = ".cdn.ampproject.org"
_CACHES = ("/c/s/", "/c/", "/v/s/", "/v/")
_GOOGLE = re.compile(r"www\.google\.[a-z.]{2,6}")
_GOOGLE_AMP = ("/amp/s/", "/amp/")
_AMP_ENDS = ("/amp.html", "/amp", ".amp")
_AMP_PARAMETERS = ("amp", "outputtype=amp", "output=amp", "amp=1", "amp=true")


class Text(NamedTuple):
    """What is compared of a story: headline, text, and the address it was published at."""

    title: str
    words: str
    url: str | None


def address_key(url: str) -> str | None:
    """What all addresses of one page have in common; None of a site's front page.

    Scheme, "www." and "m.", tracking parameters, the AMP form and the caches of it are away. A fragment stays
    that names a place in the page, as that of a comment does.
    """
    fragment = urlsplit(url).fragment
    parts = urlsplit(_out_of_cache(canonical_url(url)))
    host, path = _COPY_HOSTS.sub("", parts.netloc, count=1), _plain_path(parts.path)
    query = "&".join(one for one in parts.query.split("&") if one.lower() not in _AMP_PARAMETERS)
    if not host or not (path or query):
        return None
    place = f"#{fragment}" if fragment and "=" not in fragment and not fragment.startswith(":~:") else ""
    return f"{host}/{path}?{query}{place}"


def guid_key(guid: str) -> str | None:
    """What a guid says beyond its feed: an address or a name that is unique in the world; None otherwise."""
    if guid.startswith(_GUID_SCHEMES):
        return guid
    return address_key(guid) if guid.startswith(("http://", "https://")) else None


def number_of(key: str) -> int:
    """A key as a number of 64 bits, as it is stored."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=32)  # one text is compared with several
def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text that are compared, folded to small letters."""
    return tuple(_TOKEN.findall(text.casefold()[: LONGEST * 12])[:LONGEST])


def digest_of(text: str) -> int:
    """A number of 32 bits that tells a text from one with other words; marks and blanks do not count."""
    # Letters that are folded become three at most.
    tokens = tokens_of(text) if len(text) <= LONGEST * 4 else ()
    whole = 0 < len(tokens) < LONGEST
    return crc32(" ".join(tokens if whole else _TOKEN.findall(text.casefold())).encode())


def text_keys(text: str) -> tuple[int, ...]:
    """The numbers by which a text that is nearly equal is found: it has one of them at least."""
    tokens = tokens_of(text)
    if len(tokens) < SHORTEST:
        return ()
    if len(tokens) < SHORT:
        return (crc32(" ".join(tokens).encode()),)
    return tuple(sorted(_runs(tokens))[:SKETCH])


def is_same(one: Text, other: Text) -> bool:
    """Whether the texts of two stories are nearly equal.

    Pages of one site share the sentences around their texts, and those of a series all they say but a number:
    there the headlines must be alike as well and have the same figures. So they must where there is little
    text.
    """
    shorter, longer = sorted((tokens_of(one.words), tokens_of(other.words)), key=len)
    if len(shorter) < SHORTEST:
        return False
    one_site = bool(one.url and other.url) and host_of(one.url or "") == host_of(other.url or "")
    if (one_site or len(shorter) < SHORT) and not _alike(one.title, other.title):
        return False
    if one_site and _figures(tokens_of(one.title)) != _figures(tokens_of(other.title)):
        return False
    if len(shorter) < SHORT:
        return shorter == longer
    runs = _runs(shorter)
    if len(runs & _runs(longer)) < SHARED_RUNS * len(runs):
        return False
    figures = _figures(shorter)
    return len(figures.intersection(longer)) >= SHARED_FIGURES * len(figures)


def _plain_path(path: str) -> str:
    """A path without what its AMP form adds, and without the name that a folder's page has by default."""
    path = path.strip("/").removesuffix("index.html").removesuffix("/")
    if path.endswith(".amp.html"):
        return path.removesuffix(".amp.html") + ".html"
    for end in _AMP_ENDS:
        path = path.removesuffix(end)
    return path.removeprefix("amp/")


def _figures(tokens: Iterable[str]) -> set[str]:
    return {token for token in tokens if _DIGIT.search(token)}


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((set(tokens_of(one)), set(tokens_of(other))), key=len)
    return len(shorter & longer) >= max(SHARED_TITLE * len(shorter), 1)


@lru_cache(maxsize=32)
def _runs(tokens: tuple[str, ...]) -> frozenset[int]:
    """The runs of words as numbers."""
    encoded = " ".join(tokens).encode().split(b" ")
    parts = zip(*(encoded[at:] for at in range(RUN)), strict=False)
    return frozenset(map(crc32, map(b" ".join, parts)))


def _out_of_cache(url: str) -> str:
    """The address that one of an AMP cache stands for; any other as it is."""
    parts = urlsplit(url)
    if parts.netloc.endswith(_CDN):
        beginnings: tuple[str, ...] = _CACHES
    elif _GOOGLE.fullmatch(parts.netloc):
        beginnings = _GOOGLE_AMP
    else:
        return url
    for beginning in beginnings:
        if parts.path.startswith(beginning):
            return canonical_url(f"https://{parts.path.removeprefix(beginning)}?{parts.query}")
    return url

"""The pictures of an article: which it has, and their pixels, kept once they were looked at."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from reader.library.copies import is_near
from reader.library.parts import Parts
from reader.model import Article, ReaderError, SpanKind
from reader.store import pictures
from reader.text.clean import host_of
from reader.text.picture import scaled

LARGEST = 8 * 1024 * 1024
"""Bytes of a picture that is kept."""
MOST_TAKEN = 12
"""Pictures of an article that are taken along with it."""


class Picture(NamedTuple):
    """A picture by its address, with its caption or what it is said to show."""

    url: str
    caption: str


def pictures_of(article: Article) -> tuple[Picture, ...]:
    """The pictures of an article in the order of the text, each once; before them the one it leads with."""
    found: dict[str, Picture] = {}
    for block in article.document.blocks:
        for span in block.spans:
            if span.kind is SpanKind.IMAGE and span.target:
                found.setdefault(span.target, Picture(span.target, block.text[span.start : span.end]))
    lead = article.image
    first = () if lead is None or lead in found else (Picture(lead, article.title),)
    return (*first, *found.values())


async def drawn(parts: Parts, article: Article, url: str, width: int, height: int) -> bytes:
    """A picture of an article as a PNG of at most so many pixels. It is fetched once and kept.

    Raises ReaderError for what cannot be had, is too large, or is no picture.
    """
    body = pictures.picture(parts.store, url)
    if body is None:
        body = await _fetched(parts, article, url)
        png = await _scaled(parts, url, body, width, height)
        pictures.keep(parts.store, url, body, parts.now())
        return png
    return await _scaled(parts, url, body, width, height)


def wanted(parts: Parts, article: Article) -> list[str]:
    """The pictures of an article that are not kept yet, to be taken along; none where none can be shown."""
    if find_spec("PIL") is None:
        return []
    urls = [picture.url for picture in pictures_of(article)[:MOST_TAKEN]]
    return [url for url in urls if pictures.picture(parts.store, url) is None]


async def take(parts: Parts, article: Article, url: str) -> int:
    """Fetch a picture of an article and keep it, unseen; its bytes, 0 when it cannot be had."""
    try:
        body = await _fetched(parts, article, url)
    except ReaderError:  # its caption stands in the text, and looking at it says what is wrong
        return 0
    pictures.keep(parts.store, url, body, parts.now())
    return len(body)


async def _scaled(parts: Parts, url: str, body: bytes, width: int, height: int) -> bytes:
    return await parts.workers.run(f"The picture of {host_of(url)}", scaled, body, width, height)


async def _fetched(parts: Parts, article: Article, url: str) -> bytes:
    answer = await parts.network.get(url, private=is_near(url, article.url))
    host = host_of(url)
    if answer.status != 200:
        raise ReaderError(f"{host} does not give the picture ({answer.status}).")
    if not answer.content_type.startswith("image/"):
        raise ReaderError(f"{host} sent something else than a picture.")
    if len(answer.body) > LARGEST:
        raise ReaderError(f"The picture of {host} is larger than {LARGEST // 1024 // 1024} MB.")
    return answer.body

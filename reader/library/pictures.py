"""The pictures of an article: which it has, and their pixels, kept once they were looked at."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import NamedTuple, TypeVar, TypeVarTuple
from urllib.parse import urlsplit

from reader.library.opening import is_from_here, may_lead_home
from reader.library.parts import Parts
from reader.model import MEGABYTE, Article, FeedSettings, Inset, ReaderError, Reading, Room, SpanKind, Story
from reader.store import feed_care, pictures
from reader.text.clean import canonical_url, host_of
from reader.text.picture import inset, scaled
from reader.web.request import Request

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LARGEST = 8 * MEGABYTE
"""Bytes of a picture that is kept."""
MOST_TAKEN = 12
"""Pictures of an article that are taken along with it."""
_BEGINNING = 3
"""Blocks of a text, its headline and its standfirst among them, in which its own leading picture stands."""


class Picture(NamedTuple):
    """A picture by its address, with its caption or what it is said to show."""

    url: str
    caption: str


class Pictures:
    """The pictures of what is read, made for the screen. Each is fetched once and kept."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def whole(self, reading: Reading, url: str, width: int, height: int) -> bytes:
        """A picture of what is read, as a PNG of at most so many pixels.

        Raises ReaderError for what cannot be had, is too large, or is no picture.
        """
        return await _made(self._parts, reading, url, scaled, width, height)

    async def inset(self, reading: Reading, url: str, room: Room) -> Inset:
        """A picture of an article made for a place in its text. Raises ReaderError as `whole` does."""
        return await _made(self._parts, reading, url, inset, room)


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


def lead_of(article: Article) -> str | None:
    """The picture that an article leads with; None when the text begins with one, or shows the same below."""
    lead = article.image
    if lead is None:
        return None
    shown = [
        (number, span.target)
        for number, block in enumerate(article.document.blocks)
        for span in block.spans
        if span.kind is SpanKind.IMAGE and span.target
    ]
    begins = any(number < _BEGINNING for number, _ in shown)
    return None if begins or _file(lead) in (_file(url) for _, url in shown) else lead


def _file(url: str) -> str:
    """The name that a server gives to a picture in every size of it, as a rule."""
    return urlsplit(url).path.rpartition("/")[2].partition(".")[0] or url


async def _made(parts: Parts, reading: Reading, url: str, make: Callable[[bytes, *Ts], T], *asked: *Ts) -> T:
    """What is made of a picture. What cannot be read is not kept, and is asked for again another time."""
    stored = pictures.picture(parts.store, url)
    body = stored or await _fetched(parts, reading.article, url, reading.story)
    made = await parts.workers.run(f"The picture of {host_of(url)}", make, body, *asked)
    if stored is None:
        pictures.keep(parts.store, url, body, parts.now())
    return made


def wanted(parts: Parts, article: Article) -> list[str]:
    """The pictures of an article that are not kept yet, to be taken along; none where none can be shown."""
    if find_spec("PIL") is None:
        return []
    urls = [picture.url for picture in pictures_of(article)[:MOST_TAKEN]]
    return [url for url in urls if pictures.picture(parts.store, url) is None]


async def take(parts: Parts, article: Article, url: str, story: Story) -> int:
    """Fetch a picture of an article and keep it, unseen; its bytes, 0 when it cannot be had."""
    try:
        body = await _fetched(parts, article, url, story)
    except ReaderError:  # its caption stands in the text, and looking at it says what is wrong
        return 0
    pictures.keep(parts.store, url, body, parts.now())
    return len(body)


async def _fetched(parts: Parts, article: Article, url: str, story: Story | None) -> bytes:
    if article.url:
        user_agent, proxy = feed_care.way_to(parts.store, canonical_url(article.url))
    else:  # what a feed gave of a story that has no page
        own = feed_care.settings(parts.store, story.feed) if story and story.feed else FeedSettings()
        user_agent, proxy = own.user_agent, own.proxy
    private = is_from_here(parts, story) and may_lead_home(parts, url, article.url)
    answer = await parts.network.get(Request(url, private=private, user_agent=user_agent, proxy=proxy))
    host = host_of(url)
    if answer.status != 200:
        raise ReaderError(f"{host} did not send the picture ({answer.status}).")
    if not answer.content_type.startswith("image/"):
        raise ReaderError(f"{host} sent something other than a picture.")
    if len(answer.body) > LARGEST:
        raise ReaderError(f"The picture of {host} is larger than {LARGEST // MEGABYTE} MB.")
    return answer.body

"""Entries of a feed -> stories as they are stored, and stories compared again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic

from reader.model import Entry, ParsedFeed
from reader.store.adding import NewStory
from reader.store.gathering import Keys, StoryText
from reader.store.store import Store
from reader.text.clean import canonical_url
from reader.text.words import words_of

PARSING_SECONDS = 2.2
"""How long a feed may be parsed: making stories of it takes as long again, and `apart` ends both at 4.5 s."""


def read_feed(body: bytes, content_type: str, url: str) -> tuple[ParsedFeed, list[NewStory]]:
    """What a feed's document says of itself, its entries apart, and its stories.

    Raises ReaderError if it is no feed.
    """
    from reader.text.feed import parse_feed

    parsed = parse_feed(body, content_type, url, _late())
    # The texts of the entries are those of the stories: they are not to go from process to process twice.
    return replace(parsed, entries=()), new_stories(parsed.entries)


def _late() -> Callable[[], bool]:
    """Tells of each step whether the next, as long as those before it, would go beyond PARSING_SECONDS."""
    begun, steps = monotonic(), 0

    def late() -> bool:
        nonlocal steps
        steps += 1
        spent = monotonic() - begun
        return spent + spent / steps > PARSING_SECONDS

    return late


def warm_up() -> None:
    """Read a feed of next to nothing: what all feeds are read with is loaded then."""
    read_feed(b"<rss><channel><title>T</title><item><title>Ferry</title></item></channel></rss>", "", "")


def feed_title(body: bytes, content_type: str, url: str) -> str:
    """The title of a feed. Raises ReaderError if it is no feed."""
    from reader.text.feed import parse_feed

    return parse_feed(body, content_type, url).title


def new_stories(entries: Sequence[Entry]) -> list[NewStory]:
    """Entries as stories of their feed, which the guid tells apart."""
    return [_story(entry) for entry in entries]


def page_keys(*addresses: str | None) -> tuple[int, ...]:
    """The numbers by which the pages at these addresses are known."""
    from reader.text.same import address_key, number_of

    return tuple({number_of(key): None for url in addresses if url and (key := address_key(url))})


def is_same(one: StoryText, other: StoryText) -> bool:
    """Whether the texts of two stories are nearly equal."""
    from reader.text import same

    return same.is_same(same.Text(*one), same.Text(*other))


def compare_again(store: Store, ids: Sequence[int], words: str, now: datetime) -> None:
    """Compare stories whose text is known more fully now with others of these days, once it is stored."""
    from reader.store import regathering
    from reader.text.same import text_keys

    if ids := regathering.comparable(store, ids, now):
        texts = text_keys(words)
        with store.write(durable=False) as connection:
            for story_id in ids:
                regathering.settle_again(connection, story_id, texts, is_same)


def _story(entry: Entry) -> NewStory:
    from reader.text.credits import agency_of
    from reader.text.same import digest_of, guid_key, number_of, text_keys

    words = words_of(entry.content)
    guid = guid_key(entry.guid)
    pages = {*page_keys(entry.url), *((number_of(guid),) if guid else ())}
    return NewStory(
        guid=entry.guid,
        url=entry.url,
        address=canonical_url(entry.url) if entry.url else None,
        title=entry.title,
        author=entry.author,
        published=entry.published,
        html=entry.content,
        words=words,
        keys=Keys(tuple(pages), text_keys(words), digest_of(words)),
        agency=agency_of(entry.author, words),
    )

"""Entries of a feed -> stories as they are stored. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.model import Entry, ParsedFeed
from reader.store.stories import NewStory
from reader.text.clean import canonical_url
from reader.text.words import words_of


def read_feed(
    body: bytes, content_type: str, url: str, now: datetime | None = None
) -> tuple[ParsedFeed, list[NewStory]]:
    """What a feed's document says of itself, and its stories. Raises ReaderError if it is no feed."""
    from reader.text.feed import parse_feed

    parsed = parse_feed(body, content_type, url, now)
    return parsed, new_stories(parsed.entries)


def feed_title(body: bytes, content_type: str, url: str) -> str:
    """The title of a feed. Raises ReaderError if it is no feed."""
    from reader.text.feed import parse_feed

    return parse_feed(body, content_type, url).title


def new_stories(entries: Sequence[Entry]) -> list[NewStory]:
    """Entries as stories of their feed, which the guid tells apart."""
    return [_story(entry) for entry in entries]


def _story(entry: Entry) -> NewStory:
    return NewStory(
        guid=entry.guid,
        url=entry.url,
        address=canonical_url(entry.url) if entry.url else None,
        title=entry.title,
        author=entry.author,
        published=entry.published,
        html=entry.content,
        words=words_of(entry.content),
    )

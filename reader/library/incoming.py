"""Entries of a feed -> stories as they are stored. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from reader.model import Entry, ParsedFeed
from reader.store.stories import NewStory
from reader.text.clean import canonical_url
from reader.text.words import words_of

MOST_ENTRIES = 1000
"""Of one fetch. The newest stand first in a feed; one that lists more is an archive or an attack."""

FIRST_DATE = datetime(1990, 1, 1, tzinfo=UTC)
"""No page of the web is older: an earlier date is a field that was left empty."""


def read_feed(body: bytes, content_type: str, url: str) -> tuple[ParsedFeed, list[NewStory]]:
    """What a feed's document says of itself, and its stories. Raises ReaderError if it is no feed."""
    from reader.text.feed import parse_feed

    parsed = parse_feed(body, content_type, url)
    return parsed, new_stories(parsed.entries)


def new_stories(entries: Sequence[Entry]) -> list[NewStory]:
    """The stories of a feed, each with a guid of its own.

    Some feeds give several entries one guid: those are told apart by their link and title. Entries alike in
    all three are one.
    """
    taken = entries[:MOST_ENTRIES]
    uses = Counter(_guid(entry) for entry in taken)
    found: dict[str, NewStory] = {}
    for entry in taken:
        guid = _guid(entry)
        if uses[guid] > 1:
            guid = f"{guid}\n{entry.url or ''}\n{entry.title}"
        found.setdefault(guid, _story(guid, entry))
    return list(found.values())


def _guid(entry: Entry) -> str:
    return entry.guid or entry.url or sha256(f"{entry.title}\n{entry.content}".encode()).hexdigest()


def _story(guid: str, entry: Entry) -> NewStory:
    words = words_of(entry.content)
    return NewStory(
        guid=guid,
        url=entry.url,
        address=canonical_url(entry.url) if entry.url else None,
        title=entry.title or words[:80] or entry.url or "Untitled",
        author=entry.author,
        published=entry.published if entry.published and entry.published >= FIRST_DATE else None,
        html=entry.content,
        words=words,
    )

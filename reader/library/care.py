"""The upkeep of feeds: what is wrong with them, and what the user sets for one apart from the others."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.library.parts import Parts
from reader.model import Feed, ReaderError
from reader.store import feeds

_NEVER = datetime.max.replace(tzinfo=UTC)


class Care:
    """What is done for feeds beside fetching them. Every failure is a ReaderError with one sentence."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def find(self, name: str) -> Feed:
        """The feed with this id, address or title. Raises ReaderError when there is none, or several."""
        known = feeds.feeds(self._parts.store)
        found = [feed for feed in known if name in (str(feed.id), feed.url)]
        found = found or [feed for feed in known if feed.title.casefold() == name.casefold()]
        if len(found) > 1:
            raise ReaderError(f"{name}: {len(found)} feeds are called so; give the id of one.")
        if not found:
            raise ReaderError(f"{name}: no such feed; `quoth feeds` lists them.")
        return found[0]

    def troubled(self) -> tuple[Feed, ...]:
        """The feeds of which something is to be said: those that fail, longest first, then the others."""
        said = [feed for feed in feeds.feeds(self._parts.store) if feed.problem or feed.notice]
        return tuple(sorted(said, key=lambda feed: feed.failing_since or _NEVER))

"""The feeds that the user follows: taken up and left, what is wrong with them, and what is set for one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.feed_settings import as_value, folders_of, key_of, new_address, values, with_setting
from reader.library.namesakes import namesakes
from reader.library.parts import EDITION_URL, Parts
from reader.model import Feed, Imported, ReaderError
from reader.store import feed_care, feeds, places
from reader.text.clean import safe_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.logins import Login

HAD_ALREADY = "You had it already."
"""How the notice of a feed begins that was added once more."""
_NEVER = datetime.max.replace(tzinfo=UTC)


class Subscriptions:
    """What is done for feeds beside fetching them. Every failure is a ReaderError with one sentence."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def add(
        self, url: str, folder: str = "", login: Login | None = None, commands: bool = False
    ) -> Feed:
        """Subscribe to a feed, or to the only feed a page names, and store its stories.

        The `login`, or that in the URL, is kept for all that comes from the feed's server. Only with
        `commands` may the feed be a command that is run. Raises FeedFound when a page names several.
        """
        from reader.library import edition, subscribing

        if url == EDITION_URL:
            return edition.install(self._parts)
        return await subscribing.subscribe(self._parts, url, folder, login, commands)

    def remove(self, feed_id: int) -> None:
        """Leave a feed. Its stories go from the lists, but for those bookmarked; all stay stored."""
        feeds.remove(self._parts.store, feed_id, self._parts.now())

    def restore(self, feed_id: int) -> None:
        """Take a `remove` back."""
        feeds.restore(self._parts.store, feed_id)

    def import_list(self, data: bytes, commands: bool = False, name: str = "The file") -> Imported:
        """Subscribe to the feeds of an OPML file or of newsboat's `urls`; they come with the next refresh.

        Only with `commands` are those of the latter taken over that are commands. Raises ReaderError for one
        that names no feeds, which is called by its `name`.
        """
        from reader.library.subscribing import import_list

        done = import_list(self._parts, data, commands)
        if not any(done):
            raise ReaderError(f"{name} names no feeds: an OPML file or newsboat's urls would.")
        return done

    def as_opml(self) -> str:
        """The subscriptions as OPML."""
        from reader.library.subscribing import as_opml

        return as_opml(self._parts.store)

    def find(self, name: str) -> Feed:
        """The feed with this id, address or title. Raises ReaderError when there is none, or several."""
        known = feeds.feeds(self._parts.store)
        found = [feed for feed in known if name in (str(feed.id), feed.url)]
        found = found or [feed for feed in known if feed.title.casefold() == name.casefold()]
        if len(found) > 1:
            raise ReaderError(f"{name}: {len(found)} feeds have this name; give the id of one.")
        if not found:
            raise ReaderError(f"{name}: no such feed; `quoth feeds` lists them.")
        return found[0]

    def has(self, url: str) -> bool:
        """Whether the feed at an address is subscribed to."""
        return any(feed.url == url for feed in feeds.subscriptions(self._parts.store))

    def apart(self) -> Mapping[int, str]:
        """What tells a feed from the others of its title, by its id: some of its address."""
        return namesakes(feeds.feeds(self._parts.store))

    def troubled(self) -> tuple[Feed, ...]:
        """The feeds with a problem or a notice: those that fail, longest first, then the others."""
        said = [feed for feed in feeds.feeds(self._parts.store) if feed.problem or feed.notice]
        return tuple(sorted(said, key=lambda feed: feed.failing_since or _NEVER))

    def held_back(self) -> tuple[int, datetime] | None:
        """How many feeds wait as their servers asked, and until when the first; None when none does."""
        from reader.library.refresh import held_back

        return held_back(self._parts)

    def settings(self, feed: Feed) -> dict[str, str]:
        """What is set for a feed, by the keys of `feed_settings.KEYS`; "" where what is set for all holds."""
        set_for_it = feed_care.settings(self._parts.store, feed.id)
        own = {"title": feed.title, "folder": as_value(feed.folders)}
        return own | values(set_for_it) | {"address": feed.url}

    @property
    def defaults(self) -> dict[str, str]:
        """What holds for a feed where nothing is set for it, by the same keys."""
        settings = self._parts.settings
        return {"refresh_minutes": str(settings.refresh_minutes), "full_text": settings.full_text}

    def change(self, feed: Feed, name: str, value: str) -> Feed:
        """Set one thing for a feed, named by the beginning of its key; the feed as it then is.

        Nothing, or a dash, takes the setting back. Raises ReaderError for what cannot be set.
        """
        store, key, value = self._parts.store, key_of(name), safe_line(value).strip()
        value = "" if value == "-" else value
        if key == "address":
            feed_care.move(store, feed.id, new_address(feed.url, value))
        elif key == "title":
            feed_care.rename(store, feed.id, value)
        elif key == "folder":
            places.put_into(store, feed.id, folders_of(value))
        else:
            before = feed_care.settings(store, feed.id)
            feed_care.change(store, feed.id, with_setting(before, key, value))
        changed = feeds.feed(store, feed.id)
        assert changed is not None
        return changed

"""Where a story stands: what its outlet is called, and the same story in several feeds."""

from __future__ import annotations

from reader.library.parts import Parts
from reader.model import Parting, Reading, Story
from reader.store import groups, stories
from reader.text.clean import site_of


def outlet_of(reading: Reading) -> str:
    """What the outlet of an article is called: as its page names it, else as its feed is titled.

    A feed of another site gathers what others write, and gives them no name: then it is the host. Empty where
    nothing is known.
    """
    article, story = reading.article, reading.story
    title, host = story.feed_title if story else "", site_of(article.url or "")
    is_own = story is not None and host in map(site_of, story.feed_urls)
    return title if title and is_own and article.site in (None, host) else article.site or host or title


class Outlets:
    """Answers for one story at a time."""

    def __init__(self, parts: Parts) -> None:
        self._store = parts.store

    def of(self, story_id: int) -> list[Story]:
        """The stories of all feeds that are the same as one, the one that stands for them first."""
        return stories.stories(self._store, groups.members(self._store, story_id))

    def part(self, story_id: int) -> Parting:
        """Let one story stand for itself for good, apart from those that it counts as the same as."""
        return groups.part(self._store, story_id)

    def scatter(self, story_id: int) -> Parting:
        """Let a story and all that it counts as the same as stand each for itself for good."""
        return groups.scatter(self._store, story_id)

    def rejoin(self, parting: Parting) -> None:
        """Take a parting back."""
        groups.rejoin(self._store, parting)

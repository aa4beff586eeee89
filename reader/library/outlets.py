"""The same story in several feeds: where it stands, and parted by the user."""

from __future__ import annotations

from reader.library.parts import Parts
from reader.model import Parting, Story
from reader.store import groups, stories


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

"""The evidence of stories: their pages and what those cite, saved so that they can be shown later."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from reader.library.parts import Parts
from reader.model import Exhibit, Progress
from reader.store import evidence


class Evidence:
    """Evidence taken along, and what there is of it."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def take_along(
        self, story_ids: Sequence[int], *, sources: bool = True, again: bool = False
    ) -> AsyncGenerator[Progress]:
        """Take along the pages of stories and, with `sources`, what those cite; a step for each once stored.

        What failed earlier is asked for `again` if wanted. Whoever stops early must `aclose()` the generator.
        """
        from reader.library.taking import take_along

        return take_along(self._parts, story_ids, sources, again)

    def take_wanted(self) -> AsyncGenerator[Progress]:
        """Take along the new stories whose pages the user wants, by their feeds or by rules; a step for each.

        With what rules have bookmarked goes its evidence. Whoever stops early must `aclose()` the generator.
        """
        from reader.library.fulltext import take_wanted

        return take_wanted(self._parts)

    def wanting(self, *, sources: bool = True, again: bool = False) -> Sequence[int]:
        """Unread stories whose evidence (without `sources`: page) was not asked for, or failed (`again`)."""
        from reader.library.taking import wanting

        return wanting(self._parts, sources, again)

    def of_story(self, story_id: int) -> tuple[Exhibit, ...]:
        """The evidence of a story, the article first; nothing before it was taken along."""
        return evidence.of_story(self._parts.store, story_id)

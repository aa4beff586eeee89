"""One story of several feeds in plain lines: where else it stands, and parted from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.linear.lines import story_line
from reader.cli.linear.part import Part
from reader.model import ReaderError, Story

if TYPE_CHECKING:
    from reader.cli.linear.session import Session


class Outlets(Part):
    """Lists the same story of other feeds, and parts what is not the same."""

    def __init__(self, talk: Session) -> None:
        super().__init__(talk)
        self._told: Sequence[Story] = ()

    def do_outlets(self, number: str) -> None:
        """The story in every feed that has it; a number opens it as that feed has it."""
        story = self._talk.meant_story(number)
        told = self._talk.library.outlets.of(story.id)
        if len(told) < 2:
            raise ReaderError("No other feed has this story.")
        self._told, now = told, self._talk.now()
        title = f"“{story.title}” in feeds"
        offline = self._talk.library.offline
        apart = self._talk.library.subscriptions.apart()
        self._talk.offer(
            title,
            told,
            lambda each: story_line(each, now, offline, apart.get(each.feed or 0, "")),
            self._open,
        )

    def do_part(self, number: str) -> None:
        """Part a story of the list from all that it counts as the same as; after outlets, one of them."""
        outlets, row = self._talk.library.outlets, self._talk.row_in(self._open, number)
        story = self._talk.meant_story(number) if row is None else self._told[row]
        if len(outlets.of(story.id)) < 2:
            raise ReaderError("No other feed has this story: there is nothing to part.")
        parting = outlets.scatter(story.id) if row is None else outlets.part(story.id)
        label = f"Parted “{story.title}”"
        self._talk.undoable(label, lambda: outlets.rejoin(parting))
        self._talk.relist()
        self._talk.say(f"{label}. Say undo to take it back; stories lists them.")

    def _open(self, row: int) -> None:
        self._talk.open(self._told[row])

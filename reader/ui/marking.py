"""Marks of stories, each change of which can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library import Library
from reader.model import Change, Story
from reader.ui.undoing import Undo


class Marking:
    """Sets marks in the library and remembers what they were. Says what it did in a sentence."""

    def __init__(self, library: Library, undo: Undo) -> None:
        self._library = library
        self._undo = undo

    def opened(self, story: Story) -> None:
        """A story that is read is no longer unread; nothing is said of it."""
        if story.unread:
            self._keep(self._library.mark([story.id], unread=False))

    def toggle_read(self, story: Story) -> str:
        """Read becomes unread, unread becomes read."""
        return self._keep(self._library.mark([story.id], unread=not story.unread))

    def toggle_bookmark(self, story: Story) -> str:
        """A bookmark is set, or taken away."""
        return self._keep(self._library.mark([story.id], bookmarked=not story.bookmarked))

    def all_read(self, ids: Sequence[int]) -> str:
        """Every story of a list is read."""
        return self._keep(self._library.mark(ids, unread=False)) + " U takes it back."

    def _keep(self, change: Change) -> str:
        self._undo.add(change.label, lambda: self._library.undo(change))
        return f"{change.label}."

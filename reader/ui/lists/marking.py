"""Marks of stories, each change of which can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import Change, Story
from reader.ui.context import Context
from reader.ui.subject import Subject


class Marking:
    """Sets marks in the library and remembers what they were. Says what it did in a sentence.

    `marked` is called when marks have changed, `bookmarked` with stories that have come among the bookmarks.
    """

    def __init__(
        self,
        context: Context,
        subject: Callable[[], Subject],
        marked: Callable[[], None],
        bookmarked: Callable[[Sequence[int]], None],
    ) -> None:
        self._library = context.library
        self._undo = context.undo
        self._stage = context.stage
        self._subject = subject
        self._lists = context.lists
        self._marked = marked
        self._bookmarked = bookmarked

    def opened(self, story: Story) -> None:
        """A story that is read is no longer unread; nothing is said of it."""
        if story.unread:
            self._keep(self._library.mark([story.id], unread=False))
            self._marked()

    def action_toggle_read(self) -> None:
        """Read becomes unread, unread becomes read; of several, any unread one makes all read."""
        with self._stage.telling():
            if ids := self._subject().ids:
                self._mark(ids, unread=not self._library.unread_among(ids))

    def action_bookmark(self) -> None:
        """Bookmarks are set; where all have one, they are taken away."""
        with self._stage.telling():
            if ids := self._subject().ids:
                bookmarked = not self._library.all_bookmarked(ids)
                self._mark(ids, bookmarked=bookmarked)
                if bookmarked:
                    self._bookmarked(ids)

    def action_mark_all_read(self) -> None:
        self._mark_read(self._lists.ids)

    def action_mark_above(self) -> None:
        self._mark_read(self._lists.rows.ids[: self._lists.cursor])

    def action_mark_below(self) -> None:
        self._mark_read(self._lists.rows.ids[self._lists.cursor + 1 :])

    def _mark_read(self, ids: Sequence[int]) -> None:
        with self._stage.telling():
            if unread := self._library.unread_among(ids):
                self._stage.say_done(self._keep(self._library.mark(unread, unread=False)).label)
                self._marked()
            else:
                self._stage.say("All are read." if ids else "There is no story here.")

    def _mark(
        self, ids: Sequence[int], *, unread: bool | None = None, bookmarked: bool | None = None
    ) -> None:
        change = self._keep(self._library.mark(ids, unread=unread, bookmarked=bookmarked))
        if len(ids) == 1:
            self._stage.say(f"{change.label}.")
        else:
            self._stage.say_done(change.label)
        self._lists.drop_range()
        self._marked()

    def _keep(self, change: Change) -> Change:
        self._undo.add(change.label, lambda: self._library.undo(change))
        return change

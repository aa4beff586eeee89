"""What the user puts on stories in plain lines: marks of one, of a range or of a list; tags and notes."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli.linear.part import Part
from reader.model import ReaderError


class Marking(Part):
    """Read, unread, bookmarked, hidden; of several stories the marks become the same, as on the screen."""

    def do_bookmark(self, numbers: str) -> None:
        ids, library = self._talk.meant_ids(numbers), self._talk.library
        self._talk.tell_of(library.mark(ids, bookmarked=not library.all_bookmarked(ids)))

    def do_read(self, numbers: str) -> None:
        ids, library = self._talk.meant_ids(numbers), self._talk.library
        self._talk.tell_of(library.mark(ids, unread=not library.unread_among(ids)))

    def do_readall(self, _: str) -> None:
        self._mark_read(self._talk.listed[0])

    def do_above(self, number: str) -> None:
        self._mark_read(self._talk.listed[0][: self._talk.row_of(number)])

    def do_below(self, number: str) -> None:
        self._mark_read(self._talk.listed[0][self._talk.row_of(number) + 1 :])

    def do_hide(self, numbers: str) -> None:
        """Keep stories out of the lists; those that are, bring back."""
        ids, organising = self._talk.meant_ids(numbers), self._talk.library.organising
        hidden = all(story.hidden for story in self._talk.library.stories(ids))
        self._talk.tell_of(organising.show(ids) if hidden else organising.hide(ids))

    def _mark_read(self, ids: Sequence[int]) -> None:
        if not ids:
            raise ReaderError(f"There is no story there in {self._talk.listed[1]}.")
        if unread := self._talk.library.unread_among(ids):
            self._talk.tell_of(self._talk.library.mark(unread, unread=False))
        else:
            self._talk.say("All are read.")


class StoryNotes(Part):
    """Tags and notes of the open story."""

    def do_tag(self, words: str) -> None:
        story = self._talk.meant_story()
        if not words:
            self._talk.say(f"Tags: {' '.join(story.tags) or 'none'}.")
            return
        change = self._talk.library.organising.tag([story.id], words)
        self._talk.tell_of(change)

    def do_note(self, text: str) -> None:
        story = self._talk.meant_story()
        if not text:
            self._talk.say(f"Your note: {story.note or 'none'}.")
            return
        change = self._talk.library.organising.note(story.id, text)
        self._talk.tell_of(change)

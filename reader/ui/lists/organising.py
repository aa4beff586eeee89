"""What users put on stories: tags and notes, and whether they hide them from the lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library.searching import mistake_in_tags
from reader.model import HideChange, NoteChange, Story, TagChange, counted
from reader.ui.cells import cut
from reader.ui.context import Context
from reader.ui.quotes.annotations import Annotations
from reader.ui.subject import Subject

ON_A_RANGE = ("toggle_read", "bookmark", "tag", "hide", "save_evidence", "save_list_evidence", "write")
"""The actions that are done to every story of a range."""
_LONGEST_TITLE = 60
"""Cells of a headline in the title of a dialog."""


class Organising:
    """Asks for tags and notes and stores them. `changed` is called when the lists must be filled again."""

    def __init__(
        self, context: Context, subject: Subject, annotations: Annotations, changed: Callable[[], None]
    ) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._lists = context.lists
        self._annotations = annotations
        self._undo = context.undo
        self._changed = changed

    def action_tag(self) -> None:
        if ids := self._ids():
            self._stage.job("ask", lambda: self._tag(ids))

    def action_note(self) -> None:
        if (story := self._subject.story) and self._ids():
            self._stage.job("ask", lambda: self._write(story))

    def action_range(self) -> None:
        """Begin a range at the cursor; again: let go of it."""
        if self._lists.drop_range():
            self._stage.say("")
        elif self._lists.begin_range():
            key = self._stage.key
            work = " ".join(map(key, ON_A_RANGE))
            self._stage.say(
                f"A range: {key('down')} {key('up')} extend it, {work} work on all of it, Esc drops it."
            )

    def action_hide(self) -> None:
        """Hide stories; where all of them are hidden, show them again."""
        with self._stage.telling():
            if ids := self._ids():
                organising = self._library.organising
                are_hidden = all(story.hidden for story in self._library.stories(ids))
                self._keep(organising.show(ids) if are_hidden else organising.hide(ids))
                self._changed()

    def write_note(self, story: Story, text: str) -> None:
        """Keep a note on a story, unless it has just that. Raises ReaderError for one that is too long."""
        if text.strip() != story.note:
            self._keep(self._library.organising.note(story.id, text))
            self._show()

    def _ids(self) -> Sequence[int]:
        """The stories that a key is about; says so when there is none."""
        ids = self._subject.ids
        if not ids:
            self._stage.say("There is no story of the library here.")
        return ids

    async def _tag(self, ids: Sequence[int]) -> None:
        from reader.ui.lists.tag_dialog import TagDialog

        organising = self._library.organising
        found = self._library.stories(ids)
        shared = [tag for tag in found[0].tags if all(tag in story.tags for story in found)] if found else []
        about = f"“{_called(found[0])}”" if len(found) == 1 else counted(len(found), "story")
        dialog = TagDialog(about, shared, organising.tags(), mistake_in_tags)
        typed = await self._stage.ask(dialog)
        if typed is not None:
            self._keep(organising.retag(ids, shared, typed))
            self._show()

    async def _write(self, story: Story) -> None:
        from reader.ui.lists.note_dialog import NoteDialog

        text = await self._stage.ask(NoteDialog(_called(story), story.note))
        if text is not None:
            self.write_note(story, text)

    def _keep(self, change: TagChange | NoteChange | HideChange) -> None:
        self._undo.add(change.label, lambda: self._take_back(change))
        self._stage.say_done(change.label)
        self._lists.drop_range()

    def _take_back(self, change: TagChange | NoteChange | HideChange) -> None:
        self._library.organising.undo(change)
        self._annotations.organised()

    def _show(self) -> None:
        self._lists.redraw_stories()
        self._lists.refill_shelves()
        self._annotations.organised()


def _called(story: Story) -> str:
    return cut(story.title, _LONGEST_TITLE)

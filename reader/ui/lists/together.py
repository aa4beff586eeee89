"""One story of several feeds: its outlets shown below it, and parted from it."""

from __future__ import annotations

from reader.model import Story
from reader.ui.context import Context


class Together:
    """Opens and closes the rows of the list of stories."""

    def __init__(self, context: Context) -> None:
        self._library = context.library
        self._stage = context.stage
        self._panes = context.panes
        self._lists = context.lists
        self._undo = context.undo

    def action_show_outlets(self) -> None:
        """Show the same story of other feeds below the row, or fold it again."""
        with self._stage.telling():
            index = self._panes.stories.cursor
            story = self._lists.story(index)
            if index is None or story is None:
                return
            if self._lists.fold(index):
                return
            others = self._lists.same_as(story.id)
            if not others:
                self._stage.say("No other feed has this story.")
                return
            self._lists.unfold(index, others)
            key = self._stage.key("part_outlets")
            self._stage.say(f"{key} parts one of them from the others, or the first row from all.")

    def action_part_outlets(self) -> None:
        """Let the story under the cursor stand for itself; or all of its outlets, if the row is theirs."""
        with self._stage.telling():
            index = self._panes.stories.cursor
            story = self._lists.story(index)
            if index is None or story is None:
                return
            if story.feeds < 2 and len(self._library.outlets.of(story.id)) < 2:
                self._stage.say("No other feed has this story: there is nothing to part.")
                return
            outlets = self._library.outlets
            part = outlets.scatter if self._stands_for_all(index, story) else outlets.part
            parting = part(story.id)
            label = f"Parted “{story.title}”"
            self._undo.add(label, lambda: outlets.rejoin(parting))
            self._lists.refill_stories()
            self._lists.refill_shelves()
            self._stage.say_done(label)

    def _stands_for_all(self, index: int, story: Story) -> bool:
        """Whether a row is that of all outlets of its story; in the list of one feed it may be its own."""
        if self._lists.is_unfolded(index):
            return False
        return self._lists.selection.feed is None or self._library.outlets.of(story.id)[0].id == story.id

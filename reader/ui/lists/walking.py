"""The way from story to story, and from list to list."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.context import Context
from reader.ui.finding import Finding
from reader.ui.opening import Opening


class Walking:
    """Opens the next story, and shows the next list; `listed` is called when another is shown."""

    def __init__(
        self, context: Context, opening: Opening, finding: Finding, listed: Callable[[], None]
    ) -> None:
        self._stage = context.stage
        self._lists = context.lists
        self._stories = context.panes.stories
        self._open = context.open
        self._opening = opening
        self._finding = finding
        self._listed = listed

    def open_row(self, index: int) -> None:
        """Open the story of a row, and have the cursor there."""
        with self._stage.telling():
            if story := self._lists.story(index):
                self._stories.cursor = index
                self._open(story)

    def action_next_story(self, times: int = 1) -> None:
        self._step(times, "last")

    def action_previous_story(self, times: int = 1) -> None:
        self._step(-times, "first")

    def action_next_unread(self, times: int = 1) -> None:
        self._step_unread(1, times)

    def action_previous_unread(self, times: int = 1) -> None:
        self._step_unread(-1, times)

    def action_next_list(self, times: int = 1) -> None:
        self._step_list(times, "last")

    def action_previous_list(self, times: int = 1) -> None:
        self._step_list(-times, "first")

    def _step(self, rows: int, end: str) -> None:
        cursor = self._stories.cursor or 0
        row = min(max(cursor + rows, 0), len(self._lists.rows) - 1)
        if 0 <= row != cursor:
            self.open_row(row)
        else:
            self._stage.say(f"This is the {end} story of the list.")

    def _step_unread(self, step: int, times: int) -> None:
        if self._finding.in_text.text:
            self._finding.in_text.step(step * times)
            return
        with self._stage.telling():
            row = self._lists.next_unread(step, times, passed=step < 0 or self._is_open_at_cursor)
            if row is None:
                key = self._stage.key("next_list")
                self._stage.say(f"No more unread stories in this list: {key} shows the next.")
            else:
                self.open_row(row)

    @property
    def _is_open_at_cursor(self) -> bool:
        """Whether the story under the cursor is the one that is read: if it is unread, the user said so."""
        cursor, story = self._stories.cursor, self._opening.story
        return story is not None and cursor is not None and self._lists.rows.ids[cursor] == story.id

    def _step_list(self, lists: int, end: str) -> None:
        with self._stage.telling():
            if self._lists.step_shelf(lists):
                self._listed()
                self._stage.say(f"The list is now {self._lists.title}.")
            else:
                self._stage.say(f"This is the {end} list of the library.")

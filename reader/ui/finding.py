"""Finding: words in the text, rows in a list, stories in the whole library."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.model import Selection
from reader.ui.actions import Pane
from reader.ui.article.text_find import TextFind
from reader.ui.lists.pane import Lists
from reader.ui.panes import Panes

LABELS = {
    Pane.LIBRARY: "Filter feeds:",
    Pane.STORIES: "Filter stories:",
    Pane.ARTICLE: "Find in the text:",
    Pane.QUOTES: "Filter quotes:",
    Pane.SOURCES: "Filter sources:",
}
BY_PATTERN = "Find by pattern:"
SEARCH = "Search the library:"


class Stand(NamedTuple):
    """A list of stories as it was left: what it shows, and the row and the story under its cursor."""

    selection: Selection
    filter: str
    row: int
    story: int | None


class Finding:
    """Carries out what is typed into the line at the foot, as it is typed, and ends it again."""

    def __init__(self, lists: Lists, panes: Panes, in_text: TextFind, say: Callable[[str], None]) -> None:
        self._lists = lists
        self._panes = panes
        self.in_text = in_text
        self._say = say
        self._pane: Pane | None = None
        self._before = 0
        self._list_before = self._rows_before = self._stand
        self._needles: dict[Pane, str] = {}

    def begin(self, pane: Pane | None) -> str:
        """Begin a find or a filter in a pane, or a search of the library for None. The text to begin with."""
        self._pane = pane
        self._before = self._panes.article.scroll_offset.y
        if not self._needles.get(Pane.STORIES):
            self._rows_before = self._stand
        if not self._is_search:
            self._list_before = self._stand
        if pane is Pane.ARTICLE:
            return self.in_text.text
        return self._needles.get(pane, "") if pane else ""

    def typed(self, text: str, as_pattern: bool = False) -> None:
        """Show what the text so far finds; in the article, what the pattern that it is finds."""
        if self._pane is not None:
            self._apply(self._pane, text, as_pattern)
        else:
            self._search(text)

    def finished(self, text: str | None, as_pattern: bool = False) -> Pane | None:
        """What was typed stands, or (None) is given up. The pane in which it shows."""
        pane = self._pane
        if pane is None:
            self._search(text or "")
            return Pane.STORIES if text else None
        if text:
            self._apply(pane, text, as_pattern)
        else:
            self._give_up(pane)
            if pane is Pane.ARTICLE:
                self._panes.article.scroll_to(y=self._before, animate=False)
        return pane

    def _search(self, text: str) -> None:
        """Search the whole library; for nothing, show what was shown before the search was begun."""
        if text:
            self._lists.select(Selection(search=text, begun=True))
            self._needles.pop(Pane.STORIES, None)
        else:
            self._go_back()

    def _go_back(self) -> None:
        """Show the list that was there before the search."""
        self._lists.select(*self._list_before)
        self._needles[Pane.STORIES] = self._list_before.filter

    @property
    def _is_search(self) -> bool:
        """Whether the list of stories is what a search of the library found, and none of the user's own."""
        return bool(self._lists.selection.search) and not self._lists.selection.name

    @property
    def _stand(self) -> Stand:
        """The list of stories as it stands, and where the cursor is in it."""
        story = self._lists.story(self._lists.cursor)
        return Stand(
            self._lists.selection, self._lists.filter, self._lists.cursor, story.id if story else None
        )

    def end(self, pane: Pane) -> bool:
        """End the find or the filter of a pane; whether there was one.

        The cursor stays on its story, if a filter has left one; after a search, the list before comes back.
        """
        sought = self.in_text.text if pane is Pane.ARTICLE else self._needles.get(pane)
        if sought:
            self._end(pane, self._stand if len(self._lists.rows) else self._rows_before)
        elif pane is Pane.STORIES and self._is_search:
            self._go_back()
        else:
            return False
        self._say("")
        return True

    def _give_up(self, pane: Pane) -> None:
        """What was being typed is dropped, and the cursor goes back to where it was."""
        self._end(pane, self._rows_before)
        self._say("")

    def _end(self, pane: Pane, at: Stand) -> None:
        if pane is Pane.STORIES and self._needles.pop(pane, ""):
            self._lists.select(self._lists.selection, "", at.row, at.story)
        self._apply(pane, "")

    def forget(self, *panes: Pane) -> None:
        """The panes show something else: what was sought in them is over."""
        for pane in panes:
            self._needles.pop(pane, None)
            if pane is Pane.ARTICLE:
                self.in_text.forget()

    def _apply(self, pane: Pane, text: str, as_pattern: bool = False) -> None:
        if pane is Pane.ARTICLE:
            self.in_text.seek(text, as_pattern)
            return
        if text == self._needles.get(pane, ""):
            return
        if pane is Pane.STORIES:
            self._lists.select(self._lists.selection, text)
        self._needles[pane] = text
        if pane is Pane.LIBRARY:
            self._lists.filter_shelves(text)
        elif pane is Pane.QUOTES:
            self._panes.ledger.filter_quotes(text)
        elif pane is Pane.SOURCES:
            self._panes.ledger.filter_sources(text)

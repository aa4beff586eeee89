"""The library and the list of stories: what is selected, what is shown of it, and what comes next."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from reader.config import load_lists
from reader.library.orders import keep_order, order_of
from reader.model import QueryError, ReaderError, Selection, Sort
from reader.ui.lists.naming import said_when_empty, title_of
from reader.ui.lists.shelves import ShelfRows, filtered, shelves
from reader.ui.lists.stories import StoryRows

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config.lists import OwnLists
    from reader.library import Library
    from reader.model import Feed, QueryList, Story
    from reader.ui.lists.rows import RowList
    from reader.ui.lists.shelves import Shelf

_NEAR = 200
"""Rows that are looked at one by one for the next unread story, before all unread ones are asked for."""


class Lists:
    """Fills the two lists from the library.

    The stories are a snapshot on purpose: a story that was read stays in the list of unread stories until the
    list is filled again, so that the rows do not move while they are used. `key` gives the key of an action.
    """

    def __init__(
        self,
        library: Library,
        shelf_list: RowList,
        story_list: RowList,
        now: Callable[[], datetime],
        own_path: Path,
        key: Callable[[str], str],
    ) -> None:
        self._library = library
        self._key = key
        self.own_path = own_path
        self.own: OwnLists | None = load_lists(own_path)
        self._shelf_list = shelf_list
        self._story_list = story_list
        self._now = now
        self._shelves: tuple[Shelf, ...] = ()
        self._tails: dict[int, str] = {}
        self._shelf_filter = ""
        self.feeds: tuple[Feed, ...] = ()
        self.selection = Selection()
        self._followed: Selection | None = None
        self.filter = ""
        self.ids: Sequence[int] = ()
        """The stories of the list, without those that are unfolded below a row."""
        self._unfolded: dict[int, Sequence[int]] = {}
        self._fills = False
        """Whether stories come into a list that was empty, and nobody has moved in it since."""
        self.sort = Sort.NEWEST
        self.shelf_rows = ShelfRows(())
        self.rows = StoryRows((), library.stories, now())

    def refill_shelves(self) -> None:
        """Show the library as it now stands, the cursor on the list that is selected."""
        self.feeds = self._library.feeds()
        counts = self._library.counts()
        tags = self._library.organising.tags() if counts.tagged else ()
        self._shelves = shelves(self.feeds, counts, self.own_lists, tags)
        self._tails = {shelf.feed.id: shelf.tail for shelf in self._shelves if shelf.feed}
        self.filter_shelves(self._shelf_filter)

    def tail_of(self, feed: int | None) -> str:
        """What stands behind the title of a feed, by its id, where another has the same title."""
        return self._tails.get(feed or 0, "")

    def filter_shelves(self, needle: str) -> None:
        """Show the lists and feeds whose name has the needle; all of them when it is empty."""
        self._shelf_filter = needle
        self.shelf_rows = ShelfRows(filtered(self._shelves, needle) if needle else self._shelves)
        # The row of a feed stays the row of its unread stories.
        plain = replace(self.selection, unread=False, bookmarked=False)
        cursor = self.shelf_rows.index_of(self.selection, self._shelf_list.cursor)
        if cursor is None and plain != Selection():
            cursor = self.shelf_rows.index_of(plain, self._shelf_list.cursor)
        if cursor is None:
            cursor = self._shelf_list.cursor
        elif not needle:
            self._followed = self.shelf_rows.shelves[cursor].selection
        self._shelf_list.show(self.shelf_rows, cursor, empty=f"No list or feed has “{needle}” in its name.")

    def select(
        self, selection: Selection, needle: str = "", index: int = 0, story_id: int | None = None
    ) -> None:
        """Show the stories of a selection that `needle` finds (all when it is empty), from the first.

        With `story_id` the cursor comes to that story, and to the row `index` where it is not among them.

        Raises QueryError for a search that cannot be read, ReaderError for that of a list of the user's
        own, and shows what it showed.
        """
        sort = order_of(self._library, selection)
        ids = self._ids(selection, needle, sort)
        self.selection, self.filter, self.sort = selection, needle, sort
        self._unfolded.clear()
        self._fills = False
        self._show(ids, index, story_id)

    def sort_by(self, sort: Sort) -> None:
        """Show the list in another order, from the first, and remember it for this list."""
        keep_order(self._library, self.selection, sort)
        self.select(self.selection, self.filter)

    @property
    def own_lists(self) -> Sequence[QueryList]:
        """The user's own lists, in the order of their file."""
        return self.own.lists if self.own else ()

    def reload_own(self) -> None:
        """Take the user's own lists anew from their file."""
        self.own = load_lists(self.own_path)
        self.refill_shelves()

    def _ids(self, selection: Selection, needle: str, sort: Sort) -> Sequence[int]:
        try:
            return self._library.story_ids(selection, needle, sort)
        except QueryError as error:
            if not self._is_own_wrong(selection):
                raise
            from reader.config.lists import query_problem

            raise ReaderError(str(query_problem(self.own_path, selection.name, error))) from error

    def _is_own_wrong(self, selection: Selection) -> bool:
        """Whether it is the search of a list of the user's own, not what was typed, that cannot be read."""
        from reader.library.searching import mistake_in_search

        return bool(selection.name) and mistake_in_search(selection.search) is not None

    def follow_shelf(self) -> bool:
        """Show the list under the library's cursor, if that has come to another one; whether it has."""
        selection = self.shelf.selection if self.shelf else None
        if selection is None or selection == self._followed:
            return False
        self._followed = selection
        self.select(selection)
        return True

    def refill_stories(self) -> None:
        """Take the list anew: stories have come. The cursor stays on its story, or on its row.

        In a list that was empty it stays at the top until somebody moves it or reads: nobody chose its story.
        """
        index = self._story_list.cursor or 0
        story = self.story(index)
        self._fills = index == 0 and (story is None or (self._fills and story.unread))
        story = None if self._fills else story
        anchor = self.story(self._story_list.begun_at)
        # What is the same as a row may have been parted from it, or have come to it.
        below = ((row, self.same_as(row)) for row in self._unfolded)
        self._unfolded = {row: others for row, others in below if others}
        ids = self._ids(self.selection, self.filter, self.sort)
        self._show(ids, index, story.id if story else None)
        if anchor is not None:
            self._story_list.begun_at = self.rows.index_of(anchor.id)

    def same_as(self, story_id: int) -> Sequence[int]:
        """The same story in other feeds."""
        return [other.id for other in self._library.outlets.of(story_id) if other.id != story_id]

    def unfold(self, index: int, others: Sequence[int]) -> None:
        """Show these stories below a row, which are the same of other feeds."""
        self._unfolded[self.rows.ids[index]] = others
        self._show(self.ids, index)

    def is_unfolded(self, index: int) -> bool:
        """Whether a row stands below another one, which is the same story of another feed."""
        return any(self.rows.ids[index] in others for others in self._unfolded.values())

    def fold(self, index: int) -> bool:
        """Show what is below a row no more, or what the row is among; whether there was any."""
        story_id = self.rows.ids[index]
        row = next((row for row, others in self._unfolded.items() if story_id in (row, *others)), None)
        if row is None:
            return False
        del self._unfolded[row]
        self._show(self.ids, index, row)
        return True

    def redraw_stories(self) -> None:
        """Draw the same rows anew: marks have changed, or whether the network may be asked."""
        self.rows.offline = bool(self.cut_off)
        self.rows.forget()
        self._story_list.redraw()

    def catch_up(self) -> None:
        """Show what somebody else did to the library. No row moves for it, but those of a removed feed go."""
        before = {feed.id for feed in self.feeds}
        self.redraw_stories()
        self.refill_shelves()
        removed = before - {feed.id for feed in self.feeds}
        if self.selection.feed in removed:
            self.select(Selection())
            self.refill_shelves()
        elif removed:
            self.refill_stories()

    @property
    def cut_off(self) -> str:
        """In a word why nothing comes from the network; empty while it may."""
        return "offline" if self._library.offline else "no network" if self._library.network_lost else ""

    @property
    def cursor(self) -> int:
        """The row of the cursor in the list of stories; 0 in an empty one."""
        return self._story_list.cursor or 0

    @property
    def chosen(self) -> Sequence[int]:
        """The stories of the range that was begun; none when there is no range."""
        rows = self._story_list.chosen
        return self.rows.ids[rows.start : rows.stop]

    def begin_range(self) -> bool:
        """Begin a range at the cursor, which it goes to from there on; whether there is a row for it."""
        self._story_list.begun_at = self._story_list.cursor
        return self._story_list.begun_at is not None

    def drop_range(self) -> bool:
        """Let go of the range; whether there was one."""
        had_one = self._story_list.begun_at is not None
        self._story_list.begun_at = None
        return had_one

    def _show(self, ids: Sequence[int], index: int, story_id: int | None = None) -> None:
        """Show the rows of these ids, each with what was unfolded below it."""
        self.ids = ids
        inner: set[int] = set()
        for row, others in self._unfolded.items():
            if row in ids:
                at = ids.index(row) + 1
                ids = array("q", (*ids[:at], *others, *ids[at:]))
                inner.update(others)
        self.rows = StoryRows(
            ids,
            self._library.stories,
            self._now(),
            outlet=self.selection.feed is None,
            excerpts=partial(self._library.excerpts, selection=self.selection, typed=self.filter),
            inner=inner,
            offline=bool(self.cut_off),
            tail=self.tail_of,
        )
        found = self.rows.index_of(story_id) if story_id is not None else None
        empty = "" if ids else self._said_when_empty()
        self._story_list.show(self.rows, index if found is None else found, empty=empty)

    def _said_when_empty(self) -> str:
        # The library pane has its own after the first list, and after the one that follows a removal.
        has_feeds = bool(self._library.feeds())
        problem = self.feed.problem if self.feed else None
        return said_when_empty(self.selection, self.filter, has_feeds, self._key, problem)

    @property
    def shelf(self) -> Shelf | None:
        """The row of the library that the cursor is on."""
        index = self._shelf_list.cursor
        return self.shelf_rows.shelves[index] if index is not None and index < len(self.shelf_rows) else None

    @property
    def feed(self) -> Feed | None:
        """The feed whose stories are shown."""
        return next((feed for feed in self.feeds if feed.id == self.selection.feed), None)

    @property
    def feed_ids(self) -> Sequence[int] | None:
        """The feeds that the list is made of; None for all of them."""
        if self.selection.feed is not None:
            return [self.selection.feed]
        if self.selection.folder is not None:
            return [feed.id for feed in self.feeds if self.selection.folder in feed.all_folders]
        return None

    def story(self, index: int | None) -> Story | None:
        """The story on a row."""
        return self.rows.story(index) if index is not None and index < len(self.rows) else None

    def step_shelf(self, step: int) -> bool:
        """Show the list so many rows of the library down, or up; whether that is another one."""
        rows = self._shelf_list
        if step > 0:
            rows.action_scroll_down(step)
        else:
            rows.action_scroll_up(-step)
        return self.follow_shelf()

    def next_unread(self, step: int, times: int = 1, *, passed: bool = True) -> int | None:
        """The next row with an unread story, downwards from the cursor for a step of 1, upwards for -1.

        With `times`, that many of them on, or the last. The cursor's own row counts unless it is `passed`.
        """
        cursor = self._story_list.cursor
        if cursor is None:
            return None
        rest = range(cursor + step * passed, len(self.rows) if step > 0 else -1, step)
        near = [row for row in rest[:_NEAR] if self.rows.story(row).unread]
        if len(near) >= times:
            return near[times - 1]
        unread = set(self._library.story_ids(replace(self.selection, unread=True), self.filter))
        found = list(islice((row for row in rest if self.rows.ids[row] in unread), times))
        return found[-1] if found else None

    @property
    def title(self) -> str:
        """Which stories are shown, for the head of their pane."""
        name = self.feed.title + self.tail_of(self.feed.id) if self.feed else ""
        return title_of(self.selection, name, self.sort, self.filter)

"""The rows of the story list: marks, headline, where from and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.cache import LRUCache

from reader.model import Story
from reader.ui.cells import cut, cut_before, spread, wrap
from reader.ui.dates import short_date
from reader.ui.lists.paged import PAGE, PagedItems

if TYPE_CHECKING:
    from reader.model import Excerpt
    from reader.ui.cells import Line, Run

ONE_LINE = 70
"""The cells from which a story's headline, outlet and date stand on one line."""

FEW = 4 * PAGE
"""The stories up to which each is as high as its headline. In a longer list all are as high as the highest:
where a row stands is then known without asking for those above it."""

MARK = 2
EVIDENCE = {None: "", True: "§ ", False: "§… "}
"""The sign of a story with its evidence, and of one that misses some of it."""

NOTE = "✎ "
"""The sign of a story with a note."""

BLANK = ("  ", "")
"""The cells of the mark before a headline."""
UNREAD = ("● ", "mark")
FEED_TEXT = {True: ("○ ", "quiet"), False: ("· ", "quiet")}
"""Offline, the marks of a story whose page is not stored, unread or read."""
CHANGED = "↻ "
"""The sign of a story to which its feed has given another headline or text."""
_PARTS = re.compile(r"( {2,}| · | \+\d+| in \d+ (?:outlets|feeds))")
"""What stands between and behind the parts of what is said of a story."""
_WIDEST_OUTLET = 24
"""Cells of the column of outlets, a quarter of a narrower list."""
INNER = "└ "
"""What stands before the same story of another feed, below the row that stands for all."""


class StoryRows:
    """Stories drawn for a list, asked for by the page as they come into sight.

    `fetch` gives the stories of some ids in their order, `excerpts` what a search found in their texts;
    `outlet` says whether to name each story's feed, which in the list of one feed is idle; the feeds of
    `inner` stories, which are unfolded below another row, are always named. `tail` gives what stands behind
    the title of a feed that another one has too. While `offline`, a story says whether its feed's text is all
    that opens.
    """

    def __init__(
        self,
        ids: Sequence[int],
        fetch: Callable[[Sequence[int]], list[Story]],
        now: datetime,
        outlet: bool = True,
        excerpts: Callable[[Sequence[int]], Mapping[int, Excerpt]] = lambda ids: {},
        inner: Collection[int] = (),
        offline: bool = False,
        tail: Callable[[int | None], str] = lambda feed: "",
    ) -> None:
        self.ids = ids
        self.offline = offline
        self._now = now
        self._outlet = outlet
        self._inner = inner
        self._tail = tail
        self._stories = PagedItems(ids, self._whole)
        self._fetch = fetch
        self._excerpts: LRUCache[int, Mapping[int, Excerpt]] = LRUCache(64)
        self._excerpts_of = excerpts
        self._excerpts[0] = excerpts(ids[:PAGE])
        self._with_excerpts = bool(self._excerpts[0])

    def __len__(self) -> int:
        return len(self.ids)

    def height(self, width: int) -> int:
        if width >= ONE_LINE:
            return 1 + self._with_excerpts
        return 3 + self._with_excerpts if self._is_long else 0

    @property
    def _is_long(self) -> bool:
        return len(self.ids) > FEW

    def selectable(self, index: int) -> bool:
        return True

    def story(self, index: int) -> Story:
        """The story of a row."""
        return self._stories[index]

    def _excerpt(self, index: int, width: int) -> Sequence[Line]:
        """The line of a row that shows what the search found, where the list is that of a search."""
        if not self._with_excerpts:
            return ()
        number = index // PAGE
        page = self._excerpts.get(number)
        if page is None:
            page = self._excerpts[number] = self._excerpts_of(self.ids[number * PAGE : (number + 1) * PAGE])
        excerpt = page.get(self.ids[index])
        return ((BLANK, *cut_runs(excerpt.runs if excerpt else (), width - MARK)),)

    def _whole(self, ids: Sequence[int]) -> list[Story]:
        """The stories with these ids, one for each: another reader may have removed some meanwhile."""
        found = {story.id: story for story in self._fetch(ids)}
        return [found.get(each) or self._removed(each) for each in ids]

    def _removed(self, story_id: int) -> Story:
        told = "This story was removed by another program."
        return Story(story_id, None, "removed", None, told, None, None, self._now, False, False, False)

    def index_of(self, story_id: int) -> int | None:
        """The row of a story; None when it is not in the list."""
        try:
            return self.ids.index(story_id)
        except ValueError:
            return None

    def forget(self) -> None:
        """Ask for the stories anew: their marks have changed."""
        self._stories.forget()

    def _mark(self, story: Story) -> Run:
        if self.offline and story.is_feed_text:
            return FEED_TEXT[story.unread]
        return UNREAD if story.unread else BLANK

    def _place(self, story: Story, room: int) -> str:
        """Where a story is from, in some cells."""
        is_inner = story.id in self._inner
        if not self._outlet and not is_inner:
            return outlets_of(story, "", room)
        name = story.feed_title or "opened by hand"
        if is_inner or max(story.outlets, story.feeds) < 2:
            return cut_before(name, self._tail(story.feed), room)
        return outlets_of(story, name, room)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        story = self.story(index)
        mark = self._mark(story)
        look = "strong" if story.unread else ""
        date = short_date(story.published or story.seen, self._now)
        is_inner = story.id in self._inner
        signs = ("★ " if story.bookmarked else "") + EVIDENCE[story.evidence]
        signs += (CHANGED if story.changed else "") + (NOTE if story.note else "")
        begun = (f"{story.begun}%",) if story.begun else ()
        tags = " ".join((*begun, *(f"#{tag}" for tag in story.tags)))
        if width >= ONE_LINE:
            signs = (INNER if is_inner else "") + signs
            room = width - MARK
            place = self._place(story, _column_of_outlets(room) - 2)
            *left, right = _one_line(signs + story.title, tags, _beside(place, date, room), room, look)
            line = (mark, *left, *(in_parts(*right) if left else (right,)))
            return (line, *self._excerpt(index, width))
        indent = INNER if is_inner else ""
        room = width - MARK - len(indent) - len(signs)
        place = self._place(story, room - len(date) - 3)
        about = cut(" · ".join(part for part in (place, date, tags) if part), room)
        titles = _headline(story.title, width - MARK - len(indent))
        below = (BLANK, (" " * len(indent), ""))
        lines: list[Line] = [
            (*((mark, (indent, "mark")) if number == 0 else below), (title, look))
            for number, title in enumerate(titles)
        ]
        lines.append((*below, (signs, "mark"), *in_parts(about, "quiet")))
        return (*lines, *self._excerpt(index, width), *((),) * (self._is_long * (2 - len(titles))))


def _headline(title: str, width: int) -> list[str]:
    """A headline in two lines at most, no word alone on the second where another can go down to it."""
    lines = wrap(title, width, 2)
    if len(lines) < 2 or " " in lines[1]:
        return lines
    above, _, last = lines[0].rpartition(" ")
    below = f"{last} {lines[1]}"
    return [above, below] if above and cell_len(below) <= width else lines


def outlets_of(story: Story, name: str, room: int) -> str:
    """Where a story is from, in some cells: its feed, or the agency that sold it, and how many have it."""
    count, noun = (story.outlets, "outlets") if story.outlets > 1 else (story.feeds, "feeds")
    if count < 2:
        return name
    name = (story.agency or name) if name else ""
    whole = f"{name} in {count} {noun}".lstrip()
    if cell_len(whole) <= room or not name:
        return whole
    more = f" +{count - 1}"
    return cut(name, room - len(more)) + more


def in_parts(text: str, look: str) -> Line:
    """Outlet, number and date as runs of their own: one from right to left turns by itself alone."""
    return ((text, look),) if text.isascii() else tuple((part, look) for part in _PARTS.split(text) if part)


def cut_runs(runs: Sequence[tuple[str, bool]], width: int) -> Line:
    """An excerpt in at most `width` cells with its first hit in sight, the hits set off."""
    before = sum(cell_len(text) for text, is_hit in runs[:1] if not is_hit)
    too_long = sum(cell_len(text) for text, _ in runs) - width
    spare = min(before - width // 2, too_long + 1) if too_long > 0 else 0
    line: list[Run] = []
    room = width
    for number, (text, is_hit) in enumerate(runs):
        if number == 0 and spare > 0:
            text = f"…{text[spare:].partition(' ')[2]}"
        fitting = cut(text, room)
        line.append((fitting, "hit" if is_hit else "quiet"))
        if fitting != text:
            break
        room -= cell_len(text)
    return line


def _column_of_outlets(width: int) -> int:
    return min(-(-width // 4), _WIDEST_OUTLET)


def _beside(outlet: str, date: str, width: int) -> str:
    """Outlet and date, at the right end of a line."""
    column = _column_of_outlets(width) if outlet else 0
    place = cut(outlet, column - 2) if column else ""
    return f"{place}{' ' * (column - cell_len(place))}{date:>6}"


def _one_line(title: str, tags: str, right: str, width: int, look: str) -> Line:
    """Headline, tags and what stands at the right end on one line; tags take at most a quarter of it.

    Before the tags stands how far the story is read."""
    shown = f"  {cut(tags, width // 4)}" if tags else ""
    room = width - cell_len(shown) - cell_len(right) - 1
    if not tags or room < width // 4:
        return spread(title, right, width, look)
    headline = cut(title, room)
    return ((headline, look), (shown, "quiet"), (" " * (room - cell_len(headline) + 1), ""), (right, "quiet"))

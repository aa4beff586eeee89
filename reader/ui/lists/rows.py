"""The one list of the reader: feeds, stories, quotes, sources, themes and keys, with any number of rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.article.turning import reorders, turned
from reader.ui.cells import cells, cut, wrap
from reader.ui.themes.looks import looks_of

if TYPE_CHECKING:
    from reader.ui.cells import Line
    from reader.ui.themes.looks import Looks

_BEFORE_ROW = 2
"""Cells: the cursor's bar and a blank."""
_AFTER_ROW = 2
"""Cells: a blank and the scrollbar's."""
_PUT_OFF = 0
"""The width of a list whose lines nobody has numbered yet."""


class Rows(Protocol):
    """What a list shows. Only the rows in sight are drawn, so there may be any number of them."""

    def __len__(self) -> int: ...

    def height(self, width: int) -> int:
        """The lines of every row; 0 when rows differ, which draws all of them at once: for short lists."""
        ...

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """The lines of a row, none wider than `width` cells. An empty one keeps the row from the next."""
        ...

    def selectable(self, index: int) -> bool:
        """Whether the cursor may stand on the row."""
        ...


@runtime_checkable
class Headed(Protocol):
    """Rows of which some are headings or blank: the cursor may not stand on those, and nobody counts them."""

    headings: Sequence[int]


class NoRows:
    """An empty list."""

    def __len__(self) -> int:
        return 0

    def height(self, width: int) -> int:
        return 1

    def draw(self, index: int, width: int) -> Sequence[Line]:
        raise IndexError(index)

    def selectable(self, index: int) -> bool:
        return False


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list by the Line API: it draws the rows in sight from a `Rows`, and keeps what it drew.

    The cursor is an index, None in an empty list. Moving it posts `Highlighted`; `choose` posts `Chosen`, and
    so do so many `clicks` on a row. `empty` is what an empty list says.
    """

    DEFAULT_CSS = """
    RowList {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        scrollbar-gutter: stable;
    }
    """

    ALLOW_SELECT = False
    cursor: reactive[int | None] = reactive(None, repaint=False)
    begun_at: reactive[int | None] = reactive(None)
    """The row from which a range goes to the cursor; None when there is no range."""

    class Highlighted(Message):
        """The cursor came to a row, by a key or a click or because the rows changed."""

        def __init__(self, rows: RowList, index: int | None) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            return self.rows

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, RowList.Highlighted) and message.rows is self.rows

    class Chosen(Message):
        """A row was entered."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            return self.rows

    def __init__(
        self,
        *,
        empty: str = "",
        clicks: int = 1,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.clicks = clicks
        self.rows: Rows = NoRows()
        self.empty = empty
        self._tops: Sequence[int] = range(1)
        self._width = 1
        self._looks: Looks | None = None
        self._strips: LRUCache[tuple[int, bool, bool], list[Strip]] = LRUCache(2048)

    def show(self, rows: Rows, cursor: int | None = None, empty: str | None = None) -> None:
        """Show these rows, with the cursor on a row of them (the nearest that can have it)."""
        self.rows = rows
        if empty is not None:
            self.empty = empty
        self.begun_at = None
        self._lay_out()
        wanted = self._nearest(cursor or 0, 1)
        if wanted == self.cursor:
            self.post_message(self.Highlighted(self, wanted))
            self._reveal()
        self.cursor = wanted
        self.refresh()

    def redraw(self) -> None:
        """Draw the rows anew: their count is the same but what they say has changed."""
        self._strips.clear()
        self.refresh()

    def choose(self) -> None:
        """Enter the row under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    @property
    def chosen(self) -> range:
        """The rows of the range; none when there is no range."""
        if self.begun_at is None or self.cursor is None:
            return range(0)
        return range(min(self.begun_at, self.cursor), max(self.begun_at, self.cursor) + 1)

    @property
    def position(self) -> str:
        """Where the cursor is, for the head of the pane: "3 of 40"; of a range, how many rows it has."""
        if self.chosen:
            return f"{len(self.chosen):,} chosen"
        if self.cursor is None:
            return ""
        above = bisect_left(self._headings, self.cursor)
        return f"{self.cursor - above + 1:,} of {len(self.rows) - len(self._headings):,}"

    @property
    def _headings(self) -> Sequence[int]:
        return self.rows.headings if isinstance(self.rows, Headed) else ()

    def _lay_out(self) -> None:
        """Number the lines for the width that the list now has. They are drawn for that width until the next
        time, however wide the list has become meanwhile. Out of sight, where that takes drawing every row, it
        is put off until the list is seen."""
        self._strips.clear()
        if not self.size.width and not self.rows.height(self._text_width):
            self._width, self._tops = _PUT_OFF, range(1)
            return
        self._width = self._text_width
        self._tops = self._tops_at(self._width)
        self.virtual_size = Size(self.size.width, self._tops[-1])

    def _lines_of(self, row: int) -> range:
        """The lines of a row; in a list that was put off, the first."""
        return range(self._tops[row], self._tops[row + 1]) if row < len(self._tops) - 1 else range(1)

    def _tops_at(self, width: int) -> Sequence[int]:
        """The first line of each row when rows are so wide, and the line behind the last."""
        count, height = len(self.rows), self.rows.height(width)
        if height:
            return range(0, count * height + 1, height)
        return tuple(accumulate((len(self.rows.draw(row, width)) for row in range(count)), initial=0))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of all rows, for a list that is to be as high as they are."""
        return self._tops_at(_room_of_rows(width))[-1]

    @property
    def _text_width(self) -> int:
        return _room_of_rows(self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the screen. The first paint comes before the news of the list's size."""
        if self._width != self._text_width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        line = y + self.scroll_offset.y
        if not len(self.rows):
            return self._empty_line(y)
        if line >= self._tops[-1]:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        index = bisect_right(self._tops, line) - 1
        return self._row_strips(index)[line - self._tops[index]]

    def _row_strips(self, index: int) -> list[Strip]:
        is_current, is_chosen = index == self.cursor, index in self.chosen
        key = (index, is_current, is_chosen)
        strips = self._strips.get(key)
        if strips is None:
            # A row that has changed since it was laid out keeps its lines.
            height = self._tops[index + 1] - self._tops[index]
            drawn = self.rows.draw(index, self._width)
            lines = [*drawn[:height], *((),) * (height - len(drawn))]
            if reorders(self.app):
                lines = [[(turned(text), look) for text, look in line] for line in lines]
            strips = [
                self._strip(line, bool(line) and is_current, bool(line) and is_chosen) for line in lines
            ]
            self._strips[key] = strips
        return strips

    def _strip(self, line: Line, current: bool, chosen: bool) -> Strip:
        looks = self._looks = self._looks or looks_of(self)
        # A list without the focus that cannot have it is moved in by the arrows while a line is typed.
        is_front = self.has_focus or not self.can_focus
        ground = ("current" if is_front else "panel") if current else "panel" if chosen else ""
        base = looks.style("", ground)
        bar = looks.style("mark" if is_front else "rule", ground)
        sign = "▌" if current else "│" if chosen else " "
        segments = [Segment(sign, bar if current or chosen else base), Segment(" ", base)]
        segments += [Segment(text, looks.style(look, ground)) for text, look in line]
        return Strip(segments, _BEFORE_ROW + cells(line)).adjust_cell_length(self.size.width, base)

    def _empty_line(self, y: int) -> Strip:
        looks = self._looks = self._looks or looks_of(self)
        style = looks.style("quiet")
        paragraphs = self.empty.split("\n")
        lines = [line for text in paragraphs for line in self._broken(text)]
        text = cut(lines[y - 1], self._width) if 0 < y <= len(lines) else ""
        return Strip([Segment(" " * _BEFORE_ROW + text, style)]).adjust_cell_length(self.size.width, style)

    def _broken(self, text: str) -> list[str]:
        """A paragraph in lines; one that fits keeps its blanks, which set off keys from what they do."""
        return [text] if cell_len(text) <= self._width else wrap(text, self._width, 20)

    def _nearest(self, index: int, step: int) -> int | None:
        """The row at `index`, or the nearest that may have the cursor, sought in the direction of `step`."""
        count = len(self.rows)
        index = min(max(index, 0), count - 1)
        down, up = range(max(index, 0), count), range(index, -1, -1)
        ahead, behind = (down, up) if step > 0 else (up, down)
        for candidates in (ahead, behind):
            for candidate in candidates:
                if self.rows.selectable(candidate):
                    return candidate
        return None

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Redraw the two rows and bring the cursor into sight."""
        for index in (old, new):
            if index is not None and index < len(self._tops) - 1:
                self.refresh_lines(self._tops[index], self._tops[index + 1] - self._tops[index])
        if self.begun_at is not None:
            self.refresh()
        self._reveal()
        self.post_message(self.Highlighted(self, new))

    def watch_begun_at(self) -> None:
        """A range has begun or ended: its rows look otherwise."""
        self.refresh()

    def _reveal(self) -> None:
        if self.cursor is None or self.cursor >= len(self._tops) - 1 or not self.size.height:
            return
        top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
        if self._nearest(0, 1) == self.cursor:
            top = 0
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=bottom - self.size.height, animate=False)

    def _move(self, rows: int) -> None:
        if self.cursor is not None:
            self.cursor = self._nearest(self.cursor + rows, 1 if rows > 0 else -1)

    def _page(self) -> int:
        """The rows of a page: as many as are in sight, less one that stays for the eye."""
        if self.cursor is None:
            return 1
        return max(self.size.height // max(len(self._lines_of(self.cursor)), 1) - 1, 1)

    def action_scroll_down(self, times: int = 1) -> None:
        self._move(times)

    def action_scroll_up(self, times: int = 1) -> None:
        self._move(-times)

    def action_page_down(self, times: int = 1) -> None:
        self._move(self._page() * times)

    def action_page_up(self, times: int = 1) -> None:
        self._move(-self._page() * times)

    def action_half_page_down(self, times: int = 1) -> None:
        self._move(max(self._page() // 2, 1) * times)

    def action_half_page_up(self, times: int = 1) -> None:
        self._move(-max(self._page() // 2, 1) * times)

    def action_scroll_home(self, row: int = 1) -> None:
        """To a row, counted from 1 without headings."""
        self._go(self._numbered(row))

    def action_scroll_end(self, row: int | None = None) -> None:
        """To a row, counted from 1 without headings, or to the last."""
        self._go(len(self.rows) - 1 if row is None else self._numbered(row))

    def action_centre(self) -> None:
        """Scroll so that the cursor's row is in the middle."""
        if self.cursor is not None:
            line = self._lines_of(self.cursor).start
            self.scroll_to(y=max(0, line - self.size.height // 2), animate=False)

    def _numbered(self, number: int) -> int:
        """The row with a number; what lies behind the last counts on."""
        row = number - 1
        for heading in self._headings:
            if heading > row:
                break
            row += 1
        return row

    def _go(self, row: int) -> None:
        if self.cursor is not None:
            self._move(row - self.cursor)

    def on_resize(self) -> None:
        """Other widths are drawn anew; the cursor stays in sight."""
        if self._width != self._text_width:
            self._lay_out()
        self._reveal()

    def notify_style_update(self) -> None:
        """The theme or the style sheet has changed what the looks are."""
        super().notify_style_update()
        self._looks = None
        self._strips.clear()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different where the keys go."""
        super().watch_has_focus(has_focus)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on the row that it hits; so many enter it."""
        line = event.y + self.scroll_offset.y
        if len(self.rows) and line < self._tops[-1]:
            index = bisect_right(self._tops, line) - 1
            if self.rows.selectable(index):
                self.cursor = index
                if event.chain >= self.clicks:
                    self.choose()


def _room_of_rows(width: int) -> int:
    """The cells of a list so wide that its rows may fill."""
    return max(width - _BEFORE_ROW - _AFTER_ROW, 1)

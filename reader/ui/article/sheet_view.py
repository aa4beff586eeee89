"""A sheet as a pane shows it: its lines drawn as they come into view, and selected with the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from reader.model import Place
from reader.ui.article.drawing import selected
from reader.ui.article.labels import Labels, overlaid
from reader.ui.article.messages import NothingFound
from reader.ui.article.numbering import Numbers
from reader.ui.article.sheet import Layouts, set_hint
from reader.ui.article.stepping import none_further, step
from reader.ui.quotes.letters import are_shown
from reader.ui.scrolling import Scrolling
from reader.ui.themes.inks import Inks

_STRIPS = 512
_ROLLED = 8
"""Cells by which a turn of the wheel moves a wide table."""


class SheetView(Scrolling, can_focus=True, inherit_bindings=False):
    """Shows a sheet, with `labels` over its lines."""

    labels: reactive[Labels] = reactive(dict, init=False, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.layouts = Layouts()
        self.sheet = set_hint("", 0, 0)
        self.numbers = Numbers()
        self._inks: Inks | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._drawn(y)
        return strip

    def _drawn(self, y: int) -> Strip:
        inks = self._inks = self._inks or self._mixed_inks()
        segments = self.sheet.segments(y, inks)
        is_plate = self.sheet.is_plate(y)
        selection = None if is_plate else self.text_selection
        if selection and (span := selection.get_span(y)):
            for first, last in self.sheet.selected_spans(y, span, *self._bounds(selection)):
                segments = list(selected(segments, first, last, inks.ink("selected")))
        strip = Strip(segments).adjust_cell_length(self.size.width, inks.base)
        width, style = self.scrollable_content_region.width, inks.style(("quiet",))
        strip = Strip(self.numbers.beside(self.sheet, y, list(strip), width, style), self.size.width)
        if labels := self.labels.get(y):
            strip = Strip(
                overlaid(list(strip), self.size.width, labels, inks.style(("tag",))), self.size.width
            )
        return _beside(strip, y) if is_plate else strip.apply_offsets(0, y)

    def watch_labels(self, old: Labels, new: Labels) -> None:
        for y in old.keys() | new.keys():
            self.redraw_line(y)

    def redraw_line(self, y: int, count: int = 1) -> None:
        """Draw lines anew, from one on."""
        for number in range(y, y + count):
            self._strips.discard(number)
        self.refresh_lines(y, count)

    def redraw(self) -> None:
        """Draw every line anew."""
        self._strips.clear()
        self.refresh()

    def go_to(self, place: Place) -> None:
        """Bring a place into view, a third of the way down, unless it is in view already."""
        self.reveal(place)
        lines = self.sheet.sight_of(place)
        top, height = self.scroll_offset.y, self.size.height
        if top <= lines.start and lines.stop <= top + height:
            return
        above = height // 3 if len(lines) <= height - height // 3 else 1
        self.scroll_to(y=max(0, lines.start - above), animate=False)

    def step(self, places: Sequence[Place], index: int | None, by: int, wrap: bool = False) -> int | None:
        top = self.scroll_offset.y
        bounds = self.sheet.first_place(top), self.sheet.first_place(top + self.size.height)
        return step(places, index, *bounds, by, wrap)

    def go_on(self, noun: str, places: Sequence[Place], before: int | None, by: int) -> int | None:
        """The number of the place to go to; where there is none, that before, and a sentence."""
        index = self.step(places, before, by)
        if index is None:
            self.post_message(NothingFound(none_further(noun, by, len(places))))
        elif index == before:
            self.go_to(places[index])
        return before if index is None else index

    def redraw_from(self, y: int) -> None:
        """Draw the lines from one on anew: those above it have stayed as they were, also where they are."""
        drawn = self._strips.keys()
        for number in [number for number in drawn if number >= y]:
            self._strips.discard(number)
        if y < self._in_view.stop:
            self.refresh()

    def action_slide_right(self, times: int = 1) -> None:
        """Show more of a wide table or code to the right."""
        self._slide_in_view(times)

    def action_slide_left(self, times: int = 1) -> None:
        self._slide_in_view(-times)

    def _slide_in_view(self, times: int) -> None:
        block = self.sheet.wide_block(self._in_view)
        if block is None:
            self.post_message(NothingFound("Nothing in sight is wider than the column."))
        self._slide(block, times)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._roll(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._roll(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        self._roll(event, 1, sideways=True)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        self._roll(event, -1, sideways=True)

    def _roll(self, event: events.MouseEvent, by: int, sideways: bool = False) -> None:
        """The wheel with Shift held, or one that rolls sideways, moves what lies under it."""
        offset = event.get_content_offset(self)
        if offset is None or not (sideways or event.shift):
            return
        event.prevent_default()
        event.stop()
        y = offset.y + self.scroll_offset.y
        self._slide(self.sheet.wide_block(range(y, y + 1)), by, _ROLLED)

    def _slide(self, block: int | None, times: int, cells: int = 0) -> None:
        if block is not None:
            self._redraw_lines(self.sheet.slide(block, times * (cells or self.sheet.columns // 3)))

    def _redraw_lines(self, ys: range) -> None:
        if ys:
            self.redraw_line(ys.start, len(ys))

    def reveal(self, place: Place) -> None:
        """Bring a place of a wide table or code into sight sideways."""
        self._redraw_lines(self.sheet.reveal(place))

    @property
    def _in_view(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._restyle()

    def selection_updated(self, selection: Selection | None) -> None:
        self.redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it was written, whatever its lines looked like."""
        return self.sheet.copied(*self._bounds(selection)), "\n"

    def _bounds(self, selection: Selection) -> tuple[Offset, Offset]:
        return selection.start or Offset(0, 0), selection.end or Offset(0, self.sheet.height)

    def _restyle(self) -> None:
        self._inks = None
        self.redraw()

    def _mixed_inks(self) -> Inks:
        base = self.get_visual_style()
        background = base.background or self.background_colors[1]
        flat = self.app.no_color or self.app.native_ansi_color
        told = self.app.no_color, flat, are_shown(self.app)
        return Inks(base.rich_style, background, self.app.theme_variables, *told)


def _beside(strip: Strip, y: int) -> Strip:
    """A line of a picture. Where it is, the mouse is told by its margin: each of its cells has a style of its
    own, and there are a hundred of them."""
    margin, *cells = strip
    return Strip([*Strip([margin]).apply_offsets(0, y), *cells], strip.cell_length)

"""The pane that shows an article: its text in a centred column, with quotes, links and finds marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from reader.model import Document, Link, Place, Quote, Reading
from reader.text.find import find
from reader.ui.drawing import Drawing, selected
from reader.ui.head import head_lines
from reader.ui.inks import Inks
from reader.ui.scrolling import Scrolling
from reader.ui.sheet import set_article, set_hint
from reader.ui.signs import NO_NOTES, Notes
from reader.ui.stepping import step
from reader.ui.strip import About

_NARROWEST_MEASURE = 20
_STRIPS = 512
_NOTHING = Document(())


class ArticleView(Scrolling, can_focus=True, inherit_bindings=False):
    """An article, read from top to bottom or from quote to quote.

    `measure` is the width of the text in cells, less in a narrow pane. `current` is the number of the current
    quote and `chosen` that of the chosen link: setting one brings it into view, and a number that the article
    has not is None. The reader's place is kept when the pane is resized.
    """

    DEFAULT_CSS = """
    ArticleView {
        height: 1fr;
        width: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    measure: reactive[int] = reactive(72, init=False)
    current: reactive[int | None] = reactive(None, init=False)
    chosen: reactive[int | None] = reactive(None, init=False)

    @dataclass
    class QuoteHighlighted(Message):
        """Another quote became the current one, or none did."""

        index: int | None

    @dataclass
    class LinkOpened(Message):
        """The reader followed a link of the text."""

        url: str
        place: Place

    @dataclass
    class CountChosen(Message):
        """The reader clicked a count of the head."""

        about: About

    @dataclass
    class Scrolled(Message):
        """The view moved; `progress` is how much of the article lies behind it, from 0 to 1."""

        progress: float

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleView.Scrolled)

    def __init__(self, hint: str = "Choose a story to read it here.", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: int | None = None
        """The number of the find that was gone to last."""
        self.stepped: Sequence[int] = ()
        """The numbers of the quotes that are stepped through, in the order of the text."""
        self._hint = hint
        self._reading: Reading | None = None
        self._drawing: Drawing | None = None
        self._sheet = set_hint("", 0, 0)
        self._links: tuple[Link, ...] = ()
        self._finds: tuple[Place, ...] = ()
        self._notes = NO_NOTES
        self.pointed_out: tuple[Place, ...] = ()
        """The places that something led to."""
        self._wanted: Place | None = None
        self._set_for = Size()
        self._pressed: Offset | None = None
        self._inks: Inks | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)

    def show(self, reading: Reading | None, place: Place | None = None, notes: Notes = NO_NOTES) -> None:
        """Show an article from its head, or with the line of a place at the top; None shows the hint."""
        self.current = self.chosen = None
        self._reading = reading
        self._notes, self.pointed_out = notes, ()
        self._drawing = Drawing(reading.article) if reading else None
        if self._drawing:
            self._drawing.sign(notes.signs)
        self._links = tuple(self._document.links())
        self._finds, self.found = (), None
        self.stepped = range(len(self._quotes))
        self._set(place)

    def annotate(self, notes: Notes) -> None:
        """Show other notes on the same article, the reader's place kept."""
        if self._reading is None or self._drawing is None:
            return
        self._notes, before = notes, self._sheet.height
        self._drawing.sign(notes.signs)
        self._sheet = self._sheet.under(head_lines(self._reading, self._sheet.columns, notes))
        self.virtual_size = Size(self.virtual_size.width, self._sheet.height)
        if (moved := self._sheet.height - before) and not self._sheet.in_head(self.scroll_offset.y):
            self.scroll_to(y=self.scroll_offset.y + moved, animate=False)
        self._redraw()

    def point_out(self, places: Sequence[Place]) -> None:
        """Mark these places as gone to, and bring the first into view."""
        self.pointed_out = tuple(places)
        self._retarget(self.pointed_out)
        if places:
            self.go_to(places[0])

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    def words(self, place: Place) -> str:
        """The words at a place of the text."""
        return self._document.at(place)

    @property
    def place(self) -> Place | None:
        """The place at the top of the view, to return to by `show`; None at the head."""
        if self._wanted is not None:
            return self._wanted
        top = self.scroll_offset.y
        return None if self._sheet.in_head(top) else self._sheet.first_place(top)

    @property
    def progress(self) -> float:
        """How much of the article lies behind the view: 0 at its head, 1 when its end is in view."""
        return min(1.0, self.scroll_y / self.max_scroll_y) if self.max_scroll_y else 1.0

    @property
    def position(self) -> str:
        """The progress as a pane's border shows it ("12%"); empty when nothing is open."""
        return f"{self.progress:.0%}" if self._reading else ""

    def go_to(self, place: Place) -> None:
        """Bring a place into view, a third of the way down, unless it is in view already."""
        lines = self._sheet.ys_of(place)
        top, height = self.scroll_offset.y, self.size.height
        if top <= lines.start and lines.stop <= top + height:
            return
        above = height // 3 if len(lines) <= height - height // 3 else 1
        self.scroll_to(y=max(0, lines.start - above), animate=False)

    def go_to_quote(self, index: int) -> None:
        """Make a quote the current one and bring it into view, even if it was the current one before."""
        self.current = index
        if self.current is not None:
            self.go_to(self._quotes[self.current].parts[0])

    def find(self, needle: str) -> int:
        """Mark the needle wherever it stands, go to the first from the top of the view on, and say how many
        there are. An empty needle ends the find."""
        self._finds, self.found = find(self._document, needle), None
        if self._drawing is not None:
            self._drawing.mark_finds(self._finds)
        self._redraw()
        self._step_find(forward=True)
        return len(self._finds)

    def action_next_find(self) -> None:
        self._step_find(forward=True)

    def action_previous_find(self) -> None:
        self._step_find(forward=False)

    def action_next_quote(self) -> None:
        self._step_quote(forward=True)

    def action_previous_quote(self) -> None:
        self._step_quote(forward=False)

    def action_next_link(self) -> None:
        self.chosen = self._step(self._linked, self.chosen, forward=True)

    def action_previous_link(self) -> None:
        self.chosen = self._step(self._linked, self.chosen, forward=False)

    def action_open_link(self) -> None:
        """Open the chosen link; where none is chosen, choose the first from the top of the view on."""
        if self.chosen is None:
            self.action_next_link()
        else:
            self._open(self._links[self.chosen])

    def validate_measure(self, measure: int) -> int:
        return max(_NARROWEST_MEASURE, measure)

    def watch_measure(self) -> None:
        self._set(self.place)

    def validate_current(self, current: int | None) -> int | None:
        return current if current is not None and 0 <= current < len(self._quotes) else None

    def watch_current(self, old: int | None, new: int | None) -> None:
        self._retarget(
            place for index in (old, new) if index is not None for place in self._quotes[index].parts
        )
        if new is not None:
            self.go_to(self._quotes[new].parts[0])
        self.post_message(self.QuoteHighlighted(new))

    def validate_chosen(self, chosen: int | None) -> int | None:
        return chosen if chosen is not None and 0 <= chosen < len(self._links) else None

    def watch_chosen(self, old: int | None, new: int | None) -> None:
        self._retarget(self._links[index].place for index in (old, new) if index is not None)
        if new is not None:
            self.go_to(self._links[new].place)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._wanted = None
            self.post_message(self.Scrolled(self.progress))

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    def on_resize(self) -> None:
        self._set(self.place)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._restyle()

    def selection_updated(self, selection: Selection | None) -> None:
        self._redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it was written, whatever its lines looked like."""
        start = selection.start or Offset(0, 0)
        end = selection.end or Offset(0, self._sheet.height)
        return self._sheet.copied(start, end), "\n"

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """A click opens a link and makes a quote the current one; the end of a drag is no click."""
        offset = event.get_content_offset(self)
        if offset is None or event.screen_offset != self._pressed:
            return
        y = offset.y + self.scroll_offset.y
        if (about := self._sheet.count_at(y, offset.x)) is not None:
            self.post_message(self.CountChosen(about))
        clicked = self._sheet.place_at(y, offset.x)
        if clicked is None:
            return
        for link in self._links:
            if _holds(link.place, clicked):
                self._open(link)
                return
        for index, quote in enumerate(self._quotes):
            if any(_holds(part, clicked) for part in quote.parts):
                self.current = index

    def render_lines(self, crop: Region) -> list[Strip]:
        # A pane that was mounted while another scrolled is given its size, but not told of it.
        if self.scrollable_content_region.size != self._set_for:
            self.call_later(self.on_resize)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        strip = self._strips.get(y)
        if strip is None:
            inks = self._inks = self._inks or self._mixed_inks()
            segments = self._sheet.segments(y, inks)
            if (selection := self.text_selection) and (span := selection.get_span(y)):
                start = max(span[0], self._sheet.margin)
                segments = list(selected(segments, start, span[1], inks.ink("selected")))
            strip = Strip(segments).adjust_cell_length(self.size.width, inks.base).apply_offsets(0, y)
            self._strips[y] = strip
        return strip

    @property
    def _document(self) -> Document:
        return self._reading.article.document if self._reading else _NOTHING

    @property
    def _quotes(self) -> Sequence[Quote]:
        return self._reading.article.quotes if self._reading else ()

    @property
    def _linked(self) -> list[Place]:
        return [link.place for link in self._links]

    def _set(self, place: Place | None) -> None:
        """Set the lines for the pane as wide as it is, with the line of a place at the top."""
        self._wanted = place
        width, height = self._set_for = self.scrollable_content_region.size
        if not width:
            return
        if self._reading and self._drawing:
            self._sheet = set_article(self._reading, self._drawing, self._notes, width, self.measure)
        else:
            self._sheet = set_hint(self._hint, width, height)
        self.virtual_size = Size(width, self._sheet.height)
        self._redraw()
        # Forced, as a pane that was set for the first time has no scrollbar yet, and is held not to scroll.
        self.scroll_to(y=self._sheet.y_of(place) if place else 0, animate=False, force=True)
        self._wanted = place
        self.post_message(self.Scrolled(self.progress))

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _restyle(self) -> None:
        self._inks = None
        self._redraw()

    def _mixed_inks(self) -> Inks:
        base = self.get_visual_style()
        background = base.background or self.background_colors[1]
        return Inks(base.rich_style, background, self.app.theme_variables, self.app.no_color)

    def _retarget(self, places: Iterable[Place]) -> None:
        """Mark the current quote, the chosen link and the find gone to; draw the lines of `places` anew."""
        if self._drawing is None:
            return
        targets = list(self.pointed_out)
        targets += [self._linked[self.chosen]] if self.chosen is not None else []
        targets += [self._finds[self.found]] if self.found is not None else []
        self._drawing.mark_targets(self.current, targets)
        for place in places:
            lines = self._sheet.ys_of(place)
            for y in lines:
                self._strips.discard(y)
            self.refresh_lines(lines.start, len(lines))

    def _step(
        self, places: Sequence[Place], index: int | None, forward: bool, wrap: bool = False
    ) -> int | None:
        top = self.scroll_offset.y
        bounds = self._sheet.first_place(top), self._sheet.first_place(top + self.size.height)
        return step(places, index, *bounds, forward=forward, wrap=wrap)

    def _step_quote(self, forward: bool) -> None:
        places = [self._quotes[number].parts[0] for number in self.stepped]
        before = self.stepped.index(self.current) if self.current in self.stepped else None
        index = self._step(places, before, forward)
        if index is not None:
            self.current = self.stepped[index]

    def _step_find(self, forward: bool) -> None:
        before = self.found
        self.found = self._step(self._finds, before, forward, wrap=True)
        self._retarget(self._finds[index] for index in (before, self.found) if index is not None)
        if self.found is not None:
            self.go_to(self._finds[self.found])

    def _open(self, link: Link) -> None:
        self.post_message(self.LinkOpened(link.url, link.place))


def _holds(place: Place, other: Place) -> bool:
    return place.block == other.block and place.start <= other.start < place.end

"""The pane that shows an article: its text in a centred column, with quotes, links and finds marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from reader.model import Document, Link, Place, Quote, Reading
from reader.text.find import find
from reader.ui.article import messages
from reader.ui.article.anchors import is_within, partner
from reader.ui.article.drawing import Drawing
from reader.ui.article.head import head_lines
from reader.ui.article.numbering import Numbers
from reader.ui.article.sheet import NO_PLATES, Sheet, ShownArticle, kept_top, set_article, set_hint
from reader.ui.article.sheet_view import SheetView
from reader.ui.article.spots import Spot, followed, holds, link_at, named, spots
from reader.ui.article.turning import reorders
from reader.ui.quotes.signs import NO_NOTES, Notes

if TYPE_CHECKING:
    from reader.ui.pictures.plates import Plate

_NARROWEST_MEASURE = 20
_NOTHING = Document(())


class ArticleView(SheetView, can_focus=True, inherit_bindings=False):
    """An article, read from top to bottom or from quote to quote.

    `measure` is the width of the text in cells, less in a narrow pane. `current` is the number of the current
    quote and `chosen` that of the chosen link: setting one brings it into view, and a number that the article
    has not is None. The user's place is kept when the pane is resized.
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

    measure: reactive[int] = reactive(72, init=False, repaint=False)
    current: reactive[int | None] = reactive(None, init=False, repaint=False)
    chosen: reactive[int | None] = reactive(None, init=False, repaint=False)

    QuoteHighlighted: TypeAlias = messages.QuoteHighlighted
    LinkHighlighted: TypeAlias = messages.LinkHighlighted
    LinkOpened: TypeAlias = messages.LinkOpened
    CountChosen: TypeAlias = messages.CountChosen
    NothingFound: TypeAlias = messages.NothingFound
    Scrolled: TypeAlias = messages.Scrolled

    def __init__(self, hint: str = "Choose a story to read it here.", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: int | None = None
        """The number of the find that was gone to last."""
        self.stepped: Sequence[int] = ()
        """The numbers of the quotes that are stepped through, in the order of the text."""
        self.opens_pictures = False
        """Whether pictures are followed as links are."""
        self.numbered = 0
        """How many of the first links show their numbers."""
        self._plates = NO_PLATES
        self._hint = hint
        self._reading: Reading | None = None
        self._drawing: Drawing | None = None
        self._links: tuple[Link, ...] = ()
        self._named: tuple[Link, ...] | None = None
        """The names of linked sources outside of links, once somebody pointed at the text."""
        self._finds: tuple[Place, ...] = ()
        self._notes = NO_NOTES
        self.pointed_out: tuple[Place, ...] = ()
        """The places that something led to."""
        self._wanted: Place | None = None
        self._set_for = Size()
        self._pressed: Offset | None = None
        self._pointed: Link | None = None
        self._left: Place | None = None
        """The place that a number of a footnote led away from."""

    def show(self, reading: Reading | None, place: Place | None = None, notes: Notes = NO_NOTES) -> None:
        """Show an article from its head, or with the line of a place at the top; None shows the hint."""
        self.current = self.chosen = None
        self._reading = reading
        self._notes, self.pointed_out = notes, ()
        self._drawing = Drawing(reading.article) if reading else None
        if self._drawing:
            self._drawing.sign(notes.signs)
        self._plates = NO_PLATES
        self._links, self._left = followed(self._document, self.opens_pictures), None
        self._named = None
        self.numbers = Numbers(self._links[: self.numbered])
        self._finds, self.found = (), None
        self.stepped = range(len(self._quotes))
        self._set(place)

    def annotate(self, notes: Notes) -> None:
        """Show other notes on the same article, the user's place kept."""
        if self._reading is None or self._drawing is None:
            return
        self._notes = notes
        self._drawing.sign(notes.signs)
        self._change(
            self.sheet.under(head_lines(self._reading, self.sheet.columns, notes, reorders(self.app)))
        )

    def illustrate(self, plates: Mapping[int, Plate]) -> None:
        """Show these pictures above the text of their blocks and no others, the user's place kept."""
        before, self._plates = self._plates, plates
        if plates != before and self._drawing is not None and self._set_for.width:
            self._change(self.sheet.with_plates(plates), since=self.sheet.first_change(plates))

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
        return self._wanted or self._top_place(self.scroll_offset.y)

    def _top_place(self, y: int) -> Place | None:
        return None if self.sheet.in_head(y) else self.sheet.first_place(y)

    @property
    def progress(self) -> float:
        """How much of the article lies behind the view: 0 at its head, 1 when its end is in view."""
        return min(1.0, self.scroll_y / self.max_scroll_y) if self.max_scroll_y else 1.0

    @property
    def position(self) -> str:
        """The progress as a pane's border shows it ("12%"); empty when nothing is open, or laid out yet."""
        return f"{self.progress:.0%}" if self._reading and self._set_for.width else ""

    def go_to_quote(self, index: int) -> None:
        """Make a quote the current one and bring it into view, even if it was the current one before."""
        self.current = index
        if self.current is not None:
            self.go_to(self._quotes[self.current].parts[0])

    def find(self, needle: str) -> int:
        """Mark the needle wherever it stands, go to the first from the top of the view on, and say how many
        there are. An empty needle ends the find."""
        self.show_finds(find(self._document, needle))
        return self.find_count

    def show_finds(self, places: Sequence[Place]) -> None:
        """Mark these places as found, and go to the first of them from the top of the view on."""
        self._finds, self.found = tuple(places), None
        if self._drawing is not None:
            self._drawing.mark_finds(self._finds)
        self.redraw()
        self.step_find(1)

    @property
    def find_count(self) -> int:
        """How many places are found."""
        return len(self._finds)

    def action_next_quote(self, times: int = 1) -> None:
        self._step_quote(times)

    def action_previous_quote(self, times: int = 1) -> None:
        self._step_quote(-times)

    def action_next_link(self, times: int = 1) -> None:
        self.chosen = self.go_on("link", self._linked, self.chosen, times)

    def action_previous_link(self, times: int = 1) -> None:
        self.chosen = self.go_on("link", self._linked, self.chosen, -times)

    def action_centre(self) -> None:
        """Scroll so that what was gone to last, or else the current quote, is in the middle."""
        if places := self._gone_to():
            lines = self.sheet.ys_of(places[0])
            self.scroll_to(y=max(0, lines.start - self.size.height // 2), animate=False)

    def action_open_link(self) -> None:
        """Open the chosen link; where none is chosen, choose the first from the top of the view on."""
        if self.chosen is None:
            self.action_next_link()
        else:
            link = self._links[self.chosen]
            self.open_link(link.url, link.place)

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
        self._tell_of(self._links[new] if new is not None else None)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) == round(new_value):
            return
        if self.scrollable_content_region.size != self._set_for:
            # Nobody scrolled: the pane has another size, for which the text is not set yet.
            self._wanted = self._wanted or self._top_place(round(old_value))
        elif self._wanted and round(new_value) != min(self.sheet.y_of(self._wanted), self.max_scroll_y):
            self._wanted = None
        self.post_message(self.Scrolled(self.progress))

    def on_resize(self) -> None:
        # The size may have been seen before its event came, see `render_lines`.
        if self.scrollable_content_region.size != self._set_for:
            self._set(self.place)

    def spots_in_sight(self) -> list[Spot]:
        """What can be followed from the lines in view."""
        if self._reading is None:
            return []
        return spots(self._reading.article, self._links, self.sheet, self._in_view)

    def open_link(self, url: str, place: Place) -> None:
        """Follow what stands at a place: within the text by itself, anywhere else by whoever is told."""
        page = self._reading.article.url if self._reading else None
        within = url == "#" or is_within(url, page)
        to = partner(self._links, place, self._left) if within else None
        if to is None:
            self.post_message(self.LinkOpened(url, place))
            return
        self._left = place
        self.point_out((to,))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = event.screen_offset

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(self._link_at(self._place_under(event)))

    def on_leave(self) -> None:
        self._point_at(None)

    def on_click(self, event: events.Click) -> None:
        """A click opens a link and makes a quote the current one; the end of a drag is no click."""
        offset = event.get_content_offset(self)
        if event.chain > 1:
            event.prevent_default()  # Textual would select the whole text
        if offset is None or event.screen_offset != self._pressed:
            return
        y = offset.y + self.scroll_offset.y
        if plate := self.sheet.plate_at(y, offset.x):
            self.open_link(plate.url, self.sheet.first_place(y))
        if (about := self.sheet.count_at(y, offset.x)) is not None:
            self.post_message(self.CountChosen(about))
        clicked = self._place_under(event)
        if link := self._link_at(clicked):
            self.open_link(link.url, link.place)
        elif (index := self._quote_at(clicked)) is not None:
            self.current = index

    def render_lines(self, crop: Region) -> list[Strip]:
        # It is painted before the news of its size; mounted while another scrolled, it gets none.
        self.on_resize()
        return super().render_lines(crop)

    def _place_under(self, event: events.MouseEvent) -> Place | None:
        offset = event.get_content_offset(self)
        return self.sheet.place_at(offset.y + self.scroll_offset.y, offset.x) if offset else None

    def _link_at(self, place: Place | None) -> Link | None:
        """The link at a place; outside of quotes that may be the name alone of a source linked elsewhere."""
        if self._named is None:
            self._named = tuple(named(self._reading.article, self._links)) if self._reading else ()
        link = link_at(self._links, place)
        return link_at(self._named, place) if link is None and self._quote_at(place) is None else link

    def _quote_at(self, place: Place | None) -> int | None:
        at = (
            index
            for index in reversed(range(len(self._quotes)))
            if place and any(holds(part, place) for part in self._quotes[index].parts)
        )
        return next(at, None)

    def _point_at(self, link: Link | None) -> None:
        """Tell of the link under the mouse, or again of the chosen one when the mouse leaves it."""
        if link is not self._pointed:
            self._pointed = link
            self._tell_of(link or (self._links[self.chosen] if self.chosen is not None else None))

    def _tell_of(self, link: Link | None) -> None:
        self.post_message(self.LinkHighlighted(link.url if link and link.url != "#" else None))

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
        self._wanted, self.labels = place, {}
        width, height = self._set_for = self.scrollable_content_region.size
        if not width:
            return
        if self._reading and self._drawing:
            shown = ShownArticle(self._reading, self._drawing, self._notes, self._plates)
            self.sheet = set_article(shown, self.layouts, width, self.measure, reorders(self.app))
        else:
            self.sheet = set_hint(self._hint, width, height)
        self.virtual_size = Size(width, self.sheet.height)
        self.redraw()
        # Forced, as a pane that was set for the first time has no scrollbar yet, and is held not to scroll.
        self.scroll_to(y=self.sheet.y_of(place) if place else 0, animate=False, force=True)
        self._wanted = place
        # Later: what is posted while the screen is painted is taken for its own, and goes no further.
        self.call_later(lambda: self.post_message(self.Scrolled(self.progress)))

    def _change(self, sheet: Sheet, since: int = 0) -> None:
        """Show other lines around the same text, new from `since` on; what was gone to, or the top, stays."""
        wanted, top = self._wanted, kept_top(self.sheet, sheet, self._in_view, self._gone_to())
        self.sheet, self.labels = sheet, {}
        self.virtual_size = Size(self.virtual_size.width, sheet.height)
        self.scroll_to(y=top, animate=False, force=True)
        self._wanted = wanted
        self.redraw_from(since)
        self.post_message(self.Scrolled(self.progress))

    def _gone_to(self, quote: bool = True) -> list[Place]:
        """What was gone to: the chosen link, the find, and with `quote` the current quote."""
        places = [self._linked[self.chosen]] if self.chosen is not None else []
        places += [self._finds[self.found]] if self.found is not None else []
        places += [self._quotes[self.current].parts[0]] if quote and self.current is not None else []
        return places

    def _retarget(self, places: Iterable[Place]) -> None:
        """Mark the current quote, the chosen link and the find gone to; draw the lines of `places` anew."""
        if self._drawing is None:
            return
        self._drawing.mark_targets(self.current, [*self.pointed_out, *self._gone_to(quote=False)])
        for place in places:
            lines = self.sheet.ys_of(place)
            self.redraw_line(lines.start, len(lines))

    def _step_quote(self, by: int) -> None:
        places = [self._quotes[number].parts[0] for number in self.stepped]
        before = self.stepped.index(self.current) if self.current in self.stepped else None
        index = self.go_on("quote", places, before, by)
        if index is not None:
            self.current = self.stepped[index]

    def step_find(self, by: int) -> None:
        """Go on to the find that lies so many on, or back; after the last comes the first."""
        before = self.found
        self.found = self.step(self._finds, before, by, wrap=True)
        self._retarget(self._finds[index] for index in (before, self.found) if index is not None)
        if self.found is not None:
            self.go_to(self._finds[self.found])

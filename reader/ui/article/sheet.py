"""An article set for a pane: its head and its text in one run of lines, numbered as the pane scrolls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from reader.model import BlockKind, Document, Place, Reading
from reader.text.layout import Layout, illustrated, lay_out, wrapped
from reader.text.layout.cells import cells_of
from reader.ui.article.drawing import Drawing
from reader.ui.article.head import HeadLine, head_lines, shown_above
from reader.ui.article.recent import Recent
from reader.ui.article.selecting import is_turned, spans_between
from reader.ui.article.sliding import window
from reader.ui.quotes.signs import Notes
from reader.ui.quotes.strip import About
from reader.ui.themes.inks import Inks

if TYPE_CHECKING:
    from reader.ui.pictures.plates import Plate

NO_PLATES: Mapping[int, Plate] = MappingProxyType({})
"""An article without pictures."""
LEFT, RIGHT = 4, 2
"""Cells kept free beside the text: the mark of a quote and its signs stand in the left ones."""
_KEPT_LINES = 20_000
"""Lines of texts that are kept: some 300,000 words, in less than 10 MB."""

_EMPTY = Document(())


class Sheet:
    """Head and text in a column of at most `measure` cells in the middle of a pane of `width` cells.

    `y` numbers the lines from the first of the head. What the head shows already is left out of the text.
    """

    def __init__(
        self,
        head: tuple[HeadLine, ...],
        layout: Layout,
        drawing: Drawing | None,
        margin: int,
        plates: Mapping[int, Plate] = NO_PLATES,
    ) -> None:
        self._head = head
        self._text = layout
        self._plates = {block: plate for block, plate in plates.items() if plate.columns <= layout.width}
        self._layout = illustrated(layout, {block: plate.rows for block, plate in self._plates.items()})
        self._drawing = drawing
        self.margin = margin
        """The column at which the text begins."""
        above = shown_above(drawing.article) if drawing is not None else 0
        self._hidden = layout.line_of(Place(above, 0, 0)) if 0 < above < len(layout.document.blocks) else 0
        self._offset = len(head) - self._hidden

    def under(self, head: tuple[HeadLine, ...]) -> Sheet:
        """The same text under another head."""
        return Sheet(head, self._text, self._drawing, self.margin, self._plates)

    def with_plates(self, plates: Mapping[int, Plate]) -> Sheet:
        """The same text with these pictures, each above the text of its block, as far as they fit."""
        return Sheet(self._head, self._text, self._drawing, self.margin, plates)

    def first_change(self, plates: Mapping[int, Plate]) -> int:
        """The first line that may be another once these are the pictures of the text."""
        blocks = self._plates.keys() | plates.keys()
        changed = (block for block in blocks if self._plates.get(block) is not plates.get(block))
        return min(map(self._begin_of, changed), default=self.height)

    def _begin_of(self, block: int) -> int:
        """The first line of a block, or of the picture above its text and the blank line between."""
        plate = self._plates.get(block)
        return self.y_of(Place(block, 0, 0)) - (plate.rows + 1 if plate else 0)

    @property
    def columns(self) -> int:
        """The width of the text in cells."""
        return self._layout.width

    @property
    def height(self) -> int:
        """Lines in all, with a blank one at the end."""
        return self._offset + len(self._layout.lines) + 1

    def y_of(self, place: Place) -> int:
        return max(0, self._layout.line_of(place) + self._offset)

    def ys_of(self, place: Place) -> range:
        """The lines from the first to the last character of a place."""
        numbers = self._layout.lines_of(place)
        return range(max(0, numbers.start + self._offset), max(1, numbers.stop + self._offset))

    def sight_of(self, place: Place) -> range:
        """The lines of a place, and the picture whose caption it stands in."""
        lines = self.ys_of(place)
        plate = self._plates.get(place.block)
        if plate is None or self._text.document.blocks[place.block].kind is not BlockKind.CAPTION:
            return lines
        return range(self.y_of(Place(place.block, 0, 0)) - plate.rows, lines.stop)

    def plate_at(self, y: int, column: int) -> Plate | None:
        """The picture at a cell of the pane."""
        plate = self._row(y)[0]
        return plate if plate and 0 <= column - self.margin < plate.columns else None

    def is_plate(self, y: int) -> bool:
        """Whether a picture is drawn on a line."""
        return self._row(y)[0] is not None

    def lead(self, ys: range) -> tuple[int, str] | None:
        """The first of these lines with the picture that stands under the headline, and its address."""
        for y in ys:
            plate, _ = self._row(y)
            if plate and self._text.document.blocks[self.first_place(y).block].kind is not BlockKind.CAPTION:
                return y, plate.url
        return None

    def _row(self, y: int) -> tuple[Plate | None, int]:
        """The picture on a line, and which row of it."""
        number = y - self._offset
        if (
            self.in_head(y)
            or number >= len(self._layout.lines)
            or (row := self._layout.lines[number].row) < 0
        ):
            return None, 0
        return self._plates[self._layout.lines[number].block], row

    def column_of(self, place: Place, y: int) -> int:
        """The cell at which a place begins on one of its lines, from the left edge of the pane."""
        first = self._layout.line_of(place) + self._offset
        begin = place if y <= first else self._layout.first_place(y - self._offset)
        return self.margin + self._layout.column_of(begin) - self._moved(place.block)

    def first_place(self, y: int) -> Place:
        """The first place of the text on a line or below it."""
        return self._layout.first_place(max(self._hidden, y - self._offset))

    def in_head(self, y: int) -> bool:
        return y < len(self._head)

    def place_at(self, y: int, column: int) -> Place | None:
        """The place of the character at a cell of the pane, or None where there is no text."""
        number = y - self._offset
        if self.in_head(y) or number >= len(self._layout.lines):
            return None
        place = self._layout.place_at(number, column - self.margin + self._moved_on(number))
        return place if place.start < place.end else None

    def count_at(self, y: int, column: int) -> About | None:
        """What the figure at a cell of the head counts; None where there is none."""
        spots = self._head[y].spots if 0 <= y < len(self._head) else ()
        column -= self.margin
        return next((spot.about for spot in spots if spot.start <= column < spot.end), None)

    def segments(self, y: int, inks: Inks) -> list[Segment]:
        """What is drawn on a line, from the left edge of the pane."""
        number = y - self._offset
        if self.in_head(y):
            line = self._head[y]
            return [
                Segment(" " * self.margin, inks.base),
                Segment(line.drawn or line.text, inks.style((line.ink,))),
            ]
        if self._drawing is None or number >= len(self._layout.lines):
            return []
        plate, row = self._row(y)
        if plate is not None:
            return [Segment(" " * self.margin, inks.base), *plate.segments(row, inks.base)]
        return self._drawing.segments(self._layout, number, self.margin, inks)

    def copied(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """The text from one (character, y) to before another, counted in characters as the lines are drawn.

        It comes as it was written, without the breaks, bars and hyphens of its lines.
        """
        head = ["" if line.ink == "rule" else line.text for line in self._head[start[1] : end[1] + 1]]
        if head and end[1] < len(self._head):
            head[-1] = head[-1][: max(0, end[0] - self.margin)]
        if head:
            head[0] = head[0][max(0, start[0] - self.margin) :]
        first, last = self._range(start, end)
        text = self._layout.document.text[first:last] if end[1] >= len(self._head) else ""
        return "\n\n".join(filter(None, ("\n".join(head).strip(), text.strip())))

    def selected_spans(
        self, y: int, span: tuple[int, int], start: tuple[int, int], end: tuple[int, int]
    ) -> Iterable[tuple[int, int]]:
        """The characters of a line that are selected, of those from `start` to before `end`.

        On a line that runs leftwards they may stand apart; on any other they are the `span`.
        """
        if not self._runs_leftwards(y):
            return [(max(span[0], self.margin), span[1])]
        spans = spans_between(self._layout, y - self._offset, *self._range(start, end))
        return ((first + self.margin, last + self.margin) for first, last in spans)

    def _range(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
        """The offsets in the document's text from one (character, y) to before another.

        On a line that runs leftwards a character lies before those on its left.
        """
        first = self._offsets_at(*start)
        if not self._runs_leftwards(end[1]):
            return first[0], self._offsets_at(*end)[0]
        last = self._offsets_at(end[0] - 1, end[1])
        return min(first[0], last[0]), max(first[1], last[1])

    def _runs_leftwards(self, y: int) -> bool:
        number = y - self._offset
        held = self._hidden <= number < len(self._layout.lines) and not self.in_head(y)
        return held and is_turned(self._layout, number)

    def _offsets_at(self, character: int, y: int) -> tuple[int, int]:
        """Start and end in the document's text of a character of a drawn line."""
        document = self._layout.document
        number = max(self._hidden, y - self._offset)
        if number >= len(self._layout.lines):
            return len(document.text), len(document.text)
        if self.in_head(y):
            return document.offsets(self._layout.first_place(number))
        drawn, moved = self._layout.text_of(number), self._moved_on(number)
        if moved:
            drawn = window(drawn, moved, moved + self.columns)
        before = drawn[: max(0, character - self.margin)]
        return document.offsets(self._layout.place_at(number, cells_of(before) + moved))

    def _moved(self, block: int) -> int:
        """The cells by which a block is moved to the left."""
        return self._drawing.slides.of(self._layout, block) if self._drawing else 0

    def _moved_on(self, number: int) -> int:
        return self._moved(self._layout.lines[number].block)

    def wide_block(self, ys: range) -> int | None:
        """The wide block that lies nearest to the middle of these lines; None without any."""
        middle = (ys.start + ys.stop) // 2
        for y in sorted(ys, key=lambda y: abs(y - middle)):
            number = y - self._offset
            if self._hidden <= number < len(self._layout.lines):
                line = self._layout.lines[number]
                if line.pieces and line.block in self._layout.wide:
                    return line.block
        return None

    def slide(self, block: int, cells: int) -> range:
        """Move a wide block to the left by so many cells; the lines to be drawn anew."""
        moved = self._drawing is not None and self._drawing.slides.move(self._layout, block, cells)
        return self._ys_of_block(block) if moved else range(0)

    def reveal(self, place: Place) -> range:
        """Move the wide block of a place so that it is in sight; the lines to be drawn anew."""
        moved = self._drawing is not None and self._drawing.slides.reveal(self._layout, place)
        return self._ys_of_block(place.block) if moved else range(0)

    def is_hidden(self, column: int) -> bool:
        """Whether a cell lies beside the column, where a wide block is out of sight."""
        return not self.margin <= column < self.margin + self.columns

    def _ys_of_block(self, block: int) -> range:
        return self.ys_of(Place(block, 0, len(self._layout.document.blocks[block].text)))


class Layouts:
    """Lays out texts, and keeps the lines of the last of them: for the way back, and for panes that come and
    go beside a column that stays as wide as it is."""

    def __init__(self) -> None:
        self._kept = Recent[Layout](_KEPT_LINES, lambda layout: len(layout.lines))

    def of(self, document: Document, columns: int, reorder: bool) -> Layout:
        """The lines of a document."""
        return self._kept.of(document, (columns, reorder), lambda: lay_out(document, columns, reorder))


class ShownArticle(NamedTuple):
    """What a sheet is made of: an article with its looks, what stands beside its text, and its pictures."""

    reading: Reading
    drawing: Drawing
    notes: Notes
    plates: Mapping[int, Plate] = NO_PLATES


def set_article(
    shown: ShownArticle, layouts: Layouts, width: int, measure: int, reorder: bool = True
) -> Sheet:
    """The sheet of an article for a pane of so many cells."""
    columns = max(1, min(measure, width - LEFT - RIGHT))
    layout = layouts.of(shown.reading.article.document, columns, reorder)
    head = head_lines(shown.reading, columns, shown.notes, reorder)
    return Sheet(head, layout, shown.drawing, _margin(width, columns), shown.plates)


def kept_top(before: Sheet, after: Sheet, view: range, gone_to: Sequence[Place]) -> int:
    """The line at the top of the view once other lines stand around the same text.

    The first of `gone_to` in the view stays where it is, or else the text at the top. The head stays in
    sight, and so do the end, and the picture of a caption that was gone to.
    """
    gone = next((place for place in gone_to if before.y_of(place) in view), None)
    if gone is None and before.in_head(view.start):
        return view.start
    if gone is None and view.stop >= before.height:
        return max(0, after.height - len(view))
    held = gone or before.first_place(view.start)
    top = view.start + after.y_of(held) - before.y_of(held)
    return max(0, min(top, after.sight_of(held).start) if gone else top)


def set_hint(hint: str, width: int, height: int) -> Sheet:
    """The sheet of an empty pane: what to do, in the middle of it."""
    columns = max(1, width - LEFT - RIGHT)
    lines = wrapped(hint, columns)
    above = max(0, (height - len(lines)) // 2)
    head = [HeadLine("", "quiet")] * above + [
        HeadLine(" " * ((columns - cells_of(line)) // 2) + line, "quiet") for line in lines
    ]
    return Sheet(tuple(head), lay_out(_EMPTY, columns), None, _margin(width, columns))


def _margin(width: int, columns: int) -> int:
    return max(LEFT, (width - columns) // 2)

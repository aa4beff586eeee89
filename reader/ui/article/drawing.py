"""An article's lines as strips of styled cells: which ink lies on which stretch of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.model import Article, Block, BlockKind, Place, QuoteKind, SourceKind, SpanKind
from reader.text.layout import Layout, Piece
from reader.text.layout.bidi import turned
from reader.text.layout.cells import cells_of
from reader.ui.article.code import stretches
from reader.ui.article.sliding import Part, Sight, Slides, in_sight
from reader.ui.quotes.letters import speaker_letters
from reader.ui.quotes.signs import Signs
from reader.ui.quotes.speakers import UNATTRIBUTED, speaker_colours
from reader.ui.themes.inks import Inks

# The lower lies under the higher.
_SPAN, _QUOTE, _INNER, _LINK, _CURRENT, _FIND, _TARGET = range(7)
_SPAN_INKS = {SpanKind.STRONG: "strong", SpanKind.EMPHASIS: "emphasis", SpanKind.CODE: "code"}
_LEADING = (SpanKind.LINK, SpanKind.REFERENCE, SpanKind.NOTE)
_BLOCK_INKS = {
    BlockKind.HEADING: ("heading",),
    BlockKind.CAPTION: ("quiet",),
    BlockKind.CODE: ("code",),
}
_DIRECT, _INDIRECT, _CURRENT_MARK = "│", "┊", "┃"
_MARK_FROM_TEXT = 2
_SIGNS_FROM_TEXT = 4


class Letter(NamedTuple):
    """The letter of a speaker, and their colour."""

    text: str
    colour: str


class Layer(NamedTuple):
    """An ink on a stretch of a block, above those of lower `height`."""

    height: int
    start: int
    end: int
    inks: tuple[str, ...]


class InkRun(NamedTuple):
    """A stretch of a block drawn alike: it reaches to the start of the next run."""

    start: int
    inks: tuple[str, ...]


class Drawing:
    """An article's text with its quotes, links, mentions and finds, drawn line by line."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.slides = Slides()
        self._colours = speaker_colours(article.quotes)
        self._lasting = _lasting_layers(article, self._colours)
        self._finds: dict[int, list[Layer]] = {}
        self._targets: dict[int, list[Layer]] = {}
        self._runs: dict[int, tuple[list[int], list[InkRun]]] = {}
        self._signs: Mapping[Place, Signs] = {}
        self._signed: tuple[Layout, dict[int, Signs]] | None = None
        self._lettered: tuple[Layout, dict[int, Letter]] | None = None

    def sign(self, signs: Mapping[Place, Signs]) -> None:
        """Show these signs in the margin, each on the line where its place begins, and no others."""
        self._signs, self._signed = signs, None

    def mark_finds(self, finds: Sequence[Place]) -> None:
        """Show these finds and no others."""
        self._finds = self._replaced(self._finds, ((place, _FIND, "find") for place in finds))

    def mark_targets(self, current: int | None, chosen: Sequence[Place]) -> None:
        """Show this quote as the current one, and these places (a find, a link) as the ones gone to."""
        parts = () if current is None else self.article.quotes[current].parts
        targets = [(part, _CURRENT, "current") for part in parts]
        targets += [(place, _TARGET, "target") for place in chosen]
        self._targets = self._replaced(self._targets, targets)

    def _replaced(
        self, old: dict[int, list[Layer]], places: Iterable[tuple[Place, int, str]]
    ) -> dict[int, list[Layer]]:
        """The layers of these places by block; the blocks of the old ones and the new are drawn afresh."""
        new: dict[int, list[Layer]] = {}
        for place, height, ink in places:
            new.setdefault(place.block, []).append(Layer(height, place.start, place.end, (ink,)))
        for block in old.keys() | new.keys():
            self._runs.pop(block, None)
        return new

    def segments(self, layout: Layout, number: int, margin: int, inks: Inks) -> list[Segment]:
        """A line of the text, `margin` cells in, with the mark of its quotes in the margin.

        Of a line that is wider than the column, what is in sight.
        """
        line = layout.lines[number]
        block = layout.document.blocks[line.block]
        in_code = block.kind is BlockKind.CODE and bool(line.pieces)
        under = ("code", "quiet") if in_code else ("quiet",)
        parts = [Part(each.column, each.text, under) for each in line.ornaments]
        for piece in line.pieces:
            parts.extend(self._drawn(block, line.block, piece))
        parts.sort(key=lambda part: part.column)
        sight = Sight(parts, " ", " ")
        if line.block in layout.wide:
            sight = in_sight(parts, self.slides.of(layout, line.block), layout.width)
        ground = inks.style(("code",)) if in_code else inks.base
        letter = self._letter_on(layout, number) if inks.lettered else None
        segments, at = _gutter(parts, margin, self._signs_on(layout, number), sight.left, letter, inks), 0
        for part in sight.parts:
            if part.column > at:
                segments.append(Segment(" " * (part.column - at), ground))
            segments.append(Segment(part.text, inks.style(part.inks)))
            at = part.column + cells_of(part.text)
        if in_code:
            segments.append(Segment(" " * (layout.width - at), ground))
            at = layout.width
        if sight.right != " ":
            segments.append(Segment(" " * (layout.width - at), ground))
            segments.append(Segment(sight.right, inks.style(("quiet",))))
        return segments

    def _signs_on(self, layout: Layout, number: int) -> Signs:
        """The signs of a line: those of the quote that begins there and has the gravest verdict."""
        if self._signed is None or self._signed[0] is not layout:
            lines: dict[int, Signs] = {}
            for place in sorted(self._signs, key=lambda place: (place.block, place.start)):
                signs, line = self._signs[place], layout.line_of(place)
                lines[line] = min(lines.get(line, signs), signs, key=lambda each: each.rank)
            self._signed = layout, lines
        return self._signed[1].get(number, Signs())

    def _letter_on(self, layout: Layout, number: int) -> Letter | None:
        """The letter of who first begins to speak on a line, small for words told in substance."""
        if self._lettered is None or self._lettered[0] is not layout:
            letters, lines = speaker_letters(self.article.quotes), dict[int, Letter]()
            for quote in self.article.quotes:
                letter = letters[quote.speaker]
                shown = letter.lower() if quote.kind is QuoteKind.INDIRECT else letter
                for part in quote.parts:
                    colour = self._colours.get(quote.speaker, UNATTRIBUTED)
                    lines.setdefault(layout.line_of(part), Letter(shown, colour))
            self._lettered = layout, lines
        return self._lettered[1].get(number)

    def _drawn(self, block: Block, number: int, piece: Piece) -> Iterator[Part]:
        """The parts of a piece of block `number`, one for each run that it meets."""
        starts, runs = self._block_runs(number)
        under = ("quiet",) if block.is_note else _BLOCK_INKS.get(block.kind, ())
        if number == 0 and self.article.begins_with_standfirst:
            under = ("standfirst",)
        if block.kind is BlockKind.TABLE and piece.start < _head_end(block):
            under = ("strong",)
        column, at = piece.column, piece.start
        if piece.leftwards:
            column += cells_of(block.text[at : piece.stop])
        index = bisect_right(starts, at) - 1
        while at < piece.stop:
            stop = min(piece.stop, starts[index + 1]) if index + 1 < len(starts) else piece.stop
            text = turned(block.text, at, stop) if piece.leftwards else block.text[at:stop]
            cells = cells_of(text)
            column -= cells if piece.leftwards else 0
            yield Part(column, text, under + (runs[index].inks if index >= 0 else ()))
            column += 0 if piece.leftwards else cells
            at, index = stop, index + 1

    def _block_runs(self, block: int) -> tuple[list[int], list[InkRun]]:
        if block not in self._runs:
            layers = [self._lasting, self._finds, self._targets]
            runs = list(_runs(layer for found in layers for layer in found.get(block, ())))
            self._runs[block] = [run.start for run in runs], runs
        return self._runs[block]


def _lasting_layers(article: Article, colours: dict[str | None, str]) -> dict[int, list[Layer]]:
    """The layers that an article comes with, by block."""
    layers: dict[int, list[Layer]] = {}
    for number, block in enumerate(article.document.blocks):
        for span in block.spans:
            if span.kind in _LEADING:
                layers.setdefault(number, []).append(Layer(_LINK, span.start, span.end, ("link",)))
            elif span.kind in _SPAN_INKS:
                inks = (_SPAN_INKS[span.kind],)
                layers.setdefault(number, []).append(Layer(_SPAN, span.start, span.end, inks))
        if block.kind is BlockKind.CODE:
            found = stretches(block.text, block.marker)
            layers[number] = [Layer(_SPAN, start, end, (ink,)) for start, end, ink in found]
    for quote in article.quotes:
        manner = "indirect" if quote.kind is QuoteKind.INDIRECT else "direct"
        for part in quote.parts:
            layer = Layer(_QUOTE, part.start, part.end, (colours.get(quote.speaker, UNATTRIBUTED), manner))
            layers.setdefault(part.block, []).append(layer)
        for place in quote.inner:
            layers.setdefault(place.block, []).append(Layer(_INNER, place.start, place.end, ("inner",)))
    for source in article.sources:
        if source.kind is not SourceKind.LINK:
            inks = ("mention",) if source.url else ("named",)
            for place in source.mentions:
                layers.setdefault(place.block, []).append(Layer(_SPAN, place.start, place.end, inks))
    return layers


def _runs(layers: Iterable[Layer]) -> Iterator[InkRun]:
    """Overlapping layers as runs side by side, each with the inks that lie there, the topmost last."""
    opened: dict[int, list[Layer]] = {}
    closed: dict[int, list[Layer]] = {}
    for layer in layers:
        if layer.start < layer.end:
            opened.setdefault(layer.start, []).append(layer)
            closed.setdefault(layer.end, []).append(layer)
    lying: list[Layer] = []
    for at in sorted(opened.keys() | closed.keys()):
        for layer in closed.get(at, ()):
            lying.remove(layer)
        lying.extend(opened.get(at, ()))
        yield InkRun(at, tuple(ink for layer in sorted(lying) for ink in layer.inks))


def _gutter(
    parts: Sequence[Part], margin: int, signs: Signs, edge: str, letter: Letter | None, inks: Inks
) -> list[Segment]:
    """The margin: the signs of a quote, and a mark where the line holds somebody's words.

    It is solid for words as they were said, broken for reported ones, heavy for the current quote: so quotes
    are seen where there is no colour. A `letter` stands in its place. `edge` stands in the last cell.
    """
    beside = Segment(edge, inks.style(("quiet",)))
    if margin < _SIGNS_FROM_TEXT:
        return [Segment(" " * (margin - 1), inks.base), beside]
    shown = Segment(f"{signs.own or ' '}{signs.verdict or ' '}", inks.style(("strong",)))
    blank = Segment(" " * (margin - _SIGNS_FROM_TEXT), inks.base)
    spoken = [part.inks for part in parts if "direct" in part.inks or "indirect" in part.inks]
    if not spoken:
        return [blank, shown, Segment(" " * (_MARK_FROM_TEXT - 1), inks.base), beside]
    names = next((names for names in spoken if "current" in names), spoken[0])
    mark = _CURRENT_MARK if "current" in names else _INDIRECT if "indirect" in names else _DIRECT
    colour = next(name for name in names if name.startswith("quote-"))
    bar = Segment(mark, inks.style((colour,)))
    if letter is not None:
        is_current = "current" in names and letter.colour == colour
        bar = Segment(letter.text, inks.style((letter.colour, "strong") if is_current else (letter.colour,)))
    return [blank, shown, bar, beside]


def _head_end(block: Block) -> int:
    """Where the head row of a table ends."""
    end = block.text.find("\n")
    return len(block.text) if end < 0 else end


def selected(segments: Iterable[Segment], start: int, end: int, style: Style) -> Iterable[Segment]:
    """The segments with the characters from `start` to `end` (-1: to the last) shown as selected."""
    at = 0
    for text, own, _ in segments:
        first = max(0, min(len(text), start - at))
        last = max(first, len(text) if end < 0 else min(len(text), end - at))
        for part, is_selected in ((text[:first], False), (text[first:last], True), (text[last:], False)):
            if part:
                yield Segment(part, own + style if own and is_selected else own)
        at += len(text)

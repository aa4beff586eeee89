"""A source made ready to be searched: its words, its speeches without their attributions, who says what."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from reader.model import Article, Block, BlockKind, Document, Place, Quote, QuoteKind
from reader.text.check.align import Stretch
from reader.text.check.normalise import PARTED, Words, fold, has_broken, heal, join, read_words
from reader.text.check.quotation import Quotation, junction


@dataclass(frozen=True)
class SourceText:
    """The article of a source, and its words.

    `spans` are the parts of its quotes in marks, `reported` those of speech without marks: the number of the
    quote, start and end.
    """

    article: Article
    words: Words
    spans: tuple[tuple[int, int, int], ...]
    reported: tuple[tuple[int, int, int], ...]

    @property
    def document(self) -> Document:
        return self.article.document

    def healed(self, quotation: Quotation) -> SourceText:
        """The same with each word made whole that a line's end broke, if the quotation has it whole."""
        if not has_broken(self.words):
            return self
        known = {key for fragment in quotation.fragments for key in fragment.keys}
        return replace(self, words=heal(self.words, known))

    @cached_property
    def head(self) -> SourceText | None:
        """What stands above the text and is no part of it: headline and standfirst. None without either."""
        lines = [line for line in (self.article.title, self.article.standfirst) if line]
        if not lines:
            return None
        blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in lines)
        document = Document(blocks, self.document.language)
        bare = replace(self.article, document=document, title="", standfirst=None, quotes=())
        return SourceText(bare, read_words(document.text), (), ())

    @cached_property
    def speeches(self) -> tuple[Words, ...]:
        """Each speech that an attribution interrupts, as one stretch."""
        spoken = (self._speech(quote) for quote in self.article.quotes if len(quote.parts) > 1)
        return tuple(speech for speech in spoken if speech is not None)

    @property
    def streams(self) -> tuple[Words, ...]:
        """What the words are looked for in: the speeches, then the whole text."""
        return (*self.speeches, self.words)

    def _speech(self, quote: Quote) -> Words | None:
        pieces, places = [], []
        for place in quote.parts:
            piece = self.words.cut(*self.words.between(*self.document.offsets(place)))
            if len(piece):
                pieces.append(piece)
                places.append(place)
        if len(pieces) < 2:
            return None
        return join(pieces, [junction(self.document, *pair) for pair in pairwise(places)])

    def offsets(self, found: Stretch) -> tuple[int, int]:
        return found.stream.starts[found.start], found.stream.ends[found.end - 1]

    def quote_at(self, start: int, end: int) -> Quote | None:
        """The quote of the source that holds most of these offsets; the shorter of two that hold as much.

        Speech in marks goes before speech that is only reported.
        """
        for spans in (self.spans, self.reported):
            shared = [(min(end, last) - max(start, first), first - last, -n) for n, first, last in spans]
            best = max(shared, default=(0, 0, 0))
            if best[0] > 0:
                return self.article.quotes[-best[2]]
        return None

    def is_spoken(self, start: int, end: int) -> bool:
        """Whether any word between two offsets stands in a quote of the source."""
        return any(min(end, last) > max(start, first) for _, first, last in self.spans)

    def is_nested(self, found: Stretch) -> bool:
        """Whether the words stand in marks within a quote of the source: its speaker repeats somebody."""
        start, end = self.offsets(found)
        for _, first, last in self.spans:
            if first < start and end <= last:
                before, _ = fold(self.document.text[first:start])
                after, _ = fold(self.document.text[end:last])
                inner = before.strip(" ")[1:]
                return _depth(inner) > 0 and _closes(after[:-1])
        return False

    def places(self, found: Stretch) -> tuple[Place, ...]:
        """Where the words of a stretch stand: a place for each block, and for each part of a speech."""
        stream, starts = found.stream, self.document.starts
        places: list[Place] = []
        for at in range(found.start, found.end):
            block = bisect_right(starts, stream.starts[at]) - 1
            start, end = stream.starts[at] - starts[block], stream.ends[at] - starts[block]
            goes_on = places and places[-1].block == block and stream.gaps[at] != PARTED
            if goes_on:
                places[-1] = Place(block, places[-1].start, end)
            else:
                places.append(Place(block, start, end))
        return tuple(places)


def source_text_of(source: Article) -> SourceText:
    """A source made ready."""
    spoken: list[tuple[int, int, int]] = []
    reported: list[tuple[int, int, int]] = []
    for number, quote in enumerate(source.quotes):
        spans = reported if quote.kind is QuoteKind.INDIRECT else spoken
        spans.extend((number, *source.document.offsets(place)) for place in quote.parts)
    return SourceText(source, read_words(source.document.text), tuple(spoken), tuple(reported))


def _depth(text: str) -> int:
    """How many marks a text opens and does not close. An apostrophe at a word's end closes nothing."""
    depth = 0
    for at, character in enumerate(text):
        if character in "\"'":
            follows = text[at + 1 : at + 2]
            if (at == 0 or text[at - 1] in " (—\n") and (not follows or not follows.isspace()):
                depth += 1
            elif not (text[at - 1 : at].isalnum() and follows.isalnum()):
                depth = max(0, depth - 1)
    return depth


def _closes(text: str) -> bool:
    """Whether a mark closes in a text, apostrophes inside words apart."""
    return any(
        character in "\"'" and not text[at + 1 : at + 2].isalnum() and not text[max(0, at - 1) : at].isspace()
        for at, character in enumerate(text)
    )

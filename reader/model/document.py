"""The text as it is drawn: blocks of plain text, spans in them, and the places that everything else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class BlockKind(StrEnum):
    """What a block of a text is; `Block` says what its other fields mean for each."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"
    RULE = "rule"


class SpanKind(StrEnum):
    """What a stretch inside a block is; see `Span`."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    IMAGE = "image"
    REFERENCE = "reference"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document: code points `start` to `end` of the text of block number `block`."""

    block: int
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """Whether both have a code point in common."""
        return self.block == other.block and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a place and those around it, by which it is found again in another copy of the text.

    `prefix` and `suffix` are up to 64 code points of the text on either side, white space as single blanks.
    """

    words: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Span:
    """Emphasis or a link inside a block; `target` is the absolute URL of a link or an image.

    A REFERENCE is the number by which the text refers to a footnote, and a NOTE that number where the note
    begins; `target` is the number in digits.
    """

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like.

    `level` is the level of a heading (1 to 6), the depth of a list item (1 outermost) or of a block quote.
    `marker` is what stands before a list item ("•", "3."). A table's text has a line a row and a tab between
    cells, its first row is the head; code keeps its line breaks, and `marker` names its language. A caption's
    text is the image's caption or alternative text, with a span of kind IMAGE over all of it.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    marker: str = ""

    @property
    def is_note(self) -> bool:
        """Whether this is a footnote: a paragraph that begins with its number."""
        return bool(self.spans) and self.spans[0].kind is SpanKind.NOTE


@dataclass(frozen=True)
class Document:
    """The text as it is drawn. `text` is all blocks with a blank line between them."""

    blocks: tuple[Block, ...]
    language: str | None = None

    @cached_property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)

    @cached_property
    def words(self) -> int:
        """How many words the text has; a Chinese or Japanese one is about two characters."""
        set_apart = len(self.text.split())
        return set_apart if self.text.isascii() else set_apart + len(_CJK.findall(self.text)) // 2

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset in `text` at which each block starts."""
        offsets, at = [], 0
        for block in self.blocks:
            offsets.append(at)
            at += len(block.text) + 2
        return tuple(offsets)

    def offsets(self, place: Place) -> tuple[int, int]:
        """Start and end of a place in `text`."""
        base = self.starts[place.block]
        return base + place.start, base + place.end

    def at(self, place: Place) -> str:
        """The words at a place."""
        return self.blocks[place.block].text[place.start : place.end]

    def links(self) -> Iterator[Link]:
        """Every link, in the order of the text."""
        for number, block in enumerate(self.blocks):
            for span in block.spans:
                if span.kind is SpanKind.LINK:
                    place = Place(number, span.start, span.end)
                    yield Link(span.target, block.text[span.start : span.end], place)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a document: where it leads, its words, and where they stand."""

    url: str
    text: str
    place: Place

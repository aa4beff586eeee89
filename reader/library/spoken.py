"""A text a sentence at a time, to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Block, BlockKind, Document, Place
from reader.text.sources.passages import stops

LONGEST = 600
"""Characters that are read in one go: a text without full stops is parted there, between two words."""
_SILENT = (BlockKind.CODE, BlockKind.RULE)


def sentences(document: Document, start: Place | None = None) -> Iterator[Place]:
    """The places of the sentences of a text, from the one that holds `start` on. Code is left out.

    A table is read line by line.
    """
    for number, block in enumerate(document.blocks):
        if start is not None and number < start.block:
            continue
        for first, last in _parts(block):
            if start is None or number > start.block or last > start.start:
                yield Place(number, first, last)


def _parts(block: Block) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block begin and end, without blanks around them."""
    if block.kind in _SILENT:
        return
    text = block.text
    ends = _lines(text) if block.kind is BlockKind.TABLE else stops(text)
    first = 0
    for end in [*ends, len(text)]:
        while end - first > LONGEST:
            space = text.rfind(" ", first + 1, first + LONGEST)
            middle = space if space > first else first + LONGEST
            yield from _stripped(text, first, middle)
            first = middle
        yield from _stripped(text, first, end)
        first = max(first, end)


def _lines(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at
        at = text.find("\n", at + 1)


def _stripped(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if any(char.isalnum() for char in text[first:last]):
        yield first, last

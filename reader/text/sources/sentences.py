"""The sentence that cites a source, for whoever shows a mention by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.model import BlockKind, Document, Place
from reader.text.sources.passages import stops

LONGEST = 400
"""Characters on either side of a mention. A text without full stops is cut there, between two words."""


def citing_sentence(document: Document, mention: Place) -> Place:
    """The place of the sentence around a mention; of its line in a table or in code."""
    block = document.blocks[mention.block]
    text = block.text
    if block.kind in (BlockKind.TABLE, BlockKind.CODE):
        left, right = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        return Place(mention.block, left, right if right >= 0 else len(text))
    ends = tuple(stops(text))
    before, after = bisect_right(ends, mention.start), bisect_left(ends, mention.end)
    left = ends[before - 1] if before else 0
    right = ends[after] if after < len(ends) else len(text)
    return Place(mention.block, *_within_reach(text, left, right, mention))


def _within_reach(text: str, left: int, right: int, mention: Place) -> tuple[int, int]:
    if mention.start - left > LONGEST:
        left = mention.start - LONGEST
        left = min(text.find(" ", left) + 1 or left, mention.start)
    if right - mention.end > LONGEST:
        right = mention.end + LONGEST
        right = max(text.rfind(" ", 0, right), mention.end)
    while left < mention.start and text[left].isspace():
        left += 1
    while right > mention.end and text[right - 1].isspace():
        right -= 1
    return left, right

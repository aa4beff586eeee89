"""A place remembered by its exact words, and found again by them, never by similar ones, in a new copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reader.model import Anchor, Document, Place

_CONTEXT = 64
"""Code points of the text on either side that an anchor keeps."""
_MOST = 10_000
"""Places of the same words that are compared; in a text with more of them, nothing tells them apart."""
_BLANKS = re.compile(r"\s+")
_UNSPACED = "\u0e00"
"""From Thai on, most scripts write no blanks between words."""


def anchor(document: Document, place: Place) -> Anchor:
    """The words of a place, and what stands before and after them, be it in other blocks."""
    return Anchor(document.at(place), *_around(document, place))


def find(document: Document, anchor: Anchor) -> Place | None:
    """The place of exactly these words, whole and in one block.

    If they stand there several times: the only place with the same prefix and suffix, else the only one with
    either. None when the words are gone or empty, or when nothing around them says which place is meant.
    Linear in the text.
    """
    standing = list(islice(_standing(document, anchor), _MOST + 1))
    if len(standing) == 1:
        return standing[0]
    if len(standing) > _MOST:
        return None
    told = [_told(document, place, anchor) for place in standing]
    for enough in (2, 1):
        best = [place for place, sides in zip(standing, told, strict=True) if sides >= enough]
        if best:
            return best[0] if len(best) == 1 else None
    return None


def _standing(document: Document, anchor: Anchor) -> Iterator[Place]:
    """Every place of the words; where the anchor cut no word, none that does."""
    words = anchor.words
    cut_before, cut_after = _cuts(anchor.prefix[-1:], words[:1]), _cuts(words[-1:], anchor.suffix[:1])
    for number, block in enumerate(document.blocks):
        at = block.text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            before, after = block.text[max(at - 1, 0) : at], block.text[end : end + 1]
            if (cut_before or not _cuts(before, words[0])) and (cut_after or not _cuts(words[-1], after)):
                yield Place(number, at, end)
            at = block.text.find(words, at + 1)


def _cuts(one: str, other: str) -> bool:
    """Whether two characters in a row belong to one word."""
    return one.isalnum() and other.isalnum() and max(one, other) < _UNSPACED


def _told(document: Document, place: Place, anchor: Anchor) -> int:
    """On how many sides a place is surrounded as the anchor was."""
    prefix, suffix = _around(document, place)
    return (prefix == anchor.prefix) + (suffix == anchor.suffix)


def _around(document: Document, place: Place) -> tuple[str, str]:
    """What stands before and after a place. Twice as much is looked at, lest blanks make it shorter."""
    start, end = document.offsets(place)
    before = _BLANKS.sub(" ", document.text[max(start - 2 * _CONTEXT, 0) : start])
    after = _BLANKS.sub(" ", document.text[end : end + 2 * _CONTEXT])
    return before[-_CONTEXT:], after[:_CONTEXT]

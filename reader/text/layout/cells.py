"""How many cells of a terminal a text takes, by the widths that Textual draws with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

SOFT_HYPHEN = "\u00ad"
_JOINER = "\u200d"
UNDRAWN = frozenset(("\t", SOFT_HYPHEN))
"""Characters that are not drawn: they leave a blank, or nothing, between what is."""
_UNEVEN = re.compile(
    "[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u05be\u05d0-\u05ea\u05f3\u05f4\u060c\u061b\u061f-\u064a\u0660-\u066f\u0671-\u06d5\ufe80-\ufefc]"
)


def is_even(text: str, start: int, end: int) -> bool:
    """Whether every character takes exactly one cell, so that code points are columns."""
    return _UNEVEN.search(text, start, end) is None


def cells_of(text: str) -> int:
    """The cells that a text takes on one line."""
    if is_even(text, 0, len(text)):
        return len(text)
    return sum(cells for _, _, cells in clusters(text, 0, len(text)))


def clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and cells of each character as a reader sees it: a base with its accents, an emoji with its
    joined parts, a flag. A tab is one blank; a soft hyphen is of no width."""
    if is_even(text, start, end):
        yield from ((at, at + 1, 1) for at in range(start, end))
        return
    widths = {character: cell_len(character) for character in set(text[start:end])}
    widths["\t"], widths[SOFT_HYPHEN] = 1, 0
    if any(_joins(character) or _is_flag_letter(character) for character in widths):
        yield from _joined(text, start, end, widths)
    else:
        yield from ((at, at + 1, widths[text[at]]) for at in range(start, end))


def _joined(text: str, start: int, end: int, widths: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """The clusters of a text in which some characters are drawn on the one before them."""
    at = start
    while at < end:
        character = text[at]
        after = at + 1
        if _is_flag_letter(character) and after < end and _is_flag_letter(text[after]):
            after += 1
        while character not in UNDRAWN and after < end and _joins(text[after]):
            after = min(end, after + (2 if text[after] == _JOINER else 1))
        yield at, after, widths[character] if after == at + 1 else cell_len(text[at:after])
        at = after


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _joins(character: str) -> bool:
    """Whether a character is drawn on the one before it."""
    return character > "\u02ff" and cell_len(character) == 0

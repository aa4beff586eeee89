"""Links to words: text directives, as https://wicg.github.io/scroll-to-text-fragment/ has them.

A directive is `text=[prefix-,]start[,end][,-suffix]`. A browser takes the first match, at whole words and
without regard to case. Each of the four must stand within one block; between them may be blanks alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from reader.model import Document, Place

LONGEST = 300
"""Characters that are written out; of a longer stretch, its first and its last words are."""

_ENDS = 6
"""Words at either end that stand for a longer stretch."""
_MOST_AROUND = 10
"""Words before and after that are taken to tell a stretch from another."""
_WORD = re.compile(r"\w+")


def text_link(url: str, document: Document, places: Sequence[Place]) -> str:
    """The URL with a directive for each place, so that a browser goes to the first and marks them all.

    It comes back as it is when no place holds a word.
    """
    directives = "&".join(f"text={found}" for place in places if (found := directive_of(document, place)))
    return f"{url}{'' if '#' in url else '#'}:~:{directives}" if directives else url


def directive_of(document: Document, place: Place) -> str:
    """The value of a directive that finds a place; empty when it holds no word.

    Words around it are added where its own stand elsewhere too, as few as tell. Where the text repeats itself
    too far for that there are none, and a browser goes to the first.
    """
    base, text = document.starts[place.block], document.text
    words = list(_WORD.finditer(text, base + place.start, base + place.end))
    if not words:
        return ""
    start, end = words[0].start(), words[-1].end()
    if end - start > LONGEST and len(words) >= 2 * _ENDS:
        return _of_ends(document, place.block, words)
    folded = _folded(text)
    for before, first, last, after in _around(document, place.block, start, end):
        if folded.count(_folded(text[before:after])) <= 1:
            return _directive(text[before:first], _encoded(text[first:last]), text[last:after])
    return _encoded(text[start:end])


def _of_ends(document: Document, block: int, words: Sequence[re.Match[str]]) -> str:
    """A directive by the first and the last of these words; what tells them apart can stand before alone."""
    text = document.text
    start, stop = words[0].start(), words[_ENDS - 1].end()
    last = _encoded(text[words[-_ENDS].start() : words[-1].end()])
    folded = _folded(text)
    for before, at in [(start, start), *_before(document, block, start)]:
        if folded.count(_folded(text[before:stop])) <= 1:
            return _directive(text[before:at], f"{_encoded(text[at:stop])},{last}", "")
    return f"{_encoded(text[start:stop])},{last}"


def _directive(prefix: str, named: str, suffix: str) -> str:
    before, after = _encoded(prefix), _encoded(suffix)
    return (f"{before}-," if before else "") + named + (f",-{after}" if after else "")


def _around(document: Document, block: int, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The stretch as it is, then with ever more words before it, after it, and on both sides.

    Each is where the words before begin, the stretch begins and ends, and the words after end.
    """
    yield start, start, end, end
    before, after = _before(document, block, start), _after(document, block, end)
    for number in range(_MOST_AROUND):
        earlier, later = before[number : number + 1], after[number : number + 1]
        yield from ((at, first, end, end) for at, first in earlier)
        yield from ((start, start, last, at) for last, at in later)
        yield from ((at, first, last, to) for at, first in earlier for last, to in later)


def _before(document: Document, block: int, start: int) -> list[tuple[int, int]]:
    """Where the words before a stretch begin, the nearest first, and where the stretch does behind them.

    They are of one block. From the block before, the stretch must follow with all marks that lead it.
    """
    found = _words(document, block, document.starts[block], start)
    first = start
    if not found and block:
        first = document.starts[block]
        found = _words(document, block - 1, document.starts[block - 1], first)
    return [(word.start(), first) for word in found[: -_MOST_AROUND - 1 : -1]]


def _after(document: Document, block: int, end: int) -> list[tuple[int, int]]:
    """Where a stretch ends before the words after it, and where those end, the nearest first."""
    found = _words(document, block, end, _end(document, block))
    last = end
    if not found and block + 1 < len(document.blocks):
        last = _end(document, block)
        found = _words(document, block + 1, last, _end(document, block + 1))
    return [(last, word.end()) for word in found[:_MOST_AROUND]]


def _words(document: Document, block: int, start: int, end: int) -> list[re.Match[str]]:
    """The words of a block between two offsets."""
    return list(_WORD.finditer(document.text, start, min(end, _end(document, block))))


def _end(document: Document, block: int) -> int:
    return document.starts[block] + len(document.blocks[block].text)


def _folded(text: str) -> str:
    """A text as a browser compares it: without regard to case, and to how many blanks stand between words."""
    return " ".join(text.split()).casefold()


def _encoded(text: str) -> str:
    """A text as it stands in a directive, in which "-", "," and "&" have meanings."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")

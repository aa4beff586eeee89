"""Where a line of running text ends: at a blank, after a hyphen or a dash, at a soft hyphen, between CJK
characters; a word longer than the line (a URL) is broken, after a separator where it has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.text.layout.cells import SOFT_HYPHEN, cells_of, clusters, is_even

_BLANKS = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_SEPARATORS = frozenset("/?&=._-,;:)#%+|~")
# Marks that a line of Chinese or Japanese does not start with, and those it does not end with (the common
# core of the kinsoku rules, JIS X 4051).
_NOT_FIRST = frozenset(
    "、。，．・：；！？ー」』）】〉》〕］｝〟’”々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "ゝゞヽヾ〜～゠…‥—―‐–»›〙〛〗｠％‰℃!?,.:;)]}%"
)
_NOT_LAST = frozenset("「『（【〈《〔［｛〝〘〚〖｟‘“«‹￥＄№([{")
_WIDOW = 8
"""A last line of one word of at most so many cells gets company from the line before it."""


class Cut(NamedTuple):
    """A line: `start` to `stop` is drawn, up to `end` is swallowed; `hyphen` where a word was divided."""

    start: int
    stop: int
    end: int
    hyphen: bool = False


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> Iterator[Cut]:
    """The lines of a text, each at most `width` cells; at least one. A line feed ends a line.

    A character wider than the line stands alone on it.
    """
    end = len(text) if end is None else end
    while True:
        feed = text.find("\n", start, end)
        stop = end if feed < 0 else feed
        lines = (
            _even(text, start, stop, width)
            if is_even(text, start, stop)
            else _uneven(text, start, stop, width)
        )
        if feed < 0:
            yield from lines
            return
        *whole, last = lines
        yield from whole
        yield Cut(last.start, last.stop, feed + 1, last.hyphen)
        start = feed + 1


def _even(text: str, start: int, end: int, width: int) -> list[Cut]:
    """Lines of a text in which every character takes one cell."""
    lines: list[Cut] = []
    while end - start > width:
        stop = _last_break(text, start, start + width)
        after = _past_blanks(text, stop, end)
        if end - after <= _WIDOW and after < end and " " not in text[after:end]:
            earlier = text.rfind(" ", start, stop)
            if earlier - start > width * 2 // 3:
                stop, after = earlier, earlier + 1
        lines.append(Cut(start, stop, after))
        start = after
    if start < end or not lines:
        lines.append(Cut(start, end, end))
    return lines


def _past_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] == " ":
        at += 1
    return at


def _last_break(text: str, start: int, limit: int) -> int:
    """Where the line from `start` that may reach `limit` ends."""
    blank = text.rfind(" ", start, limit + 1)
    dash = next((at for at in range(limit, max(start, blank + 2), -1) if _after_dash(text, at)), -1)
    if dash >= 0:
        return dash
    stop = blank
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    if stop > start:
        return stop
    halfway = (start + limit) // 2
    return next((at for at in range(limit, halfway, -1) if text[at - 1] in _SEPARATORS), limit)


def _after_dash(text: str, at: int) -> bool:
    """Whether a line may end before `at` because a dash or a hyphen between letters stands there."""
    before = text[at - 1]
    if before == "—":
        return text[at] not in _NOT_FIRST
    return before in "-–‐" and at > 1 and text[at - 2].isalpha() and text[at].isalpha()


def _uneven(text: str, start: int, end: int, width: int) -> list[Cut]:
    """Lines of a text with characters of no cell or of two, or with soft hyphens."""
    lines: list[Cut] = []
    used = kept = 0
    best: Cut | None = None
    inked, character = start, ""
    for at, after, cells in clusters(text, start, end):
        before, character = character, text[at]
        if character in _BLANKS and after == at + 1:  # with a mark on it, it is to be seen
            used += cells
            best, kept = Cut(start, max(start, inked), after), used
            continue
        if character == SOFT_HYPHEN:
            if start < inked and used < width:
                best, kept = Cut(start, at, after, hyphen=True), used
            character = before
            continue
        if at > start and _parts(text, at, before):
            best, kept = Cut(start, at, at), used
        while used + cells > width and at > start:
            if best is None:
                best, kept = Cut(start, at, at), used
            lines.append(best)
            start, used, best = best.end, used - kept, None
        used += cells
        inked = after
    if start < end or not lines:
        lines.append(Cut(start, max(start, inked), end))
    _give_company(text, lines, width)
    return lines


def _give_company(text: str, lines: list[Cut], width: int) -> None:
    """Let a last line that is one short word take another from the line before, where that is long enough."""
    if len(lines) < 2:
        return
    before, last = lines[-2:]
    word = text[last.start : last.stop]
    if not word or not _BLANKS.isdisjoint(word) or before.hyphen or before.stop == before.end:
        return
    earlier = text.rfind(" ", before.start, before.stop)
    if earlier < 0 or cells_of(word) > _WIDOW or cells_of(text[earlier + 1 : last.stop]) > width:
        return
    if cells_of(text[before.start : earlier]) > width * 2 // 3:
        lines[-2:] = [Cut(before.start, earlier, earlier + 1), Cut(earlier + 1, last.stop, last.end)]


def _parts(text: str, at: int, before: str) -> bool:
    """Whether a line may end between the character at `at` and the one `before` it, with no blank there."""
    if text[at] in _NOT_FIRST or before in _NOT_LAST or before in _BLANKS:
        return False
    wide = _ideographic(text[at]) or _ideographic(before)
    return wide or _after_dash(text, at)


def _ideographic(character: str) -> bool:
    """CJK characters and emoji. Hangul is not: Korean has blanks between its words."""
    return (
        "\u2e80" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\uffdc"
        or ("\U0001f000" <= character <= "\U0003ffff")
    )

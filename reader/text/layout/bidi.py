"""The order in which letters are drawn where scripts of both directions meet: the Unicode Bidirectional
Algorithm, UAX 9 (https://www.unicode.org/reports/tr9/).

Without its rules X1 to X8: embeddings, overrides and isolates never enter the model. What is left are levels
by the letters themselves, and the order of a line by the levels. The library there is for Python gives a text
put in order and no more, and spans, finds and the mouse need to know which letter went where.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple
from unicodedata import bidirectional, category, lookup, mirrored, name, normalize

from reader.text.layout.arabic import joined
from reader.text.layout.cells import clusters
from reader.text.scripts import LEFTWARD

_ARABIC = re.compile(
    "[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010d00-\U00010d3f\U0001ec70-\U0001eeff]"
)
_STRONG = {"L": 0, "R": 1, "AL": 1}
_IGNORED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_BLANK = frozenset(("WS", "S", "B"))
_MOST_OPEN = 63
"""Brackets that may be open at once (BD16)."""
_SIDES = (("LEFT", "RIGHT"), ("RIGHT", "LEFT"), ("LESS-THAN", "GREATER-THAN"), ("GREATER-THAN", "LESS-THAN"))


class LevelRun(NamedTuple):
    """A stretch of a line that is drawn in one direction, as a whole to the right of the one before it."""

    start: int
    stop: int
    leftwards: bool


class Order:
    """The directions of a text's letters, from which the order of each of its lines follows."""

    def __init__(self, leftwards: bool, levels: bytes) -> None:
        self.leftwards = leftwards
        """Whether the text as a whole runs from right to left."""
        self._levels = levels
        self._changes = [at for at in range(1, len(levels)) if levels[at] != levels[at - 1]]

    def moved(self, offset: int) -> Order:
        """The order of a text that is a part of a longer one, from an offset on, by offsets of that."""
        return Order(self.leftwards, bytes([int(self.leftwards)]) * offset + self._levels)

    def of_line(self, text: str, start: int, stop: int) -> list[LevelRun]:
        """What stands on the line from `start` to `stop`, from left to right (rules L1 and L2)."""
        base, inked = int(self.leftwards), stop
        while inked > start and bidirectional(text[inked - 1]) in _BLANK:
            inked -= 1
        bounds = [start, *self._between(start, inked), inked]
        runs = [(self._levels[at], at, to) for at, to in pairwise(bounds) if at < to]
        if inked < stop:
            runs.append((base, inked, stop))
        for level in range(max((run[0] for run in runs), default=0), 0, -1):
            runs = list(_turned(runs, level))
        return [LevelRun(at, to, level % 2 == 1) for level, at, to in runs]

    def _between(self, start: int, stop: int) -> list[int]:
        """Where the level changes between two offsets."""
        return self._changes[bisect_right(self._changes, start) : bisect_right(self._changes, stop - 1)]


def _turned(runs: Iterable[tuple[int, int, int]], level: int) -> Iterator[tuple[int, int, int]]:
    """The runs, those side by side that are of this level or above turned round."""
    for is_high, group in groupby(runs, lambda run: run[0] >= level):
        side_by_side = list(group)
        yield from reversed(side_by_side) if is_high else side_by_side


@lru_cache(maxsize=8192)
def order_of(text: str, leftwards: bool | None = None) -> Order | None:
    """The order of a text; None where all of it runs from left to right.

    The whole runs `leftwards` or not, by its first letter where that is not said.
    """
    if text.isascii() or LEFTWARD.search(text) is None:
        return None
    classes = [_class_of(character) for character in text]
    base = next((_STRONG[found] for found in classes if found in _STRONG), 0)
    base = base if leftwards is None else int(leftwards)
    levels: list[int] = []
    for is_end, group in groupby(range(len(text)), lambda at: text[at] == "\n"):
        offsets = list(group)
        if is_end:
            levels += [base] * len(offsets)
        else:
            first, last = offsets[0], offsets[-1] + 1
            levels += _levels(text[first:last], classes[first:last], base)
    return Order(base == 1, bytes(levels))


def turned(text: str, start: int, stop: int) -> str:
    """A stretch of a text that runs leftwards as it is drawn from left to right, its letters joined."""
    drawn = joined(text, start, stop)
    parts = [drawn[at - start : to - start] for at, to, _ in clusters(text, start, stop)]
    return "".join(mirror_of(part) if len(part) == 1 else part for part in reversed(parts))


def drawn_line(text: str, leftwards: bool | None = None) -> str:
    """A text of one line as it is drawn from left to right."""
    order = order_of(text, leftwards)
    if order is None:
        return text
    return "".join(
        turned(text, start, stop) if is_leftwards else text[start:stop]
        for start, stop, is_leftwards in order.of_line(text, 0, len(text))
    )


def mirror_of(character: str) -> str:
    """The character that is drawn for one that is mirrored where text runs leftwards (rule L4), else itself.

    By their names, in which the sides are named; signs of mathematics that name none stay as they are.
    """
    return _mirror(character) if mirrored(character) else character


@lru_cache(maxsize=512)
def _mirror(character: str) -> str:
    called = name(character, "")
    for one, other in _SIDES:
        if one in called:
            try:
                return lookup(called.replace(one, other))
            except KeyError:
                break
    return character


def _class_of(character: str) -> str:
    """The bidirectional class; of a character that is not assigned, that of its script's block."""
    found = bidirectional(character)
    if found:
        return found
    if _ARABIC.match(character):
        return "AL"
    return "R" if LEFTWARD.match(character) else "L"


def _levels(text: str, classes: list[str], base: int) -> list[int]:
    """The level of each character of a paragraph."""
    kept = [at for at, found in enumerate(classes) if found not in _IGNORED]
    types = [classes[at] for at in kept]
    start = "R" if base else "L"
    _resolve_weak(types, start)
    _resolve_brackets("".join(text[at] for at in kept), types, [classes[at] for at in kept], base)
    _resolve_neutral(types, start)
    levels, level = [base] * len(text), base
    resolved = iter(zip(kept, types, strict=True))
    at_next, kind = next(resolved, (len(text), ""))
    for at in range(len(text)):
        if at == at_next:
            # Rules I1 and I2.
            level = base + (kind != start if kind in "LR" else 2 - base)
            at_next, kind = next(resolved, (len(text), ""))
        levels[at] = level
    # Rule L1: what parts the text, with the blanks before it, goes with the whole.
    blank = False
    for at in range(len(text) - 1, -1, -1):
        blank = classes[at] == "S" or (blank and (classes[at] == "WS" or classes[at] in _IGNORED))
        if blank:
            levels[at] = base
    return levels


def _resolve_weak(types: list[str], start: str) -> None:
    """Rules W1 to W7: numbers, their signs, and marks on letters."""
    before, strong = start, start
    for at, kind in enumerate(types):
        if kind == "NSM":
            types[at] = kind = before
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
        before = kind
    for at in range(1, len(types) - 1):
        kind, left, right = types[at], types[at - 1], types[at + 1]
        if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
            types[at] = left
    at = 0
    for kind, group in groupby(list(types)):
        length = sum(1 for _ in group)
        after = types[at + length] if at + length < len(types) else ""
        if kind == "ET" and ((at and types[at - 1] == "EN") or after == "EN"):
            types[at : at + length] = ["EN"] * length
        at += length
    strong = start
    for at, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[at] = "ON"
        elif kind in _STRONG:
            strong = types[at] = "R" if kind == "AL" else kind
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _resolve_brackets(text: str, types: list[str], classes: Sequence[str], base: int) -> None:
    """Rule N0: both brackets of a pair take one direction, from what stands in them and before them."""
    pairs = sorted(_bracket_pairs(text, types))
    if not pairs:
        return
    own, other = "LR"[base], "RL"[base]
    strong = ["L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else "" for kind in types]
    owns = [0, *accumulate(kind == own for kind in strong)]
    others = [0, *accumulate(kind == other for kind in strong)]
    for opening, closing in pairs:
        if owns[closing] > owns[opening]:
            found = own
        elif others[closing] > others[opening]:
            at = opening - 1
            while at >= 0 and not strong[at]:
                at -= 1
            found = other if at >= 0 and strong[at] == other else own
        else:
            continue
        for at in (opening, closing):
            types[at] = strong[at] = found
            while (at := at + 1) < len(types) and classes[at] == "NSM":
                types[at] = strong[at] = found


def _bracket_pairs(text: str, types: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the brackets of each pair stand (BD16)."""
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if types[at] != "ON" or not mirrored(character) or mirror_of(character) == character:
            continue
        kind = category(character)
        if kind == "Ps":
            if len(opened) == _MOST_OPEN:
                return
            opened.append((normalize("NFC", mirror_of(character)), at))
        elif kind == "Pe":
            closing = normalize("NFC", character)
            depth = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == closing), None)
            if depth is not None:
                yield opened[depth][1], at
                del opened[depth:]


def _resolve_neutral(types: list[str], start: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both sides, or of the whole."""
    at, before = 0, start
    for neutral, group in groupby(list(types), _NEUTRAL.__contains__):
        length = sum(1 for _ in group)
        if neutral:
            after = types[at + length] if at + length < len(types) else start
            sides = {"L" if kind == "L" else "R" for kind in (before, after)}
            types[at : at + length] = [sides.pop() if len(sides) == 1 else start] * length
        at += length
        before = types[at - 1]

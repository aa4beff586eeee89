"""Which blocks of a page stand in its gold text: the labels a block judgement is trained on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_GRAM = 4
_LONG = 6
_NEAR = 60
_WINDOW = 400


def tokens(text: str) -> list[str]:
    """The words of a text in small letters; each ideograph is one."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "")).lower())


def labels(blocks: Sequence[Sequence[str]], gold: Sequence[str]) -> list[float]:
    """For each block the share of it that stands in the gold text.

    A block of six words and more is looked up by its runs of four; a shorter one must stand whole between the
    places of its neighbours, since a menu has the words of an article too.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(gold) - _GRAM + 1):
        places.setdefault(tuple(gold[at : at + _GRAM]), []).append(at)
    found = [_long(block, places) if len(block) >= _LONG else None for block in blocks]
    starts = [place[1] if place and place[0] > 0.6 else None for place in found]
    before, after = _bounds(blocks, starts)
    shares = []
    for at, block in enumerate(blocks):
        place = found[at]
        shares.append(place[0] if place else _short(block, before[at], after[at], gold))
    return shares


def _long(block: Sequence[str], places: dict[tuple[str, ...], list[int]]) -> tuple[float, int | None]:
    starts: Counter[int] = Counter()
    hits = 0
    count = len(block) - _GRAM + 1
    for at in range(count):
        known = places.get(tuple(block[at : at + _GRAM]), [])
        hits += bool(known)
        starts.update(place - at for place in known[:5])
    return hits / count, starts.most_common(1)[0][0] if starts else None


def _bounds(
    blocks: Sequence[Sequence[str]], starts: Sequence[int | None]
) -> tuple[list[int | None], list[int | None]]:
    """For each block, where in the gold text the placed block before it ends and the one after it starts."""
    before: list[int | None] = []
    last = None
    for block, start in zip(blocks, starts, strict=True):
        before.append(last)
        last = start + len(block) if start is not None else last
    after: list[int | None] = []
    following = None
    for start in reversed(starts):
        after.append(following)
        following = start if start is not None else following
    return before, after[::-1]


def _short(block: Sequence[str], before: int | None, after: int | None, gold: Sequence[str]) -> float:
    low = before - 2 if before is not None else max(0, (after or 0) - _NEAR)
    high = after + 2 if after is not None else low + 2 + _NEAR
    if low > high:
        low, high = high - _NEAR, low + _NEAR
    if not block or high - low > _WINDOW:
        return 0.0
    return float(f" {' '.join(block)} " in f" {' '.join(gold[max(0, low) : high])} ")

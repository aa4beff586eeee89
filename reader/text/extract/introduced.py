"""Lists that a line of the text introduces."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.extract.blocks import APART, TAGS, Leaf, holders
from reader.text.extract.settle import WITH_THE_REST, is_linked, stays_within
from reader.text.furniture import kind_of

_OUTSIDE = TAGS["nav"] | TAGS["footer"] | TAGS["aside"] | TAGS["form"] | APART
_COLONS = (":", "：", "፦")
"""Signs behind which something is told, in any script."""


def keep_introduced(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool], site: str) -> None:
    """A list right behind a line that is in, and ends in a colon, is in with each item that may be of it.

    One of which half or more only leads to other pages of the `site` is a menu, or tells of other stories.
    """
    lists: dict[int, list[int]] = {}
    for at, leaf in enumerate(leaves):
        found = next((one for one in holders(leaf.holding) if one.element.tag in ("ul", "ol")), None)
        if found is not None and not leaf.holding.tags & _OUTSIDE:
            lists.setdefault(id(found), []).append(at)
    for places in lists.values():
        before = places[0] - 1
        if before < 0 or not kept[before] or not _introduces(leaves[before].text):
            continue
        items = [leaves[at] for at in places]
        if sum(is_linked(item) and stays_within(item, site) for item in items) * 2 < len(items):
            for at in places:
                kept[at] = kept[at] or chances[at] >= WITH_THE_REST


def _introduces(line: str) -> bool:
    return line.rstrip().endswith(_COLONS) and not kind_of(line)

"""What a page says twice: copies of a paragraph, and its own words set again in large letters."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.extract.blocks import TAGS, Holding, Leaf, holders
from reader.text.extract.parse import naming

_REPEATED = 8
_ROWS = ("ul", "ol", "dl", "table")
_LONGEST_PULL = 60
_TELLING = ("figcaption", "footer", "cite")
"""Elements that HTML has for the source of a quotation."""


def _tells_speaker(leaf: Leaf) -> bool:
    """Whether a block is in the footer of a block quote, or in the caption of a figure that has one."""
    around = [holding.element for holding in holders(leaf.holding)]
    if not any(element.tag in _TELLING for element in around):
        return False
    if leaf.holding.tags & TAGS["blockquote"]:
        return True
    figure = next((element for element in around if element.tag == "figure"), None)
    return figure is not None and next(figure.iter("blockquote"), None) is not None


def _is_pulled(leaf: Leaf) -> bool:
    """Whether a block stands where pages set their own words again in large letters."""
    if leaf.holding.tags & (TAGS["aside"] | TAGS["figure"]):
        return True
    parent = leaf.holding.parent
    around = [leaf.element, parent.element] if parent else [leaf.element]
    return any("pull" in naming(element, "class").lower() for element in around)


def drop_repeated(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Of equal paragraphs only the first stays; a pull quote goes where its words stand in the text.

    What a list or table says again stays with the rest of it: two things may have an item in common. So does
    the line below a block quote that stays: the same person may be quoted twice.
    """
    seen: set[str] = set()
    again: list[int] = []
    whole = "\n".join(leaf.text for leaf, keep in zip(leaves, kept, strict=True) if keep)
    for at, leaf in enumerate(leaves):
        if not kept[at]:
            continue
        words = leaf.text.strip(" \"'“”‘’«»„.,…")
        if at and kept[at - 1] and _tells_speaker(leaf):
            pass
        elif _is_pulled(leaf) and 4 < leaf.words <= _LONGEST_PULL and whole.count(words) > 1:
            kept[at] = False
        elif leaf.words >= _REPEATED and leaf.text in seen:
            kept[at] = False
            again.append(at)
        seen.add(leaf.text)
    new = {id(rows) for leaf, keep in zip(leaves, kept, strict=True) if keep and (rows := _rows(leaf))}
    for at in again:
        kept[at] = id(_rows(leaves[at])) in new


def _rows(leaf: Leaf) -> Holding | None:
    """The innermost list or table around a block."""
    return next((holding for holding in holders(leaf.holding.parent) if holding.element.tag in _ROWS), None)

"""Which blocks of a page are its article: a chance for each, then what blocks owe to one another."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.extract.blocks import Leaf, naming_groups
from reader.text.extract.features import PageFacts, features, is_prose
from reader.text.extract.forest import Forest
from reader.text.furniture import kind_of

SURE = 0.5
"""A block is in at this chance, on a page where some blocks are nearly certain."""

_LEAST = 0.15
_SHARE = 0.6
_PLENTY = 100
_HEADING = 0.25
_SIBLING = 0.15
_REPEATED = 8
_COMMENT_WORDS = frozenset({"comment", "comments", "disqus", "kommentare", "comentarios", "commentaires"})


def decide(leaves: Sequence[Leaf], facts: PageFacts, forest: Forest) -> list[Leaf]:
    """The blocks of the article in their order; captions and pictures are not among them."""
    chances = forest.chances(features(leaves, facts)) if leaves else []
    bound = _bound(leaves, chances)
    kept = [chance >= bound for chance in chances]
    _keep_siblings(leaves, chances, kept)
    _drop_comments(leaves, kept)
    _drop_furniture(leaves, kept)
    _drop_repeated(leaves, kept)
    _settle_headings(leaves, chances, kept)
    return [leaf for leaf, keep in zip(leaves, kept, strict=True) if keep]


def _bound(leaves: Sequence[Leaf], chances: Sequence[float]) -> float:
    """The chance a block needs: lower where no hundred words of the page are sure, lest it be empty."""
    words = 0
    for chance, leaf in sorted(zip(chances, leaves, strict=True), key=lambda pair: -pair[0]):
        words += leaf.words
        if words >= _PLENTY:
            return max(_LEAST, min(SURE, _SHARE * chance))
    return _LEAST


def _keep_siblings(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool]) -> None:
    """Running text of the same look in the same element as text that is in, is in too."""
    inside: dict[tuple[int, str], list[int]] = {}
    for leaf, keep in zip(leaves, kept, strict=True):
        if is_prose(leaf):
            sums = inside.setdefault((id(leaf.holding.parent), leaf.path), [0, 0])
            sums[keep] += leaf.words
    for at, leaf in enumerate(leaves):
        out, taken = inside.get((id(leaf.holding.parent), leaf.path), (0, 0))
        if is_prose(leaf) and not kept[at] and chances[at] > _SIBLING and taken > 2 * out:
            kept[at] = True


def _drop_comments(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Readers' comments go, if anything else stays."""
    bit = naming_groups()["comment"]
    below = [bool(leaf.holding.around & bit) and _in_comments(leaf) for leaf in leaves]
    rest = sum(leaf.words for leaf, keep, out in zip(leaves, kept, below, strict=True) if keep and not out)
    if rest < _PLENTY // 2:
        return
    for at, out in enumerate(below):
        kept[at] = kept[at] and not out


def _in_comments(leaf: Leaf) -> bool:
    """Whether an element around the block is named for comments, and is no more than the list of them."""
    holding = leaf.holding.parent
    while holding is not None and holding.depth > 1:
        names = f"{holding.element.get('id') or ''} {holding.element.get('class') or ''}".lower()
        if _COMMENT_WORDS & set(names.replace("-", " ").replace("_", " ").split()):
            return holding.element.tag not in ("body", "main", "article") or "comment" in names.split()[0]
        holding = holding.parent
    return False


def _drop_furniture(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Lines that only pages say go; with a heading of other stories go the links after it."""
    listing = False
    for at, leaf in enumerate(leaves):
        kind = kind_of(leaf.text) if leaf.words <= 8 else ""
        if kind in ("alone", "list"):
            kept[at] = False
        linked = leaf.linked * 10 >= leaf.words * 8
        listing = kind == "list" or (listing and linked)
        if listing and linked:
            kept[at] = False


def _drop_repeated(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Of paragraphs that say the same to the letter only the first stays."""
    seen: set[str] = set()
    for at, leaf in enumerate(leaves):
        if kept[at] and leaf.words >= _REPEATED:
            kept[at] = leaf.text not in seen
            seen.add(leaf.text)


def _settle_headings(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool]) -> None:
    """A heading goes with what follows it: one before text that is in comes in, one before nothing goes."""
    follows, level = False, 7
    for at in range(len(leaves) - 1, -1, -1):
        rank = _level(leaves[at])
        if not rank:
            if kept[at]:
                follows, level = True, 7
            continue
        if kept[at] and not (follows and rank <= level):
            kept[at] = False
        elif not kept[at] and follows and rank <= level and chances[at] >= _HEADING:
            kept[at] = at + 1 < len(leaves) and kept[at + 1]
        if kept[at]:
            level = rank


def _level(leaf: Leaf) -> int:
    tag = leaf.element.tag
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0

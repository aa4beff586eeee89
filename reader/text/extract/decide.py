"""Which blocks of a page are its article: a chance for each, then what blocks owe to one another."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.extract.asked import keep_asked
from reader.text.extract.blocks import TAGS, Leaf
from reader.text.extract.features import PageFacts, features, is_prose
from reader.text.extract.forest import Forest
from reader.text.extract.introduced import keep_introduced
from reader.text.extract.named import drop_about_author, drop_buttons, drop_last_links, drop_named
from reader.text.extract.repeated import drop_repeated
from reader.text.extract.rules import is_kept
from reader.text.extract.settle import (
    drop_boxes,
    drop_comments,
    drop_consent,
    drop_furniture,
    drop_invitations,
    drop_notices,
    drop_outside,
    keep_contributors,
    keep_whole,
)
from reader.text.extract.teasers import drop_cards, drop_teasers
from reader.text.extract.unfilled import drop_unfilled

MOST_BLOCKS = 6_000
"""Blocks of a page that are judged one by one, within a second or so."""

_LEAST, _SURE = 0.15, 0.45
"""The least and the most that a block needs: a menu is no article, a lost paragraph may be a lost quote."""
_OUTSIDE = TAGS["nav"] | TAGS["aside"] | TAGS["footer"]
_CITING = 0.7
"""The share of the bound that a paragraph with a link in its words needs: with it goes a source."""
_WORDS_BESIDE = 4
_HEADING = 0.25
_LONGEST_HEADING = 20
"""Words of a heading; what has more is a paragraph that is set like one."""
_SIBLING = 0.15


def decide(leaves: Sequence[Leaf], facts: PageFacts, forest: Forest) -> list[Leaf]:
    """The blocks of the article in their order; captions and pictures are not among them."""
    chances = _chances(leaves, facts, forest)
    bound = _bound(leaves, chances)
    kept = [
        chance >= (bound * _CITING if _cites(leaf) else bound)
        for chance, leaf in zip(chances, leaves, strict=True)
    ]
    if not any(keep and not _level(leaf) for keep, leaf in zip(kept, leaves, strict=True)):
        inside = [not leaf.holding.tags & _OUTSIDE and leaf.linked * 2 < leaf.words for leaf in leaves]
        prose = [here and is_prose(leaf) for here, leaf in zip(inside, leaves, strict=True)]
        kept = prose if any(prose) else inside
    _keep_siblings(leaves, chances, kept)
    _keep_block_quotes(leaves, chances, kept)
    keep_contributors(leaves, kept)
    keep_whole(leaves, chances, kept)
    keep_introduced(leaves, chances, kept, facts.site)
    keep_asked(leaves, facts.asked, kept)
    drop_outside(leaves, kept)
    drop_comments(leaves, kept)
    drop_consent(leaves, kept)
    drop_boxes(leaves, chances, kept)
    taken = list(kept)
    drop_furniture(leaves, kept, facts.site)
    drop_unfilled(leaves, kept)
    drop_named(leaves, kept)
    drop_about_author(leaves, kept)
    drop_buttons(leaves, kept, facts.site)
    drop_last_links(leaves, kept, facts.site)
    gone = [was and not keep for was, keep in zip(taken, kept, strict=True)]
    drop_notices(leaves, kept, facts.site)
    drop_invitations(leaves, kept)
    drop_repeated(leaves, kept)
    _settle_headings(leaves, [chance * (not out) for chance, out in zip(chances, gone, strict=True)], kept)
    drop_teasers(leaves, kept, facts.site)
    drop_cards(leaves, kept, facts.site)
    for at, leaf in enumerate(leaves):
        kept[at] = kept[at] or is_kept(leaf.element)
    return [leaf for leaf, keep in zip(leaves, kept, strict=True) if keep]


def _chances(leaves: Sequence[Leaf], facts: PageFacts, forest: Forest) -> list[float]:
    """The chance of each block; on a page of very many by its length, its links and its place alone."""
    if len(leaves) <= MOST_BLOCKS:
        return forest.chances(features(leaves, facts)) if leaves else []
    rough = (0.9 if is_prose(leaf) else 0.4 if _level(leaf) else 0.1 for leaf in leaves)
    return [
        0.0 if leaf.holding.tags & _OUTSIDE else chance for leaf, chance in zip(leaves, rough, strict=True)
    ]


def _bound(leaves: Sequence[Leaf], chances: Sequence[float]) -> float:
    """The chance a block needs: half of the best F1, by words, that the page can be expected to reach.

    For independent chances that bound reaches it (Lipton, Elkan and Naryanaswamy 2014, "Optimal Thresholding
    of Classifiers to Maximize F1 Measure"); where less is sure, more of the doubtful is kept.
    """
    hoped = sum(chance * leaf.words for chance, leaf in zip(chances, leaves, strict=True))
    words, right, best = 0, 0.0, 0.0
    for chance, leaf in sorted(zip(chances, leaves, strict=True), key=lambda pair: -pair[0]):
        words += leaf.words
        right += chance * leaf.words
        best = max(best, 2 * right / max(words + hoped, 1))
    return max(_LEAST, min(_SURE, best / 2))


def _cites(leaf: Leaf) -> bool:
    """Whether a block is a paragraph of which some words, but less than half of them, are links."""
    beside = leaf.words - leaf.linked
    inside = leaf.element.tag == "p" and not leaf.holding.tags & _OUTSIDE
    return inside and leaf.links > 0 and beside >= _WORDS_BESIDE and beside > leaf.linked


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


def _keep_block_quotes(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool]) -> None:
    """A block quote beside text that is in is in: with it would go somebody's words."""
    for at, leaf in enumerate(leaves):
        quoted = leaf.holding.tags & TAGS["blockquote"] and not leaf.holding.tags & TAGS["aside"]
        if quoted and not kept[at] and chances[at] >= _SIBLING:
            kept[at] = any(kept[max(at - 2, 0) : at + 3])


def _settle_headings(leaves: Sequence[Leaf], chances: Sequence[float], kept: list[bool]) -> None:
    """A heading goes with what follows it: one before text that is in comes in, one behind all of it goes."""
    follows, level = False, 7
    for at in range(len(leaves) - 1, -1, -1):
        rank = _level(leaves[at])
        if not rank:
            if kept[at]:
                follows, level = True, 7
            continue
        if kept[at] and not follows:
            kept[at] = False
        elif not kept[at] and follows and rank <= level and chances[at] >= _HEADING:
            kept[at] = at + 1 < len(leaves) and kept[at + 1]
        if kept[at]:
            level = rank


def _level(leaf: Leaf) -> int:
    tag = leaf.element.tag
    heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() and leaf.words <= _LONGEST_HEADING
    return int(tag[1]) if heading else 0

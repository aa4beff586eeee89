"""Boxes that lead to other stories: teasers, cards, and the next article below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from reader.text.extract.blocks import TAGS, Holding, Leaf, holders
from reader.text.extract.features import is_prose
from reader.text.extract.parse import Element, words_of
from reader.text.extract.settle import HALF, leads_within, stays_within, take_out
from reader.text.words import count_words

_BESIDE_TEASER, _LONGEST_TEASER = 6, 50
"""Words beside the links of a box that leads to other stories, and of all of it."""
_LONGEST_CARD, _MOST_ELEMENTS = 80, 300
"""Words of a box with the headline of another story and the beginning of its text, and elements in it."""
_ROW = 3
"""The fewest boxes of a kind that are a row."""
_OTHERS = 5
"""Of so many boxes of a kind one at most may be none that leads to another story."""
_HEADLINE = 3
"""The fewest words of a headline; what has fewer is the name of somebody or of a place."""
_APART = ("article", "aside")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def drop_teasers(leaves: Sequence[Leaf], kept: list[bool], site: str) -> None:
    """A small box that is one link around several blocks goes, whatever it is called, unless half does.

    The blocks are what leads to another story of the site: what the box is called, a headline, who wrote it.
    """
    boxes: dict[int, bool] = {}
    for leaf in leaves:
        if leaf.holding.tags & TAGS["a"] and (box := _teaser(leaf)) is not None:
            boxes[id(box)] = boxes.get(id(box), True) and stays_within(leaf, site)
    out = [any(boxes.get(id(holding)) for holding in holders(leaf.holding)) for leaf in leaves]
    take_out(leaves, kept, out, HALF)


def _teaser(leaf: Leaf) -> Holding | None:
    """The largest element around a link that holds little else; None where that is the block alone."""
    box: Holding | None = None
    for holding in holders(leaf.holding.parent):
        if holding.words - holding.linked > _BESIDE_TEASER or holding.words > _LONGEST_TEASER:
            break
        box = holding
    return box if box is not None and (box.blocks > 1 or box.element.tag == "aside") else None


def drop_cards(leaves: Sequence[Leaf], kept: list[bool], site: str) -> None:
    """Small boxes with the headline of another story go, with all that they say of it, unless half does.

    Such a box has a heading that is a link within the site. It is an element for what stands apart, with a
    picture that is a link to the same page; or it stands in a row of its kind behind the text, each of which
    leads elsewhere. Or its only links have no text, and lie over the whole of it.
    """
    boxes: dict[int, Holding] = {}
    for leaf in leaves:
        for holding in holders(leaf.holding.parent):
            if id(holding) not in boxes and not _is_small(holding):
                break
            boxes[id(holding)] = holding
    targets = {key: target for key, box in boxes.items() if (target := _target(box.element, site))}
    in_rows = _in_rows(boxes, targets)
    cards = {key for key, box in boxes.items() if _is_card(box, targets.get(key, ""), site)}
    inside = [{id(holding) for holding in holders(leaf.holding)} for leaf in leaves]
    behind = _behind_text(leaves, kept, [not in_rows.isdisjoint(around) for around in inside])
    out = [
        not cards.isdisjoint(around) or (at >= behind and not in_rows.isdisjoint(around))
        for at, around in enumerate(inside)
    ]
    take_out(leaves, kept, out, HALF)


def _is_small(holding: Holding) -> bool:
    """Whether a box has few words, and few elements: boxes in one another are each looked through."""
    if holding.words > _LONGEST_CARD:
        return False
    return next(islice(holding.element.iter(), _MOST_ELEMENTS, None), None) is None


def _is_card(box: Holding, target: str, site: str) -> bool:
    if target:
        return box.element.tag in _APART and _is_pictured(box.element, target)
    if box.words > _LONGEST_TEASER or next(box.element.iter(*_HEADINGS), None) is None:
        return False
    links = list(_links(box.element))
    empty = not any(words_of(link) or next(link.iter("img"), None) is not None for link in links)
    return (
        bool(links)
        and empty
        and all("#" not in _address(one) for one in links)
        and all(_address(one) and leads_within(_address(one), site) for one in links)
    )


def _in_rows(boxes: Mapping[int, Holding], targets: Mapping[int, str]) -> set[int]:
    """Those of the boxes that stand in a row; of a kind that other boxes have too there is none."""
    rows: dict[tuple[int, str], set[int]] = defaultdict(set)
    kinds: dict[str, int] = defaultdict(int)
    for key, box in boxes.items():
        kind = f"{box.element.tag}.{box.element.get('class') or ''}"
        kinds[kind] += 1
        if key in targets:
            rows[id(box.parent), kind].add(key)
    long = [(kind, row) for (_, kind), row in rows.items() if len({targets[one] for one in row}) >= _ROW]
    counts: dict[str, int] = defaultdict(int)
    for kind, row in long:
        counts[kind] += len(row)
    return {
        key
        for kind, row in long
        for key in row
        if kind.endswith(".") or counts[kind] * _OTHERS >= kinds[kind] * (_OTHERS - 1)
    }


def _behind_text(leaves: Sequence[Leaf], kept: Sequence[bool], out: Sequence[bool]) -> int:
    """Where the running text ends that is kept and in no such row."""
    prose = (at for at in range(len(leaves) - 1, -1, -1) if kept[at] and not out[at] and is_prose(leaves[at]))
    return next(prose, -1) + 1


def _target(box: Element, site: str) -> str:
    """The page of the site that the first heading of a box is a link to, if it is a headline; else empty."""
    heading = next(box.iter(*_HEADINGS), None)
    if heading is None or count_words(words_of(heading)) < _HEADLINE:
        return ""
    if any(link.get("href", "").startswith("#") for link in box.iter("a")):
        return ""
    links = [*_links(heading), *(one for one in heading.iterancestors() if one.get("data-href"))]
    target = next((address for link in links if (address := _address(link))), "")
    return target if target and leads_within(target, site) else ""


def _links(element: Element) -> Iterator[Element]:
    return (one for one in element.iter() if one.tag == "a" or one.get("data-href"))


def _address(link: Element) -> str:
    return str(link.get("href") or link.get("data-href") or "").strip()


def _is_pictured(box: Element, target: str) -> bool:
    """Whether a picture in a box is a link to a page."""
    return any(_address(link) == target and next(link.iter("img"), None) is not None for link in _links(box))


def without_next(body: Element, kept: Sequence[Leaf], title: str) -> list[Leaf]:
    """The blocks without those of the articles that pages load below the one that they are of.

    Each is an `article` that begins with a heading of the same level as the headline, as that of the page
    does with the headline itself.
    """
    begin: dict[Element, Element] = {}
    for article in body.iter("article"):
        heading = next(article.iter("h1", *_HEADINGS), None)
        if heading is not None:
            begin[article] = heading
    own = [one for one, heading in begin.items() if words_of(heading).casefold() == title.casefold()]
    if not own or not title:
        return list(kept)
    level = begin[own[0]].tag
    held = {*own, *own[0].iterancestors(), *own[0].iter()}
    others = {one for one, heading in begin.items() if heading.tag == level and one not in held}
    rest = [leaf for leaf in kept if others.isdisjoint(leaf.element.iterancestors())] if others else kept
    return list(rest if any(map(is_prose, rest)) else kept)

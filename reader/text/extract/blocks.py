"""A tidy page cut into its leaf blocks, each with what it is and what it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.text.extract.parse import INLINE, Element, naming, words_of
from reader.text.lexicon import lines_of
from reader.text.words import count_words

_NAMING = ("class", "id", "role", "itemprop", "data-component", "data-testid", "data-type", "aria-label")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[a-z]+")
_TAGS = ("article", "main", "aside", "nav", "footer", "header", "form", "table", "li", "blockquote", "figure")
TAGS = {tag: 1 << number for number, tag in enumerate((*_TAGS, "section", "details", "a", "dl"))}
_ROLES = frozenset(("navigation", "menu", "menubar", "contentinfo", "search", "dialog", "alertdialog"))
APART = 1 << len(TAGS)
"""The bit of `Holding.tags` for elements whose role says that they are no part of the text."""
_UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad "
"""Signs without a shape: a block of nothing else shows nothing."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Holding:
    """An element that holds blocks: the groups its names stand in, those of all around it, and sums.

    `data` is whether it is a table of data, once that was asked.
    """

    element: Element
    parent: Holding | None
    depth: int
    tags: int
    own: int
    around: int
    words: int = 0
    linked: int = 0
    prose: int = 0
    blocks: int = 0
    data: bool | None = None


@dataclass(slots=True)
class Leaf:
    """A block of inline content; `linked` is how many of its words stand in links."""

    element: Element
    holding: Holding
    text: str
    words: int
    linked: int
    links: int
    bold: int
    path: str


def holders(holding: Holding | None) -> Iterator[Holding]:
    """An element that holds blocks and those around it, the innermost first."""
    while holding is not None:
        yield holding
        holding = holding.parent


@cache
def naming_groups() -> dict[str, int]:
    """Each word of `lexicon/classwords.tsv` with the bits of the groups that it stands in."""
    groups: dict[str, int] = {}
    rows = [line.split("\t") for line in lines_of("classwords.tsv")]
    for number, (_, line) in enumerate(rows):
        for word in line.split():
            groups[word] = groups.get(word, 0) | 1 << number
    return groups


@lru_cache(maxsize=20_000)
def naming_of(names: str) -> int:
    """The groups that the words of an element's names stand in, as bits."""
    groups = naming_groups()
    bits = 0
    for word in _LETTERS.findall(CAMEL.sub(" ", names).lower()):
        bits |= groups.get(word, 0)
    return bits


def cut(body: Element) -> list[Leaf]:
    """The leaf blocks of a tidy page that have text, in the order of the page."""
    leaves: list[Leaf] = []
    top = Holding(body, None, 0, 0, 0, 0)
    waiting: list[tuple[Element, Holding]] = [(body, top)]
    while waiting:
        element, holding = waiting.pop()
        inside = [child for child in element if child.tag not in INLINE]
        if not inside and element is not body:
            leaf = _leaf(element, holding)
            if leaf is not None:
                leaves.append(leaf)
            continue
        held = holding if element is body else _held(element, holding)
        waiting.extend((child, held) for child in reversed(inside))
    _add_up(leaves)
    return leaves


def _held(element: Element, holding: Holding) -> Holding:
    own = _own(element)
    tag = TAGS.get(element.tag, 0) | (TAGS["a"] if element.get("data-href") else 0)
    tag |= APART if element.get("role") in _ROLES else 0
    return Holding(element, holding, holding.depth + 1, holding.tags | tag, own, holding.around | own)


def _own(element: Element) -> int:
    own = naming_of(naming(element, *_NAMING))
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    if hidden or _HIDDEN.search(element.get("style") or ""):
        own |= naming_groups()["hidden"]
    return own


def _leaf(element: Element, holding: Holding) -> Leaf | None:
    text = words_of(element)
    if not text.strip(_UNSEEN):
        return None
    linked = links = bold = 0
    for inner in element.iter("a", "b", "strong") if len(element) else ():
        if inner.tag == "a":
            linked += count_words("".join(inner.itertext()))
            links += 1
        else:
            bold += len("".join(inner.itertext()))
    words = count_words(text)
    around = holding.element
    path = ">".join(f"{one.tag}.{naming(one, 'class')}" for one in (around, element))
    held = _held(element, holding)
    if held.tags & TAGS["a"]:
        linked = words
    return Leaf(element, held, text, words, min(linked, words), links, bold, path)


def _add_up(leaves: list[Leaf]) -> None:
    for leaf in leaves:
        prose = leaf.words - leaf.linked if leaf.words > 12 and leaf.linked * 3 < leaf.words else 0
        for holding in holders(leaf.holding):
            holding.words += leaf.words
            holding.linked += leaf.linked
            holding.prose += prose
            holding.blocks += 1

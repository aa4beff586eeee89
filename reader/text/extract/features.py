"""What can be said of a block in numbers: of itself, of what it stands in and of what is near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log1p

from reader.text.extract.blocks import TAGS, Holding, Leaf
from reader.text.furniture import kind_of
from reader.text.words import words_as_set_apart

GROUPS = 21
"""How many groups `lexicon/classwords.tsv` has."""

MISSING = -1.0
_ENDS = re.compile(r"[.?!…。．！？।؟۔։።။។][\"'”’“‘»«›‹)\]）」』】]*$")
"""The end of a sentence, in any script; what opens an “English” quotation closes a „German“ one."""
_COMMAS = re.compile("[,;،؛、，；፣]")
_KINDS = {"": 0.0, "menu": 1.0, "list": 2.0, "alone": 3.0}
_DATED = re.compile(r"\b(?:19|20|١٩|٢٠|۱۳|۱۴)\d\d(?:\b|(?=[年년]))|\d{1,2}[:：]\d\d")
"""A year, in the digits of Arabic and the years of Iran too, or a time of day."""
_NEAR = 5
_FAR = 50
_WORD_LENGTH = 6.0  # of scripts without blanks, where words are counted by two characters


@dataclass(slots=True)
class PageFacts:
    """What is known of a page beside its blocks: words of its headline and guides, small words, its site.

    `asked` are the words of the questions and answers that it tells of, a blank around each.
    """

    title: frozenset[str] = frozenset()
    body: frozenset[tuple[str, ...]] = frozenset()
    description: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    site: str = ""
    asked: str = ""


@dataclass(slots=True)
class _Page:
    """Sums over the blocks of a page."""

    leaves: Sequence[Leaf]
    words: int
    prose: int
    headline: int
    core: Holding | None
    home: Holding | None
    paths: dict[str, list[int]] = field(default_factory=dict)
    before: list[int] = field(default_factory=list)
    prose_before: list[int] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    standing: dict[int, tuple[float, ...]] = field(default_factory=dict)


def features(leaves: Sequence[Leaf], facts: PageFacts) -> list[list[float]]:
    """A row of numbers for each block; what they are is in the order of the functions below."""
    page = _page(leaves, facts)
    basic = [_basic(leaf, facts) for leaf in leaves]
    blank = [MISSING] * 5
    rows = []
    for at, leaf in enumerate(leaves):
        row = [*basic[at], *_naming(leaf), *_standing(leaf, page), *_position(at, page)]
        row += _guides(leaf, facts, page)
        for step in (-2, -1, 1, 2):
            inside = 0 <= at + step < len(leaves)
            row += [*basic[at + step][:4], float(leaves[at + step].path == leaf.path)] if inside else blank
        rows.append(row)
    return rows


def _page(leaves: Sequence[Leaf], facts: PageFacts) -> _Page:
    prose = [leaf.words - leaf.linked if is_prose(leaf) else 0 for leaf in leaves]
    page = _Page(leaves, sum(leaf.words for leaf in leaves), sum(prose), _headline(leaves, facts), None, None)
    page.core, page.home = _core(leaves, page.prose), _home(leaves, prose)
    words = sure = 0
    for leaf, weight in zip(leaves, prose, strict=True):
        page.before.append(words)
        page.prose_before.append(sure)
        words, sure = words + leaf.words, sure + weight
        group = page.paths.setdefault(leaf.path, [0, 0, 0, 0])
        group[0] += 1
        group[1] += leaf.words
        group[2] += leaf.linked
        group[3] += weight
    page.prose_before.append(sure)
    return page


def is_prose(leaf: Leaf) -> bool:
    """Whether a block is running text by its length and its links alone."""
    return leaf.words > 12 and leaf.linked * 3 < leaf.words


def _headline(leaves: Sequence[Leaf], facts: PageFacts) -> int:
    """The number of the block that is the headline: a heading with the title's words, else the first h1."""
    first = -1
    for at, leaf in enumerate(leaves):
        if leaf.element.tag == "h1" and first < 0:
            first = at
        if leaf.element.tag in ("h1", "h2") and facts.title:
            tokens = set(words_as_set_apart(leaf.text))
            if len(tokens & facts.title) * 10 >= 7 * max(len(tokens), 1) and len(tokens) > 1:
                return at
    return first


def _core(leaves: Sequence[Leaf], prose: int) -> Holding | None:
    """The deepest element that holds more than half of the running text of the page."""
    best: Holding | None = None
    for leaf in leaves:
        holding: Holding | None = leaf.holding
        while holding is not None and holding.prose * 2 <= prose:
            holding = holding.parent
        if holding is not None and (best is None or holding.depth > best.depth):
            best = holding
    return best


def _home(leaves: Sequence[Leaf], prose: Sequence[int]) -> Holding | None:
    """The element that holds more running text than any other in blocks of its own."""
    sums: dict[int, int] = {}
    for leaf, weight in zip(leaves, prose, strict=True):
        sums[id(leaf.holding.parent)] = sums.get(id(leaf.holding.parent), 0) + weight
    if not any(prose):
        return None
    return max((leaf.holding.parent for leaf in leaves), key=lambda holding: sums[id(holding)])


def _steps_to(holding: Holding | None, target: Holding | None) -> float:
    """How many elements up `target` is; MISSING when it is not around."""
    steps = 0
    while holding is not None and holding is not target:
        steps, holding = steps + 1, holding.parent
    return float(steps) if holding is not None else MISSING


def _basic(leaf: Leaf, facts: PageFacts) -> list[float]:
    text, words = leaf.text, max(leaf.words, 1)
    tag = leaf.element.tag
    heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0
    tokens = text.casefold().split() if leaf.words < 400 else text[:2400].casefold().split()
    small = sum(token in facts.small_words for token in tokens) / max(len(tokens), 1)
    return [
        log1p(leaf.words),
        leaf.linked / words,
        float(bool(_ENDS.search(text[-4:]))),
        float(heading),
        float(leaf.links),
        len(_COMMAS.findall(text)) / words,
        small if facts.small_words else MISSING,
        leaf.bold / len(text),
        min(len(text) / words, 9.0) if text.isascii() or leaf.words * 4 < len(text) else _WORD_LENGTH,
        sum(map(str.isdigit, text[:400])) / min(len(text), 400),
        float(text[0].isupper()) + float(text.isupper()),
        sum(token[:1].isupper() for token in text[:400].split()) / words,
        _KINDS[kind_of(text)] if leaf.words < 12 else 0.0,
        float(tag == "p") + 2.0 * float(leaf.element.get("data-run") is not None),
        float(tag in ("td", "th")),
        float(tag == "li"),
        float(tag in ("div", "section", "article")),
        float(tag in ("figcaption", "caption")),
        float(tag == "pre"),
        float(bool(_DATED.search(text))) if leaf.words < 20 else 0.0,
        float(":" in text[-2:] or "：" in text[-2:]),
    ]


def _naming(leaf: Leaf) -> tuple[float, ...]:
    holding = leaf.holding.parent
    parent = holding.own if holding else 0
    above = holding.parent.own if holding and holding.parent else 0
    return _marks(leaf.holding.own, parent, above, leaf.holding.around, leaf.holding.tags)


@lru_cache(maxsize=10_000)
def _marks(own: int, parent: int, above: int, around: int, tags: int) -> tuple[float, ...]:
    """For each group of naming words how near it stands, 4 for the block's own; the tags that are around."""
    near = (
        4.0 if own & bit else 3.0 if parent & bit else 2.0 if above & bit else 1.0 if around & bit else 0.0
        for bit in (1 << number for number in range(GROUPS))
    )
    return (*near, *(float(bool(tags & bit)) for bit in TAGS.values()))


def _standing(leaf: Leaf, page: _Page) -> tuple[float, ...]:
    """What the three elements around a block hold, and how far up the main text is; same for siblings."""
    parent = leaf.holding.parent
    if id(parent) not in page.standing:
        page.standing[id(parent)] = (*_held(parent, page), float(leaf.holding.depth))
    return page.standing[id(parent)]


def _held(holding: Holding | None, page: _Page) -> Iterator[float]:
    parent = holding
    for _ in range(3):
        if holding is None:
            yield from (MISSING, MISSING, MISSING, MISSING)
            continue
        words = max(holding.words, 1)
        yield holding.prose / words
        yield holding.linked / words
        yield log1p(holding.blocks)
        yield holding.prose / max(page.prose, 1)
        holding = holding.parent
    yield _steps_to(parent, page.core)
    yield _steps_to(parent, page.home)
    yield page.home.prose / max(page.prose, 1) if page.home else MISSING


def _position(at: int, page: _Page) -> Iterator[float]:
    leaf, count = page.leaves[at], len(page.leaves)
    yield at / count
    yield page.before[at] / max(page.words, 1)
    yield log1p(page.words)
    yield page.prose_before[at] / max(page.prose, 1)
    yield float(max(min(at - page.headline, _FAR), -_FAR)) if page.headline >= 0 else -2.0 * _FAR
    yield log1p(page.prose_before[min(at + _NEAR + 1, count)] - page.prose_before[at])
    yield log1p(page.prose_before[at] - page.prose_before[max(at - _NEAR, 0)])
    number, words, linked, prose = page.paths[leaf.path]
    yield log1p(number)
    yield words / number
    yield linked / max(words, 1)
    yield prose / max(page.prose, 1)


def _guides(leaf: Leaf, facts: PageFacts, page: _Page) -> list[float]:
    tokens = words_as_set_apart(leaf.text)
    body = described = MISSING
    if facts.body:
        grams = shingles(tokens)
        body = sum(gram in facts.body for gram in grams) / len(grams) if grams else MISSING
    if facts.description:
        described = sum(token in facts.description for token in tokens) / len(tokens)
    again = float(leaf.words > 6 and leaf.text in page.seen)
    page.seen.add(leaf.text)
    heard = sum(token in facts.title for token in tokens) / len(tokens) if facts.title else MISSING
    return [body, described, again, heard]


def shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """Every three words in a row; of fewer words, those there are."""
    if len(tokens) < 3:
        return [tuple(tokens)] if tokens else []
    return list(zip(tokens, tokens[1:], tokens[2:], strict=False))

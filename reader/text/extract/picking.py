"""The blocks of a page as its reader may choose among them, each with what selects it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.model import PageBlock, SiteRule
from reader.text.clean import safe_line
from reader.text.extract import article_blocks
from reader.text.extract.blocks import Leaf, cut
from reader.text.extract.forest import block_forest
from reader.text.extract.guides import read_guides
from reader.text.extract.metadata import read_metadata
from reader.text.extract.parse import Element, parse
from reader.text.extract.rules import apply, select
from reader.text.extract.tidy import TooComplex, tidy

_STABLE = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}")
"""Names that mean something: those made by a build tool change with the next build, and hold digits."""
_MOST_CLASSES = 2
_FIRST_WORDS = (6, 12, 3)
"""How many of its first words a block is told by: the markup of a page may part more of them."""
_MOST_ALIKE = 1_000
"""Blocks of a look among which one is told by its words: each is compared with all others."""
_LONGEST_CELL = 12
"""Words from which on what stands in a table is text, and the table perhaps there for the layout alone."""
_QUOTING = re.compile(r'["\\\x00-\x1f]')


def blocks_of_page(page: str, url: str, rule: SiteRule | None = None) -> tuple[PageBlock, ...]:
    """The blocks of a page in their order, kept and dropped; none of a page too complex to judge.

    What the user's rule drops is among them, as dropped; the headline is not.
    """
    source, root = _Source(parse(page)), parse(page)
    guides = read_guides(root)
    metadata = read_metadata(root, guides, url)
    if rule:
        apply(SiteRule(rule.domain, keep=rule.keep), root, url)
    out = set(select(rule.drop, root)) if rule else set()
    try:
        body = tidy(root)
    except TooComplex:
        return ()
    kept = {leaf.element for leaf in article_blocks(body, guides, metadata, block_forest(), url)}
    return tuple(
        PageBlock(
            safe_line(" ".join(leaf.text for leaf in leaves)),
            any(leaf.element in kept for leaf in leaves) and out.isdisjoint(_around(element)),
            selector,
            _alone(selector, safe_line(leaves[0].text), source),
        )
        for element, leaves in _wholes(cut(body))
        if leaves[0].text.casefold() != metadata.title.casefold() and (selector := _selector(element, source))
    )


def _wholes(leaves: Sequence[Leaf]) -> Iterator[tuple[Element, list[Leaf]]]:
    """The blocks with their leaves: each its own, but all of a table that is one of figures and short words.

    Pages that are laid out by tables have their paragraphs in cells: these stay blocks of their own.
    """
    long = {_table(leaf) for leaf in leaves if len(leaf.text.split()) > _LONGEST_CELL}

    def whole(leaf: Leaf) -> Element:
        table = _table(leaf)
        return leaf.element if table is None or table in long else table

    for element, together in groupby(leaves, whole):
        yield element, list(together)


def _table(leaf: Leaf) -> Element | None:
    """The innermost table that holds a block."""
    return next((holder for holder in _around(leaf.element) if holder.tag == "table"), None)


class _Source:
    """The page as it came, on which selectors are tried: tidying changes tags, and adds paragraphs."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._found: dict[str, list[str]] = {}

    def texts(self, selector: str) -> list[str]:
        """The texts of all that a selector finds."""
        if selector not in self._found:
            found = select([selector], self._root)
            self._found[selector] = ["".join(element.itertext()) for element in found]
        return self._found[selector]


def _around(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _selector(element: Element, source: _Source) -> str:
    """A selector by names that mean something, of the block or of what holds it; empty where none does it."""
    path = ""
    for holder in _around(element):
        own = _named(holder)
        tag = holder.tag if not holder.get("data-run") else ""
        if own:
            tries = [f"{tag}{own} {path}".strip(), f"{own} {path}".strip(), own]
            return next((one for one in tries if source.texts(one)), "")
        if tag and not path:
            path = tag
    return path if path and source.texts(path) else ""


def _alone(selector: str, text: str, source: _Source) -> str:
    """The selector narrowed to a block by its first words, if it finds several; as it is where that fails."""
    texts, words = source.texts(selector), text.split()
    for count in _FIRST_WORDS if 1 < len(texts) <= _MOST_ALIKE else ():
        first = max(_QUOTING.split(" ".join(words[:count])), key=len).strip()
        if sum(first in each for each in texts) == 1:
            return f'{selector}:contains("{first}")'
    return selector


def _named(element: Element) -> str:
    """The id or the classes of an element as a selector; empty where they mean nothing."""
    if _STABLE.fullmatch(element.get("id") or ""):
        return f"#{element.get('id')}"
    classes = [name for name in (element.get("class") or "").split() if _STABLE.fullmatch(name)]
    return "".join(f".{name}" for name in classes[:_MOST_CLASSES])

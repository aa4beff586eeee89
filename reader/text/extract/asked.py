"""Questions with their answers that a page's own data tells of (`FAQPage` of schema.org)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from reader.text.extract.blocks import TAGS, Leaf
from reader.text.extract.guides import Guides, objects, plain_of, types_of
from reader.text.words import words_as_set_apart

_FEWEST = 3
"""Words of a block that is looked for: fewer stand anywhere."""
_MOST = 60_000
"""Characters of all questions and answers that blocks are looked for in."""
_OUTSIDE = TAGS["nav"] | TAGS["footer"] | TAGS["aside"]


def asked_of(guides: Guides) -> str:
    """The words of all questions and answers, a blank around each; empty without any."""
    texts = (text for node in guides.nodes if "FAQPage" in types_of(node) for text in _texts(node))
    words = words_as_set_apart(" . ".join(texts)[:_MOST])
    return f" {' '.join(words)} " if words else ""


def _texts(page: dict[str, Any]) -> Iterator[str]:
    for node in objects(page.get("mainEntity")):
        for key in ("name", "text"):
            text = node.get(key)
            if isinstance(text, str):
                yield unescape(plain_of(unescape(text)))


def keep_asked(leaves: Sequence[Leaf], asked: str, kept: list[bool]) -> None:
    """Blocks whose words stand in the page's questions and answers are in: it tells of them itself."""
    for at, leaf in enumerate(leaves if asked else ()):
        if not kept[at] and leaf.words >= _FEWEST and not leaf.linked and not leaf.holding.tags & _OUTSIDE:
            kept[at] = f" {' '.join(words_as_set_apart(leaf.text))} " in asked

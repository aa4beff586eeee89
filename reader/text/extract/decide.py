"""Which blocks of a page are its article."""

from __future__ import annotations

from reader.text.extract.parse import INLINE, Element, words_of


def leaves(body: Element) -> list[Element]:
    """The blocks of a tidy page: elements that hold inline content alone, and some text."""
    found = []
    for element in body.iter():
        if element.tag not in INLINE and all(child.tag in INLINE for child in element) and words_of(element):
            found.append(element)
    return found


def decide(body: Element) -> set[Element]:
    """The blocks of the article."""
    blocks = leaves(body)
    scores: dict[Element, float] = {}
    for block in blocks:
        words = words_of(block)
        linked = sum(len(words_of(link)) for link in block.iter("a"))
        weight = len(words) - 2 * linked if len(words) > 60 else 0
        for step, holder in enumerate(block.iterancestors()):
            scores[holder] = scores.get(holder, 0) + weight * 0.8**step
    if not scores:
        return set(blocks)
    best = max(scores, key=lambda holder: scores[holder])
    return {block for block in blocks if best in set(block.iterancestors()) or block is best}

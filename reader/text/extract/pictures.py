"""Which pictures of a page belong to its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.text.extract.blocks import Leaf, naming_of
from reader.text.extract.parse import Element, image_address, words_of

_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)\b|^[\w-]*\d{4,}[\w-]*$|_", re.I)
_AWAY = naming_of("related newsletter comment nav aside ad author share hidden footer")
_LEAST_WORDS = 3


def pictures(body: Element, kept: Sequence[Leaf]) -> Iterator[Element]:
    """Figures and lone images between the first and the last kept block that have something said of them."""
    if not kept:
        return
    inside = {element for leaf in kept for element in leaf.element.iterancestors()}
    around = inside - set(_above(kept))
    first, last = kept[0].element, kept[-1].element
    begun = False
    for element in list(body.iter("figure", "img", first.tag, last.tag)):
        begun = begun or element is first
        if element.tag == "figure" and _told(element) and _near(element, around, begun):
            yield element
        elif element.tag == "img" and begun and _described(element) and _near(element, around, begun):
            yield element
        if element is last:
            return


def _above(kept: Sequence[Leaf]) -> Iterator[Element]:
    """The elements that hold all kept blocks, but the innermost of them."""
    shared = [set(leaf.element.iterancestors()) for leaf in (kept[0], kept[-1])]
    common = [element for element in kept[0].element.iterancestors() if element in shared[1]]
    yield from common[1:]


def _near(element: Element, around: set[Element], begun: bool) -> bool:
    """Whether a picture stands in an element of the article, and in nothing beside it."""
    for holder in (element, *element.iterancestors()):
        if holder in around:
            return True
        names = f"{holder.get('class') or ''} {holder.get('id') or ''}"
        if holder.tag in ("aside", "nav", "footer", "a") and holder.tag != "a":
            return False
        if naming_of(names) & _AWAY:
            return False
    return False


def _told(figure: Element) -> bool:
    images = list(figure.iter("img"))
    caption = figure.find(".//figcaption")
    return bool(images) and (caption is not None and bool(words_of(caption)) or any(map(_described, images)))


def _described(image: Element) -> bool:
    alt = " ".join((image.get("alt") or "").split())
    return len(alt.split()) >= _LEAST_WORDS and not _FILE_NAME.search(alt) and bool(image_address(image))

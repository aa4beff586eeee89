"""Which pictures of a page belong to its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.text.extract.blocks import Leaf, naming_of
from reader.text.extract.parse import Element, image_address, words_of

_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)\b|_", re.I)
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
        told = (
            _told(element)
            if element.tag == "figure"
            else begun and element.tag == "img" and _described(element)
        )
        if told and _near(element, around):
            yield element
        if element is last:
            return


def _above(kept: Sequence[Leaf]) -> list[Element]:
    """The elements that hold the first and the last kept block, but the innermost of them."""
    shared = set(kept[-1].element.iterancestors())
    return [element for element in kept[0].element.iterancestors() if element in shared][1:]


def _near(element: Element, around: set[Element]) -> bool:
    """Whether a picture stands in an element of the article, and in nothing beside it."""
    for holder in (element, *element.iterancestors()):
        if holder in around:
            return True
        names = f"{holder.get('class') or ''} {holder.get('id') or ''}"
        if holder.tag in ("aside", "nav", "footer"):
            return False
        if naming_of(names) & _AWAY:
            return False
    return False


def _told(figure: Element) -> bool:
    images = list(figure.iter("img"))
    caption = figure.find(".//figcaption")
    said = caption is not None and bool(words_of(caption))
    return bool(images) and (said or any(map(_described, images)))


def _described(image: Element) -> bool:
    return is_description(image.get("alt") or "") and bool(image_address(image))


def is_description(alt: str) -> bool:
    """Whether an alternative text says what is to be seen, and is no file's name."""
    return len(alt.split()) >= _LEAST_WORDS and not _FILE_NAME.search(" ".join(alt.split()))

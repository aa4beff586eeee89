"""Which pictures of a page belong to its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.text.extract.blocks import Leaf, naming_of
from reader.text.extract.parse import Element, image_address, naming, words_of
from reader.text.extract.rules import is_kept

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
            yield from _parts(element)
        if element is last:
            return


def _parts(picture: Element) -> Iterator[Element]:
    """What belongs to a picture: of a figure with a caption these two; its other text is judged as any is."""
    caption = picture.find(".//figcaption")
    if caption is None or not words_of(caption):
        yield picture
    else:
        yield from picture.iter("img", "source", "figcaption")


def without_lone_captions(body: Element, kept: Sequence[Leaf]) -> list[Leaf]:
    """The kept blocks without the captions of what the article does not show.

    A caption stays with a picture, or with other blocks that stand in its figure: a table, code, a quote.
    """
    captions = {
        leaf.element: caption
        for leaf in kept
        if (caption := _caption(leaf.element)) is not None and not is_kept(leaf.element)
    }
    if not captions:
        return list(kept)
    shown = [leaf.element for leaf in kept if leaf.element not in captions] + list(pictures(body, kept))
    standing = {holder for element in shown for holder in (element, *element.iterancestors())}
    return [
        leaf for leaf in kept if leaf.element not in captions or _figure(captions[leaf.element]) in standing
    ]


def _caption(element: Element) -> Element | None:
    if element.tag == "figcaption":
        return element
    return next(element.iterancestors("figcaption"), None)


def _figure(caption: Element) -> Element:
    return next(caption.iterancestors("figure"), caption.getparent())


def _above(kept: Sequence[Leaf]) -> list[Element]:
    """The elements that hold the first and the last kept block, but the innermost of them."""
    shared = set(kept[-1].element.iterancestors())
    return [element for element in kept[0].element.iterancestors() if element in shared][1:]


def _near(element: Element, around: set[Element]) -> bool:
    """Whether a picture stands in an element of the article, and in nothing beside it."""
    for holder in (element, *element.iterancestors()):
        if holder in around:
            return True
        if holder.tag in ("aside", "nav", "footer") or naming_of(naming(holder)) & _AWAY:
            return False
    return False


def _told(figure: Element) -> bool:
    images = [image for image in figure.iter("img") if image_address(image)]
    caption = figure.find(".//figcaption")
    said = caption is not None and bool(words_of(caption))
    return bool(images) and (said or any(map(_described, images)))


def _described(image: Element) -> bool:
    return is_description(image.get("alt") or "") and bool(image_address(image))


def is_description(alt: str) -> bool:
    """Whether an alternative text says what is to be seen, and is no file's name."""
    return len(alt.split()) >= _LEAST_WORDS and not _FILE_NAME.search(" ".join(alt.split()))

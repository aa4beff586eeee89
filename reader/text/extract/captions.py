"""Pictures with captions that are not marked up as such: made figures of, as HTML would have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.text.extract.parse import Element, naming, short_texts, words

_CAPTIONS = words(
    "caption captions figcaption imagecaption photocaption credit credits imagecredit photocredit descr "
    "legend legende didascalia bildunterschrift bildtext bildquelle piefoto piedefoto leyenda epigrafe "
    "legenda copyright kuvateksti billedtekst bijschrift podpis popisek kepalairas resimalti photographer"
)
"""What pages call the caption or the credit of a picture, in several languages."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HOLDING = ("div", "section", "span", "p", "a", "picture")
_STEPS = 4
_LONGEST = 600
"""Characters of all captions of a picture."""


def mark_captions(body: Element) -> None:
    """Makes a figure of the smallest element that holds one picture, and else nothing but its captions."""
    for picture in list(body.iter("img")):
        if next(picture.iterancestors("figure", "table"), None) is None:
            _make_figure(picture)


def _make_figure(picture: Element) -> None:
    for _, holder in zip(range(_STEPS), picture.iterancestors(), strict=False):
        texts = short_texts(holder, _LONGEST)
        if holder.tag not in _HOLDING or sum(1 for _ in holder.iter("img")) > 1:
            return
        if not texts:
            if any(map(str.strip, holder.itertext())):
                return  # there is more than the captions of a picture
            continue
        captions = list(_captions(holder)) if holder.tag not in ("a", "picture") else []
        if captions and sum(len(short_texts(caption, _LONGEST)) for caption in captions) == len(texts):
            holder.tag = "figure"
            for caption in captions:
                caption.tag = "figcaption"
        return


def _captions(holder: Element) -> Iterator[Element]:
    """The outermost elements within one that are named for captions and have text."""
    waiting = list(holder)
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element.tag, str):
            continue
        named = {word.lower() for word in _WORD.findall(naming(element, "class", "itemprop"))}
        if not _CAPTIONS.isdisjoint(named) and short_texts(element, _LONGEST):
            yield element
        else:
            waiting[:0] = list(element)

"""What leads to another place of its own text: the numbers of footnotes, and links within a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model import Document, Link, Place, SpanKind

_NUMBER = re.compile(r"(?<!\d)\d+$")


def anchors(document: Document) -> tuple[Link, ...]:
    """All that can be followed, in the order of the text. The numbers of notes have the address "#"."""
    return tuple(_all(document))


def _all(document: Document) -> Iterator[Link]:
    for number, block in enumerate(document.blocks):
        for span in block.spans:
            place, text = Place(number, span.start, span.end), block.text[span.start : span.end]
            if span.kind is SpanKind.LINK:
                yield Link(span.target, text, place)
            elif span.kind in (SpanKind.REFERENCE, SpanKind.NOTE):
                yield Link("#", text, place)


def is_within(url: str, page: str | None) -> bool:
    """Whether an address is a place of a page."""
    address, _, fragment = url.partition("#")
    return bool(fragment) and page is not None and address == page.partition("#")[0]


def partner(links: Sequence[Link], at: Place, came_from: Place | None) -> Place | None:
    """Where a number of a footnote leads: from the text to the note, from the note to where one came from.

    None where `at` is no such number, or has no partner. Of the links of a page two are partners when the
    fragments of both end in one number, and each stands in a block of its own: pages name them "fn-3" and
    "fnref-3", "cite_note-3" and "cite_ref-3".
    """
    link = next((link for link in links if link.place == at), None)
    if link is None:
        return None
    if link.url == "#":
        others = [other.place for other in links if other.url == "#" and other.text == link.text]
    elif number := _NUMBER.search(link.url.partition("#")[2]):
        others = [other.place for other in links if _ends_alike(other.url, link.url, number[0])]
    else:
        return None
    others = [other for other in others if other.block != at.block]
    if came_from in others:
        return came_from
    # The note stands behind all that refers to it; from it, the way back is to the first of them.
    ahead = [other for other in others if other.block > at.block]
    return ahead[-1] if ahead else others[0] if others else None


def _ends_alike(url: str, like: str, number: str) -> bool:
    address, _, fragment = url.partition("#")
    found = _NUMBER.search(fragment)
    return found is not None and found[0] == number and address == like.partition("#")[0]

"""Outlets that passed somebody's words on: what relays a quote is a source of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.model import Quote, SourceKind
from reader.text.outlet_list import Outlet
from reader.text.sources.passages import Found, Passage
from reader.text.sources.untold import is_called_off

_BACK = 2
"""How many blocks before its quote a relay may be named."""


def relaying_outlets(
    passages: Iterable[Passage], quotes: Iterable[Quote], short: Mapping[str, Outlet]
) -> Iterator[Found]:
    """Each relay of a quote, where it is named nearest: in the quote's own blocks, else not far before.

    `short` are outlets by the short names that they have in this text.
    """
    by_number = {passage.number: passage for passage in passages}
    for quote in quotes:
        if quote.via:
            own = dict.fromkeys(part.block for part in quote.parts)
            first = next(iter(own))
            for number in (*own, *range(first - 1, first - 1 - _BACK, -1)):
                found = _named(by_number[number], quote.via) if number in by_number else None
                if found:
                    whole = short.get(found.name)
                    yield replace(found, name=whole.name, kind=whole.source_kind) if whole else found
                    break


def _named(passage: Passage, name: str) -> Found | None:
    """Where a passage names an outlet in words of its own, by any name that it goes by."""
    for mention in passage.mentions:
        if mention.name == name and not passage.is_quoted(mention.start, mention.end):
            begin, finish = passage.sentence(mention.start, mention.end)
            if is_called_off(passage.low[begin : mention.start], passage.text[mention.end : finish]):
                return None
            return Found(name, mention.kind, passage.place(mention.start, mention.end))
    start = passage.text.find(name)
    if start < 0 or passage.is_quoted(start, start + len(name)):
        return None
    return Found(name, SourceKind.OUTLET, passage.place(start, start + len(name)))

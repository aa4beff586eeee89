"""Places that cite something, joined into sources: one for each name, with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.model import Document, Link, Place, Source, SourceKind
from reader.text.clean import canonical_url, safe_line
from reader.text.outlets import Outlet
from reader.text.sources.links import found_link, longer_name
from reader.text.sources.passages import Found, lowered

_NAMED = (
    SourceKind.OUTLET,
    SourceKind.AGENCY,
    SourceKind.DOCUMENT,
    SourceKind.ORGANISATION,
    SourceKind.PERSON,
)


BESIDE = 40
"""How many characters may lie between a document and the link that leads to it."""


@dataclass(slots=True)
class _Entry:
    """A source while its mentions are being collected."""

    name: str
    kind: SourceKind
    url: str | None = None
    places: list[Place] = field(default_factory=list)


def merged(
    document: Document, found: Iterable[Found], links: Sequence[tuple[Link, Outlet | None]], own: str | None
) -> tuple[Source, ...]:
    """The sources in the order of their first mention. `own` is the name of the article's own outlet."""
    entries: dict[tuple[str, bool], _Entry] = {}
    for each in sorted(_outside_credits(list(found)), key=lambda each: (_order(each.place), -each.place.end)):
        _add(entries, each)
    _drop_nested(entries)
    for link, outlet in links:
        _add_link(document, entries, link, outlet)
    for entry in entries.values():
        if own and _key(entry.name) == _key(own) and entry.kind is not SourceKind.CREDIT:
            entry.kind, entry.name = SourceKind.OWN, own
    return tuple(
        Source(entry.name, entry.kind, entry.url, tuple(sorted(set(entry.places), key=_order)))
        for entry in sorted(entries.values(), key=lambda entry: min(map(_order, entry.places)))
    )


def _outside_credits(found: list[Found]) -> Iterator[Found]:
    """What is found, but for the names within a credit ("AP via CNN"): the words make no source of them."""
    credited: dict[int, list[Place]] = {}
    for each in found:
        if each.kind is SourceKind.CREDIT:
            credited.setdefault(each.place.block, []).append(each.place)
    for each in found:
        near = () if each.kind is SourceKind.CREDIT else credited.get(each.place.block, ())
        if not any(_overlap(each.place, credit) for credit in near):
            yield each


def _order(place: Place) -> tuple[int, int]:
    return place.block, place.start


def _key(name: str) -> str:
    return lowered(name).removeprefix("the ").strip()


def _add(entries: dict[tuple[str, bool], _Entry], found: Found) -> None:
    name = safe_line(found.name)
    if not name:
        return
    entry = entries.setdefault(
        (_key(name), found.kind is SourceKind.CREDIT), _Entry(name, found.kind, found.url)
    )
    if found.place not in entry.places[-8:]:
        entry.places.append(found.place)


def _drop_nested(entries: dict[tuple[str, bool], _Entry]) -> None:
    """Leaves out a place within a longer one of another source: an organisation in "report by the ..."."""
    spans = sorted(
        (place.block, place.start, -place.end) for entry in entries.values() for place in entry.places
    )
    nested = set()
    widest = (-1, 0, 0)
    for block, start, end in spans:
        if block == widest[0] and -end <= widest[2] and (start, -end) != widest[1:]:
            nested.add(Place(block, start, -end))
        else:
            widest = (block, start, -end)
    for key, entry in list(entries.items()):
        if entry.kind in (SourceKind.ORGANISATION, SourceKind.PERSON, SourceKind.DOCUMENT):
            entry.places = [place for place in entry.places if place not in nested]
            if not entry.places:
                del entries[key]


def _add_link(
    document: Document, entries: dict[tuple[str, bool], _Entry], link: Link, outlet: Outlet | None
) -> None:
    """Gives a link to the source it belongs to: its outlet's, the one its words name, else one of its own."""
    found = found_link(link, outlet)
    entry = entries.get((_key(found.name), False))
    if entry is None and found.kind is SourceKind.LINK:
        entry = _named_by(entries, link.place) or _document_beside(document, entries, link.place)
    same = entry is not None and (entry.url is None or canonical_url(entry.url) == canonical_url(link.url))
    if entry is not None and same:
        entry.url = entry.url or link.url
        if not any(_overlap(place, link.place) for place in entry.places):
            entry.places.append(link.place)
        return
    name = found.name if entry is None else longer_name(link)
    _add(entries, Found(name, found.kind if entry is None else SourceKind.LINK, link.place, link.url))


def _named_by(entries: dict[tuple[str, bool], _Entry], place: Place) -> _Entry | None:
    """The source that the link's own words name, or the credit that it stands in."""
    for entry in entries.values():
        if entry.kind is not SourceKind.ANONYMOUS and any(_overlap(each, place) for each in entry.places):
            return entry
    return None


def _document_beside(
    document: Document, entries: dict[tuple[str, bool], _Entry], place: Place
) -> _Entry | None:
    """The document without an address that the link's sentence cites right beside it."""
    text = document.blocks[place.block].text
    near = [
        entry
        for entry in entries.values()
        if entry.kind is SourceKind.DOCUMENT and any(_beside(text, each, place) for each in entry.places)
    ]
    return near[0] if len(near) == 1 and near[0].url is None else None


def _beside(text: str, one: Place, other: Place) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return one.block == other.block and len(between) < BESIDE and not any(mark in between for mark in ".?!\n")


def _overlap(one: Place, other: Place) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end

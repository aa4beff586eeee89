"""Places that cite something, joined into sources: one for each name, with all its mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.model import Document, Place, Source, SourceKind
from reader.text.clean import canonical_url, safe_line, site_of
from reader.text.linkkinds import link_kind
from reader.text.sources.links import Linked, longer_name
from reader.text.sources.passages import Found, lowered

BESIDE = 40
"""How many characters may lie between a document and the link that leads to it."""
_NEAR = 400
"""How far before a link a mention may begin that overlaps it. Bounded, so that long blocks take no longer."""


@dataclass(slots=True)
class _Entry:
    """A source while its mentions are being collected."""

    name: str
    kind: SourceKind
    url: str | None = None
    places: list[Place] = field(default_factory=list)


class _Entries:
    """The sources found so far, by name, by address and by the block that mentions them."""

    def __init__(self) -> None:
        self.by_name: dict[tuple[str, bool], _Entry] = {}
        self.by_address: dict[str, _Entry] = {}
        self.in_block: dict[int, list[tuple[Place, _Entry]]] = {}

    def index(self) -> None:
        for entry in self.by_name.values():
            for place in entry.places:
                self.in_block.setdefault(place.block, []).append((place, entry))
            self._index_address(entry)
        for places in self.in_block.values():
            places.sort(key=_start)

    def near(self, place: Place) -> list[tuple[Place, _Entry]]:
        """The mentions around a place, in order."""
        here = self.in_block.get(place.block, [])
        first = bisect_left(here, place.start - _NEAR, key=_start)
        return here[first : bisect_right(here, place.end + BESIDE, key=_start)]

    def _index_address(self, entry: _Entry) -> None:
        if entry.url and entry.kind is not SourceKind.CREDIT:
            self.by_address.setdefault(canonical_url(entry.url), entry)

    def named(self, name: str) -> _Entry | None:
        return self.by_name.get((_key(name), False))

    def add_link(self, found: Found) -> None:
        entry = _add(self.by_name, found)
        if entry:
            insort(self.in_block.setdefault(found.place.block, []), (found.place, entry), key=_start)
            self._index_address(entry)

    def give_link(self, entry: _Entry, linked: Linked) -> None:
        entry.url = entry.url or linked.link.url
        self._index_address(entry)
        if not any(place.overlaps(linked.link.place) for place in entry.places[-8:]):
            entry.places.append(linked.link.place)


def merged(
    document: Document,
    found: Iterable[Found],
    links: Iterable[Linked],
    own: str | None,
    url: str | None,
) -> tuple[Source, ...]:
    """The sources in the order of their first mention.

    `own` is the name of the article's own outlet, `url` where the article stood.
    """
    entries = _Entries()
    for each in sorted(_outside_credits(list(found)), key=lambda each: (_order(each.place), -each.place.end)):
        _add(entries.by_name, each)
    _drop_nested(entries.by_name)
    entries.index()
    for linked in links:
        _add_link(document, entries, linked)
    for entry in entries.by_name.values():
        if entry.kind is SourceKind.CREDIT:
            continue
        if own and _key(entry.name) == _key(own):
            entry.kind, entry.name = SourceKind.OWN, own
        elif url and entry.kind is SourceKind.OUTLET and _is_called_by(entry.name, site_of(url)):
            entry.kind = SourceKind.OWN
    ordered = sorted(entries.by_name.values(), key=lambda entry: min(map(_order, entry.places)))
    return tuple(_source(document, entry, url) for entry in ordered)


def _is_called_by(name: str, site: str) -> bool:
    """Whether a site is called as an outlet is, or as a station with its town: "abc7ny.com"."""
    letters = "".join(filter(str.isalnum, _key(name)))
    label = site.partition(".")[0].replace("-", "")
    return label == letters or (letters[-1:].isdigit() and label.startswith(letters))


def _source(document: Document, entry: _Entry, article_url: str | None) -> Source:
    places = tuple(sorted(set(entry.places), key=_order))
    link = link_kind(entry.url, article_url) if entry.url else None
    name = _as_written(document, entry) if entry.kind is SourceKind.OUTLET else entry.name
    return Source(name, entry.kind, entry.url, places, link)


def _as_written(document: Document, entry: _Entry) -> str:
    """An outlet's name with the town that the article gives it, and without one that only the list has."""
    full = _key(entry.name)
    forms = {document.blocks[place.block].text[place.start : place.end] for place in entry.places}
    keys = {_key(form): form for form in forms}
    if full in keys:
        return entry.name
    own, of, _ = full.partition(" of ")
    if of and own in keys:
        return entry.name[: entry.name.index(of)]
    longest = max((key for key in keys if key.endswith(f" {full}")), key=len, default=None)
    if longest:
        return keys[longest]
    end = max((key for key in keys if " " in key and full.endswith(f" {key}")), key=len, default=None)
    town = full.removesuffix(end) if end else ""
    elsewhere = bool(town) and not any(town in lowered(block.text) for block in document.blocks)
    return keys[end] if end and elsewhere else entry.name


def _outside_credits(found: list[Found]) -> Iterator[Found]:
    """What is found, but for the names within a credit ("AP via CNN"): the words make no source of them."""
    credited: dict[int, list[Place]] = {}
    for each in found:
        if each.kind is SourceKind.CREDIT:
            credited.setdefault(each.place.block, []).append(each.place)
    for each in found:
        near = () if each.kind is SourceKind.CREDIT else credited.get(each.place.block, ())
        if not any(each.place.overlaps(credit) for credit in near):
            yield each


def _start(mention: tuple[Place, _Entry]) -> int:
    return mention[0].start


def _order(place: Place) -> tuple[int, int]:
    return place.block, place.start


def _key(name: str) -> str:
    return lowered(name).removeprefix("the ").strip()


def _add(entries: dict[tuple[str, bool], _Entry], found: Found) -> _Entry | None:
    name = safe_line(found.name)
    if not name:
        return None
    entry = entries.setdefault(
        (_key(name), found.kind is SourceKind.CREDIT), _Entry(name, found.kind, found.url)
    )
    if found.place not in entry.places[-8:]:
        entry.places.append(found.place)
    return entry


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


def _add_link(document: Document, entries: _Entries, linked: Linked) -> None:
    """Gives a link to the source it belongs to: the one whose page it is already, its outlet's, the one its
    words name, the one called its owner, else one of its own."""
    place, url = linked.link.place, canonical_url(linked.link.url)
    found = linked.own
    entry = entries.by_address.get(url) or entries.named(found.name)
    if entry is None and found.kind is SourceKind.LINK:
        near = entries.near(place)
        entry = _named_by(near, place) or _document_beside(document, near, place)
        if entry is None and linked.owner:
            found, entry = linked.owner, entries.named(linked.owner.name)
    if entry is None:
        entries.add_link(found)
    elif entry.url is None or canonical_url(entry.url) == url:
        entries.give_link(entry, linked)
    else:
        entries.add_link(Found(longer_name(linked.link), SourceKind.LINK, place, linked.link.url))


def _named_by(near: Iterable[tuple[Place, _Entry]], place: Place) -> _Entry | None:
    """The source that the link's own words name, or the credit that it stands in."""
    for each, entry in near:
        if entry.kind is not SourceKind.ANONYMOUS and each.overlaps(place):
            return entry
    return None


def _document_beside(document: Document, near: Iterable[tuple[Place, _Entry]], place: Place) -> _Entry | None:
    """The document without an address that the link's sentence cites right beside it."""
    text = document.blocks[place.block].text
    beside = {
        id(entry): entry
        for each, entry in near
        if entry.kind is SourceKind.DOCUMENT and _beside(text, each, place)
    }
    only = next(iter(beside.values())) if len(beside) == 1 else None
    return only if only and only.url is None else None


def _beside(text: str, one: Place, other: Place) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return one.block == other.block and len(between) < BESIDE and not any(mark in between for mark in ".?!\n")

"""Who a linked page belongs to, by the words that the link stands on and beside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reader.model import Link, Place, SourceKind
from reader.text.clean import site_of
from reader.text.lexicon import grammar
from reader.text.linkkinds import is_reference
from reader.text.outlets import OutletMention
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run, is_organisation, is_press, kind_of
from reader.text.sources.works import pieces

_Named = TypeVar("_Named", OutletMention, Run)

MOST_WORDS = 6
"""A longer row of capitals under a link is a headline, not a name."""
LEAST_LETTERS = 4
"""A shorter name of a site agrees with too many words."""
_REACH = 40

_EDGES = " \t\n\"“”‘’'«»„.,:;()[]"
_IN = re.compile(r"[\w\s'-]{0,20} (?:in|by|from|on|at|of) (?:the )?$")
_ITS = re.compile(r"(?:'s|') (?:own |first |latest |recent |[a-z]+ )?$| $")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name near a link and the kind of source it would be."""

    start: int
    end: int
    name: str
    kind: SourceKind


def owner_of(passage: Passage, link: Link, names: Sequence[Run], people: Iterable[str]) -> Found | None:
    """The outlet or organisation that the text calls the owner of a link to a site nobody has listed.

    That is one named in the link's sentence whose name the site bears, one that the link's own words are,
    or a paper right beside the link ("[a story] in the Harbour Gazette"). None where the words name nobody.
    """
    place = link.place
    if is_reference(link.url):
        return None
    begin, finish = passage.sentence(place.start, place.end)
    near = list(_candidates(passage, begin, finish, names, frozenset(people)))
    label = re.sub(r"[\W_]", "", site_of(link.url).partition(".")[0])
    for each in near:
        if each.kind is not SourceKind.LINK and _bears(label, each.name):
            return _found(each, link)
    for each in near:
        if _is_anchor(link.text, passage.text[each.start : each.end], each, place):
            return _found(each, link)
    for each in near:
        if each.kind in (SourceKind.OUTLET, SourceKind.AGENCY) and _beside(passage, each, place):
            return _found(each, link)
    return None


def _found(candidate: _Candidate, link: Link) -> Found:
    return Found(candidate.name, candidate.kind, link.place, link.url)


def _candidates(
    passage: Passage, begin: int, finish: int, names: Sequence[Run], people: frozenset[str]
) -> Iterator[_Candidate]:
    for mention in _within(passage.mentions, begin, finish):
        if not mention.ambiguous and mention.outlet.kind != "network":
            yield _Candidate(mention.start, mention.end, mention.name, mention.kind)
    for run in _within(names, begin, finish):
        if len(run.words) <= MOST_WORDS:
            kind = _kind(run, passage, people)
            if kind:
                yield _Candidate(run.start, run.end, run.name, kind)


def _within(named: Sequence[_Named], begin: int, finish: int) -> Sequence[_Named]:
    first = bisect_left(named, begin, key=lambda each: each.start)
    return named[first : bisect_left(named, finish, key=lambda each: each.start)]


def _kind(run: Run, passage: Passage, people: frozenset[str]) -> SourceKind | None:
    """What a name under a link is; of kind LINK where it is a name of several words and no more is known."""
    kind = kind_of(run, passage, people)
    if is_press(run):
        return SourceKind.OUTLET
    if kind is SourceKind.ORGANISATION and is_organisation(run):
        return kind
    several = len(run.words) > 1 and kind in (SourceKind.ORGANISATION, SourceKind.DOCUMENT)
    return SourceKind.LINK if several else None


def _bears(label: str, name: str) -> bool:
    """Whether a site's name is made of the words of a name, in order, or of their first letters."""
    words = [re.sub(r"\W", "", word) for word in name.lower().split()]
    words = [word for word in words if word and word not in grammar("en").small]
    rest = label
    for word in words:
        rest = rest.removeprefix(word)
    initials = "".join(word[0] for word in words)
    return (not rest and len(label) >= LEAST_LETTERS) or (label == initials and len(label) > 2)


def _is_anchor(anchor: str, written: str, candidate: _Candidate, place: Place) -> bool:
    """Whether a link's words are the name, an article before it and what it made behind it at most."""
    if not (place.start <= candidate.start and candidate.end <= place.end):
        return False
    before, _, after = anchor.partition(written)
    words = after.lower().replace("’", "'").removeprefix("'s").strip(_EDGES).split()
    lead = before.lower().strip(_EDGES)
    return (not lead or lead in phrases("articles") or lead in phrases("name_articles")) and all(
        word in pieces() or word in phrases("things") for word in words
    )


def _beside(passage: Passage, candidate: _Candidate, place: Place) -> bool:
    """ "[a story] in the Gazette", "the Gazette's [story]", "the Gazette [reported]"."""
    anchor = passage.low[place.start : place.end].split()
    if place.end <= candidate.start <= place.end + _REACH:
        return _IN.fullmatch(passage.low[place.end : candidate.start]) is not None
    if candidate.end <= place.start <= candidate.end + _REACH:
        makes = any(word in pieces() or word in phrases("reporting") for word in anchor)
        return makes and _ITS.fullmatch(passage.low[candidate.end : place.start]) is not None
    return False

"""Listed outlets and agencies that the running text cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.model import BlockKind, SourceKind
from reader.text.outlets import Outlet, OutletMention
from reader.text.sources.citing import Name, is_cited, is_part_of_name, name_of
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run, is_press

_SHORT = re.compile(r"\b[Tt]he ([A-Z][\w-]+)\b")
_LINK = re.compile(
    r"(?:['’]s)?[»«”\"]?(?:(, )|,? (?:and|or|&|und|et|y|e|en|och) |/| / |-|–| \()(?:the |The )?[»«“\"]?"
)
_NEWS_CHANNEL = re.compile(r"(?<![\w.,$€£-])\d{1,2} ?N(?:ews|EWS)\b")
_CHANNEL = re.compile(r" ?\d{1,2}\b(?![.,]\d|%| (?:percent|per cent|million|billion))")
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|paper|research\w*|findings|results|trial|scientists?|journal|scholars)\b"
)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A mention with the outlet it stands for in this document."""

    passage: Passage
    name: Name
    outlet: Outlet


def cited_outlets(
    passages: Iterable[Passage], names: Mapping[int, Sequence[Run]], speakers: frozenset[str]
) -> Iterator[Found]:
    """Each place where the article cites a listed outlet, or an unlisted one by its short name.

    `names` are the runs of capitals of each passage by its number, `speakers` surnames of people it quotes.
    """
    passages = [passage for passage in passages if passage.block.kind is not BlockKind.CAPTION]
    unlisted = {passage.number: _unlisted(names[passage.number]) for passage in passages}
    people = speakers | _people_s_names(passages, unlisted)
    short: dict[str, Outlet] = {}
    for passage in passages:
        namings = [
            naming
            for naming in _namings(passage, unlisted[passage.number], short)
            if not _is_person(naming, people)
        ]
        for naming in _cited(namings):
            kind = _kind(naming)
            yield Found(naming.outlet.name, kind, passage.place(naming.name.start, naming.name.end))


def _unlisted(names: Iterable[Run]) -> list[OutletMention]:
    """The full names of outlets that no list holds."""
    return [
        OutletMention(Outlet(run.name, "outlet", (), (run.name,), frozenset()), run.start, run.end, False)
        for run in names
        if (len(run.words) > 1 or "-" in run.name) and run.end - run.start == len(run.name) and is_press(run)
    ]


def _stations(passage: Passage) -> Iterator[OutletMention]:
    """Stations that are called by their channel and what they show: "12 News", "9News"."""
    for match in _NEWS_CHANNEL.finditer(passage.text) if "ews" in passage.low else ():
        name = match.group()
        yield OutletMention(Outlet(name, "outlet", (), (name,), frozenset()), *match.span(), False)


def _people_s_names(
    passages: Iterable[Passage], unlisted: Mapping[int, Sequence[OutletMention]]
) -> frozenset[str]:
    """Names of outlets that the document also gives to somebody, a Michael of that name."""
    ends = {(number, outlet.end) for number, outlets in unlisted.items() for outlet in outlets}
    return frozenset(
        passage.text[mention.start : mention.end]
        for passage in passages
        for mention in passage.mentions
        if mention.ambiguous
        and (passage.number, mention.end) not in ends
        and not _is_office_s(passage, mention)
        and is_part_of_name(passage, name_of(mention))
    )


def _is_office_s(passage: Passage, mention: OutletMention) -> bool:
    """Whether the name of a body or a thing begins so: "the Foreign Affairs Committee" is nobody."""
    after = passage.low[mention.end : mention.end + 30].split()
    word = after[0].strip(".,;:") if after else ""
    return word in phrases("body_words") or word in phrases("other_bodies")


def _is_person(naming: _Naming, people: frozenset[str]) -> bool:
    return naming.name.ambiguous and naming.passage.text[naming.name.start : naming.name.end] in people


def _namings(passage: Passage, unlisted: Sequence[OutletMention], short: dict[str, Outlet]) -> list[_Naming]:
    """The mentions of a passage in order, "the Times" resolved to the last outlet of such a name."""
    mentions = sorted(
        (*passage.mentions, *_stations(passage), *unlisted, *_short_mentions(passage, unlisted, short)),
        key=lambda mention: mention.start,
    )
    passed = {mention.start for mention in unlisted}
    namings = []
    for mention in mentions:
        mention = _station(passage, mention)
        last = passage.text[mention.start : mention.end].split()[-1]
        outlet = short.get(last, mention.outlet) if mention.ambiguous else mention.outlet
        if not mention.ambiguous and " " in passage.text[mention.start : mention.end]:
            short[last] = outlet
        own = not mention.ambiguous and mention.start in passed
        if not own and outlet.kind != "network" and not passage.is_quoted(mention.start, mention.end):
            namings.append(_Naming(passage, name_of(mention), outlet))
    return namings


def _station(passage: Passage, mention: OutletMention) -> OutletMention:
    """A network's name with a channel is that of a station of its own: "Fox 13"."""
    written = passage.text[mention.start : mention.end]
    channel = _CHANNEL.match(passage.text, mention.end)
    if not channel or written.lower() not in phrases("station_networks"):
        return mention
    name = passage.text[mention.start : channel.end()]
    return OutletMention(
        Outlet(name, "outlet", (), (name,), frozenset()), mention.start, channel.end(), False
    )


def _short_mentions(
    passage: Passage, unlisted: Sequence[OutletMention], short: dict[str, Outlet]
) -> Iterator[OutletMention]:
    """ "The Courier" where a full name that ends so stood before, in an earlier passage or in this one."""
    full = (*unlisted, *passage.mentions)
    if not short and not full:
        return
    taken = {mention.start for mention in full}
    here: dict[str, tuple[int, Outlet]] = {}
    for mention in reversed(full):
        here[passage.text[mention.start : mention.end].rpartition(" ")[2]] = (mention.end, mention.outlet)
    if not any(f"he {word}" in passage.text for word in (*short, *here)):
        return
    for match in _SHORT.finditer(passage.text):
        named_at, outlet = here.get(match[1], (len(passage.text), None))
        owner = outlet if named_at < match.start() else short.get(match[1])
        if owner and match.start() not in taken and match.start(1) not in taken:
            yield OutletMention(owner, match.start(1), match.end(), True)


def _cited(namings: list[_Naming]) -> Iterator[_Naming]:
    """Those cited by the words beside them, and those joined to one: "Reuters, AFP and CNN", "NBC/Marist"."""
    chain: list[_Naming] = []
    joined = False
    for naming in namings:
        link = _link(chain[-1], naming) if chain else None
        if link is None:
            yield from _cited_of(chain, joined)
            chain, joined = [], False
        joined = joined or (link is not None and not link[1])
        chain.append(naming)
    yield from _cited_of(chain, joined)


def _link(one: _Naming, other: _Naming) -> re.Match[str] | None:
    return _LINK.fullmatch(one.passage.text, one.name.end, other.name.start)


def _cited_of(chain: list[_Naming], joined: bool) -> Iterator[_Naming]:
    cited = [is_cited(naming.passage, naming.name) for naming in chain]
    # Commas alone do not make a list: "According to Reuters, CNN has ..." cites one.
    whole = joined and any(cited)
    yield from (naming for naming, each in zip(chain, cited, strict=True) if each or whole)


def _kind(naming: _Naming) -> SourceKind:
    """A journal beside a study is cited as a document."""
    if naming.outlet.kind == "journal":
        start, end = naming.passage.sentence(naming.name.start, naming.name.end)
        if _STUDY.search(naming.passage.low, start, end):
            return SourceKind.DOCUMENT
    return naming.outlet.source_kind

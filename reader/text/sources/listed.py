"""Listed outlets and agencies that the running text cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.model import BlockKind, SourceKind
from reader.text.home_papers import home_papers
from reader.text.lexicon import first_names
from reader.text.outlet_list import Outlet
from reader.text.outlets import OutletMention, outlet_of_site
from reader.text.sources.citing import is_cited
from reader.text.sources.longer import is_part_of_name
from reader.text.sources.passages import Found, Name, Passage, name_of, phrases
from reader.text.sources.reporters import REACH, is_of_somebody
from reader.text.sources.runs import SITE, Run, is_press

_SHORT = re.compile(r"\b[Tt]he ([A-Z][\w-]+)\b(?: ([A-Z][\w-]+)\b)?")
_IN_PLACE = re.compile(r"In ([A-Z]\w+(?: [A-Z]\w+)?), the ([A-Z][\w-]+(?: [A-Z][\w-]+)?)")
_LINK = re.compile(
    r"(?:['’]s)?[»«”\"]?(?:(, )"
    r"|,? (?:and|or|&|und|et|y|e|en|och)(?: now| then| later| also| even)?(?:, [\w ]{2,20},)?"
    r" (?:to |in |on |by |with )?"
    r"|, (?:an?|the|our|its|their) [^,.;:()“”\"]{0,40}"
    r"\b(?:station|affiliate|paper|newspaper|magazine|site|website|outlet|partner)\b"
    r"[^,.;:()“”\"]{0,30}, (?:and|or) "
    r"|,? (?:and|or) (?:the|an?) [^,.;:()“”\"]{0,30}"
    r"\b(?:newspaper|paper|magazine|tabloid|daily|weekly|broadcaster|station|site|website|outlet|agency"
    r"|network),? "
    r"|,? (?:alongside|along with|together with|as well as) |/| / |-|–| \()(?:the |The )?[»«“\"]?"
)
# "Ada Lind of the Courier and Bo Roe of the Herald"
_STAFF_LINK = re.compile(r",? (?:and|&) (?:[A-Z][\w.'’-]+ ){2,3}(?:of|from|at|with) (?:the |The )?")
_OWNED = re.compile(r"(?:['’]s? [“\"‘]?| [“\"])(?:[Tt]he )?")
_SPOKEN_OF = re.compile(
    r"the (?<!\wthe )(newspaper|paper|editorial|magazine|station"
    r"|(?:news|media) (?:site|website|outlet|agency|organi[sz]ation)|publication|broadcaster|tabloid"
    # "told the daily briefing" names no paper.
    r"|(?:outlet|daily)(?=[.,;:]|$| (?:that|on|in|he|she|they|it|last|after|before|when|how|why)\b))\b"
)
_ITS_PUBLIC = re.compile(r"'s (?:audience|readers|subscribers|viewers|listeners|users|owners?|publisher)\b")
# Behind the name of the second: "and the Courier on Friday".
_GAPPED = re.compile(
    r" (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in [A-Z]\w+|at [\d,]+\w*|a \w+ later|last \w+)"
    r"(?=[.;,]|$)"
)
_GOES_ON = re.compile(r"[a-z0-9](?:,|,? and|;)(?: [Tt]he)? $")
_SPOKEN_REACH = 1
"""How many passages behind its name an outlet is still "the newspaper"."""
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
    passages: Iterable[Passage],
    names: Mapping[int, Sequence[Run]],
    speakers: frozenset[str],
    home: Mapping[str, Outlet],
) -> Iterator[Found]:
    """Each place where the article cites a listed outlet, or an unlisted one by its short name.

    `names` are the runs of capitals of each passage by its number, `speakers` surnames of people it quotes,
    `home` the papers of where the story is from by their short names.
    """
    passages = [passage for passage in passages if passage.block.kind is not BlockKind.CAPTION]
    unlisted = {passage.number: _unlisted(passage, names[passage.number]) for passage in passages}
    people = speakers | _people_s_names(passages, unlisted)
    short = {**home, **last_words(passages, unlisted)}
    before: list[_Naming] = []
    for passage in passages:
        namings = [
            naming
            for naming in _namings(passage, unlisted[passage.number], short)
            if not _is_person(naming, people)
        ]
        for naming in (*_cited(namings), *_spoken_of(passage, namings, before)):
            place = naming.passage.place(naming.name.start, naming.name.end)
            yield Found(naming.outlet.name, _kind(naming), place)
        before = namings or before


def _unlisted(passage: Passage, names: Iterable[Run]) -> list[OutletMention]:
    """The full names of outlets that no list holds, and sites, which may be a company's as well."""
    ends = {mention.end for mention in passage.mentions}
    return [
        OutletMention(
            Outlet(_of_site(run) or run.name, "outlet", (), (run.name,), frozenset()),
            run.start,
            run.end,
            site,
        )
        for run in names
        if run.end - run.start == len(run.name)
        # A programme belongs to the network before it: NBC's “Nightly News”.
        and ends.isdisjoint(range(run.start - 4, run.start - 1))
        and ((site := _is_site(run)) or _is_hosted(run) or (_is_several(run) and is_press(run)))
    ]


def _of_site(run: Run) -> str | None:
    """The listed outlet whose site a run names: "HarbourTimes.com"."""
    return outlet_of_site(f"https://{run.name.lower()}") if _is_site(run) else None


def _is_several(run: Run) -> bool:
    return len(run.words) > 1 or "-" in run.name


def _is_hosted(run: Run) -> bool:
    """Whether a show has its host's name: "The Anna Lind Show"."""
    return 2 < len(run.words) < 5 and run.words[-1] == "Show" and run.words[0].lower() in first_names()


def _is_site(run: Run) -> bool:
    return len(run.words) == 1 and "." in run.name and SITE.fullmatch(run.name) is not None


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
    after = passage.low[mention.end : mention.end + 30].split()[:2]  # "The State Media Company"
    return any(word.strip(".,;:") in phrases("body_words", "other_bodies", "holders") for word in after)


def _is_person(naming: _Naming, people: frozenset[str]) -> bool:
    return naming.name.ambiguous and naming.passage.text[naming.name.start : naming.name.end] in people


def last_words(
    passages: Iterable[Passage], unlisted: Mapping[int, Sequence[OutletMention]]
) -> dict[str, Outlet]:
    """The outlets that a document names in full by the last word or two of their names, the first of each.

    `unlisted` are those that no list holds, by the number of their passage.
    """
    named: dict[str, Outlet] = {}
    for passage in passages:
        for mention in (*passage.mentions, *unlisted.get(passage.number, ())):
            last = _last_word(passage, mention)
            if last:
                named.setdefault(last, mention.outlet)
            words = passage.text[mention.start : mention.end].split()
            if len(words) > 2 and words[0] not in ("The", "the"):
                named.setdefault(" ".join(words[-2:]), mention.outlet)
    return named


def _last_word(passage: Passage, mention: OutletMention) -> str:
    """The last word of a name in full, which a paper is called by; ABC News is not "the News"."""
    _, blank, last = passage.text[mention.start : mention.end].rpartition(" ")
    broadcaster = last == "News" and not mention.outlet.has_article
    return "" if not blank or mention.ambiguous or broadcaster else last


def _namings(passage: Passage, unlisted: Sequence[OutletMention], short: dict[str, Outlet]) -> list[_Naming]:
    """The mentions of a passage in order, "the Times" resolved to the last outlet of such a name."""
    listed = passage.mentions
    for name in unlisted:  # The Herald at the end of a "Moss Herald" is none of its own.
        listed = tuple(each for each in listed if not (name.start < each.start and each.end <= name.end))
    mentions = sorted(
        (*listed, *unlisted, *_short_mentions(passage, unlisted, short)), key=lambda mention: mention.start
    )
    namings: list[_Naming] = []
    for mention in mentions:
        outlet = mention.outlet
        last = _last_word(passage, mention)
        if last:
            short[last] = outlet
        else:
            whole = passage.text[mention.start : mention.end].removeprefix("The ").removeprefix("the ")
            if mention.ambiguous or "-" in whole:
                outlet = short.get(whole, outlet)
        if outlet.kind == "network" or passage.is_quoted(mention.start, mention.end):
            continue
        if outlet is mention.outlet and _is_half_of_two(passage, mention):
            continue
        # A programme belongs to the network before it: "NBC's Today".
        owner = namings[-1] if namings and namings[-1].outlet.name != outlet.name else None
        if owner is None or not _OWNED.fullmatch(passage.text, owner.name.end, mention.start):
            namings.append(_Naming(passage, name_of(mention), outlet))
    return namings


def _is_half_of_two(passage: Passage, mention: OutletMention) -> bool:
    """Whether a word is the short name of some paper beside another's: "the Times/Herald" is no Herald."""
    word = passage.text[mention.start : mention.end]
    return (
        " " not in word and passage.text.startswith("/", mention.start - 1) and mention.name == f"The {word}"
    )


def _short_mentions(
    passage: Passage, unlisted: Sequence[OutletMention], short: dict[str, Outlet]
) -> Iterator[OutletMention]:
    """ "The Courier" where a full name that ends so stood before, in an earlier passage or in this one."""
    full = (*unlisted, *passage.mentions)
    taken = {mention.start for mention in full}
    for there in _IN_PLACE.finditer(passage.text):
        paper = home_papers(there[1]).get(there[2])
        if paper and not taken & {there.start(2), there.start(2) - 4}:
            taken.add(there.start(2))
            yield OutletMention(paper, there.start(2), there.end(2), True)
    here: dict[str, tuple[int, Outlet]] = {}
    for mention in reversed(full):
        here[_last_word(passage, mention)] = (mention.end, mention.outlet)
    here.pop("", None)
    for match in _SHORT.finditer(passage.text):
        named_at, outlet = here.get(match[1], (len(passage.text), None))
        two = short.get(match[0][4:]) if match[2] else None
        owner = two or (outlet if named_at < match.start() else short.get(match[1]))
        if owner and match.start() not in taken and match.start(1) not in taken:
            yield OutletMention(owner, match.start(1), match.end(0 if two else 1), True)


def _cited(namings: list[_Naming]) -> Iterator[_Naming]:
    """Those cited by the words beside them, and those joined to one: "Reuters, AFP and CNN", "NBC/Marist"."""
    chain: list[_Naming] = []
    joined = False
    for naming in namings:
        link = _link(chain[-1], naming) if chain else None
        if link is None:
            yield from _cited_of(chain, joined)
            if _GAPPED.match(naming.passage.text, naming.name.end) and _goes_on(chain, naming):
                yield naming
            chain, joined = [], False
        joined = joined or (link is not None and not link.lastindex)
        chain.append(naming)
    yield from _cited_of(chain, joined)


def _goes_on(before: list[_Naming], naming: _Naming) -> bool:
    """Whether a name shares the verb of the one before: "X reported it Friday and the Y Saturday"."""
    if not before:
        return False
    one = before[-1]
    between = one.passage.text[one.name.end : naming.name.start]
    return (
        _GOES_ON.search(between) is not None
        and naming.passage.sentence(naming.name.start, naming.name.end)[0] <= one.name.start
        and is_cited(one.passage, one.name)
    )


def _spoken_of(passage: Passage, here: list[_Naming], before: list[_Naming]) -> Iterator[_Naming]:
    """Those that a passage cites without their names: "told the newspaper" is the one cited last, else named.

    `here` are the namings of the passage, `before` those of the last one that has any.
    """
    for spoken in _SPOKEN_OF.finditer(passage.low):
        # "the newspaper Courier", "the newspaper's readers"
        if passage.text[spoken.end() + 1 : spoken.end() + 2].isupper() or _ITS_PUBLIC.match(
            passage.low, spoken.end()
        ):
            continue
        near = [naming for naming in here if naming.name.end <= spoken.start()]
        if not near and before and passage.number - before[-1].passage.number <= _SPOKEN_REACH:
            near = before
        if near and near[-1].outlet.kind != "journal" and is_cited(passage, Name(*spoken.span(1))):
            # "The Courier reported a merger with the Herald. The paper said ..."
            told = [naming for naming in near if is_cited(naming.passage, naming.name)]
            yield (told or near)[-1]


def _link(one: _Naming, other: _Naming) -> re.Match[str] | None:
    text, end = one.passage.text, one.name.end
    staff = _STAFF_LINK.fullmatch(text, end, other.name.start)
    if staff and is_of_somebody(one.passage, max(0, one.name.start - REACH), one.name.start, comma=False):
        return staff
    return _LINK.fullmatch(text, end, other.name.start)


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

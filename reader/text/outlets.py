"""The names of outlets and agencies: where they stand in a text, and which outlet a site belongs to.

A name in a text is not a source yet: whether the text cites it is for `reader.text.sources` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reader.model import SourceKind
from reader.text.clean import host_of
from reader.text.lexicon import phrase_lists
from reader.text.outlet_list import TAIL, Outlet, listed_outlets, plain_of, press_words
from reader.text.spelled import small_sites, with_states
from reader.text.stations import Station, stations

_WORD = re.compile(r"\w+")
_TOWN_AHEAD = re.compile(r"(?<![.!?“\"] )\b(?!The )[A-Z][a-z]+ $")
# "told ABC News 4 days ago", "Boston 25, Buffalo 10": the number counts what follows, or is a score.
_COUNTS = re.compile(
    r" (?:days|weeks|months|years|hours|minutes|times|people|men|women|children|countries|states|cases|points"
    r"|percent|hundred|thousand|million|billion)\b|,? [A-Z][\w.]*(?: [A-Z][\w.]*)? \d"
)
# A page that lost a blank beside a link: "the Harbour Timesreported", "told theHarbour Times".
GLUED = re.compile(r"report(?:s|ed|ing)\b")
_SMALL = r"(?:that|said|says|which|while|when|about|after|before|and|on)"
_GLUED_SMALL = re.compile(rf"{_SMALL}\b")
_GLUED_WORD = re.compile(rf"\b([A-Z]\w{{4,30}}?){_SMALL}\b")
_LEAST_GLUED = 5
"""Letters of a name that may have lost the blank before a small word: "Reutersthat", and no "Mason"."""
_GLUED_BEHIND = re.compile(r"report(?<=\w\wreport)(?:s|ed|ing)\b")
_GLUED_BEFORE = re.compile(r"the(?=[A-Z])(?<!\wthe)")
_WORD_AT_END = re.compile(r"\b\w+$")
# "8 p.m. ET": what follows is a zone of time.
_CLOCK = re.compile(r"\d ?[AaPp]\.?[Mm]\.? $")
# Names in capitals ("HARBOUR TIMES"), but no whole line of them.
_CAPITALS = re.compile(
    r"(?<![A-Z] )(?<![\w’'-])(?:THE )?([A-Z]{2,}(?:-[A-Z]{2,})?(?: [A-Z]{2,}(?:-[A-Z]{2,})?){1,4})"
    r"(?![\w-]| [A-Z]{2})"
)
_LONGEST_WORD = 20
_DOMAIN_END = re.compile(r"\.(?:com|org|net|tv|ca|co\.uk|de|fr|it|es|nl|se|au)\b")


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet's name in a text, from `start` to `end`. `ambiguous`: the words mean other things as well."""

    outlet: Outlet
    start: int
    end: int
    ambiguous: bool

    @property
    def name(self) -> str:
        return self.outlet.name

    @property
    def kind(self) -> SourceKind:
        return self.outlet.source_kind


class OutletNames:
    """The list, indexed by the first word of each name and by domain."""

    def __init__(self, rows: tuple[Outlet, ...]) -> None:
        self._by_word: dict[str, list[tuple[str, Outlet, bool]]] = {}
        self._by_domain = {domain: outlet for outlet in rows for domain in outlet.domains}
        for outlet in rows:
            for name in outlet.names:
                # "The" is read with a name when one is found: it begins too many sentences to look up.
                written = plain_of(name).removeprefix("The ")
                first = _WORD.search(written)
                if first:
                    entry = (written[first.start() :], outlet, name in outlet.unsure)
                    self._by_word.setdefault(first.group(), []).append(entry)
        for tail, outlet in _distinct_tails(rows):
            self._by_word.setdefault(tail.partition("-")[0], []).append((tail, outlet, False))
        for entries in filter(_several, self._by_word.values()):
            entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))

    def find(self, text: str) -> list[OutletMention]:
        """Every name in the text, the longest where several begin, in order and apart. Linear."""
        plain = plain_of(text)
        words = self._by_word.keys() & set(_WORD.findall(plain))
        starts = sorted((start, word) for word in words for start in occurrences(plain, word))
        glued = [each for each in _glued(plain) if each[1] in self._by_word]
        if glued:
            starts = sorted((*starts, *glued))
        found: list[OutletMention] = []
        at = 0
        for start, word in starts:
            mention = self._longest(plain, start, word) if start >= at else None
            if mention:
                found.append(mention)
                at = mention.end
        in_capitals = list(self._in_capitals(plain, found))
        return sorted((*found, *in_capitals), key=_start) if in_capitals else found

    def _in_capitals(self, plain: str, others: Sequence[OutletMention]) -> Iterator[OutletMention]:
        """The names of several words in capitals, apart from `others`, in a text that is not in them."""
        ends = [other.end for other in others]
        for row in _CAPITALS.finditer(plain):
            first, name = row.start(1), row[1].title()
            if " The " in name:  # "ADA LIND THE HARBOUR TIMES"
                first, name = first + name.rindex(" The ") + len(" The "), name.rpartition(" The ")[2]
            at = bisect_right(ends, first)
            if " " not in name or (at < len(others) and others[at].start < row.end()):
                continue
            for written, outlet, _ in self._by_word.get(re.split("[ -]", name)[0], ()):
                if written == name:
                    yield OutletMention(outlet, first, row.end(), ambiguous=False)
                    break

    def _longest(self, plain: str, first: int, word: str) -> OutletMention | None:
        article = plain[max(0, first - 4) : first]
        for name, outlet, unsure in self._by_word[word]:
            end = first + len(name)
            if not plain.startswith(name, first):
                continue
            if plain[end : end + 1].isalnum() and not _is_glued(plain, end, name, unsure):
                continue
            if unsure and " " not in name and _is_half(plain, first, end):
                continue
            if _rankings().match(plain, first):
                continue
            if plain[first - 1 : first] == "-" and plain[first - 2 : first - 1].isdigit():
                continue  # "AES-256-CBC"
            if name[-1].isdigit() and " " in name and _COUNTS.match(plain, end):
                continue
            if unsure and plain.startswith(" of ", end) and _wholes().match(plain, first):
                continue
            if unsure and _CLOCK.search(plain, max(0, first - 8), first):
                continue
            # Behind another town the last word of a paper's name is another one's.
            if (
                "-" in name
                and name not in outlet.names
                and _TOWN_AHEAD.search(plain, max(0, first - 24), first)
            ):
                continue
            if _is_named(name, article, plain[end : end + 4]):
                domain = _DOMAIN_END.match(plain, end)
                start = first - 4 if article == "The " and outlet.has_article else first
                return OutletMention(outlet, start, domain.end() if domain else end, unsure and not domain)
        return None

    def of_host(self, host: str) -> Outlet | None:
        """The outlet a host or the domain above it belongs to."""
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def by_host(self, host: str) -> str | None:
        """The name of the outlet a host belongs to; networks where people speak for themselves are none."""
        outlet = self.of_host(host.lower())
        return outlet.name if outlet and outlet.kind != "network" else None


def _is_glued(plain: str, end: int, name: str, unsure: bool) -> bool:
    """Whether a name has lost the blank behind it: before a verb of reporting, or a name that means nothing
    else before a small word."""
    small = not unsure and len(name) >= _LEAST_GLUED and _GLUED_SMALL.match(plain, end)
    return bool(small) or GLUED.match(plain, end) is not None


def _is_named(name: str, article: str, behind: str) -> bool:
    """Whether a word is a name without the article before it, or has the one it needs: "told The State"."""
    if name.lower() in phrase_lists("citing")["with_title"]:
        return article == "The " and behind != " of "
    bare = len(name) > 1 and not name.isdigit() and name.lower() not in phrase_lists("citing")["with_article"]
    return bare or article.lower() == "the "


@cache
def _rankings() -> re.Pattern[str]:
    """Who is in a ranking: "a Fortune 500 firm". The ranking is its paper's: "the Fortune 500 list"."""
    names = "|".join(map(re.escape, phrase_lists("citing")["rankings"]))
    return re.compile(rf"(?:{names})\b(?! (?:list|rankings?|index|charts?|poll|survey)\b)", re.IGNORECASE)


@cache
def _wholes() -> re.Pattern[str]:
    """What is called as a paper is and of something: "the Nation of Islam"."""
    names = "|".join(map(re.escape, phrase_lists("citing")["wholes"]))
    return re.compile(rf"(?:{names})\b", re.IGNORECASE)


def _glued(plain: str) -> Iterator[tuple[int, str]]:
    """Where words begin that have lost the blank beside them, each with the word: "Timesreported"."""
    for verb in _GLUED_BEHIND.finditer(plain):
        word = _WORD_AT_END.search(plain, max(0, verb.start() - _LONGEST_WORD), verb.start())
        if word and word[0][0].isupper():
            yield word.start(), word[0]
    for small in _GLUED_WORD.finditer(plain):
        yield small.start(), small[1]
    for article in _GLUED_BEFORE.finditer(plain):
        word = _WORD.match(plain, article.end())
        if word:
            yield word.start(), word[0]


def _start(mention: OutletMention) -> int:
    return mention.start


def _several(entries: Sequence[object]) -> bool:
    return len(entries) > 1


def _distinct_tails(rows: Iterable[Outlet]) -> Iterator[tuple[str, Outlet]]:
    """Last words with a hyphen that one paper alone has: "Journal-Constitution"."""
    tails: dict[str, set[str]] = {}
    owners: dict[str, Outlet] = {}
    for outlet in rows:
        for name in outlet.names:
            tail = plain_of(name).rpartition(" ")[2] if "-" in name else ""
            if tail and TAIL.fullmatch(tail):
                tails.setdefault(tail, set()).add(outlet.name)
                owners[tail] = outlet
    for tail, names in tails.items():
        if len(names) == 1 and tail not in owners[tail].names:
            yield tail, owners[tail]


def _is_half(plain: str, start: int, end: int) -> bool:
    """Whether a word is half of a name with a hyphen, as the "Sun" of a "Sun-Times"."""
    before, after = plain[max(start - 2, 0) : start], plain[end : end + 2]
    return (before[-1:] == "-" and before[:1].isalpha()) or (after[:1] == "-" and after[1:].isupper())


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word starts in a text, each time that it stands there whole."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or after.isalnum() or "_" in (before, after)):
            yield start
        start = text.find(word, end)


@cache
def outlets() -> OutletNames:
    """The product's list (`lexicon/outlets.tsv`), read once when it is first asked for."""
    return OutletNames(listed_outlets())


@lru_cache(maxsize=512)  # quotes and sources ask of the same blocks
def find_outlets(text: str) -> tuple[OutletMention, ...]:
    """Every name of a listed outlet or agency in the text, and of a station by its form, in order and apart.

    Where a name lies within another ("Fox" in "Fox 13") the longer one stands.
    """
    listed = outlets().find(text)
    others = [*map(_station, stations(text)), *_spelled(text)]
    if not others:
        return tuple(listed)
    found: list[OutletMention] = []
    for mention in sorted((*listed, *others), key=lambda mention: mention.start):
        if found and mention.start < found[-1].end:
            if mention.end - mention.start > found[-1].end - found[-1].start:
                found[-1] = mention
        else:
            found.append(mention)
    return tuple(found)


def is_outlet(text: str) -> bool:
    """Whether a text is the name of an outlet and nothing else."""
    return any(each.end - each.start >= len(text) for each in find_outlets(text))


def _station(station: Station) -> OutletMention:
    outlet = Outlet(station.name, "station", (), (station.name, station.key), frozenset())
    return OutletMention(outlet, station.start, station.end, not station.sure)


def _spelled(text: str) -> Iterator[OutletMention]:
    """The names that are written around a state in brackets, and the sites of listed outlets."""
    for row in with_states(text):
        found = outlets().find(row.name)
        town = len(row.name) - row.rest
        first = next((each for each in found if each.start <= len("The ") and each.end > town), None)
        if first:
            yield OutletMention(first.outlet, row.start, row.end - len(row.name) + first.end, False)
            continue
        words = row.name[town:].split()
        press = next((at for at, word in enumerate(words) if word.lower() in press_words()), None)
        if press is not None:
            name = row.name[:town] + " ".join(words[: press + 1])
            outlet = Outlet(name, "outlet", (), (name,), frozenset())
            yield OutletMention(outlet, row.start, row.end - len(row.name) + len(name), False)
    for site in small_sites(text):
        owner = outlets().of_host(site.name)
        if owner and owner.kind != "network":
            yield OutletMention(_of_site(owner, site.name), site.start, site.end, False)


def _of_site(owner: Outlet, site: str) -> Outlet:
    """Whose a site is: the outlet that is called so itself ("foxnews.com"), else the site."""
    called = {re.sub(r"\W", "", name.lower()).removeprefix("the") for name in owner.names}
    return owner if site.split(".")[-2] in called else replace(owner, name=site)


def as_called(mention: OutletMention, called: dict[str, Outlet]) -> OutletMention:
    """The mention, of a station by the name that it had first: "KQRS-TV", then "KQRS". `called` remembers."""
    if mention.outlet.kind != "station":
        return mention
    return replace(mention, outlet=called.setdefault(mention.outlet.names[-1], mention.outlet))


def outlet_of_site(url: str) -> str | None:
    """The name of the outlet that publishes at an address, None when it is not listed."""
    return outlets().by_host(host_of(url))

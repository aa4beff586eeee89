"""A speaker called by what they are in German, Dutch and Swedish: "sagte der Norweger", "de trainer",
"ministern".

Papers in these languages vary what they call the one whom they have named: by age, by where they are from, by
party, by an office that the name had beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from reader.text.lexicon import ordered_words, word_lists
from reader.text.quotes.phrases import Phrase
from reader.text.quotes.registry import LIKELY_HUMAN, PLAIN, Mention, Registry
from reader.text.quotes.tokens import Kind, Prose

_AGE = re.compile(r"(\d{1,3})-(?:jährige[rnm]?|jarige|åring(?:en)?)")
_AGED = re.compile(r",? \(?(\d{1,3})(?: Jahre alt| jaar| år)?[,;)]")
_PARTY = re.compile(r" \(([^()]{1,24})\)")
_LOOKED = 40
"""How many mentions are looked through for the one who is meant, and how many other descriptions."""
_NEW = 200
"""How many words behind an indefinite article are looked through."""
_OF_ONE = 100
"""How many mentions of one are looked at for what the text says of them."""
_REACH = 12
"""How many sentences back the one may be whom the text is about."""
_BESIDE = 9
"""How many words beside a name may say what its bearer is."""
_SAME = 5
"""How many letters at the end of the first part of a compound show what it is of."""
_ENDS = ("ens", "en", "et", "n", "t", "s")
"""What Swedish puts behind a noun for "the"."""


class Bearer(NamedTuple):
    """Who is meant by a description, by the number of the entity, and whether the text shows it plainly."""

    who: int
    plain: bool


class Variations:
    """Who is called by what they are in a document."""

    def __init__(self, proses: Mapping[int, Prose], registry: Registry) -> None:
        self._proses = proses
        self._registry = registry
        self._told: dict[int, set[str]] = {}
        self._ages: dict[int, str] = {}
        self._meant: dict[tuple[int, int], int] = {}
        """Who was meant by the descriptions so far, by block and noun."""

    def bearer(self, phrase: Phrase, prose: Prose) -> Bearer | None:
        """Whom a definite description means who has been named, None where the text does not show it.

        It is plain where the text says so of the one beside the name, or names nobody else nearby.
        """
        noun = prose.lower(phrase.end - 1)
        article = _article(prose, phrase)
        if not (article or _is_swedish_definite(prose, noun)) or self._is_new(prose, phrase, noun):
            return None
        near = self._before(prose, phrase.start, _gender(prose, article, noun))
        if _AGE.fullmatch(noun) or _is_listed(noun):
            who = self._salient(near, noun)
            if who is None or self._is_other(near, who, prose, phrase.start):
                return None
            self._meant[prose.block, phrase.end - 1] = who
            return Bearer(who, self._age(who) in noun.split("-") or self._is_told(near, who, noun))
        bare = _bare(prose, noun)
        if bare in word_lists("variations")["calling"] and near:
            who = near[0].who
            close = prose.block - near[0].block <= 1
            return Bearer(who, self._is_told(near, who, bare)) if close else None
        return self._of_office(near, noun, prose) if _office(prose, noun) else None

    def _of_office(self, near: Sequence[Mention], noun: str, prose: Prose) -> Bearer | None:
        """Who holds the office that a noun stands for; else who was named last, if without any."""
        named = (each.who for each in near if self._holds(each.who, noun, prose))
        who = next((each for each in named if self._fits_body(each, noun)), None)
        if who is not None:
            return Bearer(who, True)
        lone = _tail(noun, word_lists("variations")["lone_office"])
        if not lone or not near or self._offices(near[0].who) or self._hangs(near[0]):
            return None
        alone = len({each.who for each in near}) == 1
        return Bearer(near[0].who, alone) if alone or near[0].block == prose.block else None

    def _is_told(self, near: Sequence[Mention], who: int, noun: str) -> bool:
        """Whether the text says beside somebody's name what a noun says, or has lately named nobody else."""
        lately = {each.who for each in near if near[0].sentence - each.sentence <= _REACH}
        return lately == {who} or noun in self._words(who)

    def _hangs(self, mention: Mention) -> bool:
        """Whether a name hangs on a preposition, so that its sentence is about something else."""
        prose = self._proses[mention.block]
        return prose.lower(mention.start - 1) in prose.grammar.prepositions

    def _before(self, prose: Prose, token: int, gender: str) -> list[Mention]:
        """The mentions of people of a gender before a place, the last one first."""
        mentions = self._registry.mentions
        at = bisect_left(mentions, (prose.block, token), key=lambda each: (each.block, each.start))
        return [each for each in mentions[max(0, at - _LOOKED) : at][::-1] if self._is_person(each, gender)]

    def _is_person(self, mention: Mention, gender: str) -> bool:
        entity = self._registry.entities[mention.who]
        person = entity.human >= LIKELY_HUMAN and entity.described is None
        return person and not (gender and entity.gender and gender != entity.gender)

    def _salient(self, near: Sequence[Mention], noun: str) -> int | None:
        """Who was last at the centre of a sentence, of those who may be so old."""
        age = _AGE.fullmatch(noun)
        if age:
            near = [each for each in near if self._age(each.who) in ("", age[1])]
        for each in near:
            if near[0].sentence - each.sentence > _REACH:
                break
            if each.weight > PLAIN:
                return each.who
        return near[0].who if near else None

    def _is_other(self, near: Sequence[Mention], who: int, prose: Prose, token: int) -> bool:
        """Whether the text has told since of somebody by age or home who may be another."""
        since = next(each for each in near if each.who == who)
        after = bisect_right(self._called, (since.block, since.end - 1))
        until = bisect_left(self._called, (prose.block, token))
        lately = self._called[max(after, until - _LOOKED) : until]
        return any(self._meant.get(place) != who for place in lately)

    @cached_property
    def _called(self) -> Sequence[tuple[int, int]]:
        """Where the text tells of somebody by age or home alone, by block and noun, in its order."""
        return [
            (block, at)
            for block, told in sorted(self._proses.items())
            for at, token in enumerate(told.tokens)
            if (
                _AGE.fullmatch(token.lower) or (_is_listed(token.lower) and told.lower(at - 1) in _definite())
            )
            and at + 1 not in told.runs
        ]

    def _age(self, who: int) -> str:
        """How old the text says that somebody is; "" where it does not."""
        if who not in self._ages:
            found = (self._age_behind(each) for each, _ in self._mentions[who][:_OF_ONE])
            self._ages[who] = next(filter(None, found), "")
        return self._ages[who]

    def _age_behind(self, mention: Mention) -> str:
        prose = self._proses[mention.block]
        found = _AGED.match(prose.text, prose.tokens[mention.end - 1].end)
        return found[1] if found else ""

    @cached_property
    def _mentions(self) -> Mapping[int, Sequence[tuple[Mention, int]]]:
        """The mentions of each entity, with the token of the block where the person named before ends."""
        found: dict[int, list[tuple[Mention, int]]] = {}
        last: Mention | None = None
        for each in self._registry.mentions:
            floor = last.end if last is not None and last.block == each.block else 0
            found.setdefault(each.who, []).append((each, floor))
            last = each if self._is_person(each, "") else last
        return found

    def _is_new(self, prose: Prose, phrase: Phrase, noun: str) -> bool:
        """Whether the text has spoken of one such without a name before: "ein 45-Jähriger", "een Noor"."""
        cut = {"de": noun.rstrip("rn"), "sv": noun[:-2]}
        stem = cut.get(prose.grammar.language, noun)
        until = bisect_left(self._brought_in, (prose.block, phrase.start))
        for block, at in self._brought_in[max(0, until - _NEW) : until]:
            near = block > prose.block - _REACH
            if near and self._proses[block].tokens[at].lower.startswith(stem):
                return True
        return False

    @cached_property
    def _brought_in(self) -> Sequence[tuple[int, int]]:
        """The words behind "ein", "een" or "en", over adjectives, by block and token, in the order of the
        text."""
        return [
            (block, at)
            for block, told in sorted(self._proses.items())
            for before, token in enumerate(told.tokens)
            if token.lower in word_lists("speech")["indefinite_north"]
            for at in _led_by(told, before)
        ]

    def _offices(self, who: int) -> set[str]:
        """The groups of offices that the text gives to somebody beside the name."""
        return {group for word in self._words(who) for group in _groups(word)}

    def _holds(self, who: int, noun: str, prose: Prose) -> bool:
        """Whether the text gives somebody an office that a noun may stand for: "Coach" for "Trainer", and
        "Stadtparteichef" for "Landesparteichef", not "Betriebsratschef"."""
        group = _office(prose, noun)
        return any(not group.isdisjoint(_groups(word)) and _is_alike(word, noun) for word in self._words(who))

    def _words(self, who: int) -> set[str]:
        """The words beside somebody's name that may say what they are, and their party behind it."""
        if who not in self._told:
            beside = (
                _beside(self._proses[each.block], each, floor)
                for each, floor in self._mentions[who][:_OF_ONE]
            )
            self._told[who] = set().union(*beside)
        return self._told[who]

    def _fits_body(self, who: int, noun: str) -> bool:
        """Whether the body before an office, as in "SPD-Fraktionschef", stands beside the name as well."""
        body, found, _ = noun.rpartition("-")
        told = {part for word in self._words(who) for part in word.split("-")}
        return not found or not told.isdisjoint(body.split("-"))


def is_called_so(phrase: Phrase) -> bool:
    """Whether what looks like a Dutch name is an article and where somebody is from: "de Noor"."""
    return len(phrase.name) == 2 and phrase.name[0] == "de" and _is_listed(phrase.name[1].lower())


def _definite() -> frozenset[str]:
    return word_lists("speech")["definite_north"]


def _article(prose: Prose, phrase: Phrase) -> str:
    """The definite article before a description, over its adjectives; empty where there is none."""
    definite = _definite()
    for at in range(phrase.start, max(-1, phrase.start - 4), -1):
        token = prose.tokens[at]
        if token.lower in definite and not (at == phrase.start == phrase.end - 1):
            return token.lower
        if at < phrase.start and (
            token.kind is not Kind.WORD or token.capital or token.lower in prose.grammar.small
        ):
            break
    return ""


def _is_swedish_definite(prose: Prose, noun: str) -> bool:
    return prose.grammar.language == "sv" and noun.endswith(("en", "n", "et"))


def _led_by(prose: Prose, article: int) -> Iterator[int]:
    """The words that an article may stand before: the next one, and those behind its adjectives."""
    for at in range(article + 1, min(article + 4, len(prose.tokens))):
        yield at
        token = prose.tokens[at]
        if token.kind is not Kind.WORD or token.capital or token.lower in prose.grammar.small:
            break


def _gender(prose: Prose, article: str, noun: str) -> str:
    """ "m" or "f" by the German article of a subject or by the ending of the noun; "" where neither tells."""
    if noun in word_lists("variations")["women_of_nation"] and prose.grammar.language != "de":
        return "f"
    if prose.grammar.language == "de":
        return "m" if article == "der" else "f" if article == "die" or noun.endswith("in") else ""
    return "f" if noun.endswith(("vrouw", "kvinnan")) else "m" if noun.endswith(("man", "mannen")) else ""


def _is_listed(noun: str) -> bool:
    lists = word_lists("variations")
    return noun in lists["nation"] or noun in lists["women_of_nation"] or noun in lists["party"]


@cache
def _office_groups() -> Mapping[str, str]:
    """The first word of its group for each word of an office."""
    groups = (group.split(":") for group in ordered_words("variations")["office"])
    return {word: group[0] for group in groups for word in group}


@cache
def _groups(word: str) -> frozenset[str]:
    """The groups of offices that a word may be of by its end: "fraktionsvorsitzende"."""
    found = _tail(word, _office_groups())
    return frozenset({_office_groups()[found]}) if found else frozenset()


def _tail(word: str, known: Collection[str]) -> str:
    """The longest end of a word that is one of some known words, short ones only behind a hyphen; or ""."""
    for start in range(len(word) - 1):
        end = word[start:]
        if end in known and (start == 0 or word[start - 1] == "-" or len(end) > 3):
            return end
    return ""


def _is_alike(word: str, noun: str) -> bool:
    """Whether two compounds of one office are of one thing, by how their first parts end."""
    tails = [_tail(each, _office_groups()) for each in (word, noun)]
    firsts = [each.removesuffix(tail) if tail else "" for each, tail in zip((word, noun), tails, strict=True)]
    one, other = (each.strip("-").removesuffix("s") for each in firsts)
    return not one or not other or one[-_SAME:] == other[-_SAME:]


def _bare(prose: Prose, noun: str) -> str:
    """A Swedish noun without its article where a list has it so, another as it is."""
    known = word_lists("variations")["calling"]
    swedish = (noun.removesuffix(end) for end in _ENDS) if prose.grammar.language == "sv" else ()
    return next((each for each in swedish if each in known), noun)


def _office(prose: Prose, noun: str) -> frozenset[str]:
    """The groups of the office that a description ends in; a Swedish noun without its article."""
    found = _groups(noun)
    if found or prose.grammar.language != "sv":
        return found
    return next(
        (_groups(noun.removesuffix(end)) for end in _ENDS if _groups(noun.removesuffix(end))), frozenset()
    )


def _beside(prose: Prose, mention: Mention, floor: int) -> set[str]:
    """The words right before a name, not before token `floor`, and behind it as far as an apposition goes."""
    told: set[str] = set()
    run = next((at for at in range(mention.start, -1, -1) if at in prose.runs), mention.start)
    first = prose.sentences[prose.sentence_of(mention.start)][0]
    for at in range(mention.start - 1, max(first, floor, run - _BESIDE) - 1, -1):
        token = prose.tokens[at]
        if at < run and (
            token.kind is Kind.QUOTE or token.text in (":", ";") or token.lower in prose.grammar.cues
        ):
            break
        told.add(token.lower)
    if prose.lower(mention.end) == ",":
        for token in prose.tokens[mention.end + 1 : mention.end + 1 + _BESIDE]:
            if token.kind is not Kind.WORD:
                break
            told.add(token.lower)
    party = _PARTY.match(prose.text, prose.tokens[mention.end - 1].end)
    if party:
        told |= set(party[1].lower().split())
    return told

"""People called by where they are from, by their party, by their age or by what they play: "the Swede", "the
43-year-old", "the 27-year-old midfielder"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reader.text.lexicon import ordered_words, word_lists
from reader.text.quotes.deeds import is_parent_of
from reader.text.quotes.names import name_lists
from reader.text.quotes.registry import LIKELY_HUMAN, Mention, Registry
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose, is_past

_BACK = 5
"""How many words may stand between the article and the noun, or before a name that says where it is from."""
_AHEAD = 7
"""How many words of an apposition behind a name are looked at."""
AGE = re.compile(r"(\d{1,3})-year-old")
AGED = re.compile(r",? (?:who is )?(?:aged )?\(?(\d{1,3})\b(?! ?[%:/-]|,\d| [a-z])")
"""The age behind a name: "Ann Roe, 44,"."""
_NEW = frozenset(["new"])
"""What the names of lands and of their people begin with: "New Zealander"."""
_PARENTS = {"mother": "f", "mum": "f", "grandmother": "f", "father": "m", "dad": "m", "grandfather": "m"}
_PARTY = re.compile(r",? \(?([RD])(?:-[A-Z]|\)|, )")
"""The party behind a lawmaker's name in papers of the United States: "Roe (R-Ohio)", "Roe, D-Iowa,"."""


class Epithet(NamedTuple):
    """A person called by what they are: the article's token, the noun's, and what is said of them, as
    "nation:swede", "party:tory", "age:43", "trade:singer"."""

    start: int
    at: int
    traits: frozenset[str]


@cache
def _traits() -> Mapping[str, str]:
    """What a word says of whom it stands beside: "nation:swede" for "sweden", "swedish" and "swede"."""
    found: dict[str, str] = {}
    for kind in ("nation", "party"):
        for group in ordered_words("origins")[kind]:
            words = [word for word in re.split("[/:]", group) if word]
            found |= dict.fromkeys(words, f"{kind}:{words[0]}")
    return found


@cache
def _persons() -> frozenset[str]:
    """The nouns for one from somewhere or of a party: "swede", "republican"."""
    lists = ordered_words("origins")
    groups = (group.partition("/")[0].split(":") for kind in ("nation", "party") for group in lists[kind])
    return frozenset(noun for group in groups for noun in group if noun)


@cache
def _nouns() -> frozenset[str]:
    return _persons() | word_lists("origins")["trades"]


def epithets_of(prose: Prose) -> Iterator[Epithet]:
    """The epithets of a block, in the order of the text; English ones only."""
    if prose.grammar.language != "en":
        return
    nouns, aged, ranked = _nouns(), "-year-old" in prose.text, "number one" in prose.text
    for at, token in enumerate(prose.tokens):
        told = token.lower in nouns or (aged and token.lower.endswith("-year-old"))
        told = told or (ranked and _is_ranked(prose, at))
        if told or (token.lower in _PARENTS and is_parent_of(prose, at)):
            found = epithet_at(prose, at)
            if found is not None:
                yield found


def epithet_at(prose: Prose, at: int) -> Epithet | None:
    """The epithet whose noun stands at a token; None where there is none."""
    token, traits = prose.tokens[at], set[str]()
    known = token.lower in _nouns() or token.lower.endswith("-year-old") or _is_parent(prose, at)
    known = known or (token.lower == "one" and _is_ranked(prose, at))
    if prose.grammar.language != "en" or not known:
        return None
    age = AGE.fullmatch(token.lower)
    run = prose.run_ends.get(at + 1, at)
    homed = all(prose.lower(word) in name_lists().places | _NEW for word in range(run, at))
    lone = token.capital and at + 1 in prose.run_ends and homed and token.lower in _persons()
    trade = not token.capital and (token.lower in word_lists("origins")["trades"] or _is_parent(prose, at))
    trade = trade or (token.lower == "one" and _is_ranked(prose, at))
    if not (age or lone or trade) or not _ends_there(prose, at):
        return None
    for start in range(at, max(-1, at - 1 - _BACK), -1):
        word = prose.tokens[start]
        if word.lower == "the":
            own = {f"age:{age[1]}" if age else _traits()[token.lower] if lone else f"trade:{token.lower}"}
            return None if _is_tongue(prose, start, at) else Epithet(start, at, frozenset(traits | own))
        older = AGE.fullmatch(word.lower)
        if older:
            traits.add(f"age:{older[1]}")
        elif word.capital and start < (run if lone else at):
            if word.lower not in _traits():
                return None
            traits.add(_traits()[word.lower])
        elif word.kind is not Kind.WORD or word.lower in prose.grammar.small:
            return None
    return None


def _is_ranked(prose: Prose, at: int) -> bool:
    """Whether somebody is called by a rank in the world: "the former world number one"."""
    ranked = prose.lower(at) == "one" and prose.lower(at - 1) == "number"
    return ranked and prose.lower(at - 2) == "world"


def _is_parent(prose: Prose, at: int) -> bool:
    """Whether somebody is called by how many children they have: "the mother of two"."""
    return prose.tokens[at].lower in _PARENTS and is_parent_of(prose, at)


def _ends_there(prose: Prose, at: int) -> bool:
    """Whether the noun phrase ends with the word: a verb or a point follows, no other noun."""
    words, token = prose.grammar, prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if token is None or token.kind is not Kind.WORD:
        return token is None or token.lower not in POSSESSIVE
    small = token.lower in words.small and token.lower not in words.determiners
    return small or is_past(token) or token.lower in words.cues


def _is_tongue(prose: Prose, start: int, at: int) -> bool:
    """Whether a people's name is that of its language: "from the Italian"."""
    led = prose.lower(start - 1) in ("from", "into", "in")
    return led and at == start + 1 and (at + 1 >= len(prose.tokens) or prose.lower(at + 1) in ".,;")


class Called:
    """The epithets of a text by block and token, and what it says of where people are from, of their parties
    and ages."""

    def __init__(self, proses: Sequence[Prose], registry: Registry) -> None:
        self.epithets = {(prose.block, each.at): each for prose in proses for each in epithets_of(prose)}
        self._registry = registry
        self._of: dict[int, set[str]] = {}
        self._others = _unnamed(proses, self.epithets)
        by_block = {prose.block: prose for prose in proses}
        for mention in registry.mentions if self.epithets else ():
            if self._is_person(mention.who):
                prose = by_block[mention.block]
                told = {*_before(prose, mention), *_behind(prose, mention)}
                self._of.setdefault(mention.who, set()).update(told)

    def bearers(self, epithet: Epithet) -> set[int]:
        """Who is said to be what an epithet says, all of it that the text tells of anybody."""
        told = [{who for who, own in self._of.items() if trait in own} for trait in epithet.traits]
        told = [bearers for bearers in told if bearers]
        return set.intersection(*told) if told else set()

    def is_open(self, epithet: Epithet) -> bool:
        """Whether the text speaks of somebody without a name who is so: "his goalkeeper", "a Republican"."""
        return not self._others.isdisjoint(epithet.traits)

    def leave(self, epithet: Epithet) -> None:
        """Note that an epithet means nobody named before it, so that the next like it may mean the same."""
        self._others |= epithet.traits

    def fits(self, who: int, epithet: Epithet) -> float:
        """1 for a person who may be the one meant, 0 for one of another age, nation or party, or where the
        text says who else is so."""
        own, bearers = self._of.get(who, set()), self.bearers(epithet)
        kinds = {trait.partition(":")[0] for trait in own}
        denied = any(trait not in own and trait.partition(":")[0] in kinds for trait in epithet.traits)
        gender = next(filter(None, (_gender(each[6:]) for each in epithet.traits)), "")
        other = bool(gender) and self._registry.entities[who].gender not in ("", gender)
        return float(self._is_person(who) and not (denied or other) and (not bearers or who in bearers))

    def _is_person(self, who: int) -> bool:
        entity = self._registry.entities[who]
        return entity.human >= LIKELY_HUMAN and entity.described is None


def _unnamed(proses: Sequence[Prose], epithets: Mapping[tuple[int, int], Epithet]) -> set[str]:
    """What those are whom a text neither names nor calls by "the": "his goalkeeper", "a Republican"."""
    found = set[str]()
    for prose in proses if epithets else ():
        for at, token in enumerate(prose.tokens):
            if token.lower not in _nouns() or (prose.block, at) in epithets or _names_bearer(prose, at):
                continue
            if token.lower in word_lists("origins")["trades"]:
                found.add(f"trade:{token.lower}")
            elif token.capital and _is_one(prose, at):
                found.add(_traits()[token.lower])
    return found


def _gender(noun: str) -> str:
    """ "m" or "f" of a noun that only one of them is called by: "actress", "mother"; else ""."""
    lists = name_lists()
    return _PARENTS.get(noun) or ("f" if noun in lists.women else "m" if noun in lists.men else "")


def _is_one(prose: Prose, at: int) -> bool:
    """Whether a noun stands for somebody new to the text: "a Republican", not "she is a Republican"."""
    start = at - 1 if prose.tokens[at - 1].capital or prose.lower(at - 1) in ("a", "an") else at - 2
    before = prose.lower(start - 1)
    said_of = before in word_lists("speech")["be"] or before in ("as", "become", "became")
    return prose.lower(start) in ("a", "an", "another") and not said_of and _ends_there(prose, at)


def _names_bearer(prose: Prose, at: int) -> bool:
    """Whether a name stands beside a noun as its bearer's: "singer Ann Roe", "his singer, Ann Roe"."""
    run = at + 2 if prose.lower(at + 1) == "," else at + 1
    if run in prose.runs or prose.runs.get(at, 0) > at + 1:
        return True
    back = at
    while back > 0 and at - back < _BACK and prose.tokens[back - 1].kind is Kind.WORD:
        back -= 1
    return prose.lower(back - 1) == "," and back - 1 in prose.run_ends


def _before(prose: Prose, mention: Mention) -> Iterator[str]:
    """What the words before a name tell: "Swedish midfielder Ann Roe", "Sweden's young captain Ann Roe"."""
    traits, roles = _traits(), name_lists().roles
    first = prose.sentences[prose.sentence_of(mention.start)][0]
    described = prose.lower(mention.start - 1).rpartition("-")[2] in roles
    noun = mention.start - 2 if prose.lower(mention.start - 1) == "," else mention.start - 1
    if noun >= first and prose.lower(noun) in word_lists("origins")["trades"]:
        yield f"trade:{prose.lower(noun)}"
    for at in range(mention.start - 1, max(first, mention.start - 1 - _BACK) - 1, -1):
        token = prose.tokens[at]
        age = AGE.fullmatch(token.lower)
        owner = prose.lower(at + 1) in POSSESSIVE
        if age:
            yield f"age:{age[1]}"
        elif token.capital and token.lower in traits and (described or owner or _in_run(prose, mention, at)):
            yield traits[token.lower]
        elif token.lower not in POSSESSIVE and not _may_describe(prose, at):
            return


def _in_run(prose: Prose, mention: Mention, at: int) -> bool:
    """Whether nothing but capitals and titles stands between a word and the name."""
    return all(each.capital or each.lower in name_lists().roles for each in prose.tokens[at : mention.start])


def _may_describe(prose: Prose, at: int) -> bool:
    """Whether a word may be one of those that go with a noun: no small word, no verb."""
    words, token = prose.grammar, prose.tokens[at]
    verb = token.lower in words.cues or is_past(token)
    return token.kind is Kind.WORD and token.lower not in words.small and not verb


def _behind(prose: Prose, mention: Mention) -> Iterator[str]:
    """What the words behind a name tell: "Roe, 43,", "Roe (R-Ohio)", "Roe of Sweden", "Roe is a Swede"."""
    traits, end = _traits(), mention.end
    text_end = prose.tokens[end - 1].end
    age = AGED.match(prose.text, text_end)
    if age:
        yield f"age:{age[1]}"
    party = _PARTY.match(prose.text, text_end)
    if party:
        yield traits[{"R": "republican", "D": "democrat"}[party[1]]]
    home = end + 1 if prose.lower(end) == "," else end
    if prose.lower(home) in ("of", "from") and prose.lower(home + 1) in traits:
        yield traits[prose.lower(home + 1)]
    if prose.lower(end) not in (",", "is", "was") or prose.lower(end + 1) not in ("a", "an", "the"):
        return
    for token in prose.tokens[end + 2 : end + 2 + _AHEAD]:
        if token.kind is not Kind.WORD or token.lower in prose.grammar.small:
            return
        age = AGE.fullmatch(token.lower)
        if age:
            yield f"age:{age[1]}"
        elif token.capital and token.lower in traits:
            yield traits[token.lower]
        elif token.lower in word_lists("origins")["trades"]:
            yield f"trade:{token.lower}"

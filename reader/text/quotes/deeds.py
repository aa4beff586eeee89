"""What somebody is by what they do, and by another word for it: "Roe directed the film", so she is "the
director"; a novelist is "the writer"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from reader.text.lexicon import ordered_words
from reader.text.quotes.registry import LIKELY_HUMAN, Mention, Registry
from reader.text.quotes.tokens import Kind, Prose

_BACK = 4
"""How many blocks back one called by another word may have been named last."""
_FIRST = 6
"""How many words there are at most from "the first" to what one was the first to do."""
_MENTIONS = 24
"""How many mentions back at most."""


@cache
def _deeds() -> Mapping[str, str]:
    """The noun for whoever does what a verb says: "director" for "directed"."""
    pairs = (pair.partition(":") for pair in ordered_words("titles")["deeds"])
    return {verb: noun for verb, _, noun in pairs}


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """The special words for a general one: "novelist" and "poet" for "writer"."""
    groups = (group.split(":") for group in ordered_words("titles")["kinds"])
    return {group[0]: frozenset(group[1:]) for group in groups}


def does(prose: Prose, mention: Mention) -> Iterator[str]:
    """The nouns for what the words right behind a name tell that it does: "Roe, who directed the film",
    "Roe, prosecuting, said"."""
    at, words = mention.end, prose.grammar
    if words.language != "en" or at + 1 >= len(prose.tokens):
        return
    behind = prose.tokens[at].lower
    comma = behind == ","
    first = _does_first(prose, at + 1) if comma else None
    if first is not None:
        yield first
    if not (comma or behind == "who" or behind in _deeds() or behind in words.auxiliaries):
        return
    who = prose.lower(at + comma) == "who"
    verb = at + comma + who
    while prose.lower(verb) in words.auxiliaries and verb + 1 < len(prose.tokens):
        verb += 1
    noun = _deeds().get(prose.lower(verb))
    after = prose.lower(verb + 1)
    object_follows = after in words.determiners or verb + 1 in prose.runs or after == ","
    if noun is not None and object_follows and prose.lower(verb).endswith("ing") == (comma and not who):
        yield noun


def _does_first(prose: Prose, start: int) -> str | None:
    """The noun for whoever was the first to do something: "the first Dane to direct a Bond film"."""
    if prose.lower(start) != "the" or prose.lower(start + 1) not in ("first", "last", "only", "youngest"):
        return None
    for at in range(start + 2, min(len(prose.tokens) - 2, start + _FIRST)):
        if prose.tokens[at].kind is not Kind.WORD:
            return None
        if prose.lower(at) == "to":
            return _deeds().get(f"{prose.lower(at + 1)}s")
    return None


def bearer_of_kind(registry: Registry, general: str, block: int, token: int) -> int | None:
    """Who "the writer" is where the text has one novelist, named not long before, and no other writer."""
    special = _kinds().get(general, frozenset())
    if not special or general in registry.by_role:
        return None
    bearers = {who for role in special for who in registry.by_role.get(role, ())}
    if len(bearers) != 1:
        return None
    who = next(iter(bearers))
    entity = registry.entities[who]
    if entity.described is not None or entity.human < LIKELY_HUMAN:
        return None
    after = bisect_left(registry.mentions, (block, token), key=lambda each: (each.block, each.start))
    lately = registry.mentions[max(0, after - _MENTIONS) : after]
    return who if any(each.who == who and each.block >= block - _BACK for each in lately) else None


def is_parent_of(prose: Prose, at: int) -> bool:
    """Whether a number of children stands behind a parent's noun: "the mother of two"."""
    counted = prose.lower(at + 1) == "of" and prose.lower(at + 2) in FEW
    last = prose.tokens[at + 3] if at + 3 < len(prose.tokens) else None
    ends = last is None or last.kind is not Kind.WORD or last.lower in prose.grammar.small
    return counted and (ends or prose.grammar.cues.get(prose.lower(at + 3)) is not None)


FEW = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])

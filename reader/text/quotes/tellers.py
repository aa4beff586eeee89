"""Who told what the sentence before tells, for the "he said" that goes on with it."""

from __future__ import annotations

from bisect import bisect_left

from reader.text.lexicon import first_names
from reader.text.quotes.attribution import WINDOW, says
from reader.text.quotes.names import is_body, plain
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.registry import LIKELY_HUMAN, Registry
from reader.text.quotes.subjects import subject_before
from reader.text.quotes.tokens import Prose

_BACK = 12
"""How many mentions are looked through for another whom a pronoun may stand for."""


def teller_before(prose: Prose, token: int, gender: str, registry: Registry) -> int | None:
    """Who alone says something in the sentence before that of a pronoun, which says on: "Ann Roe praised the
    plan and said it was time. “We are ready,” she said".

    None where the pronoun is of the other gender or two have spoken there; in English only.
    """
    number = prose.sentence_of(token)
    if prose.grammar.language != "en" or not number or not by_cue(prose, token):
        return None
    first, end = prose.sentences[number - 1]
    found: set[int] = set()
    for verb in range(first + 1, min(end, first + WINDOW)):
        if not prose.grammar.cues.get(prose.lower(verb)) or not says(prose, verb, first):
            continue
        phrase = subject_before(prose, verb, first)
        who = None if phrase is None else _spoken_of(phrase, prose, registry)
        if who is not None:
            found.add(who)
        elif not found:
            return None
    who = next(iter(found)) if len(found) == 1 else None
    if who is None:
        return None
    entity = registry.entities[who]
    own = entity.gender or entity.given
    other = own not in ("", gender) or (not own and _is_another(prose, token, gender, who, registry))
    full = 2 <= len(entity.words) <= 3 and entity.human > 0 and not is_body(entity.words)
    person = full or entity.human >= LIKELY_HUMAN or entity.described is not None
    return who if person and not other else None


def _is_another(prose: Prose, token: int, gender: str, who: int, registry: Registry) -> bool:
    """Whether the block names somebody else before a pronoun whose first name is of its gender."""
    after = bisect_left(registry.mentions, (prose.block, token), key=lambda each: (each.block, each.start))
    others = (each for each in registry.mentions[max(0, after - _BACK) : after] if each.who != who)
    return any(
        each.block == prose.block and first_names().get(plain(registry.entities[each.who].words[0])) == gender
        for each in others
    )


def _spoken_of(phrase: Phrase, prose: Prose, registry: Registry) -> int | None:
    """Whom a phrase names, or describes for the first time: "a driver"."""
    if phrase.kind is PhraseKind.NAME:
        return registry.at_run.get((prose.block, phrase.run))
    after = bisect_left(
        registry.mentions, (prose.block, phrase.start), key=lambda each: (each.block, each.start)
    )
    for each in registry.mentions[after : after + 1]:
        entity = registry.entities[each.who]
        new = entity.described == (prose.block, phrase.start) and entity.human > 0
        return each.who if new else None
    return None


def by_cue(prose: Prose, token: int) -> bool:
    """Whether a word of saying stands right beside a token."""
    around = (*prose.tokens[max(0, token - 1) : token], *prose.tokens[token + 1 : token + 2])
    return any(prose.grammar.cues.get(each.lower) for each in around)

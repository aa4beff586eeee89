"""Whom a pronoun stands for.

Every mention gives its person weight, more to the subject of a sentence than to its objects, and the
weight fades from sentence to sentence (after Lappin and Leass, 1994); a pronoun goes to the heaviest
person that it fits.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.text.quotes.names import is_body, name_lists, plain
from reader.text.quotes.origins import Called, Epithet
from reader.text.quotes.registry import (
    LIKELY_HUMAN,
    OBJECT,
    OWNER,
    PLAIN,
    SPEAKER,
    SUBJECT,
    Mention,
    Registry,
)
from reader.text.quotes.tellers import by_cue, teller_before
from reader.text.quotes.tokens import Kind, Prose

_FADE = 0.55
_PARAGRAPH = 0.6
"""What is left of a weight at each paragraph's end, besides."""
_PLAINLY = 1.5
"""How many times as heavy as the next a body must be for "the company" to be that one, and whoever a pronoun
stands for to be surely meant."""
_ALONE = 2.0
"""How many times as heavy as the next a person must be for "the Swede" to be that one."""
_OTHER = 0.5
"""How well a pronoun fits somebody of its gender who has no name."""
_HARDLY = 0.02
"""How well "he" fits a capital word that nothing shows to be a person."""
_MEMORY = 40
_REACH = 14
"""Sentences a pronoun may look back over."""
_THERE = ("near", "off", "outside", "in")
"""What stands before the name of a place, and "in" before that of a firm behind one of the words below."""
_HELD = re.compile(
    "(?:shares?|stakes?|stocks?|investments?|invest(?:s|ed|ing)?|interests?|confidence|trust|faith)"
)
_OTHERS = {
    "his": ("m", OWNER),
    "him": ("m", OBJECT),
    "her": ("f", OWNER),
    "himself": ("m", OBJECT),
    "herself": ("f", OBJECT),
}


@dataclass(slots=True)
class Antecedents:
    """The entity that each he, she or it outside the quotations stands for, and each epithet, by block and
    token."""

    of: dict[tuple[int, int], int] = field(default_factory=dict)
    doubtful: set[tuple[int, int]] = field(default_factory=set)
    """Pronouns that another entity is almost as near to."""


def read_pronouns(proses: Sequence[Prose], registry: Registry) -> Antecedents:
    """What the pronouns of a text stand for."""
    recent: deque[Mention] = deque(maxlen=_MEMORY)
    found = Antecedents()
    solved = found.of
    mentions = iter(registry.mentions)
    waiting = next(mentions, None)
    asides = frozenset(prose.block for prose in proses if prose.aside)
    called = Called(proses, registry)
    no_firms = _no_firms(proses, registry)
    for prose, token, gender, weight in _pronouns(proses, called.epithets):
        while waiting is not None and (waiting.block, waiting.start) < (prose.block, token):
            recent.append(_settled(waiting, recent, registry, solved, no_firms))
            waiting = next(mentions, None)
        sentence = prose.first + prose.sentence_of(token)
        others = _parted(recent, prose, token)
        told = [each for each in others if _told_there(each.block, prose, asides)]
        who, sure = _meant(called, prose, token, gender, told, registry)
        if who is None and asides and gender:
            who, sure = _heaviest(others, registry, gender, sentence, prose.block)
        if who is None:
            continue
        solved[(prose.block, token)] = who
        if not sure:
            found.doubtful.add((prose.block, token))
        entity = registry.entities[who]
        if gender in ("m", "f") and entity.human < LIKELY_HUMAN and _is_about(told, who, sentence, registry):
            entity.human = LIKELY_HUMAN
        # Elsewhere than in English a town is "she" as well: only who speaks is surely a person.
        of_a_person = prose.grammar.language == "en" or weight == SPEAKER
        if gender in ("m", "f") and of_a_person and not entity.gender and entity.human >= LIKELY_HUMAN:
            entity.gender = gender
        recent.append(Mention(who, prose.block, token, token + 1, sentence, weight))
    while waiting is not None:
        recent.append(_settled(waiting, recent, registry, solved, no_firms))
        waiting = next(mentions, None)
    return found


def _meant(
    called: Called, prose: Prose, token: int, gender: str, told: Sequence[Mention], registry: Registry
) -> tuple[int | None, bool]:
    """Whom a pronoun or, without a gender, an epithet stands for, and whether it is plainly that one."""
    sentence = prose.first + prose.sentence_of(token)
    if not gender:
        return _called(called, prose, token, told, sentence), True
    ahead = _named_ahead(prose, token, gender, registry)
    if ahead is None and gender in ("m", "f"):
        ahead = teller_before(prose, token, gender, registry)
    if ahead is not None:
        return ahead, True
    who, sure = _heaviest(told, registry, gender, sentence, prose.block)
    lone = who is not None and len(registry.entities[who].words) == 1 and registry.entities[who].human < 0.5
    lone = lone and not any(each.who == who and each.weight >= SUBJECT for each in told)
    unlikely = lone and gender in ("m", "f") and prose.grammar.verb_second
    return (None, False) if unlikely else (who, sure)


def _named_ahead(prose: Prose, token: int, gender: str, registry: Registry) -> int | None:
    """Who is named right behind a clause with "although" whose subject a pronoun is: "Although he left early,
    Roe stayed in touch"."""
    first, end = prose.sentences[prose.sentence_of(token)]
    conceding = token == first + 1 and prose.lower(first) in ("although", "though")
    if not conceding or gender not in ("m", "f") or prose.grammar.language != "en":
        return None
    comma = next((at for at in range(token + 1, end) if prose.tokens[at].text == ","), end)
    who = registry.at_run.get((prose.block, comma + 1))
    if who is None or registry.entities[who].human < LIKELY_HUMAN or not _fit(registry, who, gender):
        return None
    after = prose.runs.get(comma + 1, comma + 1)
    return who if prose.tokens[min(after, end - 1)].kind is Kind.WORD else None


def _is_about(recent: Sequence[Mention], who: int, sentence: int, registry: Registry) -> bool:
    """Whether a full name that nothing else shows to be a person's is the subject of the sentence whose "his"
    can only go back to it: "Abo Banu won his race"."""
    entity = registry.entities[who]
    full = 2 <= len(entity.words) <= 3 and entity.human > 0 and not is_body(entity.words)
    leads = any(each.who == who and each.sentence == sentence and each.weight >= SUBJECT for each in recent)
    return full and leads


def _told_there(block: int, prose: Prose, asides: frozenset[int]) -> bool:
    """Whether a pronoun may go back to a block: one of a caption to itself, one of the text to no caption."""
    return block == prose.block or not (prose.aside or block in asides)


def _parted(recent: Sequence[Mention], prose: Prose, token: int) -> Sequence[Mention]:
    """The mentions that a pronoun may go back to.

    Not to the name that its clause parts from a verb: of "Fuel, he said, has risen" fuel is no teller.
    """
    last = recent[-1] if recent else None
    parts = last is not None and (last.block, last.end) == (prose.block, token - 1)
    return list(recent)[:-1] if parts and prose.lower(token - 1) == "," else recent


def _no_firms(proses: Sequence[Prose], registry: Registry) -> frozenset[int]:
    """Who is only ever named where places are, "The ferry sank off Moss", or where nouns open a sentence,
    "Shares in Nordal fell"."""
    by_block = {prose.block: prose for prose in proses}
    may_be, are = set[int](), set[int]()
    for each in registry.mentions:
        prose = by_block[each.block]
        before = prose.lower(each.start - 1) if each.start else ""
        held = before == "in" and _HELD.fullmatch(prose.lower(each.start - 2))
        opens = prose.sentences[prose.sentence_of(each.start)][0] == each.start == each.end - 1
        follows = prose.lower(each.end) in prose.grammar.prepositions and each.end + 1 in prose.runs
        held_by = prose.lower(each.end) != "of" or prose.lower(each.start).endswith("s")  # "Nordal of Oslo"
        noun = opens and follows and held_by
        (may_be if noun or (before in _THERE and not held) else are).add(each.who)
    return frozenset(may_be - are)


def _settled(
    mention: Mention,
    recent: Sequence[Mention],
    registry: Registry,
    solved: dict[tuple[int, int], int],
    no_firms: frozenset[int],
) -> Mention:
    """A mention of "the company" as one of the company that the text is plainly about."""
    words = registry.entities[mention.who].words
    the = registry.entities[mention.who].described is not None and words[0].lower() == "the"
    if not the or len(words) != 2 or words[1].lower() not in name_lists().bodies:
        return mention
    noun = words[1].lower()
    named = [each for each in recent if each.who not in no_firms]
    weights = _weights(named, mention.sentence, mention.block, lambda who: _body_fit(registry, who, noun))
    ranked = sorted(weights, key=lambda who: (weights[who], who), reverse=True)
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < _PLAINLY * weights[ranked[1]]):
        return mention
    solved[(mention.block, mention.start)] = ranked[0]
    return replace(mention, who=ranked[0])


def _body_fit(registry: Registry, who: int, noun: str) -> float:
    """How well "the company" or another such noun fits an entity, 0 to 1."""
    entity, lists = registry.entities[who], name_lists()
    last = plain(entity.words[-1])
    unknown = entity.human <= 0.3 or (len(entity.words) == 1 and entity.human < 1 and not entity.given)
    if entity.described is not None or not unknown or entity.gender or last in lists.lands:
        return 0.0
    low = {plain(word) for word in entity.words}
    if noun in low:
        return 1.0
    if noun in lists.public or (noun != "agency" and low & lists.public):
        return 0.0
    return 1.0 if is_body(entity.words) else 0.6


def _called(called: Called, prose: Prose, token: int, recent: Sequence[Mention], sentence: int) -> int | None:
    """Whom "the Swede" or "the 43-year-old" means: the only one who is said to be so, or the one whom the
    text is plainly about; None where it may be another."""
    epithet = called.epithets[prose.block, token]
    known = called.bearers(epithet)
    if len(known) == 1:
        return next(iter(known))
    if called.is_open(epithet):
        return None
    weights = _weights(recent, sentence, prose.block, lambda who: called.fits(who, epithet))
    ranked = sorted(weights, key=lambda who: (weights[who], who), reverse=True)
    plainly = len(ranked) == 1 or (ranked and weights[ranked[0]] >= _ALONE * weights[ranked[1]])
    if not plainly:
        called.leave(epithet)
    return ranked[0] if plainly else None


def _pronouns(
    proses: Sequence[Prose], called: Mapping[tuple[int, int], Epithet]
) -> Iterator[tuple[Prose, int, str, float]]:
    """The pronouns and epithets of a text in its order, with the gender and the weight of each.

    An epithet has no gender.
    """
    told: dict[int, set[int]] = {}
    for block, number in called:
        told.setdefault(block, set()).add(number)
    for prose in proses:
        words = prose.grammar
        english, oblique = words.language == "en", words.foreign.oblique
        others = _OTHERS if english else {}
        known = words.pronouns.keys() | others.keys() | oblique.keys()
        here = told.get(prose.block, set[int]())
        for number, token in enumerate(prose.tokens):
            word = token.lower
            if number in here:
                start = called[prose.block, number].start
                first = prose.sentences[prose.sentence_of(number)][0]
                hangs = prose.lower(start - 1) in words.prepositions
                leads = SUBJECT if start == first else OBJECT if hangs else PLAIN
                yield prose, number, "", SPEAKER if by_cue(prose, number) else leads
            if word not in known:
                continue
            gender = words.pronouns.get(word)
            if gender in ("m", "f") or (gender == "thing" and english):
                yield prose, number, gender, SPEAKER if by_cue(prose, number) else SUBJECT
            elif word in others:
                yield (prose, number, *others[word])
            elif word in oblique and prose.lower(number - 1) in words.prepositions:
                yield prose, number, oblique[word], OBJECT


def _heaviest(
    recent: Sequence[Mention], registry: Registry, gender: str, sentence: int, block: int
) -> tuple[int | None, bool]:
    """The entity that fits a pronoun best, and whether it is plainly that one."""
    weights = _weights(recent, sentence, block, lambda who: _fit(registry, who, gender))
    if not weights:
        return None, False
    first = max(weights, key=lambda who: (weights[who], who))
    next_best = max((weight for who, weight in weights.items() if who != first), default=0.0)
    plainly = weights[first] > _PLAINLY * next_best
    return first, plainly and not _is_passed(recent, registry, gender, sentence, first)


def _is_passed(recent: Sequence[Mention], registry: Registry, gender: str, sentence: int, who: int) -> bool:
    """Whether the sentence before a pronoun is about another whom it fits, and not about `who`: "Roe came.
    Police held a man. He ..."."""
    near = [each.who for each in recent if sentence - each.sentence <= 1]
    return (
        gender in ("m", "f")
        and who not in near
        and any(_fit(registry, each, gender) >= _OTHER for each in near)
    )


def _weights(
    recent: Sequence[Mention], sentence: int, block: int, fitness: Callable[[int], float]
) -> dict[int, float]:
    """How heavy each entity is that was mentioned not long before a sentence, by how well it fits."""
    best: dict[tuple[int, int], float] = {}
    fits: dict[int, float] = {}
    there, near = -1, 0.0
    for mention in reversed(recent):
        distance = sentence - mention.sentence
        if distance > _REACH:
            break
        if mention.sentence != there:
            there = mention.sentence
            near = _FADE**distance * _PARAGRAPH ** (block - mention.block)
        fit = fits.get(mention.who, -1.0)
        if fit < 0:
            fit = fits[mention.who] = fitness(mention.who)
        if fit:
            key = (mention.who, mention.sentence)
            weight = fit * mention.weight * near
            if weight > best.get(key, 0.0):
                best[key] = weight
    weights: dict[int, float] = {}
    for (who, _), weight in best.items():
        weights[who] = weights.get(who, 0.0) + weight
    return weights


def _fit(registry: Registry, who: int, gender: str) -> float:
    """How well a pronoun fits an entity, 0 to 1."""
    entity = registry.entities[who]
    if gender == "thing":
        land = plain(entity.words[-1]) in name_lists().peoples
        return 0.0 if entity.human > 0.5 or land else 1.0 if entity.human == 0 else 0.5
    if entity.human == 0 or (entity.gender and entity.gender != gender):
        return 0.0
    if entity.described is not None:
        return 0.5 if entity.gender else 0.3
    if entity.human < 0.5:
        return _HARDLY
    if entity.given and not entity.gender:
        return 0.9 if entity.given == gender else 0.1
    return 1.0 if entity.gender == gender else 0.75 * entity.human

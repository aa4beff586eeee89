"""People and bodies without names, which a pronoun or "the official" may go back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reader.text.lexicon import word_lists
from reader.text.quotes.appositions import apposed
from reader.text.quotes.deeds import does
from reader.text.quotes.names import name_lists
from reader.text.quotes.people import read_people
from reader.text.quotes.phrases import Phrase, PhraseKind, description, where_from
from reader.text.quotes.predicates import is_said_to_be
from reader.text.quotes.registry import LIKELY_HUMAN, OBJECT, SPEAKER, SUBJECT, Entity, Mention, Registry
from reader.text.quotes.tokens import Kind, Prose

_BACK = 12
"""How many mentions are looked through for the husband of "his wife"."""
_ADJECTIVES = 4
"""How many words may stand between the article and its noun."""


def read_everybody(proses: Sequence[Prose]) -> Registry:
    """Everybody named outside the quotations, and who or what is only described."""
    registry = read_people(proses)
    by_block = {prose.block: prose for prose in proses}
    for each in registry.mentions:
        prose = by_block[each.block]
        registry.entities[each.who].roles.update(does(prose, each), is_said_to_be(prose, each))
    borne = {role for entity in registry.entities for role in entity.roles}
    bearers, unnamed = _only_bearers(registry), dict[str, int]()
    described = [each for prose in proses for each in _describe(registry, prose, borne, bearers, unnamed)]
    registry.mentions = sorted([*registry.mentions, *described], key=lambda each: (each.block, each.start))
    registry.index()
    return registry


def _describe(
    registry: Registry, prose: Prose, borne: set[str], bearers: Mapping[str, int], unnamed: dict[str, int]
) -> Iterator[Mention]:
    """ "his wife", "one resident", "the company", and "the mayor" who speaks.

    `borne` are the roles that somebody named has, `bearers` those who alone have one, `unnamed` who was
    brought in as "a source" so far: "the source" is the same.
    """
    lists, nouns = name_lists(), _nouns()
    for at in [number for number, token in enumerate(prose.tokens) if token.lower in nouns]:
        noun = prose.tokens[at].lower
        start = _start(prose, at)
        if start < 0 or _is_named(prose, start, at):
            continue
        named = apposed(prose, Phrase(PhraseKind.DESCRIPTION, start, at + 1, ""), at + 1)
        if named.kind is PhraseKind.NAME:
            _add_role(registry, (prose.block, named.run), noun)
            borne.add(noun)
            continue
        thing = noun in lists.bodies or noun in lists.writings
        number = prose.sentence_of(at)
        who, weight = None, _weight(prose, start, at + 1, number)
        if prose.lower(start) == "the" and not thing and not _speaks_for(prose, start, at, borne):
            who = bearers.get(noun, -1)
            if who >= 0 and _speaks(prose, start, at):
                weight = SPEAKER
            elif start == at - 1 and noun in unnamed and noun not in borne:
                who = unnamed[noun]
            else:
                continue
        else:
            who = _relative(registry, prose, start, noun, borne)
        if who is None:
            who = len(registry.entities)
            registry.entities.append(_unnamed(prose, start, at, thing))
            if prose.lower(start) in ("a", "an") and not thing:
                unnamed[noun] = who
        yield Mention(who, prose.block, start, at + 1, prose.first + number, weight)


def _relative(registry: Registry, prose: Prose, start: int, noun: str, borne: set[str]) -> int | None:
    """Whom "his wife" or "her mother" means where the text names them."""
    partner = _partner(registry, prose, start) if noun in ("wife", "husband") else None
    if partner is None and noun in borne and prose.lower(start) in ("his", "her"):
        return _named_so(registry, noun) if noun in word_lists("speech")["only_kin"] else None
    return partner


def _is_named(prose: Prose, start: int, noun: int) -> bool:
    """Whether a description hangs on a name before or behind it, or its noun is one."""
    apposition = start - 1 in prose.run_ends and prose.tokens[start - 1].text == ","
    homed = prose.lower(noun + 1) == "from" and prose.grammar.language == "en"
    named_on = noun + 1 in prose.runs or (noun + 2 in prose.runs and not homed)
    alone = prose.grammar.capital_nouns and prose.runs.get(noun) == noun + 1
    return apposition or (noun in prose.runs and not alone) or named_on


def _unnamed(prose: Prose, start: int, noun: int, thing: bool) -> Entity:
    """Who or what is only described from token `start` to the noun at token `noun`."""
    word, lists = prose.lower(noun), name_lists()
    gender = "f" if word in lists.women else "m" if word in lists.men else ""
    words = tuple(_in_full(prose, start, noun + 1).split())
    human = 0.0 if thing else 1.0 if gender else 0.4
    return Entity(words, gender, human, {word}, described=(prose.block, start))


def _speaks_for(prose: Prose, start: int, noun: int, borne: set[str]) -> bool:
    """Whether "the" leads somebody who is never named: a spokesman told of by whose he is, of whom the text
    has none with a name: "the group spokesman said"."""
    word = prose.lower(noun)
    described = prose.grammar.language == "en" and word.startswith("spokes") and noun == start + 2
    return described and word not in borne and prose.tokens[start + 1].kind is Kind.WORD


def _only_bearers(registry: Registry) -> dict[str, int]:
    """The one person who bears a role, by role; -1 where several do."""
    found: dict[str, int] = {}
    for who, entity in enumerate(registry.entities):
        if entity.human >= LIKELY_HUMAN:
            found.update((role, -1 if role in found else who) for role in entity.roles)
    return found


def _speaks(prose: Prose, start: int, noun: int) -> bool:
    """Whether "the mayor" has a word of saying beside it; in English only."""
    cues = prose.grammar.cues
    inverted = (
        start > 1 and prose.tokens[start - 2].kind is not Kind.WORD and cues.get(prose.lower(start - 1))
    )
    bare = prose.grammar.language == "en" and noun == start + 1
    return bare and bool(inverted or cues.get(prose.lower(noun + 1)))


def _partner(registry: Registry, prose: Prose, start: int) -> int | None:
    """The one "his wife" is where the last of his gender before was named together with her."""
    gender = {"his": "m", "her": "f"}.get(prose.lower(start), "")
    after = bisect_left(registry.mentions, (prose.block, start), key=lambda each: (each.block, each.start))
    for mention in registry.mentions[max(0, after - _BACK) : after][::-1]:
        if gender and registry.entities[mention.who].gender == gender:
            return registry.partners.get(mention.who)
    return None


def _named_so(registry: Registry, noun: str) -> int | None:
    """The one person whom the text names as somebody's husband or the like: "her husband Bo"."""
    named = [
        who for who, each in enumerate(registry.entities) if noun in each.roles and each.described is None
    ]
    return named[0] if len(named) == 1 else None


def _in_full(prose: Prose, start: int, end: int) -> str:
    ceiling = prose.sentences[prose.sentence_of(start)][1]
    return where_from(prose, description(prose, start, end), end, ceiling).text


@cache
def _nouns() -> frozenset[str]:
    lists = name_lists()
    return lists.roles | lists.writings | lists.bodies | {f"{role}s" for role in lists.roles}


def _add_role(registry: Registry, run: tuple[int, int], noun: str) -> None:
    """Makes the one named after a description its bearer: "a spokeswoman for the city, Ann Roe"."""
    who = registry.at_run.get(run)
    if who is not None:
        entity, lists = registry.entities[who], name_lists()
        entity.roles.add(noun)
        entity.human = max(entity.human, LIKELY_HUMAN if noun not in lists.bodies else 0.0)
        entity.gender = entity.gender or ("f" if noun in lists.women else "m" if noun in lists.men else "")


def _start(prose: Prose, noun: int) -> int:
    """The article of a noun, or the "one" of "one of the brothers"; -1 where there is none."""
    plural = prose.lower(noun).endswith("s") and not prose.lower(noun).endswith("ss")
    for at in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        token = prose.tokens[at]
        if token.kind is Kind.WORD and token.lower == "'s" and at in prose.run_ends and not plural:
            return prose.run_ends[at]
        if token.kind is not Kind.WORD:
            return -1
        if token.lower in prose.grammar.determiners:
            if prose.lower(at - 1) == "of" and prose.lower(at - 2) == "one":
                return at - 2
            allowed = token.lower in word_lists("speech")["describing"] or token.lower == "the"
            return at if allowed and not plural else -1
        if token.lower in prose.grammar.small:
            return -1
    return -1


def _weight(prose: Prose, start: int, end: int, sentence: int) -> float:
    inverted = start > 1 and prose.tokens[start - 2].kind is not Kind.WORD  # "“...,” says the study"
    if prose.grammar.cues.get(prose.lower(end)) or (
        inverted and prose.grammar.cues.get(prose.lower(start - 1))
    ):
        return SPEAKER
    subject = start == prose.sentences[sentence][0] or prose.lower(end) in prose.grammar.auxiliaries
    return SUBJECT if subject else OBJECT

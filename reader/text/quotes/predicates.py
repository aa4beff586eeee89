"""What a text says that somebody is: "Roe is the mayor", "Roe has served as mayor", "the mayor is Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.quotes.names import name_lists
from reader.text.quotes.registry import Mention
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose

_BEING = frozenset(["is", "been", "became", "remains"])
"""What says what somebody is now. "was" tells of then: another may be the mayor who speaks."""
_AS = frozenset(["serves", "works"])
_PERFECT = frozenset(["served", "worked"])
"""As above behind "has" alone: "has served as mayor", not "served as mayor until May"."""
_ADVERBS = frozenset(["has", "have", "now", "also", "still"])
_HAVING = frozenset(["has", "have"])
_FOLLOWS = _BEING | _AS | _ADVERBS
_NO_MORE = frozenset(["former", "ex", "not", "never", "no", "like", "late"])
_REACH = 6
"""How many words there are at most from a form of being to the noun of an office."""


def is_said_to_be(prose: Prose, mention: Mention) -> Iterator[str]:
    """The nouns for what the words beside a name say that its bearer is; in English only."""
    if prose.grammar.language != "en":
        return
    tokens, at = prose.tokens, mention.end
    if at < len(tokens) and tokens[at].lower in _FOLLOWS:
        yield from _behind(prose, at)
    run = prose.run_ends.get(at, mention.start)
    before = tokens[run - 1].lower if run > 1 else ""
    office = run - 2
    if before == ",":
        whole = prose.run_ends.get(run - 1, run) < office  # not "the Mayor, Mr. Roe and others"
        if whole and tokens[office].lower in name_lists().trades:
            yield tokens[office].lower  # "Lund Council Mayor, Cr Roe"
    elif before == "is" and tokens[office].lower in name_lists().trades and _leads(prose, office):
        yield tokens[office].lower


def _behind(prose: Prose, at: int) -> Iterator[str]:
    """What the words from token `at` on say: "is the mayor", "has served as mayor"."""
    start = at
    while prose.lower(at) in _ADVERBS:
        at += 1
    verbs = _AS | _PERFECT if prose.lower(start) in _HAVING else _AS
    if prose.lower(at) in _BEING:
        yield from _office(prose, at + 1)
    elif prose.lower(at) in verbs and prose.lower(at + 1) == "as":
        yield from _office(prose, at + 2)


def _office(prose: Prose, start: int) -> Iterator[str]:
    """The noun of the phrase from token `start` on, if it is one of what people are."""
    nouns, at = "", start
    for at in range(start, min(len(prose.tokens), start + _REACH)):
        token = prose.tokens[at]
        small = token.lower in prose.grammar.small and token.lower not in prose.grammar.determiners
        if token.kind is not Kind.WORD or small or token.lower in _NO_MORE:
            break
        nouns = token.lower
    else:
        at += 1
    ends = prose.lower(at) not in POSSESSIVE | _NO_MORE and at not in prose.runs
    if ends and nouns in name_lists().trades:
        yield nouns


def _leads(prose: Prose, noun: int) -> bool:
    """Whether a noun ends the phrase that opens its sentence: "The town's mayor is ..."."""
    first = prose.sentences[prose.sentence_of(noun)][0]
    led = prose.lower(first) in prose.grammar.determiners
    return (
        led
        and noun - first < _REACH
        and all(
            token.kind is Kind.WORD and token.lower not in prose.grammar.prepositions
            for token in prose.tokens[first:noun]
        )
    )

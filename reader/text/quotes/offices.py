"""Offices in Romance languages, whose noun stands before what it is of, "el ministro de Hacienda Juan Roe",
and what else papers call who holds them: "el edil", "il primo cittadino"."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, name_phrase
from reader.text.quotes.tokens import Kind, Prose

_REACH = 16
"""How many words an office has at most."""
_HEAD = 3
_PLURAL_PAST = ("aron", "ieron", "arono", "irono", "aram", "eram", "iram", "èrent", "irent")
"""How verbs in the past end that no noun or adjective does: "los vecinos protestaron"."""
_MALE = frozenset({"el", "le", "il", "lo", "o", "un", "uno", "um", "del", "du", "do", "al", "au", "ao"})
_FEMALE = frozenset({"la", "a", "una", "une", "uma", "della", "da", "alla", "à"})
_OF_FIELD = frozenset(
    {
        "à",
        "aux",
        "en",
        "alla",
        "allo",
        "ai",
        "all'",
        "per",
        "por",
        "pelo",
        "pela",
        "para",
        "em",
        "às",
        "e",
        "et",
        "y",
    }
)
"""What joins an office and its field besides "of": "assessore alla Sanità", "ministra de Cultura y Arte"."""


class Office(NamedTuple):
    """An office by its noun, with the capital words in it and "m", "f" or "" by its article."""

    noun: str
    labels: frozenset[str]
    gender: str


def office_before(prose: Prose, run: int, cut: int) -> Office | None:
    """The office before the name in the run at token `run`, of which `cut` words stand before the name."""
    if not prose.grammar.romance or not run:
        return None
    first = prose.sentences[prose.sentence_of(run)][0]
    at, labels = run - 1, {token.lower for token in prose.tokens[run : run + cut]}
    parted = prose.tokens[at].text == ","
    if parted and not _is_closed(prose, prose.runs[run]):
        return None
    if not parted and not cut and prose.lower(at) in prose.grammar.prepositions:
        return None
    for back in range(at - parted, max(first, run - _REACH) - 1, -1):
        token = prose.tokens[back]
        if token.text == "," and prose.tokens[back + 1].capital:
            continue  # "de Sanidad, Presidencia y Emergencias"
        if token.kind is not Kind.WORD:
            break
        if token.lower in name_lists().trades and prose.lower(back - 1) not in name_lists().trades:
            article = prose.lower(back - 1)
            gender = "m" if article in _MALE else "f" if article in _FEMALE else ""
            return Office(token.lower, frozenset(labels), gender)
        if token.capital:
            labels.add(token.lower)
        elif not _is_within(prose, back):
            break
    return None


def _is_closed(prose: Prose, end: int) -> bool:
    """Whether a name between commas ends at a token, and is none of a list: not "the mayor, Roe and Lee"."""
    words = prose.grammar
    acts = prose.lower(end) in words.auxiliaries or bool(words.cues.get(prose.lower(end)))
    return end >= len(prose.tokens) or prose.tokens[end].kind is not Kind.WORD or acts


def _is_within(prose: Prose, at: int) -> bool:
    """Whether a small word can stand inside an office: "de", "de la", a noun or an adjective."""
    words, lower = prose.grammar, prose.lower(at)
    joins = lower in words.of or (lower in words.determiners and prose.lower(at - 1) in words.of)
    of_field = lower in _OF_FIELD
    return joins or of_field or (lower not in words.small and lower not in words.cues)


def head_noun(phrase: Phrase, prose: Prose) -> str:
    """The noun of a description, in lower case: its last word, or in Romance languages its first that is a
    role or stands for one."""
    if prose.grammar.romance:
        known = name_lists().roles | prose.grammar.foreign.epithets.keys()
        for at in range(phrase.start, phrase.end):
            if prose.lower(at) in known:
                return prose.lower(at)
    return prose.lower(phrase.end - 1)


def article_gender(phrase: Phrase, prose: Prose) -> str:
    """ "m" or "f" by the article of a description; "" where it does not show."""
    if not prose.grammar.romance:
        return ""
    article = prose.lower(phrase.start)
    return "m" if article in _MALE else "f" if article in _FEMALE else ""


def labels_behind(phrase: Phrase, prose: Prose) -> set[str]:
    """The capital words that say what an office is of: {"utebo"} of "el alcalde de Utebo"."""
    if not prose.grammar.romance:
        return set()
    start = prose.tokens[phrase.start].start
    end = start + len(phrase.text)
    inside = prose.tokens[phrase.end : phrase.end + _REACH]
    return {token.lower for token in inside if token.capital and token.end <= end}


def nouns_of(prose: Prose, start: int, end: int) -> list[str]:
    """The words of a phrase, in lower case, that may be its noun: Romance adjectives follow it."""
    last = min(end, start + _HEAD) if prose.grammar.romance else end
    return [token.lower for token in prose.tokens[start:last]]


def holder_ahead(prose: Prose, start: int, low: int) -> Phrase | None:
    """The full name before the comma of an office without an article: "Ann Roe, présidente du club, qui"."""
    run = prose.run_ends.get(start - 1, -1)
    led = prose.lower(start - 1) == "," and run >= low and prose.lower(start) in name_lists().trades
    if not prose.grammar.romance or not led or start - 1 - run < 2:
        return None
    return name_phrase(prose, run, start - 1)


def ends_in_verb(prose: Prose, start: int, end: int) -> bool:
    """Whether the last word of a Romance noun phrase is its verb: an article follows it, "el alcalde corta la
    cinta"."""
    words = prose.grammar
    parted = words.romance and end > start + 2 and end - 1 not in prose.run_ends
    article = prose.lower(end) in words.determiners and prose.lower(end) not in words.prepositions
    verb = prose.lower(end - 1).endswith(_PLURAL_PAST) or article
    return parted and verb and prose.lower(end - 1) not in name_lists().roles

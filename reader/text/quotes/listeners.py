"""A subject behind who is told, where and how: «...», a expliqué à l'AFP Ann Roe; «...», dijo a la prensa el
alcalde."""

from __future__ import annotations

from reader.text.lexicon import first_names
from reader.text.quotes.following import subject_after
from reader.text.quotes.names import plain
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.tokens import Kind, Prose

_REACH = 14
"""How many words there are at most from a verb to the subject behind who is told."""


def past_listener(prose: Prose, verb: int, ceiling: int) -> Phrase | None:
    """The first noun phrase behind a verb and a preposition that hangs on no preposition itself."""
    words, at = prose.grammar, verb + 1
    if not words.romance or prose.lower(at) not in words.prepositions or at in prose.runs:
        return None
    noun = False
    while at < min(ceiling, verb + _REACH) and prose.tokens[at].kind is Kind.WORD:
        lower = prose.lower(at)
        if at in prose.runs:
            named = _named(prose, at, free=noun)
            if named is not None:
                return named
            at, noun = prose.runs[at], True
            continue
        if lower in words.subordinators and lower not in words.prepositions:
            return None
        article = lower in words.determiners and lower not in words.prepositions
        if noun and article and prose.lower(at + 1) not in words.times:
            phrase = subject_after(prose, at, ceiling)
            return None if phrase is None or phrase.kind is PhraseKind.PRONOUN else phrase
        noun = lower not in words.small
        at += 1
    return None


def _named(prose: Prose, run: int, free: bool) -> Phrase | None:
    """The person whom a run names that hangs on no preposition, if it begins with a first name."""
    end = prose.runs[run]
    given = plain(prose.tokens[run].text).partition("-")[0] in first_names()
    told = run in prose.run_ends and prose.run_ends[run] < run
    return name_phrase(prose, run, end) if (free or told) and given and end > run + 1 else None

"""Who put out the writing that speaks on: "Roe said in a statement ...", "Roe wrote a letter", and then "the
statement said"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.text.lexicon import word_lists
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.sentences import sentence_subject
from reader.text.quotes.speaking import can_speak
from reader.text.quotes.subjects import subject_before
from reader.text.quotes.tokens import Prose

_BLOCKS = 2
"""How many blocks back a writing may have been put out."""
_REACH = 120
"""How many tokens of each are looked at."""
_ARTICLES = frozenset(["a", "an", "his", "her", "their", "its"])
_IN = frozenset(["in", "on", "via", "by"])
_OTHERS = frozenset(["from", "by", "signed", "sent", "written"])
"""What behind a writing says that it is another's than whoever shows it."""
_ADJECTIVES = 4
"""How many words the noun is at most behind its article: "a long written statement"."""


def issuer_before(phrase: Phrase, prose: Prose, proses: Mapping[int, Prose]) -> tuple[Phrase, Prose] | None:
    """Who last put out what "the statement" names, as written, and the block where it is told.

    None where the text tells of none not long before, or not whose it is; in English only.
    """
    noun, lists = prose.lower(phrase.end - 1), word_lists("speech")
    bare = phrase.kind is PhraseKind.DESCRIPTION and phrase.end == phrase.start + 2
    if prose.grammar.language != "en" or not bare or prose.lower(phrase.start) != "the":
        return None
    if noun not in lists["sent"]:
        return None  # a report or a book is no less its own voice than its authors'
    for told, at in _told(noun, phrase.start, prose, proses):
        article = _article(told, at)
        if article >= 0:  # the last that was brought in is meant, whose ever it is
            issuer = None if told.lower(at + 1) in _OTHERS else _issuer(told, article, at)
            writing = issuer is None or told.lower(issuer.end - 1) in name_lists().writings
            return None if issuer is None or writing else (issuer, told)
    return None


def _told(noun: str, start: int, prose: Prose, proses: Mapping[int, Prose]) -> Iterator[tuple[Prose, int]]:
    """Where the noun stands before, the nearest place first."""
    for block in range(prose.block, prose.block - _BLOCKS - 1, -1):
        told = proses.get(block)
        if told is not None:
            end = start if block == prose.block else len(told.tokens)
            low = max(0, end - _REACH)
            yield from ((told, at) for at in range(end - 1, low, -1) if told.tokens[at].lower == noun)


def _article(prose: Prose, noun: int) -> int:
    """The article that brings in the noun at token `noun`; -1 where none does."""
    article = noun - 1
    while article > 0 and prose.lower(article) not in prose.grammar.small and noun - article < _ADJECTIVES:
        article -= 1
    return article if prose.lower(article) in _ARTICLES else -1


def _issuer(prose: Prose, article: int, noun: int) -> Phrase | None:
    """Who says something in the writing between these two tokens, or puts out one of their own: not "posted a
    letter he got"."""
    number = prose.sentence_of(noun)
    before = article - 1
    if prose.lower(before) in _IN:
        teller = sentence_subject(prose, number)
        phrase = teller.phrase if teller is not None and teller.cue is not None else None
        named = phrase is not None and (phrase.kind is PhraseKind.NAME or can_speak(phrase, prose))
        return phrase if named else None
    got = noun + 1 in prose.runs or prose.lower(noun + 1) in prose.grammar.pronouns
    if prose.lower(before) in word_lists("speech")["issuing"] and not got:
        return subject_before(prose, before, prose.sentences[number][0])
    return None

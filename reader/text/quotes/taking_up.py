"""A sentence that takes up the quotation before it to say whose it is.

«...». Lo ha detto Roe. « ... ». C'est ce qu'a déclaré Roe. «...». Son palabras de Roe.
"""

from __future__ import annotations

from reader.text.quotes.appositions import apposed
from reader.text.quotes.attribution import Attribution, spoken_by
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import verb_cluster
from reader.text.quotes.listeners import past_listener
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.tokens import FINAL, Prose

_REACH = 60
"""How many words of the sentence are looked at."""


def taken_up_behind(prose: Prose, at: int) -> Attribution | None:
    """Who is said to have spoken by the sentence behind the quotation at token `at`; None where there is
    none, or where it leads in what follows."""
    start = at + 2 if prose.lower(at + 1) in FINAL else at + 1
    capital = start < len(prose.tokens) and prose.tokens[start].capital
    return taken_up(prose, start) if capital else None


def taken_up(prose: Prose, start: int) -> Attribution | None:
    """The same by the sentence at token `start`, wherever the words stand that it takes up."""
    foreign = prose.grammar.foreign
    if start >= len(prose.tokens) or not (foreign.takes_up or foreign.said_by):
        return None
    end = min(prose.sentences[prose.sentence_of(start)][1], start + _REACH)
    found = _by_verb(prose, start, end) or _at_once(prose, start, end, foreign.said_by)
    found = found or _by_noun(prose, start, end)
    leads_in = found is not None and any(token.text == ":" for token in prose.tokens[start:end])
    return None if leads_in else found


def _by_verb(prose: Prose, start: int, end: int) -> Attribution | None:
    """ "Lo ha detto Roe": the subject of the verb behind the words that take up."""
    for wording in prose.grammar.foreign.takes_up:
        at = _past(prose, start, wording)
        verb = verb_cluster(prose, at, end) if at else end
        if verb < end and prose.grammar.cues.get(prose.lower(verb)):
            phrase = subject_after(prose, verb + 1, end) or past_listener(prose, verb, end)
            return _spoken(prose, phrase or _behind_comma(prose, verb, end), verb, end)
    return None


def case_before(prose: Prose, start: int, colon: int) -> Attribution | None:
    """Whose words a colon leads in by the sentence at a token: "C'est le cas de Roe, 40 ans : ..."."""
    own = _at_once(prose, start, colon, prose.grammar.foreign.case_of)
    return None if own is None else Attribution("colon", own.phrase, None, own.block)


def _by_noun(prose: Prose, start: int, end: int) -> Attribution | None:
    """ "È il primo commento di Roe": whose the noun is that calls the words before something said."""
    words, at = prose.grammar, start
    while at < end and (prose.lower(at) in words.auxiliaries or prose.lower(at) in words.determiners):
        at += 1
    at += prose.lower(at) not in words.foreign.said_nouns
    told = prose.lower(at) in words.foreign.said_nouns and prose.lower(at + 1) in words.of
    led = at > start and prose.lower(start) in words.auxiliaries
    return _spoken(prose, subject_after(prose, at + 2, end), at, end) if told and led else None


def _behind_comma(prose: Prose, verb: int, end: int) -> Phrase | None:
    """The name or office with its article behind the comma after who was told: "Lo ha detto al giornale, ieri
    sera, il sindaco Roe"."""
    if prose.lower(verb + 1) not in prose.grammar.prepositions:
        return None
    for at in range(verb + 2, end - 1):
        article = prose.lower(at + 1) in prose.grammar.determiners and at + 1 not in prose.runs
        if prose.lower(at) == "," and (article or prose.runs.get(at + 1, 0) > at + 2):
            phrase = subject_after(prose, at + 1, end)
            person = phrase is not None and phrase.kind is PhraseKind.NAME
            return phrase if person else None
    return None


def _at_once(prose: Prose, start: int, end: int, wordings: tuple[tuple[str, ...], ...]) -> Attribution | None:
    """ "Son palabras de Roe": the noun phrase behind the words that take up."""
    for wording in wordings:
        at = _past(prose, start, wording)
        if at and at < end:
            return _spoken(prose, subject_after(prose, at, end), at - 1, end)
    return None


def _past(prose: Prose, start: int, wording: tuple[str, ...]) -> int:
    """The token behind a wording that starts at a token; 0 if it does not."""
    same = all(prose.lower(start + number) == word for number, word in enumerate(wording))
    return start + len(wording) if same else 0


def _spoken(prose: Prose, phrase: Phrase | None, verb: int, end: int) -> Attribution | None:
    if phrase is None or phrase.kind is PhraseKind.PRONOUN or phrase.end > end:
        return None
    return spoken_by(prose, "after", apposed(prose, phrase, phrase.end), verb)

"""Whom a sentence without quotations is about."""

from __future__ import annotations

from dataclasses import replace

from reader.text.lexicon import first_names, word_lists
from reader.text.quotes.attribution import (
    WINDOW,
    Attribution,
    according_to,
    closing_clause,
    is_done_to,
    says,
    spoken_by,
)
from reader.text.quotes.inversion import object_first
from reader.text.quotes.names import is_body, name_lists, plain
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.subjects import leading_phrase, subject_before
from reader.text.quotes.tokens import Prose
from reader.text.quotes.trades import signs_report
from reader.text.quotes.verb_second import pronoun_behind, teller_of_sentence
from reader.text.quotes.writings import owner_of_writing

_ADJECTIVES = 3
"""How many words there are at most from "a" to the statement that is put out."""
_EXAMPLES = 6
"""How many words there are at most from "for" to one of those for whom something is so."""


def sentence_subject(prose: Prose, sentence: int) -> Attribution | None:
    """Whom a sentence without quotations is about: the subject of its word of saying, else the subject it
    opens with."""
    first, end = prose.sentences[sentence]
    closing = (
        closing_clause(prose, first, end)
        or according_to(prose, first, end)
        or cited_within(prose, first, end)
    )
    closing = closing or teller_of_sentence(prose, first, end)
    if closing is not None and not _is_signature(prose, closing):
        return replace(closing, rule="sentence before")
    for verb in range(first + 1, min(end, first + WINDOW)):
        token = prose.tokens[verb]
        if token.lower in prose.grammar.cues and is_done_to(prose, verb, first):
            return None
        if _puts_out(prose, verb):
            issuer = subject_before(prose, verb, first)
            return None if issuer is None else spoken_by(prose, "sentence before", issuer, verb)
        if prose.grammar.cues.get(token.lower) and says(prose, verb, first):
            phrase = object_first(prose, verb, first, end) or subject_before(prose, verb, first)
            if phrase is not None:
                return spoken_by(prose, "sentence before", owner_of_writing(prose, phrase) or phrase, verb)
    phrase = _concerned(prose, first, end) or leading_phrase(prose, first, end)
    if phrase is None:
        return pronoun_behind(prose, first, end)
    return Attribution("sentence before", phrase, None, prose.block)


def _puts_out(prose: Prose, verb: int) -> bool:
    """Whether a verb puts out a statement: "issued a long statement". The object of "wrote" may be any."""
    lists = word_lists("speech")
    if prose.grammar.language != "en" or prose.lower(verb) not in lists["issuing"]:
        return False
    article = prose.lower(verb + 1) in ("a", "an", "this")
    after = (prose.lower(at) for at in range(verb + 2, verb + 2 + _ADJECTIVES))
    return article and any(word in ("statement", "tweet", "post", "memo") for word in after)


def _concerned(prose: Prose, first: int, end: int) -> Phrase | None:
    """For whom something is so, at the head of a sentence: "For Ann Roe, a nurse, it was late", "For nurses
    like Ann Roe, ..."."""
    if prose.grammar.language != "en" or prose.lower(first) != "for":
        return None
    low = min(end, first + _EXAMPLES)
    run = next((at for at in range(first + 1, low) if at in prose.runs), end)
    example = prose.lower(run - 1) == "like" or (prose.lower(run - 2), prose.lower(run - 1)) == ("such", "as")
    if run == end or not (run == first + 1 or example) or prose.lower(prose.runs[run]) != ",":
        return None
    named = name_phrase(prose, run, prose.runs[run])
    full = len(named.name) > 1 and plain(named.name[0]) in first_names() and not is_body(named.name)
    return named if named.kind is PhraseKind.NAME and full else None


def cited_within(prose: Prose, first: int, end: int) -> Attribution | None:
    """The authority that a sentence names on its way: "moet volgens Roe nog blijken"."""
    citing = word_lists("speech")["citing"]
    if prose.grammar.language == "en":
        return None
    for at in range(first + 1, min(end, first + WINDOW)):
        own = according_to(prose, at, end) if prose.lower(at) in citing else None
        phrase = own.phrase if own is not None else None
        if phrase is not None and (
            phrase.kind is not PhraseKind.DESCRIPTION or prose.lower(phrase.end - 1) in name_lists().speakers
        ):
            return own
    return None


def _is_signature(prose: Prose, closing: Attribution) -> bool:
    """Whether the clause that ends a sentence only says who wrote it for an outlet."""
    run = closing.phrase.run if closing.phrase is not None else -1
    return run in prose.runs and signs_report(prose, run, prose.runs[run])

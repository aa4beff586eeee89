"""Whom a sentence without quotations is about."""

from __future__ import annotations

from dataclasses import replace

from reader.text.lexicon import word_lists
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
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import PhraseKind, owner_of_writing
from reader.text.quotes.subjects import leading_phrase, subject_before
from reader.text.quotes.tokens import Prose
from reader.text.quotes.trades import signs_report
from reader.text.quotes.verb_second import pronoun_behind, teller_of_sentence


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
        if prose.grammar.cues.get(token.lower) and says(prose, verb, first):
            phrase = object_first(prose, verb, first, end) or subject_before(prose, verb, first)
            if phrase is not None:
                return spoken_by(prose, "sentence before", owner_of_writing(prose, phrase) or phrase, verb)
    phrase = leading_phrase(prose, first, end)
    if phrase is None:
        return pronoun_behind(prose, first, end)
    return Attribution("sentence before", phrase, None, prose.block)


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

"""A colon that leads in a quotation without a word of saying: "Roe on taxes: ...", "Roe had this advice:"."""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.attribution import Attribution, spoken_by
from reader.text.quotes.inversion import subject_of_opening
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import PhraseKind, owner_of_writing
from reader.text.quotes.subjects import leading_phrase, subject_before
from reader.text.quotes.tokens import Prose

_PRESENTED = 6
"""How many words there are at most from "had this" to the colon."""


def by_colon(prose: Prose, at: int) -> Attribution | None:
    """A colon without a word of saying: "Roe on taxes: ...", "Her answer: ..."."""
    if at == 0 or prose.tokens[at - 1].text != ":":
        return None
    first = prose.sentences[prose.sentence_of(at)][0]
    turned = subject_of_opening(prose, first, at - 1)
    if turned is not None:
        return spoken_by(prose, "inverted", turned, first)
    presenting = _presenter(prose, first, at - 1)
    if presenting is not None:
        return presenting
    phrase = leading_phrase(prose, first, at - 1)
    if phrase is None:
        phrase = subject_before(prose, at - 1, first)
    if phrase is None:
        return None
    phrase = owner_of_writing(prose, phrase) or phrase
    english = prose.grammar.language == "en"
    impersonal = phrase.kind is PhraseKind.PRONOUN and prose.grammar.pronouns.get(
        phrase.text.lower()
    ) not in ("m", "f")
    described = phrase.kind is PhraseKind.DESCRIPTION
    known = name_lists().writings if english else name_lists().speakers
    if (described and prose.lower(phrase.end - 1) not in known) or (impersonal and english):
        return None
    return Attribution("colon", phrase, None, prose.block)


def _presenter(prose: Prose, first: int, colon: int) -> Attribution | None:
    """Who has or gives "this" or "the following" before a colon: "a clerk had this advice: ..."."""
    if prose.grammar.language != "en":
        return None
    giving = word_lists("speech")["giving"]
    for verb in range(colon - 2, max(first, colon - _PRESENTED), -1):
        shown = prose.lower(verb + 1) == "this" or prose.words(verb + 1, verb + 3).lower() == "the following"
        if shown and prose.lower(verb) in giving:
            phrase = subject_before(prose, verb, first)
            cue = prose.words(verb, verb + 2)
            return None if phrase is None else Attribution("colon", phrase, cue, prose.block, verb)
    return None

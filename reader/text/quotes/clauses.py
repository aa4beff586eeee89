"""Attributions that other languages than English build as clauses of their own.

„...“, wie er sagte; Roe soll sie als „...“ bezeichnet haben; Roe, der von „...“ sprach; Così il ministro; la
replica di Roe: «...».
"""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.attribution import Attribution, spoken_by
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import (
    ends_clause,
    head_subject,
    inside_cluster,
    source_of_saying,
    verb_cluster,
)
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.subjects import subject_before
from reader.text.quotes.titled import first_words, is_title_case
from reader.text.quotes.tokens import Kind, Prose, is_past

_CLAUSE = 12


def thus(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """German „...“, so Roe; Italian «...». Così Roe."""
    follows = prose.lower(start + 1)
    if prose.lower(start) not in prose.grammar.foreign.thus or follows in prose.grammar.auxiliaries:
        return None
    phrase = subject_after(prose, start + 1, ceiling)
    if phrase is None or (phrase.kind is PhraseKind.PRONOUN and prose.grammar.language != "de"):
        return None
    return spoken_by(prose, "inverted", phrase, start)


def as_said(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """„...“, wie er sagte; «...», comme l'a dit Roe; "...", zoals Roe zegt."""
    words = prose.grammar
    if prose.lower(start) not in words.foreign.as_said or prose.tokens[start].capital:
        return None
    for verb in range(start + 1, min(ceiling, start + _CLAUSE)):
        if prose.lower(verb) in words.cues and verb not in prose.runs:
            phrase = source_of_saying(prose, verb, start + 1, ceiling)
            phrase = phrase or subject_before(prose, verb, start + 1)
            phrase = phrase or subject_after(prose, verb + 1, ceiling)
            return None if phrase is None else spoken_by(prose, "after", phrase, verb)
    return None


def after_any_verb(prose: Prose, at: int, start: int) -> Attribution | None:
    """Who does something right behind a quotation that opens its sentence and ends in a comma: “I see,” Roe
    granted; “I see,” she fretted. No list has every such verb."""
    words, pronoun = prose.grammar, prose.lower(start) in ("he", "she")
    end = start + 1 if pronoun else prose.runs.get(start, 0)
    comma = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1] == ","
    opens = prose.sentences[prose.sentence_of(at)][0] == at
    if (
        words.language != "en"
        or not (comma and opens)
        or start != at + 1
        or not start < end < len(prose.tokens)
    ):
        return None
    verb = end + 1 if prose.lower(end) in words.adverbs and end + 1 < len(prose.tokens) else end
    if pronoun:
        phrase = Phrase(PhraseKind.PRONOUN, start, end, prose.tokens[start].text)
    else:
        phrase = name_phrase(prose, start, end)
    acts = is_past(prose.tokens[verb]) or (prose.lower(verb), prose.lower(verb + 1)) == ("shot", "back")
    small = prose.lower(verb) in words.auxiliaries | word_lists("speech")["getting"]
    named = phrase.kind is not PhraseKind.DESCRIPTION and not small
    return spoken_by(prose, "after", phrase, verb) if acts and named else None


def any_verb_before(prose: Prose, at: int, start: int, ceiling: int) -> Attribution | None:
    """The name behind any past verb right behind a quotation that opens its sentence and ends in a comma or
    asks: “Why us?” posed Mr. Roe.

    Not behind a title, “Who Goes There?” featured Ann Roe, nor behind words that have a verb before them:
    they sang “we stay,” joined Ann Roe.
    """
    verb = prose.tokens[start]
    mark = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1]
    acts = is_past(verb) and verb.lower not in prose.grammar.auxiliaries | word_lists("speech")["getting"]
    opens = prose.sentences[prose.sentence_of(at)][0] == at
    beside = prose.grammar.language == "en" and start == at + 1
    if not (beside and opens and acts) or mark not in ",?!":
        return None
    inner = prose.text[prose.tokens[at].start + 1 : prose.tokens[at].end - 1]
    phrase = subject_after(prose, start + 1, ceiling)
    if is_title_case(first_words(inner)) or phrase is None or phrase.kind is not PhraseKind.NAME:
        return None
    full = len(phrase.name) > 1 or phrase.titles
    follows = prose.tokens[phrase.end] if phrase.end < len(prose.tokens) else None
    ends = follows is None or follows.kind is Kind.POINT or follows.lower in prose.grammar.prepositions
    return spoken_by(prose, "inverted", phrase, start) if full and ends else None


def have_said(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """„...“, das habe Roe gesagt; "...", dat heeft Roe gezegd."""
    words = prose.grammar
    taken_up = prose.lower(start) in word_lists("speech")["taking_up"] and words.language in ("de", "nl")
    if not taken_up or prose.lower(start + 1) not in words.auxiliaries:
        return None
    phrase = subject_after(prose, start + 2, ceiling)
    if phrase is None or prose.lower(phrase.end) not in words.cues:
        return None
    return spoken_by(prose, "after", phrase, phrase.end)


def verb_final(prose: Prose, at: int) -> Attribution | None:
    """The verb behind a quotation that ends its clause, with the subject at the clause's head: "Roe hat sie
    „...“ genannt", "..., der von „...“ sprach"."""
    verb = at + 1
    if prose.lower(verb) not in prose.grammar.cues or not ends_clause(prose, verb):
        return None
    if prose.lower(verb + 1) in word_lists("speech")["becoming"]:
        return None  # a passive, whose subject says nothing: "dass die Schafe „mit Geduld“ geführt werden"
    phrase = head_subject(prose, verb, prose.sentences[prose.sentence_of(at)][0])
    return None if phrase is None else spoken_by(prose, "earlier", phrase, verb)


def after_comma(prose: Prose, at: int) -> Attribution | None:
    """The attribution that follows the rest of the sentence: "... ein „gutes Angebot“ gemacht, sagte Roe"."""
    if prose.grammar.language == "en":
        return None
    last = prose.sentences[prose.sentence_of(at)][1]
    for comma in range(at + 2, min(last - 2, at + _CLAUSE)):
        if prose.tokens[comma].kind is Kind.QUOTE:
            return None
        if prose.tokens[comma].text == ",":
            verb = verb_cluster(prose, comma + 1, last)
            inside = inside_cluster(prose, comma + 1, verb) if verb < last else None
            phrase = inside or (subject_after(prose, verb + 1, last) if verb < last else None)
            return None if phrase is None else spoken_by(prose, "after", phrase, verb)
    return None


def named_after_noun(prose: Prose, at: int) -> Attribution | None:
    """The name that a noun of saying has before the colon: "la replica di Roe: «...»"."""
    words = prose.grammar
    run = prose.run_ends.get(at - 1)
    if run is None or prose.tokens[at - 1].text != ":":
        return None
    first = prose.sentences[prose.sentence_of(at)][0]
    before = [token.lower for token in prose.tokens[max(first, run - 6) : run]]
    if not any(word in words.foreign.said_nouns for word in before) or not words.of.intersection(before):
        return None
    return spoken_by(prose, "colon", name_phrase(prose, run, at - 1), at - 1)

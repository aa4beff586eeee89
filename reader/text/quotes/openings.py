"""The noun phrase that a clause opens with, where it is somebody who can speak."""

from __future__ import annotations

from reader.text.lexicon import first_names, word_lists
from reader.text.quotes.appositions import apposed
from reader.text.quotes.names import is_body, name_lists
from reader.text.quotes.offices import ends_in_verb, nouns_of
from reader.text.quotes.phrases import Phrase, PhraseKind, head_end, is_owned, name_phrase
from reader.text.quotes.tokens import Kind, Prose, is_past

_DOERS = ("ers", "ors", "ists", "ants", "ents", "ians")
"""How nouns end that name people by what they do: "picketers", "activists"."""


def opening_phrase(prose: Prose, start: int, end: int) -> Phrase | None:
    """The noun phrase at the very start, up to its verb."""
    tokens, words = prose.tokens, prose.grammar
    if tokens[start].lower in words.pronouns and start not in prose.runs:
        return Phrase(PhraseKind.PRONOUN, start, start + 1, tokens[start].text)
    at = start
    while at < end and at not in prose.runs and tokens[at].kind is Kind.WORD:
        verb = tokens[at].lower in words.cues or tokens[at].lower in words.auxiliaries
        verb = verb and not (at > start and tokens[at - 1].lower in words.determiners)
        if at > start and (verb or tokens[at].lower in words.prepositions or is_past(tokens[at])):
            break
        at += 1
    if at in prose.runs and not is_owned(prose, prose.runs[at]) and tokens[at].lower not in words.small:
        after = prose.runs[at]
        person = _noun_of_body(prose, at, end)
        if person is not None:
            return person
        noun_follows = after < end and (
            tokens[after].lower in name_lists().roles or tokens[after].lower in word_lists("speech")["staff"]
        )
        if not noun_follows and prose.runs[at] <= end:
            named = name_phrase(prose, at, after)
            return apposed(prose, named, after) if words.language != "en" else named
        while after < end and after not in prose.runs and tokens[after].lower in name_lists().roles:
            after += 1
        if after in prose.runs and prose.runs[after] <= end and not is_owned(prose, prose.runs[after]):
            return name_phrase(prose, after, prose.runs[after])
    head = head_end(prose, start, min(end, start + 8))
    core, known = start, name_lists().speakers
    while core < head and not _verb_after_role(prose, core, start):
        led = core > start and tokens[core - 1].lower in words.determiners
        noun = led or (tokens[core].lower in known and tokens[start].lower in words.determiners)
        if tokens[core].lower in words.cues and not noun:
            break
        core += 1
    core -= ends_in_verb(prose, start, core)
    doer = core == start + 1 and tokens[start].lower.endswith(_DOERS)
    if not doer and not known.intersection(nouns_of(prose, start, core)):
        return None
    return apposed(prose, Phrase(PhraseKind.DESCRIPTION, start, core, prose.words(start, core)), core)


def _noun_of_body(prose: Prose, at: int, end: int) -> Phrase | None:
    """The person behind a body and what they are in it: "White House counselor Ann Roe"."""
    after = prose.runs[at]
    person = after + 1
    if prose.grammar.language != "en" or person not in prose.runs or prose.runs[person] > end:
        return None
    noun = prose.lower(after)
    verb = noun in prose.grammar.cues or noun.endswith(("s", "ed")) or noun in word_lists("speech")["past"]
    first = prose.tokens[person].lower in first_names() and prose.runs[person] > person + 1
    body = is_body([token.text for token in prose.tokens[at:after]])
    if verb or noun in prose.grammar.small or not first or not body or is_owned(prose, prose.runs[person]):
        return None
    return name_phrase(prose, person, prose.runs[person])


def _verb_after_role(prose: Prose, at: int, start: int) -> bool:
    """Whether a word is a verb by its ending: a past one, or "looks" after "a farmer"."""
    token, roles = prose.tokens[at], name_lists().roles
    present = token.lower.endswith("s") and token.lower not in roles and token.lower != "'s"
    return is_past(token) or (present and at > start and prose.lower(at - 1) in roles)

"""The subject on the right of a word of saying: "said the mayor of Vannport"."""

from __future__ import annotations

from reader.text.quotes.appositions import apposed
from reader.text.quotes.asides import past_aside
from reader.text.quotes.names import is_office, is_title, name_lists
from reader.text.quotes.phrases import (
    Phrase,
    PhraseKind,
    description,
    head_end,
    is_plain_adverb,
    name_phrase,
    where_from,
)
from reader.text.quotes.several import joined_after
from reader.text.quotes.tokens import Kind, Prose

_REACH = 40
"""How many tokens are looked at; sentences of the news are shorter, and garbage costs no more."""
_ATTRIBUTE = 12
"""How many words an article and its noun may stand apart in German."""
_PARTICIPLES = tuple(f"{stem}{end}" for stem in ("ende", "te", "ene") for end in ("", "n", "r", "s"))
"""How German participles end before a noun."""


def subject_after(prose: Prose, start: int, ceiling: int) -> Phrase | None:
    """The subject that follows its verb, from token `start` on, not beyond token `ceiling`."""
    words, tokens = prose.grammar, prose.tokens
    ceiling = min(ceiling, start + _REACH, len(tokens))
    while (
        start < ceiling
        and start not in prose.runs
        and (is_plain_adverb(prose, start) or tokens[start].lower in words.auxiliaries)
    ):
        start += 1
    start = past_aside(prose, start, ceiling)
    if prose.lower(start + 1) == "/" and start + 2 < ceiling and start not in prose.runs:
        start += 2  # "writer/director Ann Roe" is what the second says
    if start >= ceiling or tokens[start].kind is not Kind.WORD:
        return None
    if start not in prose.runs:
        if tokens[start].lower in words.pronouns and not _article(prose, start, ceiling):
            return Phrase(PhraseKind.PRONOUN, start, start + 1, tokens[start].text)
        word = tokens[start].lower
        joins = word in words.prepositions or word in words.subordinators or word in words.conjunctions
        if joins and word not in words.determiners:
            return None
    head = head_end(prose, start, ceiling)
    named = _second_title(prose, start, head, ceiling)
    if named is not None:
        return named
    while head < ceiling and tokens[head].lower in words.prepositions and head + 1 in prose.runs:
        run_end = prose.runs[head + 1]
        goes_on = (
            run_end < ceiling
            and tokens[run_end].kind is Kind.WORD
            and tokens[run_end].lower not in words.small
        )
        serves = words.language == "en" and tokens[head].lower in ("for", "to")  # "an aide to Moss head Roe"
        if serves or not goes_on or tokens[run_end].lower not in name_lists().roles:
            break
        head = head_end(prose, run_end, ceiling)
    return _right_phrase(prose, start, head, ceiling)


def _second_title(prose: Prose, start: int, head: int, ceiling: int) -> Phrase | None:
    """The name behind two titles: "poet and activist Ann Roe", not "the poet and activist Ann Roe"."""
    words, at = prose.grammar, head + 1
    if words.language != "en" or prose.lower(start) in words.determiners or prose.lower(head) != "and":
        return None
    if prose.lower(head - 1) not in name_lists().roles:
        return None
    while at < ceiling and at not in prose.runs and prose.lower(at) in name_lists().roles:
        at += 1
    return name_phrase(prose, at, prose.runs[at]) if at > head + 1 and at in prose.runs else None


def _article(prose: Prose, start: int, ceiling: int) -> bool:
    """Whether a word that may be a pronoun is an article here: "den Mann", "die Ministerin"."""
    lower = prose.tokens[start].lower
    return (
        lower in prose.grammar.determiners
        and start + 1 < ceiling
        and prose.tokens[start + 1].kind is Kind.WORD
    )


def words_of_time(prose: Prose, start: int, head: int) -> bool:
    """Whether a noun phrase is a time, so that it is no subject: "dijo el lunes", "disse nesta terça"."""
    times = prose.grammar.times
    return prose.grammar.language != "en" and head > start and prose.lower(head - 1) in times


def _is_bare(prose: Prose, start: int, head: int) -> bool:
    """Whether a Romance noun phrase is one small word that names nobody: "lamentó tener", "dijo ayer"."""
    lower, roles = prose.lower(start), name_lists().roles
    lone = prose.grammar.romance and head == start + 1 and not prose.tokens[start].capital
    return lone and lower not in roles and lower.removesuffix("s") not in roles


def _right_phrase(prose: Prose, start: int, head: int, ceiling: int) -> Phrase | None:
    tokens = prose.tokens
    if head in prose.run_ends and prose.run_ends[head] >= start:
        run = prose.run_ends[head]
        phrase = name_phrase(prose, run, head)
        several = joined_after(prose, run, ceiling) if prose.lower(head) == "," else -1
        if several >= 0:
            return Phrase(PhraseKind.DESCRIPTION, run, several, prose.words(run, several))
        if head + 1 < ceiling and tokens[head].lower in ("and", "und", "et", "y") and head + 1 in prose.runs:
            office = prose.grammar.capital_nouns and head == run + 1 and is_title(tokens[run].lower)
            if office or is_office([token.text for token in tokens[run:head]]):
                return name_phrase(prose, head + 1, prose.runs[head + 1])
            return Phrase(
                PhraseKind.DESCRIPTION, run, prose.runs[head + 1], prose.words(run, prose.runs[head + 1])
            )
        return apposed(prose, phrase, head) if phrase.kind is PhraseKind.DESCRIPTION else phrase
    alone = head == start + 1 and tokens[start].lower in ("the", "a", "an", "this", "that", "its")
    if head == start + 1 and start not in prose.runs and tokens[start].lower in prose.grammar.determiners:
        alone = prose.grammar.language != "en"
        noun = attributed_noun(prose, start, ceiling)
        if noun is not None:
            return noun
    if head <= start or alone or words_of_time(prose, start, head) or _is_bare(prose, start, head):
        return None
    return where_from(prose, apposed(prose, description(prose, start, head), head), head, ceiling)


def attributed_noun(prose: Prose, start: int, ceiling: int) -> Phrase | None:
    """The noun that German parts from its article by a participle with all that hangs on it: "der seit Mai in
    Kiel lebende Däne"."""
    if not prose.grammar.capital_nouns:
        return None
    for at in range(start + 2, min(ceiling - 1, start + _ATTRIBUTE)):
        token = prose.tokens[at]
        if token.kind is not Kind.WORD or token.lower in prose.grammar.cues:
            return None
        participle = not token.capital and token.lower.endswith(_PARTICIPLES)
        if participle and token.lower not in prose.grammar.small and at + 1 in prose.runs:
            end = prose.runs[at + 1]
            named = name_phrase(prose, at + 1, end)
            if named.kind is PhraseKind.NAME and len(named.name) > 1:
                return named
            return Phrase(PhraseKind.DESCRIPTION, start, end, prose.words(start, end))
    return None

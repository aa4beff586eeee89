"""A name that stands behind a comma and what its bearer is: "the head of the agency, Johan Roe"."""

from __future__ import annotations

from reader.text.lexicon import first_names
from reader.text.quotes.names import is_body, name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, is_owned, name_phrase
from reader.text.quotes.tokens import Kind, Prose

_REACH = 14
"""How many words there are at most from a description to the end of the office before the name."""


def apposed(prose: Prose, phrase: Phrase, end: int) -> Phrase:
    """ "the head of the agency, Johan Roe, a former diplomat": the name after a description takes its
    place."""
    if phrase.kind is not PhraseKind.DESCRIPTION:
        return phrase
    at = end
    limit = min(len(prose.tokens), end + _REACH)
    while at < limit and (
        (prose.tokens[at].kind is Kind.WORD and not _is_verb(prose, at))
        or prose.tokens[at].text in ("'", "’")
    ):
        at = prose.runs.get(at, at + 1)
    at = _past_fields(prose, at, limit)
    run = _past_words(prose, at + 1, limit)
    if at + 1 < limit and prose.tokens[at].text == "," and run in prose.runs:
        run_end = prose.runs[run]
        after = _past_home(prose, run_end)
        ends = after >= len(prose.tokens) or prose.tokens[after].kind is Kind.POINT
        head = [token.lower for token in prose.tokens[phrase.start : at]]
        if ends and not is_owned(prose, run_end) and _introduces(prose, head, run):
            named = name_phrase(prose, run, run_end)
            person = prose.lower(at - 1) in name_lists().trades
            fits = named.kind is PhraseKind.NAME and not (person and is_body(named.name))
            spoken_for = prose.lower(phrase.end) == "for" and is_body(named.name)
            return named if fits and not spoken_for else phrase
    return phrase


def _past_fields(prose: Prose, comma: int, limit: int) -> int:
    """The comma before the name where that of a Romance office's fields stands first: "consejera de Sanidad,
    Presidencia y Emergencias, Ann Roe"."""
    if not prose.grammar.romance or _begins_person(prose, comma + 1):
        return comma
    for at in range(comma + 1, limit):
        if prose.lower(at) == "," and _begins_person(prose, at + 1):
            return at
        if at not in prose.runs and at - 1 not in prose.runs and prose.lower(at) in prose.grammar.cues:
            return comma
    return comma


def _begins_person(prose: Prose, run: int) -> bool:
    """Whether a full name with a known first name starts at a token."""
    given = prose.lower(run).partition("-")[0] in first_names()
    return given and prose.runs.get(run, 0) > run + 1


def _is_verb(prose: Prose, at: int) -> bool:
    """Whether a word of saying is one and no noun that a comma follows: "of the police command, Ann Roe,"."""
    lower = prose.tokens[at].lower
    noun = prose.lower(at + 1) == "," or prose.lower(at - 1) in prose.grammar.determiners
    return lower in prose.grammar.cues and not (lower in prose.grammar.bare and noun)


def _past_home(prose: Prose, end: int) -> int:
    """Past the "of Utah" behind a name that ends at a token."""
    homed = prose.grammar.language == "en" and prose.lower(end) == "of" and end + 1 in prose.runs
    return prose.runs[end + 1] if homed else end


def _introduces(prose: Prose, head: list[str], run: int) -> bool:
    """Whether a description can stand before a comma and the name: it has a role noun, or an article
    before a full name."""
    if any(word in name_lists().roles for word in head):
        return True
    words = [token.text for token in prose.tokens[run : prose.runs[run]]]
    return head[0] in prose.grammar.determiners and len(words) > 1 and not is_body(words)


def _past_words(prose: Prose, at: int, limit: int) -> int:
    """Past the role noun before a name, and elsewhere than in English past an article and its adjectives: ",
    mayor Ann Roe", ", der frühere Kieler Landrat Jost Roe"."""
    if at not in prose.runs and prose.lower(at) in name_lists().roles:
        return at + 1
    if prose.grammar.language == "en" or prose.lower(at) not in prose.grammar.determiners:
        return at
    run = at + 1
    while run < limit and run not in prose.runs and _is_adjective(prose, run):
        run += 1
    several = prose.runs.get(run, run) > run + 1
    return run if several else at


def _is_adjective(prose: Prose, at: int) -> bool:
    token = prose.tokens[at]
    small = token.lower in prose.grammar.small or token.lower in prose.grammar.cues
    return token.kind is Kind.WORD and not token.capital and not small

"""Indirect speech, only where its shape leaves no doubt.

"Roe said that ...", "..., Roe said", "According to Roe, ...", and in German what the Konjunktiv marks: Roe
sagte, die Brücke sei zu. Die Brücke sei zu, sagte Roe.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reader.text.lexicon import word_lists
from reader.text.quotes.attribution import Attribution, according_to, says, subject_of
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import follows_apposition, inside_cluster, verb_cluster
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.tokens import FINAL, Kind, Prose

_THAT = frozenset(["that"])
_CLAUSE = 9
"""How many words into a clause its Konjunktiv is looked for."""
_LISTENERS = 8
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody is reported to have said: tokens `start` to `end` of the block that was read."""

    start: int
    end: int
    attribution: Attribution


def find_indirect(prose: Prose) -> Iterator[Reported]:
    """The indirect speech of a block, at most one stretch a sentence, none where the sentence has
    quotations."""
    for first, end in prose.sentences:
        if (
            end - first < _LEAST + 2
            or bisect_left(prose.quotes, first) < bisect_left(prose.quotes, end)
            or prose.tokens[end - 1].text == "?"
        ):
            continue
        found = (
            _that_clause(prose, first, end)
            or _subjunctive(prose, first, end)
            or _closing_clause(prose, first, end)
            or _inverted_close(prose, first, end)
            or _by_authority(prose, first, end)
        )
        if found is not None:
            yield found


def _stop(prose: Prose, end: int) -> int:
    return end - 1 if prose.tokens[end - 1].text in FINAL else end


def _that_clause(prose: Prose, first: int, end: int) -> Reported | None:
    """ "Roe said that ...", "Roe told reporters that ..."."""
    verbs = _verbs(prose)
    for verb in range(first + 1, min(end, first + 20)):
        if prose.tokens[verb].lower not in verbs or not says(prose, verb, first):
            continue
        for that in range(verb + 1, min(end, verb + _LISTENERS)):
            if prose.tokens[that].lower in (prose.grammar.foreign.that or _THAT):
                break
            if not _between(prose, that, verb):
                return None
        else:
            return None
        return _reported(prose, that + 1, _stop(prose, end), verb, first)
    return None


def _verbs(prose: Prose) -> frozenset[str]:
    return prose.grammar.foreign.indirect or word_lists("speech")["indirect"]


def _subjunctive(prose: Prose, first: int, end: int) -> Reported | None:
    """Roe sagte, die Brücke sei zu."""
    reported = prose.grammar.foreign.reported
    if not reported:
        return None
    for verb in range(first + 1, min(end, first + 20)):
        if prose.tokens[verb].lower not in _verbs(prose):
            continue
        comma = next((n for n in range(verb + 1, min(end, verb + 12)) if prose.tokens[n].text == ","), end)
        opening = prose.tokens[comma + 1 : min(end, comma + _CLAUSE)]
        if any(token.lower in reported and not token.capital for token in opening):
            return _reported(prose, comma + 1, _stop(prose, end), verb, first)
    return None


def _inverted_close(prose: Prose, first: int, end: int) -> Reported | None:
    """Die Brücke sei zu, sagte Roe. Le pont est fermé, a déclaré Roe."""
    if prose.grammar.language == "en":
        return None
    last = _stop(prose, end)
    comma = next(
        (n for n in range(last - 2, max(first, last - 14), -1) if prose.tokens[n].text == ","), first
    )
    if (
        comma - first < _LEAST
        or prose.lower(first) in prose.grammar.openers
        or follows_apposition(prose, comma)
    ):
        return None
    verb = verb_cluster(prose, comma + 1, last)
    if verb >= last or prose.lower(verb) not in _verbs(prose):
        return None
    phrase = inside_cluster(prose, comma + 1, verb) or subject_after(prose, verb + 1, last)
    if phrase is None or not _may_speak(prose, phrase):
        return None
    first = first if prose.tokens[first].kind is Kind.WORD else first + 1
    own = Attribution("indirect", phrase, prose.tokens[verb].text, prose.block, verb)
    return Reported(first, comma, own)


def _may_speak(prose: Prose, phrase: Phrase) -> bool:
    """Whether a subject is a name, a pronoun or a role, not what somebody announces."""
    return phrase.kind is not PhraseKind.DESCRIPTION or prose.lower(phrase.end - 1) in name_lists().roles


def _between(prose: Prose, at: int, verb: int) -> bool:
    """Whether a token may stand between the verb and "that": the listener, the time, the place."""
    token, words = prose.tokens[at], prose.grammar
    if token.kind is not Kind.WORD:
        return token.text == ","
    if words.language != "en":
        return token.capital or token.lower in words.small
    if (
        prose.tokens[verb].lower in ("told", "tells", "warned", "warns")
        or prose.tokens[verb + 1].lower in words.prepositions
    ):
        return True
    return token.lower in words.times or token.lower in words.adverbs


def _closing_clause(prose: Prose, first: int, end: int) -> Reported | None:
    """ "The road is closed, Roe said."."""
    last = _stop(prose, end)
    verb = last - 1
    while verb > last - 4 and verb > first and prose.tokens[verb].lower in prose.grammar.times | {"on"}:
        verb -= 1
    if prose.tokens[verb].lower not in _verbs(prose) or not says(prose, verb, first):
        return None
    comma = next(
        (at for at in range(verb - 1, max(first, verb - 12), -1) if prose.tokens[at].text == ","), -1
    )
    if comma - first < _LEAST or prose.tokens[first].lower in prose.grammar.openers | {"according"}:
        return None
    return _reported(prose, first, comma, verb, comma + 1)


def _by_authority(prose: Prose, first: int, end: int) -> Reported | None:
    """ "According to Roe, ..." at the head of a sentence."""
    found = according_to(prose, first, end)
    if found is None or found.phrase is None or found.phrase.kind is not PhraseKind.NAME:
        return None
    at = found.phrase.end
    if at >= end or prose.tokens[at].text != "," or end - at < _LEAST:
        return None
    return Reported(at + 1, _stop(prose, end), found)


def _reported(prose: Prose, start: int, end: int, verb: int, first: int) -> Reported | None:
    phrase = subject_of(prose, verb, first)
    if phrase is None or end - start < _LEAST:
        return None
    return Reported(start, end, Attribution("indirect", phrase, prose.tokens[verb].text, prose.block, verb))

"""The words beside a quotation that say who speaks: which of the rules is asked first, and which wins."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.lexicon import word_lists
from reader.text.outlets import find_outlets
from reader.text.quotes.ahead import attribution_ahead
from reader.text.quotes.attribution import (
    Attribution,
    closing_clause,
    words_before,
)
from reader.text.quotes.behind import attribution_behind, leads_out
from reader.text.quotes.clauses import after_comma, named_after_noun, verb_final
from reader.text.quotes.colons import by_colon, named_before_colon
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.phrases import PhraseKind
from reader.text.quotes.signatures import signature
from reader.text.quotes.taking_up import taken_up_behind
from reader.text.quotes.tokens import Prose
from reader.text.quotes.verb_second import thus_ahead

_LEAD_IN = 20
"""How many tokens before a quotation the name of a paper that leads in is looked for."""


def attribute(prose: Prose, at: int, passages: Sequence[MarkedPassage]) -> Attribution | None:
    """What the words around the quotation at token `at` say of its speaker; None when they say nothing."""
    passage = passages[prose.tokens[at].quote]
    worded = words_before(prose, at)
    if worded is not None and not _is_of_teller(prose, at, worded):
        return worded
    told = _told_to_paper(prose, at)
    if told is not None:
        return told
    open_end = leads_out(prose, at, passage)
    behind = attribution_behind(prose, at, passage)
    behind = named_before_colon(prose, at, behind) or behind
    if behind is not None and behind.rule == "according to":
        behind = attribution_ahead(prose, at, adjacent=True) or behind
    return (
        (behind if open_end else None)
        or attribution_ahead(prose, at, adjacent=True)
        or behind
        or taken_up_behind(prose, at)
        or thus_ahead(prose, at)
        or signature(prose, at)
        or verb_final(prose, at)
        or after_comma(prose, at)
        or _in_sentence(prose, at)
        or named_after_noun(prose, at)
        or by_colon(prose, at)
    )


def _is_of_teller(prose: Prose, at: int, worded: Attribution) -> bool:
    """Whether "in his words" are Roe's in "Roe said that it was, in his words, ..."; they are no paper's."""
    teller = attribution_ahead(prose, at, adjacent=True)
    told = teller.phrase if teller is not None else None
    own = worded.phrase is not None and worded.phrase.kind is PhraseKind.PRONOUN
    return own and told is not None and not find_outlets(told.text)


def _told_to_paper(prose: Prose, at: int) -> Attribution | None:
    """Who the end of the sentence says has spoken, where a paper leads in: "The Gazette reports: “It broke”
    in two, said Roe"."""
    if prose.grammar.language != "en" or prose.tokens[at - 1].text != ":" or not at:
        return None
    if prose.lower(at - 2) not in word_lists("speech")["reports"]:
        return None
    sentence = prose.sentences[prose.sentence_of(at)]
    closing = closing_clause(prose, at + 1, sentence[1])
    first = max(sentence[0], at - _LEAD_IN)
    paper = find_outlets(prose.text[prose.tokens[first].start : prose.tokens[at].start])
    return closing if closing is not None and paper and closing.rule == "closing" else None


def _in_sentence(prose: Prose, at: int) -> Attribution | None:
    """The clause that ends the sentence, or a word of saying in front; one that judges goes before both."""
    earlier = attribution_ahead(prose, at, adjacent=False)
    if earlier is not None and prose.lower(earlier.verb) in prose.grammar.judging:
        return earlier
    closing = closing_clause(prose, at + 1, prose.sentences[prose.sentence_of(at)][1])
    relayed = closing is not None and closing.rule == "according to"
    relayed = relayed and (earlier is None or bool(prose.grammar.cues.get(prose.lower(earlier.verb))))
    return (earlier or closing) if relayed else (closing or earlier)

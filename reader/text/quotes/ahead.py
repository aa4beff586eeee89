"""The attribution ahead of a quotation: "Roe said: ...", "Roe told those who had come that ..."."""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.attribution import (
    WINDOW,
    Attribution,
    according_to,
    says,
    spoken_by,
    subject_of,
)
from reader.text.quotes.following import subject_after
from reader.text.quotes.phrases import Phrase
from reader.text.quotes.tokens import Kind, Prose

_JOINED = 4
"""How many words there may be from one judgement to the next of a verb: “a shame” but also “a pity”."""

_CLAUSE = 14
"""How many words of a clause with "that" an everyday verb that tells may stand before a quotation."""
_ANSWERED = 6
"""How many tokens there are at most from a verb of answering to the words that it answers."""

_ASIDE = 2
"""From how many tokens before a quotation on a clause with "who" is no more than an aside."""


def attribution_ahead(prose: Prose, at: int, adjacent: bool) -> Attribution | None:
    """The nearest word of saying in front of the quotation at token `at`, in the same sentence.

    An `adjacent` one leads the quotation in, with no other quotation between them; else it may stand further
    back. None where there is none.
    """
    first = prose.sentences[prose.sentence_of(at)][0]
    low = max(first, at - 2 * WINDOW)
    lead = _lead(prose, at, low)
    rule = "before" if adjacent else "earlier"
    aside: Attribution | None = None
    if _is_heard(prose, lead):
        return Attribution(rule, None, prose.tokens[lead].text, prose.block, lead)
    for verb in range(lead, low - 1, -1):
        if prose.tokens[verb].kind is Kind.QUOTE and adjacent:
            return aside
        if not _reaches(prose, verb, first, lead, at):
            continue
        if adjacent and verb < lead and not (_led_in(prose, at) or _judges_beside(prose, verb, lead)):
            return None
        phrase = subject_of(prose, verb, first) or _inverted_before(prose, verb, lead)
        if phrase is not None and lead - verb > _ASIDE and _in_relative(prose, verb, first):
            aside = aside or spoken_by(prose, rule, phrase, verb)
        elif phrase is not None:
            return spoken_by(prose, rule, phrase, verb)
    return aside if adjacent else aside or _according_before(prose, first, at)


def _lead(prose: Prose, at: int, low: int) -> int:
    """The last token before a quotation, points and "that" passed over, and "in part"."""
    lead = at - 1
    while lead >= low and (
        prose.tokens[lead].text in (",", ":", "—", "-", "(", "[")
        or prose.tokens[lead].lower in word_lists("speech")["joining"]
    ):
        lead -= 1
    part = lead > low and (prose.lower(lead - 1), prose.lower(lead)) == ("in", "part")
    return lead - 2 if part else lead


def _is_heard(prose: Prose, verb: int) -> bool:
    """Whether the words right before a quotation say who heard it and not who spoke: "had been told"."""
    speech = word_lists("speech")
    heard = prose.grammar.language == "en" and prose.lower(verb) in speech["heard"]
    return heard and prose.lower(verb - 1) in speech["be"]


def _led_in(prose: Prose, at: int) -> bool:
    return prose.tokens[at - 1].text in (":", ",") or prose.tokens[at - 1].lower == "that"


def _judges_beside(prose: Prose, verb: int, lead: int) -> bool:
    """Whether only small words part a verb that judges from the words it judges by: "nannte das einen"."""
    words = prose.grammar
    between = range(verb + 1, lead + 1)
    judges = words.verb_second and prose.lower(verb) in words.judging
    return judges and len(between) <= _JOINED and all(prose.lower(n) in words.small for n in between)


def _reaches(prose: Prose, verb: int, first: int, lead: int, at: int) -> bool:
    """Whether a token is a word of saying that can hold for the quotation at token `at`."""
    words, lower = prose.grammar, prose.tokens[verb].lower
    if lower not in words.cues or not says(prose, verb, first) or _is_answered(prose, verb, at):
        return False
    if lower in words.judging and words.language == "en":
        led_in = prose.tokens[at - 1].text == ":" and lead > verb + 1  # "could call a vote: ..."
        if led_in or _is_spent(prose, verb, at):
            return False
    return words.cues[lower] or lead - verb <= _far(prose, verb, lead, at)


def _is_answered(prose: Prose, verb: int, at: int) -> bool:
    """Whether a quotation is of what somebody answers, not the answer: "responding to a “loud dispute”"."""
    words = prose.grammar
    answers = prose.lower(verb).startswith(("respon", "repl", "react")) and prose.lower(verb + 1) == "to"
    if not answers or words.language != "en" or not verb + 2 < at <= verb + _ANSWERED:
        return False
    between = prose.tokens[verb + 2 : at]
    article = between[0].lower in words.determiners
    return article and all(
        each.kind is Kind.WORD and each.lower not in words.prepositions for each in between
    )


def _is_spent(prose: Prose, verb: int, at: int) -> bool:
    """Whether what a verb judges by stands between it and a quotation further on: called it “a pity” and left
    with a “smile”."""
    judged = next((n for n in range(at - 1, verb, -1) if prose.tokens[n].kind is Kind.QUOTE), at)
    return at - judged > _JOINED


def _in_relative(prose: Prose, verb: int, first: int) -> bool:
    """Whether a verb is of a clause with "who": "wrote to a friend who had asked: ..."."""
    words, at = prose.grammar, verb - 1
    while at > first and (prose.lower(at) in words.auxiliaries or prose.lower(at) in words.adverbs):
        at -= 1
    return prose.lower(at) == "who"


def _far(prose: Prose, verb: int, lead: int, at: int) -> int:
    """How many words may stand between an everyday verb and the quotation that it says: few, unless it
    judges, or a particle makes it a verb of saying: "räumte ein, es sei ..."."""
    words = prose.grammar
    if prose.lower(verb) in words.judging or prose.lower(lead) in words.foreign.particles:
        return 12
    if words.language == "en" and prose.lower(verb + 1) == "that":
        return _CLAUSE  # "found that ..." tells as "said" does
    parted = prose.lower(at + 1) in words.foreign.particles or any(
        prose.lower(at) in words.foreign.particles and prose.lower(at + 1) == ","
        for at in range(verb + 1, min(lead, verb + 6))
    )
    return 20 if parted else 1


def _inverted_before(prose: Prose, verb: int, lead: int) -> Phrase | None:
    """The subject behind a verb that follows the first part of a split quotation: said Roe, ..."""
    back = verb - 1
    while back >= 0 and prose.tokens[back].text in (",", "—"):
        back -= 1
    if back < 0 or prose.tokens[back].kind is not Kind.QUOTE:
        return None
    return subject_after(prose, verb + 1, lead + 1)


def _according_before(prose: Prose, first: int, at: int) -> Attribution | None:
    """ "According to Roe, ..." at the head of the sentence or a comma before the quotation."""
    for start in range(first, min(at, first + WINDOW)):
        if start == first or prose.tokens[start - 1].text == "," or prose.tokens[start - 1].lower == "and":
            authority = according_to(prose, start, at)
            if authority is not None:
                return authority
    return None

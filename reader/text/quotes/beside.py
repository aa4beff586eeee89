"""The words beside a quotation that say who speaks: the rules, each under its name."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.lexicon import Grammar, word_lists
from reader.text.outlets import find_outlets
from reader.text.quotes.attribution import (
    WINDOW,
    Attribution,
    according_to,
    agent_of,
    closing_clause,
    far_end,
    says,
    sentence_end,
    spoken_by,
    subject_of,
    words_before,
)
from reader.text.quotes.clauses import after_comma, as_said, have_said, named_after_noun, thus, verb_final
from reader.text.quotes.colons import by_colon
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import inside_cluster, source_of_saying, subject_after_comma, verb_cluster
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.phrases import Phrase, PhraseKind, is_bare
from reader.text.quotes.signatures import signature
from reader.text.quotes.subjects import is_amount_before, leading_phrase, phrase_ending_at, subject_before
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose, ends_in_comma, ends_in_stop

_JOINED = 4
"""How many words there may be from one judgement to the next of a verb: “a shame” but also “a pity”."""
_ASIDE = 2
"""From how many tokens before a quotation on a clause with "who" is no more than an aside."""


def attribute(prose: Prose, at: int, passages: Sequence[MarkedPassage]) -> Attribution | None:
    """What the words around the quotation at token `at` say of its speaker; None when they say nothing."""
    passage = passages[prose.tokens[at].quote]
    worded = words_before(prose, at)
    if worded is not None and not _is_of_teller(prose, at, worded):
        return worded
    open_end = _leads_out(prose, at, passage)
    behind = _after(prose, at, passage)
    if behind is not None and behind.rule == "according to":
        behind = _before(prose, at, adjacent=True) or behind
    return (
        (behind if open_end else None)
        or _before(prose, at, adjacent=True)
        or behind
        or signature(prose, at)
        or verb_final(prose, at)
        or after_comma(prose, at)
        or _in_sentence(prose, at)
        or named_after_noun(prose, at)
        or by_colon(prose, at)
    )


def _is_of_teller(prose: Prose, at: int, worded: Attribution) -> bool:
    """Whether "in his words" are Roe's in "Roe said that it was, in his words, ..."; they are no paper's."""
    teller = _before(prose, at, adjacent=True)
    told = teller.phrase if teller is not None else None
    own = worded.phrase is not None and worded.phrase.kind is PhraseKind.PRONOUN
    return own and told is not None and not find_outlets(told.text)


def _in_sentence(prose: Prose, at: int) -> Attribution | None:
    """The clause that ends the sentence, or a word of saying in front; one that judges goes before both."""
    earlier = _before(prose, at, adjacent=False)
    if earlier is not None and prose.lower(earlier.verb) in prose.grammar.judging:
        return earlier
    closing = closing_clause(prose, at + 1, prose.sentences[prose.sentence_of(at)][1])
    relayed = closing is not None and closing.rule == "according to"
    return (earlier or closing) if relayed else (closing or earlier)


def _leads_out(prose: Prose, at: int, passage: MarkedPassage) -> bool:
    """Whether the quotation ends so that its attribution follows: in a comma, or in "?" with small
    letters after."""
    following = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if following is None:
        return False
    if following.text in (",", "—") or ends_in_comma(prose.text, passage):
        return True
    last = prose.text[passage.inner : passage.until].rstrip()[-1:]
    return last in ("?", "!", "…", "—", "-") or (
        following.kind is Kind.WORD and following.lower in prose.grammar.cues
    )


def _after(prose: Prose, at: int, passage: MarkedPassage) -> Attribution | None:
    """The attribution right behind: "said Roe", "Roe, a doctor, said", "according to Roe"."""
    if prose.lower(at + 1) == "." and prose.lower(at + 2) in prose.grammar.foreign.thus:
        return thus(prose, at + 2, sentence_end(prose, at + 2))
    start = _past_list(prose, at + 1)
    tokens = prose.tokens
    if start >= len(tokens) or tokens[start].kind is not Kind.WORD:
        return None
    ceiling = sentence_end(prose, start)
    inner = prose.text[passage.inner : passage.until].rstrip()
    full = ends_in_stop(prose.text, passage) and inner[-1:] == "." and passage.closed
    if full and tokens[at + 1].kind is Kind.QUOTE:
        return None
    inverted = have_said(prose, start, ceiling) or _inverted(prose, start, ceiling, full)
    if inverted is not None and (
        prose.lower(inverted.verb) not in prose.grammar.judging or _leads_out(prose, at, passage)
    ):
        return inverted
    quoted = _quoted_as(prose, start, ceiling)
    if quoted is not None:
        return quoted
    if full and tokens[start].capital and start not in prose.runs and prose.grammar.language != "en":
        return None
    attribution = (
        according_to(prose, start, ceiling)
        or as_said(prose, start, ceiling)
        or agent_of(prose, at, start, ceiling)
    )
    if attribution is not None:
        return attribution
    return _following_clause(prose, start, ceiling, full)


def _quoted_as(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """ "the agency quoted Roe as saying", "was how Roe put it"."""
    tokens = prose.tokens
    if prose.words(start, min(start + 2, ceiling)).lower() in ("is how", "was how"):
        phrase = subject_after(prose, start + 2, ceiling)
        return None if phrase is None else spoken_by(prose, "after", phrase, start + 1)
    if prose.lower(start) == "as":
        put = next((n for n in range(start + 2, ceiling) if prose.lower(n) in ("put", "puts")), ceiling)
        if put < ceiling and prose.lower(put + 1) == "it" and prose.lower(put + 2) in ("", ",", "."):
            phrase = subject_before(prose, put, start + 1)
            return None if phrase is None else spoken_by(prose, "after", phrase, put)
    for verb in range(start + 3, ceiling):
        if tokens[verb].lower in ("saying", "telling") and tokens[verb - 1].lower == "as":
            phrase = phrase_ending_at(prose, verb - 1, start) or subject_before(prose, verb - 1, start)
            return None if phrase is None else spoken_by(prose, "after", phrase, verb)
    return None


def _past_list(prose: Prose, at: int) -> int:
    """Past commas and the other quotations of an enumeration to the words after it."""
    tokens = prose.tokens
    limit = min(len(tokens), at + WINDOW)
    while at < limit:
        joined = tokens[at].lower in ("and", "or") and at + 1 < limit and tokens[at + 1].kind is Kind.QUOTE
        if not (
            tokens[at].text in (",", "—", "-")
            or joined
            or (tokens[at].kind is Kind.QUOTE and tokens[at - 1].text != ".")
        ):
            break
        at += 1
    return at


def _inverted(prose: Prose, start: int, ceiling: int, full: bool) -> Attribution | None:
    words, tokens = prose.grammar, prose.tokens
    at = start
    while (
        at < min(ceiling, start + 4)
        and at not in prose.runs
        and (
            tokens[at].lower in words.auxiliaries
            or tokens[at].lower in ("then", "also", "so", "later", "finally")
        )
    ):
        at += 1
    if words.language != "en":
        at = verb_cluster(prose, start, ceiling)
    if at >= ceiling or (tokens[at].capital and words.language == "en"):
        return thus(prose, start, ceiling)
    lower = tokens[at].lower
    noun = lower in words.bare and lower not in word_lists("speech")["inverted"]
    if words.language == "en" and (lower not in words.cues or lower.endswith("ing") or noun):
        return None
    if lower in words.foreign.thus:
        return thus(prose, start, ceiling)
    if full and lower not in word_lists("speech")["plain"] and words.language == "en":
        return None
    phrase = source_of_saying(prose, at, start, ceiling)
    phrase = phrase or inside_cluster(prose, start, at) or subject_after(prose, at + 1, ceiling)
    if phrase is not None and words.language == "en" and is_bare(prose, phrase):
        return None
    if phrase is None or (
        words.language == "en" and phrase.text.lower() in ("it", "that", "you", "me", "us", "him", "them")
    ):
        return None
    return spoken_by(prose, "inverted", phrase, at)


def _following_clause(prose: Prose, start: int, ceiling: int, full: bool) -> Attribution | None:
    """ "Roe said", the verb being the first word of saying after the quotation."""
    words, tokens = prose.grammar, prose.tokens
    if start not in prose.runs and (_joins(words, tokens[start].lower) or _goes_on(prose, start)):
        return None
    for verb in range(start + 1, ceiling):
        token = tokens[verb]
        if token.lower not in words.cues or token.lower.endswith("ing") or not says(prose, verb, start):
            continue
        if not words.cues[token.lower] and verb > start + 4:
            continue
        phrase = subject_after_comma(prose, verb, ceiling) or subject_before(prose, verb, start)
        if is_amount_before(prose, verb, start):
            continue
        if phrase is None or not _noun_path(prose, start, phrase):
            return _inside_clause(prose, start, ceiling)
        if full and not (
            token.lower in word_lists("speech")["plain"] and _clause_ends(prose, verb + 1, ceiling)
        ):
            return None
        return spoken_by(prose, "after", phrase, verb)
    return None if full else _inside_clause(prose, start, far_end(prose, start))


def _joins(words: Grammar, word: str) -> bool:
    """Whether a word goes on with a sentence: "and", "because", "who"."""
    joining = word in words.conjunctions or word in words.subordinators or word in words.relatives
    return joining and word not in words.determiners


def _goes_on(prose: Prose, start: int) -> bool:
    """Whether a participle goes on with what was quoted: “two groups” crossing his land, said Roe."""
    words, following = prose.grammar, prose.lower(start + 1)
    participle = words.language == "en" and prose.lower(start).endswith("ing")
    return participle and (following in words.determiners or following in words.prepositions)


def _inside_clause(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """The subject in front when a clause stands between it and its verb: "Roe, who came late and left,
    said"."""
    phrase = leading_phrase(prose, start, ceiling)
    if (
        phrase is None
        or phrase.start > start + 3
        or phrase.end >= ceiling
        or prose.tokens[phrase.end].text != ","
    ):
        return None
    for verb in range(phrase.end + 1, ceiling):
        if prose.tokens[verb - 1].text == "," and prose.grammar.cues.get(prose.tokens[verb].lower):
            return spoken_by(prose, "after", phrase, verb)
    return None


def _noun_path(prose: Prose, start: int, phrase: Phrase) -> bool:
    """Whether nothing but titles and nouns stands between a quotation and its speaker."""
    words = prose.grammar
    begin = phrase.run if phrase.run >= 0 else phrase.start
    if begin - start > 14:
        return False
    for token in prose.tokens[start:begin]:
        if token.text == "," or token.lower in words.determiners or token.lower in POSSESSIVE:
            continue
        if (
            token.kind is not Kind.WORD
            or (not token.capital and _opens_clause(words, token.lower))
            or words.cues.get(token.lower)
        ):
            return False
    return True


def _clause_ends(prose: Prose, at: int, ceiling: int) -> bool:
    """Whether nothing but an adverb or a phrase of place and time follows the verb."""
    if at >= ceiling:
        return True
    token = prose.tokens[at]
    if token.text == "," and at + 1 < len(prose.tokens) and prose.tokens[at + 1].kind is Kind.QUOTE:
        return False
    return (
        token.text in (",", "—")
        or token.lower in prose.grammar.prepositions
        or token.lower in prose.grammar.times
        or (token.lower in ("reporters", "the") and prose.tokens[at - 1].lower in ("told", "asked"))
    )


def _before(prose: Prose, at: int, adjacent: bool) -> Attribution | None:
    """The nearest word of saying in front, in the same sentence."""
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
        if adjacent and verb < lead and not _led_in(prose, at):
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


def _reaches(prose: Prose, verb: int, first: int, lead: int, at: int) -> bool:
    """Whether a token is a word of saying that can hold for the quotation at token `at`."""
    words, lower = prose.grammar, prose.tokens[verb].lower
    if lower not in words.cues or not says(prose, verb, first):
        return False
    if lower in words.judging and words.language == "en" and _is_spent(prose, verb, at):
        return False
    return words.cues[lower] or lead - verb <= _far(prose, verb, lead, at)


def _is_spent(prose: Prose, verb: int, at: int) -> bool:
    """Whether what a verb judges by stands between it and a quotation further on: called it “a pity” and left
    with a “smile”."""
    judged = next((n for n in range(at - 1, verb, -1) if prose.tokens[n].kind is Kind.QUOTE), at)
    return at - judged > _JOINED


def _opens_clause(words: Grammar, word: str) -> bool:
    """Whether a word is none of a name and its titles: "has", "but", "while", "they"."""
    joining = word in words.conjunctions or word in words.subordinators
    return joining or word in words.auxiliaries or word in words.pronouns


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

"""Which words of saying a quotation hangs on, and so who says it: the rules, each under its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.quotes.marks import Passage
from reader.text.quotes.phrases import (
    Phrase,
    PhraseKind,
    leading_phrase,
    owner_of_writing,
    phrase_ending_at,
    subject_after,
    subject_before,
)
from reader.text.quotes.tokens import FINAL, Kind, Prose, Token, ends_in_comma, ends_in_stop

_WINDOW = 30
_PLAIN_SAYING = frozenset(
    "said says say told tells added adds wrote writes asked asks replied recalled explained continued tweeted "
    "declared shouted cried answered exclaimed".split()
)
_SUBJECT_WORDS = frozenset("all both many some several most few one another this".split())
_NO_SUBJECT = frozenset("to of for by in 's ' ’ a an no".split())
_BE = frozenset("is are was were be been being get got gets".split())
_HEARD = frozenset(
    "told asked informed reminded assured notified briefed warned advised urged ordered instructed".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker as written, if any, the word of saying, and the rule that joined them to the quotation."""

    rule: str
    phrase: Phrase | None = None
    cue: str | None = None
    block: int = -1
    """The block that `phrase` stands in."""
    verb: int = -1
    same_as: int = -1
    """The passage whose speaker this one shares, when there is no phrase of its own."""


def attribute(prose: Prose, at: int, passages: Sequence[Passage]) -> Attribution | None:
    """What the words around the quotation at token `at` say of its speaker; None when they say nothing."""
    passage = passages[prose.tokens[at].quote]
    open_end = _leads_out(prose, at, passage)
    return (
        (_after(prose, at, passage) if open_end else None)
        or _before(prose, at, adjacent=True)
        or (None if open_end else _after(prose, at, passage))
        or _signature(prose, at)
        or _before(prose, at, adjacent=False)
        or _colon(prose, at)
    )


def _leads_out(prose: Prose, at: int, passage: Passage) -> bool:
    """Whether the quotation ends so that its attribution follows: in a comma, or in "?" with small letters after."""
    following = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if following is None:
        return False
    if following.text in (",", "—") or ends_in_comma(prose.text, passage):
        return True
    last = prose.text[passage.inner : passage.until].rstrip()[-1:]
    return (
        last in ("?", "!", "…", "—", "-")
        or following.kind is Kind.WORD
        and following.lower in prose.grammar.cues
    )


def _after(prose: Prose, at: int, passage: Passage) -> Attribution | None:
    """The attribution right behind: "said Roe", "Roe, a doctor, said", "according to Roe"."""
    start = _past_list(prose, at + 1)
    tokens = prose.tokens
    if start >= len(tokens) or tokens[start].kind is not Kind.WORD:
        return None
    ceiling = _sentence_end(prose, start)
    full = ends_in_stop(prose.text, passage) and prose.text[passage.until - 1] == "." and passage.closed
    inverted = _inverted(prose, start, ceiling, full)
    if inverted is not None:
        return inverted
    according = _according(prose, start, ceiling)
    if according is not None:
        return according
    return _following_clause(prose, start, ceiling, full)


def _past_list(prose: Prose, at: int) -> int:
    """Past commas and the other quotations of an enumeration to the words after it."""
    tokens = prose.tokens
    limit = min(len(tokens), at + _WINDOW)
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


def _sentence_end(prose: Prose, at: int) -> int:
    """The token that ends the sentence or the stretch between two quotations."""
    tokens = prose.tokens
    end = at
    limit = min(len(tokens), at + _WINDOW)
    stop = prose.sentences[prose.sentence_of(at)][1]
    while end < min(limit, stop) and tokens[end].kind is not Kind.QUOTE and tokens[end].text not in FINAL:
        end += 1
    return end


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
        at = _verb_cluster(prose, start, ceiling)
    if at >= ceiling or tokens[at].capital and words.language == "en":
        return None
    lower = tokens[at].lower
    if lower not in words.cues or (words.language == "en" and lower.endswith("ing")):
        return _so(prose, start, ceiling)
    if full and lower not in _PLAIN_SAYING and words.language == "en":
        return None
    phrase = subject_after(prose, at + 1, ceiling)
    if phrase is None or (
        words.language == "en" and phrase.text.lower() in ("it", "that", "you", "me", "us", "him", "them")
    ):
        return None
    return _found(prose, "inverted", phrase, at)


def _verb_cluster(prose: Prose, start: int, ceiling: int) -> int:
    """The word of saying in "a-t-elle déclaré", "hat er gesagt": past auxiliaries and a pronoun between them."""
    words, tokens = prose.grammar, prose.tokens
    for at in range(start, min(ceiling, start + 5)):
        if tokens[at].lower in words.cues and at not in prose.runs:
            return at
        if tokens[at].lower not in words.auxiliaries | words.adverbs | frozenset(words.pronouns):
            break
    return ceiling


def _so(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """German „...“, so Roe."""
    if prose.grammar.language != "de" or prose.tokens[start].lower != "so":
        return None
    phrase = subject_after(prose, start + 1, ceiling)
    return None if phrase is None else _found(prose, "inverted", phrase, start)


def _according(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    for wording in prose.grammar.according:
        end = start + len(wording)
        if end < ceiling and tuple(token.lower for token in prose.tokens[start:end]) == wording:
            phrase = subject_after(prose, end, ceiling)
            if phrase is not None:
                owner = owner_of_writing(prose, phrase) or phrase
                return Attribution("according to", owner, " ".join(wording), prose.block, end - 1)
    return None


def _following_clause(prose: Prose, start: int, ceiling: int, full: bool) -> Attribution | None:
    """ "Roe said", the verb being the first word of saying after the quotation."""
    words, tokens = prose.grammar, prose.tokens
    if (
        start not in prose.runs
        and tokens[start].lower in words.conjunctions | words.subordinators | words.relatives
    ):
        if tokens[start].lower not in words.determiners:
            return None
    for verb in range(start + 1, ceiling):
        token = tokens[verb]
        if token.lower not in words.cues or verb in prose.runs or token.lower.endswith("ing"):
            continue
        if not words.cues[token.lower] and verb > start + 4:
            continue
        phrase = subject_before(prose, verb, start)
        if phrase is None or not _noun_path(prose, start, phrase):
            return _inside_clause(prose, start, ceiling)
        if full and not (token.lower in _PLAIN_SAYING and _clause_ends(prose, verb + 1, ceiling)):
            return None
        return _found(prose, "after", phrase, verb)
    return None


def _inside_clause(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """The subject in front when a clause stands between it and its verb: "Roe, who came late and left, said"."""
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
            return _found(prose, "after", phrase, verb)
    return None


def _noun_path(prose: Prose, start: int, phrase: Phrase) -> bool:
    """Whether nothing but titles and nouns stands between a quotation and its speaker."""
    words = prose.grammar
    begin = phrase.run if phrase.run >= 0 else phrase.start
    if begin - start > 14:
        return False
    verbs = words.auxiliaries | words.conjunctions | words.subordinators | frozenset(words.pronouns)
    for token in prose.tokens[start:begin]:
        if token.text == "," or token.lower in words.determiners:
            continue
        if (
            token.kind is not Kind.WORD
            or (token.lower in verbs and not token.capital)
            or words.cues.get(token.lower)
        ):
            return False
    return True


def _clause_ends(prose: Prose, at: int, ceiling: int) -> bool:
    """Whether nothing but an adverb or a phrase of place and time follows the verb."""
    if at >= ceiling:
        return True
    token = prose.tokens[at]
    return (
        token.text in (",", "—")
        or token.lower in prose.grammar.prepositions
        or token.lower in prose.grammar.times
        or (token.lower in ("reporters", "the") and prose.tokens[at - 1].lower in ("told", "asked"))
    )


def _before(prose: Prose, at: int, adjacent: bool) -> Attribution | None:
    """The nearest word of saying in front, in the same sentence."""
    first = prose.sentences[prose.sentence_of(at)][0]
    low = max(first, at - 2 * _WINDOW)
    tokens, words = prose.tokens, prose.grammar
    lead = at - 1
    while lead >= low and (
        tokens[lead].text in (",", ":", "—", "-", "(", "[")
        or tokens[lead].lower in ("that", "how", "as", "dass", "que")
    ):
        lead -= 1
    for verb in range(lead, low - 1, -1):
        token = tokens[verb]
        if token.kind is Kind.QUOTE and adjacent:
            return None
        if token.lower not in words.cues or not _says(prose, verb, first):
            continue
        distance = lead - verb
        if not words.cues[token.lower] and distance > (12 if token.lower in words.judging else 1):
            continue
        if (
            adjacent
            and distance > 0
            and tokens[at - 1].text not in (":", ",")
            and tokens[at - 1].lower != "that"
        ):
            return None
        phrase = _subject_of(prose, verb, first)
        if phrase is None:
            continue
        return _found(prose, "before" if adjacent else "earlier", phrase, verb)
    return None if adjacent else _according_before(prose, first, at)


def _says(prose: Prose, verb: int, first: int) -> bool:
    """Whether a form of saying is a verb with its subject on the left: no noun, infinitive or "was told"."""
    tokens, words = prose.tokens, prose.grammar
    token = tokens[verb]
    if (token.capital and verb != first) or verb in prose.runs:
        return False
    if words.language != "en":
        return True
    if verb == first:
        return False
    before = tokens[verb - 1].lower
    if token.lower in words.bare:
        return _takes_infinitive(prose, verb - 1)
    if before in words.determiners and before not in words.pronouns and before != "that":
        return before in _SUBJECT_WORDS
    if before in _NO_SUBJECT:
        return before == "'s" and token.lower.endswith(("ed", "ing"))
    return not (before in _BE and token.lower in _HEARD)


def _takes_infinitive(prose: Prose, at: int) -> bool:
    """Whether a bare form after token `at` has a subject: "they say", "officials did say"; not "the press"."""
    lower = prose.tokens[at].lower
    if lower in _SUBJECT_WORDS or lower in ("i", "we", "they", "you", "who", "people", "police"):
        return True
    plural = lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3 and at not in prose.run_ends
    return plural or lower in ("did", "does", "do", "will", "would", "can", "could", "may", "might", "also")


def _subject_of(prose: Prose, verb: int, first: int) -> Phrase | None:
    """The subject of a verb in front of a quotation; that of the verb before when it has none of its own."""
    tokens, words = prose.tokens, prose.grammar
    if tokens[verb].lower.endswith("ing") and words.language == "en":
        return _participle_subject(prose, verb, first)
    if words.language in ("de", "nl", "sv"):
        after = subject_after(
            prose, verb + 1, _sentence_end(prose, verb + 1) if verb + 1 < len(tokens) else verb + 1
        )
        opened = verb > first and not _ends_in_noun(prose, first, verb)
        if opened and after is not None:
            return after
    phrase = subject_before(prose, verb, first)
    if phrase is None:
        phrase = _shared_subject(prose, verb, first)
    return None if phrase is None else owner_of_writing(prose, phrase) or phrase


def _ends_in_noun(prose: Prose, first: int, verb: int) -> bool:
    """Whether the words before a verb can be its subject rather than "On Monday" in front of the verb."""
    phrase = subject_before(prose, verb, first)
    opener = prose.tokens[first]
    return phrase is not None and (opener.lower not in prose.grammar.openers or first in prose.runs)


def _shared_subject(prose: Prose, verb: int, first: int) -> Phrase | None:
    for earlier in range(verb - 1, max(first, verb - _WINDOW), -1):
        if prose.tokens[earlier].lower in prose.grammar.cues and _says(prose, earlier, first):
            phrase = subject_before(prose, earlier, first)
            if phrase is not None:
                return phrase
            after = subject_after(prose, earlier + 1, verb)
            if after is not None and prose.tokens[earlier - 1].kind is not Kind.WORD:
                return after
    return None


def _participle_subject(prose: Prose, verb: int, first: int) -> Phrase | None:
    """ "..., saying": the subject of the clause before; "with one resident saying": the phrase right before."""
    tokens, words = prose.tokens, prose.grammar
    before = tokens[verb - 1]
    if before.kind is Kind.WORD and before.lower not in words.conjunctions and before.lower != "as":
        start = next(
            (n + 1 for n in range(verb - 1, max(first, verb - 12) - 1, -1) if tokens[n].lower == "with"),
            first,
        )
        return phrase_ending_at(prose, verb, start) or subject_before(prose, verb, start)
    if before.lower == "as":
        quoted = subject_before(prose, verb - 1, first)
        if quoted is not None:
            return quoted
    phrase = _shared_subject(prose, verb, first)
    if phrase is None:
        start = next((n + 1 for n in range(verb - 1, first - 1, -1) if tokens[n].kind is Kind.QUOTE), first)
        phrase = leading_phrase(prose, start, verb)
    return phrase


def _according_before(prose: Prose, first: int, at: int) -> Attribution | None:
    """ "According to Roe, ..." at the head of the sentence or a comma before the quotation."""
    for start in range(first, min(at, first + _WINDOW)):
        if start == first or prose.tokens[start - 1].text == "," or prose.tokens[start - 1].lower == "and":
            found = _according(prose, start, at)
            if found is not None:
                return found
    return None


def _signature(prose: Prose, at: int) -> Attribution | None:
    """A dash and a name that end the block."""
    tokens = prose.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("—", "-", "~"):
        return None
    run = at + 2
    if run in prose.runs and (
        prose.runs[run] >= len(tokens) - 1 or tokens[prose.runs[run]].text in (",", "—")
    ):
        phrase = subject_after(prose, run, len(tokens))
        return None if phrase is None else Attribution("signature", phrase, None, prose.block)
    return None


def _colon(prose: Prose, at: int) -> Attribution | None:
    """A colon without a word of saying: "Roe on taxes: ...", "Her answer: ..."."""
    if at == 0 or prose.tokens[at - 1].text != ":":
        return None
    first = prose.sentences[prose.sentence_of(at)][0]
    phrase = leading_phrase(prose, first, at - 1)
    if phrase is None:
        phrase = subject_before(prose, at - 1, first)
    if phrase is None:
        return None
    phrase = owner_of_writing(prose, phrase) or phrase
    if phrase.kind is PhraseKind.DESCRIPTION:
        return None
    return Attribution("colon", phrase, None, prose.block)


def closing_attribution(prose: Prose) -> Attribution | None:
    """What the end of a block says of the quotation that the next block opens with, as after "Roe said:"."""
    if not prose.tokens or prose.tokens[-1].text not in (":", ","):
        return None
    end = len(prose.tokens)
    first = prose.sentences[-1][0]
    tokens = prose.tokens
    if tokens[-1].text == "," and tokens[-2:-1] and tokens[-2].lower not in prose.grammar.cues:
        return None
    for verb in range(end - 2, max(first, end - _WINDOW) - 1, -1):
        if tokens[verb].lower in prose.grammar.cues and _says(prose, verb, first):
            phrase = _subject_of(prose, verb, first)
            if phrase is not None:
                return _found(prose, "colon", phrase, verb)
    phrase = leading_phrase(prose, first, end - 1)
    return (
        None
        if phrase is None
        else Attribution("colon", owner_of_writing(prose, phrase) or phrase, None, prose.block)
    )


def sentence_subject(prose: Prose, sentence: int) -> Attribution | None:
    """Whom a sentence without quotations is about: the subject of its word of saying, else the subject it opens with."""
    first, end = prose.sentences[sentence]
    for verb in range(first + 1, min(end, first + _WINDOW)):
        token: Token = prose.tokens[verb]
        if prose.grammar.cues.get(token.lower) and _says(prose, verb, first):
            phrase = subject_before(prose, verb, first)
            if phrase is not None:
                return _found(prose, "sentence before", owner_of_writing(prose, phrase) or phrase, verb)
    phrase = leading_phrase(prose, first, end)
    return None if phrase is None else Attribution("sentence before", phrase, None, prose.block)


def _found(prose: Prose, rule: str, phrase: Phrase, verb: int) -> Attribution:
    phrase = owner_of_writing(prose, phrase) or phrase
    return Attribution(rule, phrase, prose.tokens[verb].text, prose.block, verb)

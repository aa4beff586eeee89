"""The attribution right behind a quotation: "said Roe", "Roe, a doctor, said", "according to Roe"."""

from __future__ import annotations

from reader.text.lexicon import Grammar, word_lists
from reader.text.quotes.attribution import (
    WINDOW,
    Attribution,
    according_to,
    agent_of,
    far_end,
    says,
    sentence_end,
    spoken_by,
)
from reader.text.quotes.clauses import after_any_verb, any_verb_before, as_said, have_said, thus
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import (
    cited_after,
    inside_cluster,
    source_of_saying,
    subject_after_comma,
    verb_cluster,
)
from reader.text.quotes.listeners import past_listener
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.speaking import is_bare
from reader.text.quotes.subjects import is_amount_before, leading_phrase, phrase_ending_at, subject_before
from reader.text.quotes.taking_up import taken_up_behind
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose, ends_in_comma, ends_in_stop


def attribution_behind(prose: Prose, at: int, passage: MarkedPassage) -> Attribution | None:
    """Who is said to speak right behind the quotation at token `at`, which is `passage`; None for nobody."""
    if prose.lower(at + 1) == "." and prose.lower(at + 2) in prose.grammar.foreign.thus:
        return taken_up_behind(prose, at) or thus(prose, at + 2, sentence_end(prose, at + 2))
    start = _past_list(prose, at + 1)
    tokens = prose.tokens
    if passage.dashed and prose.lower(start) in ("?", "!"):
        start += 1  # "– Var är det? undrar hon."
    if start >= len(tokens) or tokens[start].kind is not Kind.WORD:
        return None
    ceiling = sentence_end(prose, start)
    inner = prose.text[passage.inner : passage.until].rstrip()
    full = ends_in_stop(prose.text, passage) and inner[-1:] == "." and passage.closed
    if full and tokens[at + 1].kind is Kind.QUOTE:
        return None
    inverted = have_said(prose, start, ceiling) or _inverted(prose, start, ceiling, full)
    if inverted is not None and (
        prose.lower(inverted.verb) not in prose.grammar.judging or leads_out(prose, at, passage)
    ):
        return inverted
    quoted = _quoted_as(prose, start, ceiling)
    if quoted is not None:
        return quoted
    if full and tokens[start].capital and start not in prose.runs and prose.grammar.language != "en":
        return None
    attribution = (
        _authority(prose, at, start, ceiling)
        or as_said(prose, start, ceiling)
        or agent_of(prose, at, start, ceiling)
    )
    if attribution is not None:
        return attribution
    if prose.grammar.verb_second and not _is_parted(prose, at):
        return None
    return (
        _following_clause(prose, start, ceiling, full)
        or after_any_verb(prose, at, start)
        or any_verb_before(prose, at, start, ceiling)
    )


def _is_parted(prose: Prose, at: int) -> bool:
    """Whether a comma or a dash follows a quotation: where the verb stands second, a clause with its subject
    first right behind the marks says nothing of them, the words are in a clause in front."""
    return prose.tokens[at + 1].text in (",", "—")


def _authority(prose: Prose, at: int, start: int, ceiling: int) -> Attribution | None:
    """ "according to Roe"; "para Roe" or "pour Roe", which is "for Roe" as often, behind a comma only."""
    own = according_to(prose, start, ceiling)
    if own is None or own.phrase is None or prose.lower(start) not in prose.grammar.foreign.benefactives:
        return own
    parted = start > at + 1 and own.phrase.kind is PhraseKind.NAME
    return own if parted and _clause_ends(prose, own.phrase.end, ceiling) else None


def leads_out(prose: Prose, at: int, passage: MarkedPassage) -> bool:
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


def _quoted_as(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """ "the agency quoted Roe as saying", "was how Roe put it"."""
    tokens = prose.tokens
    if prose.words(start, min(start + 2, ceiling)).lower() in ("is how", "was how"):
        run_end = prose.runs.get(start + 2, 0)
        named = name_phrase(prose, start + 2, run_end) if run_end else None
        phrase = named or subject_after(prose, start + 2, ceiling)
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
    if words.language == "en" and prose.lower(at + 1) in ("them", "him", "me", "us"):
        return None  # what is told: "tells them nothing"
    if full and lower not in word_lists("speech")["plain"] and words.language == "en":
        return None
    phrase = source_of_saying(prose, at, start, ceiling)
    phrase = phrase or inside_cluster(prose, start, at) or subject_after(prose, at + 1, ceiling)
    phrase = phrase or past_listener(prose, at, ceiling)
    phrase = cited_after(prose, at, phrase, ceiling) or phrase
    if phrase is not None and phrase.text.lower() in ("man", "men") and words.verb_second:
        return None  # German and Dutch "one"
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
    if words.language == "en" and prose.lower(start) == "with":
        return None  # “fair”, with the talks over after ministers said no
    for verb in range(start + 1, ceiling):
        token = tokens[verb]
        if _is_overheard(prose, verb):
            phrase = subject_before(prose, verb - 2, start)
            return None if full or phrase is None else spoken_by(prose, "after", phrase, verb)
        if token.lower not in words.cues or token.lower.endswith("ing") or not says(prose, verb, start):
            continue
        if not words.cues[token.lower] and verb > start + 4:
            continue
        phrase = subject_after_comma(prose, verb, ceiling) or subject_before(prose, verb, start)
        if is_amount_before(prose, verb, start):
            continue
        if phrase is None or not _noun_path(prose, start, phrase):
            return _inside_clause(prose, start, ceiling)
        if _is_of_writer(prose, start, verb, phrase):
            return None
        if full and not (
            token.lower in word_lists("speech")["plain"] and _clause_ends(prose, verb + 1, ceiling)
        ):
            return None
        return spoken_by(prose, "after", phrase, verb)
    return None if full else _inside_clause(prose, start, far_end(prose, start))


def _is_overheard(prose: Prose, verb: int) -> bool:
    """Whether a participle tells what somebody was heard to say: "a man could be heard asking"."""
    speech = word_lists("speech")
    heard = prose.lower(verb - 1) in speech["overheard"] and prose.lower(verb - 2) in speech["be"]
    return heard and prose.lower(verb).endswith("ing") and prose.lower(verb) in prose.grammar.cues


def _joins(words: Grammar, word: str) -> bool:
    """Whether a word goes on with a sentence: "and", "because", "who"."""
    joining = word in words.conjunctions or word in words.subordinators or word in words.relatives
    return joining and word not in words.determiners


def _goes_on(prose: Prose, start: int) -> bool:
    """Whether a participle goes on with what was quoted: “two groups” crossing his land, said Roe."""
    words, following = prose.grammar, prose.lower(start + 1)
    participle = words.language == "en" and prose.lower(start).endswith("ing")
    return participle and (following in words.determiners or following in words.prepositions)


def _is_of_writer(prose: Prose, start: int, verb: int, phrase: Phrase) -> bool:
    """Whether a clause behind a quotation is the writer's own, which holds the quotation as a part of it.

    It does where the words behind share the verb's clause with words in front: the trial is “fairer” than
    the inquiry and said Roe, and where the quoted words go with a noun that has no article: “weak” data
    suggest.
    """
    tokens = prose.tokens
    woven = start > 1 and tokens[start - 1].kind is Kind.QUOTE and tokens[start - 2].kind is Kind.WORD
    if prose.grammar.language != "en" or not woven or _ends_clause(prose, start - 1):
        return False
    if prose.lower(verb - 1) in prose.grammar.conjunctions:
        return True
    return (
        phrase.kind is PhraseKind.DESCRIPTION
        and phrase.start == start
        and not tokens[start].capital
        and (prose.lower(start) not in prose.grammar.determiners)
    )


def _ends_clause(prose: Prose, at: int) -> bool:
    """Whether the quotation at token `at` has a point of its own inside its marks at the end."""
    return prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1] in ",.?!—…"


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
        return at >= len(prose.tokens) or prose.tokens[at].kind is not Kind.QUOTE
    token = prose.tokens[at]
    if token.text == "," and at + 1 < len(prose.tokens) and prose.tokens[at + 1].kind is Kind.QUOTE:
        return False
    return (
        token.text in (",", "—")
        or token.lower in prose.grammar.prepositions
        or token.lower in prose.grammar.times
        or (token.lower in ("reporters", "the") and prose.tokens[at - 1].lower in ("told", "asked"))
    )


def _opens_clause(words: Grammar, word: str) -> bool:
    """Whether a word is none of a name and its titles: "has", "but", "while", "they"."""
    joining = word in words.conjunctions or word in words.subordinators
    return joining or word in words.auxiliaries or word in words.pronouns

"""A word of saying and its subject: what joins a speaker to a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from reader.text.lexicon import word_lists
from reader.text.quotes.deeds import FEW, is_parent_of
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import inverted_subject
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.relatives import self_named
from reader.text.quotes.speaking import can_speak
from reader.text.quotes.subjects import is_told, leading_phrase, phrase_ending_at, subject_before
from reader.text.quotes.titled import is_woven_title
from reader.text.quotes.tokens import FINAL, POSSESSIVE, Kind, Prose
from reader.text.quotes.writings import owner_of_writing

WINDOW = 30
"""How many tokens from a quotation its attribution is looked for."""
UNSAID = frozenset(["subject", "sentence before", "paragraph before"])
"""Rules that may give a speaker without a word of saying."""
_JUDGED = 4
"""How many words there are at most from a verb that judges to the words it judges by."""


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


def according_to(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """ "according to Roe", "in Roe's words" at token `start`, whole before token `ceiling`."""
    worded = in_words_of(prose, start, ceiling)
    if worded is not None:
        return worded
    for wording in prose.grammar.according.get(prose.lower(start), ()):
        end = start + len(wording)
        if end < ceiling and tuple(token.lower for token in prose.tokens[start:end]) == wording:
            phrase = _oblique(prose, end) or subject_after(prose, end, ceiling)
            if phrase is not None and not _is_own_view(prose, phrase):
                owner = owner_of_writing(prose, phrase) or phrase
                return Attribution("according to", owner, " ".join(wording), prose.block, end - 1)
    return None


def _is_own_view(prose: Prose, phrase: Phrase) -> bool:
    """Whether a phrase is somebody's view, not somebody: "según su criterio", "selon ses calculs"."""
    owned = prose.grammar.foreign.possessives
    return prose.lower(phrase.start) in owned and prose.lower(phrase.end - 1) not in name_lists().speakers


def _oblique(prose: Prose, at: int) -> Phrase | None:
    """The pronoun of "selon lui", "enligt henne"."""
    if prose.lower(at) not in prose.grammar.foreign.oblique:
        return None
    return Phrase(PhraseKind.PRONOUN, at, at + 1, prose.tokens[at].text)


def in_words_of(prose: Prose, start: int, ceiling: int) -> Attribution | None:
    """ "in Roe's words", "in her own words"."""
    if prose.grammar.language != "en" or prose.lower(start) != "in":
        return None
    for at in range(start + 2, min(ceiling, start + 8)):
        if prose.lower(at) not in ("words", "telling"):
            continue
        if prose.lower(start + 1) in ("his", "her", "their"):
            phrase = Phrase(PhraseKind.PRONOUN, start + 1, start + 2, prose.tokens[start + 1].text)
            return Attribution("according to", phrase, prose.words(start, at + 1), prose.block, at)
        owner = at - 1 if prose.lower(at - 1) in POSSESSIVE else at - 2
        if prose.lower(owner) in POSSESSIVE and owner in prose.run_ends:
            phrase = name_phrase(prose, prose.run_ends[owner], owner)
            return Attribution("according to", phrase, prose.words(start, at + 1), prose.block, at)
        return None
    return None


def words_before(prose: Prose, at: int) -> Attribution | None:
    """Whose words a quotation holds by what stands right before it: "it is, in Roe's words, ..."."""
    first = prose.sentences[prose.sentence_of(at)][0]
    end = at
    while end > first and (prose.tokens[end - 1].text in (",", "—") or prose.lower(end - 1) == "as"):
        end -= 1
    for start in range(end - 2, max(first - 1, end - 8), -1):
        if prose.lower(start) == "in":
            own = according_to(prose, start, at)
            ends = own is not None and own.phrase is not None and end in (own.verb + 1, own.phrase.end)
            return own if ends else None
    return None


def sentence_end(prose: Prose, at: int) -> int:
    """The token that ends the sentence or the stretch between two quotations."""
    tokens = prose.tokens
    end = at
    limit = min(len(tokens), at + WINDOW)
    stop = prose.sentences[prose.sentence_of(at)][1]
    while end < min(limit, stop) and tokens[end].kind is not Kind.QUOTE and tokens[end].text not in FINAL:
        end += 1
    return end


def far_end(prose: Prose, at: int) -> int:
    """The token that ends the sentence, where appositions may make it long."""
    return min(prose.sentences[prose.sentence_of(at)][1], at + 3 * WINDOW)


def says(prose: Prose, verb: int, first: int) -> bool:
    """Whether a form of saying is a verb with its subject on the left: no noun, infinitive or "was told"."""
    tokens, words = prose.tokens, prose.grammar
    token = tokens[verb]
    if (token.capital and verb != first) or verb in prose.runs:
        return False
    if words.language != "en":
        return prose.lower(verb - 1) != "eigen"  # Dutch "naar eigen zeggen"
    if verb == first:
        return False
    before = tokens[verb - 1].lower
    if token.lower in words.bare:
        return not _verb_follows(prose, verb) and _takes_infinitive(prose, verb - 1)
    if before in FEW and is_parent_of(prose, verb - 3):
        return True
    if before in words.determiners and before not in words.pronouns and before != "that":
        return before in word_lists("speech")["subjects"]
    if _is_noun_of_saying(prose, verb):
        return False
    lists = word_lists("speech")
    if before in lists["no_subject"] or (
        before in words.prepositions and before not in lists["also_conjunctions"]
    ):
        return before == "'s" and token.lower.endswith(("ed", "ing"))
    return not (before in lists["be"] and token.lower in lists["heard"])


def _is_noun_of_saying(prose: Prose, at: int) -> bool:
    """Whether what looks like a verb is what somebody said: "in his opening remarks"."""
    owned = prose.lower(at - 2) in ("his", "her", "their", "its") and at - 1 not in prose.run_ends
    return owned and prose.lower(at - 3) in prose.grammar.prepositions and prose.lower(at).endswith("s")


def _verb_follows(prose: Prose, at: int) -> bool:
    """Whether what looks like a verb is the noun before one: "the trends report said"."""
    after = prose.lower(at + 1)
    return bool(prose.grammar.cues.get(after)) and after not in prose.grammar.bare


def _takes_infinitive(prose: Prose, at: int) -> bool:
    """Whether a bare form after token `at` has a subject: "they say", "officials did say"; not "the
    press"."""
    lower, lists = prose.tokens[at].lower, word_lists("speech")
    if lower in lists["subjects"] | lists["of_bare_forms"]:
        return True
    run = prose.run_ends.get(at + 1)
    if run is not None:
        return run > 1 and prose.lower(run - 1) == "and" and run - 1 in prose.run_ends
    short = len(lower) < 3 or lower in prose.grammar.small
    plural = lower.endswith("s") and not lower.endswith("ss") and not short
    return plural or lower in lists["before_bare_forms"]


def subject_of(prose: Prose, verb: int, first: int) -> Phrase | None:
    """The subject of a verb in front of a quotation; that of the verb before when it has none of its own."""
    tokens, words = prose.tokens, prose.grammar
    if tokens[verb].lower.endswith("ing") and words.language == "en":
        return _participle_subject(prose, verb, first)
    behind = inverted_subject(prose, verb, first, sentence_end(prose, min(verb + 1, len(tokens) - 1)))
    if behind is not None:
        return behind
    if tokens[verb - 1].text == "," and prose.lower(verb) in word_lists("speech")["plain"]:
        after = _inverted_clause(prose, verb)
        if after is not None:
            return after
    if tokens[verb - 1].lower in word_lists("speech")["be"] and prose.lower(verb + 1) == "by":
        return subject_after(prose, verb + 2, sentence_end(prose, verb + 1))
    if is_done_to(prose, verb, first):
        return None
    phrase = subject_before(prose, verb, first)
    if phrase is None:
        phrase = _shared_subject(prose, verb, first)
    if phrase is None and words.language != "en":
        phrase = leading_phrase(prose, first, verb)
    if phrase is not None and is_told(prose, phrase):
        return None
    if phrase is not None and prose.lower(phrase.start) == "whose":
        owner = phrase.start - 1 if prose.lower(phrase.start - 1) == "," else phrase.start
        if owner in prose.run_ends:  # "Ann Roe, whose email said: ..."
            return name_phrase(prose, prose.run_ends[owner], owner)
    return (
        None if phrase is None else owner_of_writing(prose, phrase) or _sender(prose, verb, first) or phrase
    )


def _sender(prose: Prose, verb: int, first: int) -> Phrase | None:
    """Who puts out the writing that a clause tells of: "Roe sent the Gazette a statement that said"; None for
    one that is from somebody else."""
    if prose.grammar.language != "en" or prose.lower(verb - 1) not in ("that", "which"):
        return None
    lists = word_lists("speech")
    for at in range(verb - 2, max(first + 1, verb - WINDOW), -1):
        if prose.lower(at) in lists["issuing"] | lists["sending"]:
            sent = {token.lower for token in prose.tokens[at + 1 : verb - 1]}
            own = not sent.isdisjoint(lists["sent"]) and sent.isdisjoint(("from", "by"))
            return subject_before(prose, at, first) if own else None
    return None


def is_done_to(prose: Prose, verb: int, first: int) -> bool:
    """Whether a verb is a passive, whose subject says nothing: "she was admitted", "is often accused"."""
    lists, at = word_lists("speech"), verb - 1
    while at > first and (prose.lower(at) in prose.grammar.adverbs or prose.lower(at).endswith("ly")):
        at -= 1
    passive = prose.grammar.language == "en" and prose.lower(at) in lists["be"]
    answers = lists["overheard"] | lists["heard"]
    return passive and prose.lower(verb).endswith("ed") and prose.lower(verb) not in answers


def agent_of(prose: Prose, at: int, start: int, ceiling: int) -> Attribution | None:
    """Who judges in the passive: "it was called “a gift” by Roe"."""
    words = prose.grammar
    if words.language != "en" or prose.lower(start) != "by" or start != at + 1:
        return None
    first = prose.sentences[prose.sentence_of(at)][0]
    low = max(first, at - _JUDGED)
    verb = next((n for n in range(at - 1, low - 1, -1) if prose.lower(n) in words.judging), -1)
    if verb < 0 or not (
        verb == first or is_done_to(prose, verb, first) or prose.tokens[verb - 1].text == ","
    ):
        return None
    phrase = subject_after(prose, start + 1, ceiling)
    person = phrase is not None and prose.lower(phrase.end - 1) not in words.times
    return spoken_by(prose, "according to", phrase, verb) if phrase is not None and person else None


def _inverted_clause(prose: Prose, verb: int) -> Phrase | None:
    """The subject behind a plain verb after a comma, as in "..., said a nurse, who added"."""
    if prose.grammar.language != "en" or prose.lower(verb) in ("told", "tells", "asked", "asks"):
        return None
    phrase = subject_after(prose, verb + 1, sentence_end(prose, min(verb + 1, len(prose.tokens) - 1)))
    if phrase is None or phrase.kind is PhraseKind.PRONOUN or phrase.end >= len(prose.tokens):
        return None
    begins = phrase.run if phrase.run >= 0 else phrase.start
    follows = prose.tokens[phrase.end].lower
    return phrase if begins <= verb + 4 and (follows in (",", ".") or follows in prose.grammar.of) else None


def _shared_subject(prose: Prose, verb: int, first: int) -> Phrase | None:
    for earlier in range(verb - 1, max(first, verb - WINDOW), -1):
        if prose.tokens[earlier].lower in prose.grammar.cues and says(prose, earlier, first):
            phrase = subject_before(prose, earlier, first)
            if phrase is not None and not _is_reported(prose, phrase, first):
                return phrase
            after = subject_after(prose, earlier + 1, verb)
            if after is not None and prose.tokens[earlier - 1].kind is not Kind.WORD:
                return after
    return None


def _is_reported(prose: Prose, phrase: Phrase, first: int) -> bool:
    """Whether a pronoun opens what another is said to say: "Roe said (that) he goes on, adding"."""
    before = phrase.start - 1
    before -= prose.lower(before) == "that"
    told = phrase.kind is PhraseKind.PRONOUN and prose.grammar.language == "en" and before > first
    return told and bool(prose.grammar.cues.get(prose.lower(before))) and says(prose, before, first)


def _participle_subject(prose: Prose, verb: int, first: int) -> Phrase | None:
    """ "..., saying": the subject of the clause before; "with one resident saying": the phrase right
    before."""
    tokens, words = prose.tokens, prose.grammar
    before = tokens[verb - 1]
    lists = word_lists("speech")
    if before.lower in lists["overheard"] and prose.lower(verb - 2) in lists["be"]:
        return subject_before(prose, verb - 2, first)
    if before.lower in lists["gerund"] and verb - 1 > first:
        whole = leading_phrase(prose, _last_clause(prose, first, verb - 1), verb - 1)
        if whole is not None:
            return whole
    if before.kind is Kind.WORD and before.lower not in words.conjunctions and before.lower != "as":
        if _is_occasion(prose, verb, first):
            return None
        start = next(
            (n + 1 for n in range(verb - 1, max(first, verb - 12) - 1, -1) if tokens[n].lower == "with"),
            first,
        )
        phrase = phrase_ending_at(prose, verb, start) or subject_before(prose, verb, start)
        clause = _holds_clause(prose, verb) and phrase is not None and not can_speak(phrase, prose)
        whole = leading_phrase(prose, _last_clause(prose, first, verb), verb) if clause else None
        return whole or _issuer(prose, phrase, first) or phrase
    if before.lower == "as":
        quoted = phrase_ending_at(prose, verb - 1, first) or subject_before(prose, verb - 1, first)
        if quoted is not None:
            return quoted
    phrase = _shared_subject(prose, verb, first)
    if phrase is None:
        start = next(
            (
                n + 1
                for n in range(verb - 1, max(first, verb - WINDOW) - 1, -1)
                if tokens[n].kind is Kind.QUOTE and not is_woven_title(prose, n)
            ),
            first,
        )
        phrase = leading_phrase(prose, start, verb)
    return phrase


def _holds_clause(prose: Prose, verb: int) -> bool:
    """Whether a clause follows a participle of saying, and no words in marks: "opposed the plan saying it
    was"."""
    after = verb + 2 if prose.lower(verb + 1) == "that" else verb + 1
    led = prose.lower(after) in prose.grammar.pronouns or prose.lower(after) in prose.grammar.determiners
    return led and prose.lower(verb) in ("saying", "claiming", "arguing", "insisting", "stating")


def _issuer(prose: Prose, phrase: Phrase | None, first: int) -> Phrase | None:
    """Who put out the writing that a participle hangs on: "Roe issued a statement calling it ..."."""
    lists = word_lists("speech")
    if phrase is None or phrase.start - 1 <= first or prose.lower(phrase.start - 1) not in lists["issuing"]:
        return None
    writing = prose.lower(phrase.end - 1) in word_lists("titles")["writings"]
    return subject_before(prose, phrase.start - 1, first) if writing else None


def _is_occasion(prose: Prose, verb: int, first: int) -> bool:
    """Whether what looks like a participle is a noun with another before it: "at a press briefing Roe"."""
    words, after = prose.grammar, verb + 1
    led = after in prose.runs or prose.lower(after) in words.pronouns or prose.lower(after) == ","
    for at in range(verb - 1, max(first, verb - 4), -1):
        if prose.lower(at) in words.determiners:
            before = prose.lower(at - 1)
            return led and before != "with" and before in words.prepositions
    return False


def _last_clause(prose: Prose, first: int, end: int) -> int:
    """Where the clause starts that ends before token `end`: behind a quotation, or behind ", and"."""
    tokens, joining = prose.tokens, prose.grammar.conjunctions
    for at in range(end - 1, first, -1):
        if tokens[at].kind is Kind.QUOTE or (tokens[at].lower in joining and tokens[at - 1].text == ","):
            return at + 1
    return first


def closing_clause(prose: Prose, first: int, end: int) -> Attribution | None:
    """ ", said Roe." or ", according to Roe." at the end of the sentence from token `first` to `end`."""
    tokens, words = prose.tokens, prose.grammar
    if words.language != "en":
        return None
    stop = end - 1 if tokens[end - 1].text in FINAL else end
    last = stop - 1
    while last > first and (tokens[last].lower in words.times or tokens[last].lower in ("on", "in")):
        last -= 1
    for start in range(stop - 1, max(first, stop - WINDOW), -1):
        if tokens[start - 1].text != ",":
            continue
        authority = according_to(prose, start, end)
        if authority is not None:
            return authority
        if words.cues.get(tokens[start].lower) and not tokens[start].lower.endswith("ing"):
            told = tokens[start].lower in ("told", "tells", "asked", "asks")
            behind = None if told else subject_after(prose, start + 1, stop)
            if behind is not None and prose.lower(behind.end) in words.auxiliaries:
                continue  # "..., said the roads are shut", whose subject stands before
            phrase = subject_before(prose, start, first) if told else behind
            return None if phrase is None else spoken_by(prose, "closing", phrase, start)
        ending = words.cues.get(tokens[last].lower) and not tokens[last].lower.endswith("ing")
        if last > start and ending and says(prose, last, start):
            phrase = subject_before(prose, last, start)
            if phrase is not None and phrase.start - start <= 1:
                return spoken_by(prose, "closing", phrase, last)
    return None


def spoken_by(prose: Prose, rule: str, phrase: Phrase, verb: int) -> Attribution:
    """An attribution by a verb to its subject; what a writing says goes to its owner ("Roe's letter"), what
    one says who tells their name to the name."""
    phrase = owner_of_writing(prose, phrase) or self_named(prose, phrase) or phrase
    return Attribution(rule, phrase, prose.tokens[verb].text, prose.block, verb)

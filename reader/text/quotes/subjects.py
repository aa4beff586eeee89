"""Where the subject of a word of saying is: on its left, on its right, or at the head of the clause.

There is no grammar here, only small words and capitals: a phrase starts and ends where one of them is."""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.appositions import apposed
from reader.text.quotes.asides import aside_before
from reader.text.quotes.names import name_lists
from reader.text.quotes.offices import holder_ahead
from reader.text.quotes.openings import opening_phrase
from reader.text.quotes.phrases import (
    Phrase,
    PhraseKind,
    bare_determiner,
    is_object,
    is_plain_adverb,
    leading_noun_phrase,
    name_phrase,
)
from reader.text.quotes.relatives import (
    acts_of_who,
    contact_clause,
    described_there,
    goes_into,
    is_date,
    is_inserted,
    is_participle,
    is_told_ahead,
    opens_with_name,
)
from reader.text.quotes.titled import ends_aside, is_woven_title
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose, is_past
from reader.text.quotes.writings import told_in_writing

_REACH = 40
"""How many tokens are looked at on one side; sentences of the news are shorter, and garbage costs no more."""
_FAR = 3 * _REACH
"""How many where a comma before the verb shows that appositions stand between it and its subject."""
_BREAKS = frozenset(";:.!?…。")
_AMOUNTS = frozenset({"million", "billion", "trillion", "percent", "%"})
"""Words behind a number that make it no subject: "most of the two million first estimated"."""


def subject_before(prose: Prose, verb: int, floor: int) -> Phrase | None:
    """The subject of the verb at token `verb`, looked for to the left, not beyond token `floor`."""
    at = _skip_back(prose, verb - 1, floor)
    if at < floor:
        return None
    tokens, words = prose.tokens, prose.grammar
    low = max(floor, at - (_FAR if tokens[at].text in (",", "—") else _REACH))
    if tokens[at].lower in words.relatives:
        return _antecedent(prose, at, low)
    if tokens[at].lower in words.conjunctions:
        return leading_phrase(prose, _shared_start(prose, at, low), at)
    apposition = tokens[at].text in (",", "—") or (tokens[at].kind is Kind.QUOTE and ends_aside(prose, at))
    start = _clause_start(prose, at + 1, low, through=apposition)
    if start > at:
        before = start - 1
        if tokens[before].lower in words.relatives and before > low:
            return _antecedent(prose, before, low)
        return None
    parts = _comma_parts(prose, start, at + 1)
    if apposition:
        return _first_good(prose, parts)
    who = next((n for n in range(*parts[-1]) if acts_of_who(prose, n, at)), -1)
    if who > low:
        return _antecedent(prose, who, low)
    contact = contact_clause(prose, *parts[-1])
    subject = _from_part(prose, contact, parts[-1][1])
    if len(parts) > 1 and subject is not None:
        inserted = is_inserted(prose, verb)
        if _unclosed_apposition(prose, parts[-2], parts[-1], subject, inserted):
            return name_phrase(prose, parts[-2][0], parts[-2][1])
    if subject is None and tokens[parts[-1][0]].lower in words.conjunctions:
        return leading_phrase(prose, low if low > floor else floor, parts[-1][0])
    return subject


def is_told(prose: Prose, phrase: Phrase) -> bool:
    """Whether a phrase at the head of a sentence is whom something is told, not who tells it: "A Ana Roe le
    dijeron"."""
    head = prose.sentences[prose.sentence_of(phrase.start)][0] == phrase.start - 1
    return head and prose.lower(phrase.start - 1) in prose.grammar.foreign.to_whom


def _unclosed_apposition(
    prose: Prose, before: tuple[int, int], part: tuple[int, int], subject: Phrase, inserted: bool
) -> bool:
    """Whether a stretch is what the name before its comma is: "Ann Roe, owner of the mill told us"."""
    named = prose.runs.get(before[0]) == before[1]
    owned = prose.lower(subject.start - 1) in POSSESSIVE and prose.run_ends.get(subject.start - 1) == part[0]
    described = subject.kind is PhraseKind.DESCRIPTION and (subject.start == part[0] or owned)
    core = [prose.lower(at) for at in range(subject.start, subject.end)]
    role = any(word in name_lists().roles for word in core)
    bare = core[0] not in prose.grammar.determiners or core[0] in ("his", "her", "their")
    led = core[0] in ("a", "an", "the") and opens_with_name(prose, *before) and not inserted
    return named and described and ((role and bare) or led)


def _skip_back(prose: Prose, at: int, floor: int) -> int:
    """Over the adverbs and auxiliaries between a subject and its verb."""
    words = prose.grammar
    while at >= floor and prose.tokens[at].kind is Kind.WORD:
        token = prose.tokens[at]
        aside = aside_before(prose, at)
        if aside:
            at -= aside
            continue
        skipped = (
            token.lower in words.auxiliaries or token.lower in words.adverbs or token.lower in words.times
        )
        adverb = token.lower.endswith("ly") and not token.capital and words.language == "en"
        adverb = adverb and token.lower not in word_lists("speech")["people_in_ly"]
        if at + 1 in prose.run_ends or not (skipped or adverb):
            break
        at -= 1
    return at


def is_amount_before(prose: Prose, verb: int, floor: int) -> bool:
    """Whether what looks like the subject of a verb is a number: "most of the two million first
    estimated"."""
    at = _skip_back(prose, verb - 1, floor)
    while at > floor and prose.lower(at) in ("first", "initially", "once"):
        at -= 1
    return at >= floor and prose.lower(at) in _AMOUNTS


def _clause_start(prose: Prose, end: int, low: int, through: bool = False) -> int:
    """Where the clause that ends before token `end` starts: after a quotation, a break or a word like
    "because"."""
    words = prose.grammar
    at = end
    while at > low:
        token = prose.tokens[at - 1]
        if (token.kind is Kind.QUOTE and not is_woven_title(prose, at - 1)) or token.text in _BREAKS:
            break
        if (
            not through
            and token.lower in words.subordinators
            and at - 1 not in prose.runs
            and token.lower not in words.determiners
        ):
            break
        if token.lower in ("after", "before") and not through and _has_verb(prose, low, at - 1):
            break
        at -= 1
    while at < end and prose.tokens[at].text in (",", "—", ".", "-"):
        at += 1
    return at


def _shared_start(prose: Prose, end: int, low: int) -> int:
    """Where the clause starts whose subject a verb behind "and" shares.

    Words in marks do not part it from what hangs on them ("was “fair” to Roe and said ..."), nor does the
    "as" of an office ("as mayor, but said ...").
    """
    start = _clause_start(prose, end, low)
    if prose.grammar.language != "en" or start == end:
        return start
    start = max(start, told_in_writing(prose, start, end))
    while start > low + 1:
        office = prose.lower(start - 1) == "as" and prose.lower(start) in name_lists().roles
        if not office and not _hangs_on_marks(prose, start):
            break
        start = _clause_start(prose, start - 1, low)
    return start


def _hangs_on_marks(prose: Prose, at: int) -> bool:
    """Whether a small word goes on with the words in marks before it: “fair” to all, “fair” handling."""
    token, marks, words = prose.tokens[at], prose.tokens[at - 1], prose.grammar
    if marks.kind is not Kind.QUOTE or token.kind is not Kind.WORD or token.capital:
        return False
    subject = token.lower in words.determiners or token.lower in words.pronouns or token.lower in words.cues
    return not subject and prose.text[marks.end - 2] not in ",.?!—…"


def _has_verb(prose: Prose, start: int, end: int) -> bool:
    """Whether a stretch is a clause of its own: "the mayor waved" before "after a man shouted"."""
    english = prose.grammar.language == "en"
    return english and any(is_past(prose.tokens[at]) for at in range(start + 1, end))


def _antecedent(prose: Prose, relative: int, low: int) -> Phrase | None:
    """What "who" stands for: the phrase right before it."""
    end = relative
    while end > low and prose.tokens[end - 1].text in (",", "—"):
        end -= 1
    start = _clause_start(prose, end, low)
    if start >= end:
        return None
    start, end = _comma_parts(prose, start, end)[-1]
    named = described_there(prose, start) or holder_ahead(prose, start, low)
    if named is not None:
        return named
    last = phrase_ending_at(prose, end, start)
    if last is not None and prose.lower(last.start - 1) not in prose.grammar.of:
        return last
    return _from_part(prose, start, end, last=True)


def _comma_parts(prose: Prose, start: int, end: int) -> list[tuple[int, int]]:
    parts, begin = [], start
    for at in range(start, end):
        if prose.tokens[at].text in (",", "—"):
            if at > begin:
                parts.append((begin, at))
            begin = at + 1
    if end > begin:
        parts.append((begin, end))
    return parts or [(start, end)]


def _first_good(prose: Prose, parts: list[tuple[int, int]]) -> Phrase | None:
    """The subject in front of its appositions; parts that open like "On Monday" are passed over."""
    for start, end in parts:
        if is_date(prose, start, end):
            continue
        if prose.lower(start) in prose.grammar.conjunctions and start not in prose.runs and start + 1 < end:
            start += 1
        if prose.lower(start) == "as" and start + 1 < end and start + 1 in prose.runs:
            start += 1
        token = prose.tokens[start]
        opens = token.lower in prose.grammar.openers or is_participle(token)
        if opens and (start not in prose.runs or goes_into(prose, start)) and len(parts) > 1:
            continue
        if token.lower in prose.grammar.relatives:
            continue
        start = _after_subordinator(prose, start, end)
        phrase = _from_part(prose, start, end)
        if phrase is not None:
            return apposed(prose, phrase, end)
    return None


def _after_subordinator(prose: Prose, start: int, end: int) -> int:
    """Past a "that" inside a stretch: its subject is the one that counts."""
    words = prose.grammar
    for at in range(end - 2, start, -1):
        word = prose.tokens[at].lower
        refers = word in words.relatives or word in words.determiners
        then = word in ("after", "before") and _has_verb(prose, start, at)  # "shares fell after Roe, ..."
        if (then or (word in words.subordinators and not refers)) and at not in prose.runs:
            return at + 1
    return start


def _from_part(prose: Prose, start: int, end: int, last: bool = False) -> Phrase | None:
    """The noun phrase that a stretch without commas is, or begins with; with `last`, ends with."""
    words, tokens = prose.grammar, prose.tokens
    while (
        start < end
        and start not in prose.runs
        and (
            tokens[start].lower in words.conjunctions
            or (last and words.cues.get(tokens[start].lower))
            or is_plain_adverb(prose, start)
            or tokens[start].kind is not Kind.WORD
        )
    ):
        start += 1
    end = _cut_relative(prose, start, end)
    if start >= end:
        return None
    if end in prose.run_ends and prose.run_ends[end] >= start:
        run = prose.run_ends[end]
        relative = last and prose.lower(run - 1) not in words.of
        if relative or not is_object(prose, start, run):
            return name_phrase(prose, run, end)
    if tokens[end - 1].lower in words.pronouns and (last or not is_object(prose, start, end - 1)):
        return Phrase(PhraseKind.PRONOUN, end - 1, end, tokens[end - 1].text)
    return leading_noun_phrase(prose, start, end)


def _cut_relative(prose: Prose, start: int, end: int) -> int:
    for at in range(start + 1, end):
        lower = prose.tokens[at].lower
        if lower in prose.grammar.relatives and lower not in prose.grammar.determiners:
            return at
    return end


def leading_phrase(prose: Prose, start: int, end: int) -> Phrase | None:
    """The subject that the clause from token `start` to `end` opens with, "On Monday," and the like
    passed over."""
    parts = _comma_parts(prose, start, min(end, start + _REACH))
    tokens, words = prose.tokens, prose.grammar
    for begin, stop in parts:
        while (
            begin < stop
            and begin not in prose.runs
            and (tokens[begin].lower in words.conjunctions or tokens[begin].lower in words.adverbs)
        ):
            begin += 1
        opens = (
            begin < stop
            and begin not in prose.runs
            and (
                (tokens[begin].lower in words.openers and tokens[begin].lower not in words.determiners)
                or is_participle(tokens[begin])
            )
        )
        if begin >= stop or (opens and len(parts) > 1):
            continue
        if tokens[begin].lower in words.subordinators and begin not in prose.runs:
            continue
        if is_told_ahead(prose, begin, stop):
            continue
        return opening_phrase(prose, begin, stop)
    return None


def phrase_ending_at(prose: Prose, end: int, first: int) -> Phrase | None:
    """The noun phrase that ends right before token `end`, back to its article: "a message" before
    "stating"."""
    if end in prose.run_ends and prose.run_ends[end] >= first:
        return name_phrase(prose, prose.run_ends[end], end)
    words, tokens = prose.grammar, prose.tokens
    for start in range(end - 1, max(first, end - 6) - 1, -1):
        token = tokens[start]
        if token.kind is not Kind.WORD or (
            token.lower in words.small and token.lower not in words.determiners
        ):
            return None
        if token.lower in words.determiners:
            return (
                bare_determiner(prose, start, end)
                if end == start + 1
                else Phrase(PhraseKind.DESCRIPTION, start, end, prose.words(start, end))
            )
    return None

"""A verb of saying without a subject, as Spanish, Italian and Portuguese have it: «...», indicó.

Who spoke last is meant, or whom the sentence before is about (the null subject of a language that drops
pronouns keeps the topic: Carminati, 2002).
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.quotes.attribution import Attribution
from reader.text.quotes.inversion import verb_cluster
from reader.text.quotes.names import is_body, name_lists, plain
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.sentences import sentence_subject
from reader.text.quotes.tokens import Kind, Prose

_SENTENCES = 8
"""How many sentences back the one who is meant may be."""
_BLOCKS = 3
_LEAD = 8
"""How many words there are at most from a verb of saying to the quotation that it leads in."""
_GUESSED = frozenset({"paragraph before", "beat", "subject"})
"""Rules whose speaker is none to go on with."""


def verb_alone(prose: Prose, at: int) -> int:
    """The verb of saying that follows the quotation at token `at` without a subject; -1 if none does."""
    words, start = prose.grammar, at + 1
    if not words.pro_drop or start >= len(prose.tokens):
        return -1
    end = prose.sentences[prose.sentence_of(at)][1]
    pause = prose.tokens[start].text in (",", "—")
    inside = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1] in (",", "?", "!", "…")
    verb = _bare_verb(prose, start + pause, end) if pause or inside else -1
    return verb if verb >= 0 else _closing_verb(prose, at, end)


def verb_ahead(prose: Prose, at: int) -> int:
    """The verb of saying that leads in the quotation at token `at` by a colon or a "que", where the sentence
    names no subject: "Ayer añadió: «...»"; -1 if none does."""
    words, first = prose.grammar, prose.sentences[prose.sentence_of(at)][0]
    led = prose.lower(at - 1) == ":" or prose.lower(at - 1) in words.foreign.that
    if not words.pro_drop or not led:
        return -1
    for verb in range(at - 2, max(first, at - _LEAD) - 1, -1):
        if verb in prose.runs or prose.tokens[verb].kind is not Kind.WORD:
            return -1
        if words.cues.get(prose.lower(verb)):
            return verb
    return -1


def _bare_verb(prose: Prose, start: int, end: int) -> int:
    """The verb of a clause that starts at a token and has no subject; -1 if it is no such clause."""
    words = prose.grammar
    verb = verb_cluster(prose, start, end)
    if verb >= end and start < end and prose.lower(start).endswith(tuple(words.foreign.past_ends)):
        verb = start  # a past form that no list has
    if verb >= end or prose.tokens[verb].capital or prose.tokens[verb].kind is not Kind.WORD:
        return -1
    known = words.cues.get(prose.lower(verb))
    after = verb + 1
    while after < end and prose.lower(after) in words.adverbs and prose.lower(after) not in words.times:
        after += 1
    closes = after >= end or prose.tokens[after].kind is not Kind.WORD
    if not known:
        return verb if closes and after == verb + 1 else -1
    joined = words.prepositions | words.times | words.conjunctions
    return verb if closes or prose.lower(after) in joined else -1


def _closing_verb(prose: Prose, at: int, end: int) -> int:
    """The verb that is the whole last clause of the sentence: «...» por falta de agua, dijo."""
    last = end - 1 if prose.tokens[end - 1].kind is Kind.POINT else end
    comma = next((n for n in range(last - 1, max(at, last - 4), -1) if prose.tokens[n].text == ","), -1)
    if comma < 0:
        return -1
    verb = verb_cluster(prose, comma + 1, last)
    return verb if verb == last - 1 and prose.grammar.cues.get(prose.lower(verb)) else -1


def omitted_subject(
    proses: Sequence[Prose], number: int, at: int, verb: int, given: Sequence[Attribution | None]
) -> Attribution | None:
    """Who is meant by the verb without a subject at token `verb` of block `number`, behind the quotation at
    token `at`: the last one who spoke, or whom a sentence is about, that agrees in number.

    The rule is "omitted far" where a sentence between is about somebody or something else.
    """
    rule = "omitted"
    cue, plural, seen = proses[number].tokens[verb].text, _is_plural(proses[number].lower(verb)), 0
    for block in range(number, max(-1, number - 1 - _BLOCKS), -1):
        prose = proses[block]
        last = prose.sentence_of(at) if block == number else len(prose.sentences) - 1
        for sentence in range(last, -1, -1):
            seen += 1
            if seen > _SENTENCES:
                return None
            found = _last_of(prose, sentence, at if block == number else len(prose.tokens), given, plural)
            if found is not None:
                return Attribution(rule, found.phrase, cue, found.block, found.verb)
            if _is_of_another(prose, sentence, at if block == number else len(prose.tokens)):
                rule = "omitted far"
    return None


def _last_of(
    prose: Prose, sentence: int, end: int, given: Sequence[Attribution | None], plural: bool
) -> Attribution | None:
    """The last one who spoke in a sentence before token `end`, or else its subject."""
    first, stop = prose.sentences[sentence]
    for at in range(min(stop, end) - 1, first - 1, -1):
        own = _own(given, prose.tokens[at].quote)
        if own is not None and own.rule not in _GUESSED and _may_be(prose, own, plural):
            return own
    if stop > end or stop - first < 2:
        return None
    subject = sentence_subject(prose, sentence)
    return subject if subject is not None and _may_be(prose, subject, plural) else None


def _is_of_another(prose: Prose, sentence: int, end: int) -> bool:
    """Whether a sentence before token `end` has a subject of its own, or opens with a writing, which tells
    something as well as people do: "El informe salió ayer"."""
    first, stop = prose.sentences[sentence]
    if not first + 1 < stop <= end:
        return False
    article = prose.lower(first) in prose.grammar.determiners
    writing = article and prose.lower(first + 1) in prose.grammar.foreign.writings
    return writing or sentence_subject(prose, sentence) is not None


def _own(given: Sequence[Attribution | None], quote: int) -> Attribution | None:
    """The attribution with a phrase that a quotation's leads back to."""
    for _ in range(_SENTENCES):
        own = given[quote] if quote >= 0 else None
        if own is None or own.phrase is not None:
            return own
        quote = own.same_as
    return None


def _may_be(prose: Prose, own: Attribution, plural: bool) -> bool:
    """Whether a subject can be that of another verb: a person, or a body that has said something; as many."""
    phrase = own.phrase
    if phrase is None:
        return False
    if phrase.kind is PhraseKind.PRONOUN:
        gender = prose.grammar.pronouns.get(phrase.text.lower())
        return gender == ("plural" if plural else gender) and gender in ("m", "f", "plural")
    many = phrase.kind is PhraseKind.DESCRIPTION and _is_many(phrase)
    if many != plural:
        return False
    far = own.rule == "earlier" and phrase.kind is PhraseKind.DESCRIPTION
    return (own.cue is not None and not far) or _is_person(prose, own, phrase)


def _is_person(prose: Prose, own: Attribution, phrase: Phrase) -> bool:
    if phrase.kind is PhraseKind.NAME:
        return not is_body(phrase.name) and plain(phrase.name[0]) not in name_lists().bodies
    head = phrase.text.lower().split()
    return any(word in name_lists().trades for word in head[:3])


def _is_many(phrase: Phrase) -> bool:
    """Whether a description is of more than one: "los vecinos", "Ana Roe y Bo Lee"."""
    words = phrase.text.lower().split()
    return words[0].endswith(("s", "gli", "i")) or bool({"y", "e", "ed"} & set(words[1:-1]))


def _is_plural(verb: str) -> bool:
    """Whether a form is one of the third person plural, by how it ends."""
    return verb.endswith(("n", "m", "no"))

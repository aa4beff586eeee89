"""Speakers that the sentence of a quotation does not name: the segments around it and the paragraph
before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.text.lexicon import word_lists
from reader.text.quotes.attribution import (
    WINDOW,
    Attribution,
    says,
    spoken_by,
    subject_of,
)
from reader.text.quotes.beside import attribute
from reader.text.quotes.following import subject_after
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.omitted import omitted_subject, verb_ahead, verb_alone
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.sentences import cited_within, sentence_subject
from reader.text.quotes.signatures import signed_below, told_below
from reader.text.quotes.subjects import leading_phrase
from reader.text.quotes.tokens import Prose
from reader.text.quotes.verb_second import minded, names_within
from reader.text.quotes.writings import owner_of_writing

IsThing = Callable[[Phrase, Prose], bool]
"""Whether a phrase of a block means no person."""
_BACK = 4


def attribute_all(
    proses: Sequence[Prose], passages: Sequence[MarkedPassage], is_thing: IsThing
) -> list[Attribution | None]:
    """The attribution of each passage, in their order; `proses` are the blocks that are read, in theirs.

    `is_thing` says of a phrase and its block whether it is nobody.
    """
    given: list[Attribution | None] = [None] * len(passages)
    places = [(number, at) for number, prose in enumerate(proses) for at in prose.quotes]
    for number, at in places:
        quote = proses[number].tokens[at].quote
        if passages[quote].continues and quote:
            given[quote] = Attribution("continued", same_as=quote - 1)
            own = attribute(proses[number], at, passages)
            if own is not None and own.rule in ("inverted", "after", "according to"):
                given[quote] = own
                _hand_back(given, passages, quote)
        else:
            given[quote] = _joined(proses[number], at, attribute(proses[number], at, passages), given)
    story = [prose for prose in proses if not prose.aside]
    order = {prose.block: number for number, prose in enumerate(story)}
    for number, at in places:
        quote = proses[number].tokens[at].quote
        if given[quote] is None:
            place = order.get(proses[number].block)
            around, here = (proses, number) if place is None else (story, place)
            given[quote] = _from_context(around, here, at, given, passages, is_thing)
    return given


def _joined(
    prose: Prose, at: int, own: Attribution | None, given: Sequence[Attribution | None]
) -> Attribution | None:
    """The attribution of a quotation, as near as that of the one it is joined to: shouting “A” and “B”."""
    before = prose.tokens[at - 2].quote if at > 1 and prose.lower(at - 1) in ("and", "or") else -1
    first = given[before] if before >= 0 else None
    if own is None or first is None or own.rule != "earlier" or own.verb != first.verb:
        return own
    return replace(own, rule=first.rule)


def _hand_back(given: list[Attribution | None], passages: Sequence[MarkedPassage], quote: int) -> None:
    """An utterance over several paragraphs whose speaker only the last one names."""
    while passages[quote].continues and quote:
        before = given[quote - 1]
        if before is not None and before.rule != "continued":
            return
        given[quote - 1] = Attribution("continued", same_as=quote)
        quote -= 1


def _from_context(
    proses: Sequence[Prose],
    number: int,
    at: int,
    given: Sequence[Attribution | None],
    passages: Sequence[MarkedPassage],
    is_thing: IsThing,
) -> Attribution | None:
    prose = proses[number]
    opens = at == 0
    if opens and number:
        led_in = closing_attribution(proses[number - 1])
        if led_in is not None and proses[number - 1].tokens[-1].text == ":":
            return led_in
        if led_in is not None and proses[number - 1].tokens[-2].lower in prose.grammar.cues:
            return led_in
    verb = verb_alone(prose, at)
    verb = verb if verb >= 0 else verb_ahead(prose, at)
    found = omitted_subject(proses, number, at, verb, given) if verb >= 0 else None
    if found is None:
        found = _earlier_in_block(prose, at, given, is_thing)
    if found is None:
        found = _later_in_block(prose, at, given)
    if found is None:
        found = _beat(prose, at)
    passage = passages[prose.tokens[at].quote]
    another = (passage.dashed and prose.grammar.language != "sv") or _of_somebody(prose, at)
    if found is None and opens and prose.is_whole():
        found = signed_below(proses, number) or told_below(proses, number)
    if found is None and prose.is_alone(at) and not another:
        found = _running(proses, number, at, given, passages, is_thing)
    return found


def _earlier_in_block(
    prose: Prose, at: int, given: Sequence[Attribution | None], is_thing: IsThing
) -> Attribution | None:
    sentence = prose.sentence_of(at)
    start = prose.sentences[sentence][0]
    ahead = _opened_by(prose, start, at)
    if ahead is not None:
        return ahead
    for earlier in range(at - 1, max(start, at - 30) - 1, -1):
        quote = prose.tokens[earlier].quote
        if quote >= 0:
            return Attribution("linked", same_as=quote) if given[quote] is not None else None
    reported = _is_reported(prose, sentence)
    own = minded(prose, start, at) if reported else None
    if own is not None:
        return own
    if reported:
        head = _before_colon(prose, sentence, at)
        if head is not None or sentence == 0:
            return head
    if not reported and not prose.is_alone(at):
        subject = sentence_subject(prose, sentence)
        if (
            subject is not None
            and subject.phrase is not None
            and subject.phrase.kind is not PhraseKind.DESCRIPTION
        ):
            return Attribution("subject", subject.phrase, subject.cue, prose.block, subject.verb)
    for before in range(sentence - 1, max(-1, sentence - _BACK), -1):
        start, end = prose.sentences[before]
        for token in reversed(prose.tokens[start:end]):
            if token.quote >= 0 and given[token.quote] is not None:
                return Attribution("reported" if reported else "linked", same_as=token.quote)
        subject = _person_or_subject(prose, before, is_thing)
        if subject is not None and not _goes_on(prose, subject, is_thing):
            return replace(subject, rule="reported") if reported else subject
    return None


def _opened_by(prose: Prose, first: int, at: int) -> Attribution | None:
    """Who says what a participle at the head of the sentence leads in: "Warning that “it will break,” Roe
    left", "Declaring “the sea” is rising, ..."; where no clause follows, one that judges: one writes
    “songs”."""
    words, lead = prose.grammar, prose.lower(first)
    that = prose.lower(first + 1) == "that"
    clause = that or prose.lower(at + 1) in words.auxiliaries
    says_so = bool(words.cues.get(lead)) if clause else lead in words.judging
    if not (says_so and lead.endswith("ing") and words.language == "en") or at > first + 1 + that:
        return None
    end = prose.sentences[prose.sentence_of(at)][1]
    inside = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1] == ","
    comma = at if inside else next((n for n in range(at + 1, end) if prose.tokens[n].text == ","), end)
    phrase = leading_phrase(prose, comma + 1, end) if comma + 1 < end else None
    return None if phrase is None else Attribution("earlier", phrase, lead, prose.block, first)


def _before_colon(prose: Prose, sentence: int, at: int) -> Attribution | None:
    """Who stands at the head of a sentence that goes on in reported speech after a colon."""
    first = prose.sentences[sentence][0]
    colon = next((n for n in range(at - 1, first, -1) if prose.tokens[n].text == ":"), first)
    cited = cited_within(prose, first, colon) if colon > first else None
    if cited is not None:
        return replace(cited, rule="reported")
    phrase = leading_phrase(prose, first, colon) if colon > first else None
    if phrase is None or _is_told_of(prose, phrase, colon):
        return None
    return Attribution("reported", phrase, None, prose.block)


def _is_told_of(prose: Prose, phrase: Phrase, end: int) -> bool:
    """Whether the first verb behind a phrase is of reported speech, so that another tells it: "Ziel sei"."""
    for token in prose.tokens[phrase.end : end]:
        if token.lower in prose.grammar.foreign.reported and not token.capital:
            return True
        if token.lower in prose.grammar.auxiliaries or token.lower in prose.grammar.cues:
            return False
    return False


def _is_reported(prose: Prose, sentence: int) -> bool:
    """Whether a sentence has a verb form that German keeps for what others say: "Das sei falsch"."""
    first, end = prose.sentences[sentence]
    reported = prose.grammar.foreign.reported
    return any(token.lower in reported and not token.capital for token in prose.tokens[first:end])


def _later_in_block(prose: Prose, at: int, given: Sequence[Attribution | None]) -> Attribution | None:
    for token in prose.tokens[at + 1 : at + 60]:
        if token.quote >= 0 and given[token.quote] is not None:
            own = given[token.quote]
            if own is not None and own.rule in ("inverted", "after", "according to", "signature"):
                return Attribution("later", same_as=token.quote)
            return None
    return None


def _of_somebody(prose: Prose, at: int) -> bool:
    """Whether the sentence before gives the words to one it cannot name: "somebody wrote on a wall"."""
    sentence = prose.sentence_of(at) - 1
    if sentence < 0:
        return False
    start, end = prose.sentences[sentence]
    return any(token.lower in word_lists("speech")["nobody"] for token in prose.tokens[start:end])


def _beat(prose: Prose, at: int) -> Attribution | None:
    """Whoever acts between two quotations of a block: “Sit.” He shut the door. “Now talk.”"""
    sentence = prose.sentence_of(at) + 1
    if sentence + 1 >= len(prose.sentences) or not prose.is_alone(at):
        return None
    first, end = prose.sentences[sentence]
    if prose.tokens[end].quote < 0 or any(token.quote >= 0 for token in prose.tokens[first:end]):
        return None
    acting = sentence_subject(prose, sentence)
    return None if acting is None else replace(acting, rule="beat")


def _running(
    proses: Sequence[Prose],
    number: int,
    at: int,
    given: Sequence[Attribution | None],
    passages: Sequence[MarkedPassage],
    is_thing: IsThing,
) -> Attribution | None:
    """The speaker who was speaking: of the last quotation before, or the person that the paragraph before
    is about."""
    dashed = passages[proses[number].tokens[at].quote].dashed and proses[number].grammar.language == "sv"
    for before in range(number - 1, max(-1, number - 3), -1):
        prose = proses[before]
        if _only_asks(prose, is_thing):
            continue
        for sentence in range(len(prose.sentences) - 1, max(-1, len(prose.sentences) - 1 - _BACK), -1):
            start, end = prose.sentences[sentence]
            for token in reversed(prose.tokens[start:end]):
                if token.quote >= 0 and passages[token.quote].dashed < dashed:
                    continue  # a spoken line goes on with the last spoken line
                if token.quote >= 0 and given[token.quote] is not None:
                    if _carried(prose, given[token.quote], passages[token.quote]):
                        return None
                    other = _in_turn(proses, before, number, given, passages)
                    return (
                        Attribution("in turn", same_as=other)
                        if other >= 0
                        else Attribution("running", same_as=token.quote)
                    )
            subject = _person_or_subject(prose, sentence, is_thing)
            if subject is not None and subject.phrase and not _goes_on(prose, subject, is_thing):
                rule = "running" if subject.cue else "paragraph before"
                return Attribution(rule, subject.phrase, subject.cue, subject.block, subject.verb)
    return None


def _only_asks(prose: Prose, is_thing: IsThing) -> bool:
    """Whether a block is the interviewer's question, after which whoever spoke before goes on: no words in
    marks, and no sentence about anybody."""
    if prose.quotes or not prose.tokens or prose.tokens[-1].text != "?" or prose.grammar.language != "en":
        return False
    for sentence in range(len(prose.sentences)):
        subject = sentence_subject(prose, sentence)
        phrase = subject.phrase if subject is not None else None
        asked = phrase is None or prose.lower(phrase.end - 1) in word_lists("titles")["writings"]
        if not (asked or phrase is None or is_thing(phrase, prose)):
            return False
    return True


def _person_or_subject(prose: Prose, sentence: int, is_thing: IsThing) -> Attribution | None:
    """Whom a sentence is about; where the verb stands second, the one person it names if its subject is a
    thing: "Einen Grund nannte Roe nicht"."""
    subject = sentence_subject(prose, sentence)
    if not prose.grammar.verb_second:
        return subject
    if subject is not None and not _goes_on(prose, subject, is_thing):
        return subject
    found = [each for each in names_within(prose, *prose.sentences[sentence]) if not is_thing(each, prose)]
    if len({each.name[-1] for each in found}) != 1:
        return subject
    return Attribution("sentence before", found[0], None, prose.block)


def _goes_on(prose: Prose, subject: Attribution, is_thing: IsThing) -> bool:
    """Whether the subject of a sentence that says nothing of speaking is a thing, where the verb stands
    second: who spoke before goes on then."""
    silent = subject.cue is None and prose.grammar.verb_second
    return silent and subject.phrase is not None and is_thing(subject.phrase, prose)


def _carried(prose: Prose, own: Attribution | None, passage: MarkedPassage) -> bool:
    """Whether a paragraph of speech alone has its speaker from the one before: a third may not share it."""
    return own is not None and own.rule == "running" and passage.closed and prose.is_whole()


def _in_turn(
    proses: Sequence[Prose],
    before: int,
    number: int,
    given: Sequence[Attribution | None],
    passages: Sequence[MarkedPassage],
) -> int:
    """In a dialogue, the speaker of the paragraph before last answers: their passage, else -1.

    A dialogue is two paragraphs of speech by different speakers before this one, and a question in this
    or the last, or a turn that was taken so.
    """
    if before != number - 1 or number < 2:
        return -1
    last, first = proses[number - 1], proses[number - 2]
    quotes = [
        [token.quote for token in prose.tokens if token.quote >= 0] for prose in (first, last, proses[number])
    ]
    if not all(quotes) or any(prose.tokens[0].quote < 0 for prose in (first, last)):
        return -1
    asks = any(
        prose.text[passages[q[-1]].until - 1 :][:1] == "?"
        for prose, q in zip((last, proses[number]), quotes[1:], strict=True)
    )
    alternating = given[quotes[1][-1]]
    asks = asks or (alternating is not None and alternating.rule == "in turn")
    speakers = [_behind(given, group[-1]) for group in quotes[:2]]
    named = [found.phrase.text for found in speakers if found is not None and found.phrase is not None]
    return quotes[0][-1] if asks and len(named) == 2 and named[0] != named[1] else -1


def _behind(given: Sequence[Attribution | None], quote: int) -> Attribution | None:
    """The attribution that a turn of a dialogue goes back to, the turns between passed over, and what goes on
    with it."""
    found = given[quote]
    while found is not None and found.rule in ("in turn", "linked") and 0 <= found.same_as < quote:
        quote = found.same_as
        found = given[quote]
    return found


def closing_attribution(prose: Prose) -> Attribution | None:
    """What the end of a block says of the quotation that the next block opens with, as after "Roe said:"."""
    if not prose.tokens or prose.tokens[-1].text not in (":", ","):
        return None
    end = len(prose.tokens)
    first = prose.sentences[-1][0]
    tokens = prose.tokens
    if tokens[-1].text == "," and tokens[-2:-1] and tokens[-2].lower not in prose.grammar.cues:
        return None
    for verb in range(end - 2, max(first, end - WINDOW) - 1, -1):
        if tokens[verb].lower in prose.grammar.cues and says(prose, verb, first):
            phrase = subject_of(prose, verb, first)
            if phrase is not None:
                return spoken_by(prose, "colon", phrase, verb)
    if tokens[first].lower in word_lists("speech")["opening"] and first not in prose.runs:
        behind = subject_after(prose, first + 1, end - 1)
        if behind is not None:
            return spoken_by(prose, "colon", behind, first)
    phrase = leading_phrase(prose, first, end - 1)
    return (
        None
        if phrase is None
        else Attribution("colon", owner_of_writing(prose, phrase) or phrase, None, prose.block)
    )

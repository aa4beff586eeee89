"""Who said what: the quotations of a document, each with its speaker, by rules alone.

Marks are paired (`marks`, `passages`, `dashes`, `incise`, `nested`), and each block is read as words with
its quotations folded away (`tokens`, `prose`).

Who is named is known from runs of capitals (`name_runs`, `bodies`, `names`, `offices`, `trades`), put
together to people (`people`, `registry`, `described`, `origins`, `deeds`,
`predicates`), to whom pronouns go back
(`pronouns`, `sentences`).

Each quotation is hung on a word of saying (`beside` asks `ahead`, `behind`, `colons` and `signatures`; all
make an `attribution`). A speaker as written is one of the `phrases`, perhaps `appositions`, and somebody
who can speak (`speaking`, `voices`); where it stands is for `subjects`, `openings`, `relatives` and
`following`, whose a writing is for `writings` and `issued`. In other languages than English there are
`inversion`, `verb_second`, `clauses`, `asides`, `listeners` and `omitted`. What no word of saying is beside
may be told by the sentences around it (`context`, `taking_up`, `tellers`).

The speaker as written is resolved to a name (`resolve`, `several`, `epithets`, `variations`), and the
outlet found that passed it on (`relay`, `led_in`, `named_again`). What is nobody's words is left out
(`terms`, `titled`), what belongs together is joined (`utterances`), and each gets its `confidence`. What
stands without marks is found by its shape (`unmarked`, `indirect`). Chinese and Japanese have rules of
their own (`east`, `found`, and the modules named for them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model import Block, Document, Place, Quote, QuoteKind
from reader.text.language import spoken_language
from reader.text.lexicon import Grammar, grammar
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.confidence import confidence
from reader.text.quotes.context import attribute_all
from reader.text.quotes.dashes import with_spoken_lines
from reader.text.quotes.described import read_everybody
from reader.text.quotes.east import eastern_quotes, is_eastern
from reader.text.quotes.epithets import Epithets
from reader.text.quotes.incise import cut_incises
from reader.text.quotes.indirect import find_indirect
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.nested import nested
from reader.text.quotes.passages import find_passages
from reader.text.quotes.phrases import Phrase
from reader.text.quotes.pronouns import read_pronouns
from reader.text.quotes.prose import read_proses
from reader.text.quotes.registry import Registry
from reader.text.quotes.relay import relays_of
from reader.text.quotes.resolve import ResolvedSpeaker, follow, is_thing, resolve, resolve_label
from reader.text.quotes.terms import is_term
from reader.text.quotes.tokens import Prose
from reader.text.quotes.unmarked import Turn, find_set_off, find_turns
from reader.text.quotes.utterances import Spoken, is_mixed, merge, without_repeats
from reader.text.quotes.voices import is_somebody


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of a document in the order of the text. The same document always gives the same answer.

    Its language is the one it declares, unless its words plainly show another; without either it is read as
    English.
    """
    language = spoken_language(document.language, document.text)
    if is_eastern(language):
        return tuple(eastern_quotes(document, str(language)))
    reading = _Reading(document, language)
    found = [*reading.marked(), *reading.turns(), *reading.set_off(), *reading.indirect()]
    return tuple(sorted(found, key=lambda quote: (quote.parts[0].block, quote.parts[0].start)))


def _passages(blocks: Sequence[Block], words: Grammar) -> list[MarkedPassage]:
    """Every stretch of speech in marks or after a dash, without the attributions inside."""
    marked = find_passages(blocks, frozenset(words.cues))
    return cut_incises(blocks, with_spoken_lines(blocks, marked, words), words)


class _Reading:
    """One document being read: what every kind of quotation is found from."""

    def __init__(self, document: Document, language: str | None) -> None:
        words = grammar(language)
        blocks = document.blocks
        self.document = document
        self.turned = find_turns(blocks, words)
        silent = {turn.block for turn in self.turned}
        self.passages = [each for each in _passages(blocks, words) if each.block not in silent]
        self.proses = read_proses(blocks, self.passages, words)
        self.by_block = {prose.block: prose for prose in self.proses}
        self.registry: Registry = read_everybody(self.proses)
        self.pronouns = read_pronouns(self.proses, self.registry)

    def marked(self) -> Iterator[Quote]:
        """What stands in quotation marks and is somebody's words."""
        for utterance in merge(without_repeats(self.document, list(self._spoken()))):
            yield _quote(self.document, utterance)

    def _spoken(self) -> Iterator[Spoken]:
        given = attribute_all(self.proses, self.passages, self._is_thing)
        given = [self._believed(each) for each in given]
        ends = follow(given)
        relays = relays_of(self.proses, given, self.registry)
        epithets = Epithets(self.by_block, self.registry)
        for prose in self.proses:
            for at in prose.quotes:
                number = prose.tokens[at].quote
                if is_term(prose, at, self.passages[number], given[number]):
                    continue
                own = given[ends[number]] if ends[number] >= 0 else None
                via = relays.get(number) or relays.get(ends[number])
                speaker = epithets.read(own, self._speaker(own))
                yield Spoken(self.passages[number], prose, at, given[number], own, speaker, via)

    def _is_thing(self, phrase: Phrase, prose: Prose) -> bool:
        return is_thing(phrase, prose, self.registry)

    def _believed(self, attribution: Attribution | None) -> Attribution | None:
        """An attribution to somebody; what names nothing that speaks is none."""
        prose = self.by_block.get(attribution.block) if attribution else None
        if attribution is None or prose is None or is_somebody(attribution, prose, self.registry):
            return attribution
        return None

    def _speaker(self, own: Attribution | None) -> ResolvedSpeaker:
        if own is None:
            return ResolvedSpeaker(None, None, 0.0)
        return resolve(own, self.by_block, self.registry, self.pronouns)

    def turns(self) -> Iterator[Quote]:
        """The turns of an interview."""
        for turn in self.turned:
            place = _trimmed(
                self.document, Place(turn.block, turn.start, len(self.document.blocks[turn.block].text))
            )
            if place is not None:
                yield self._turn(turn, place)

    def _turn(self, turn: Turn, place: Place) -> Quote:
        speaker = resolve_label(turn.label, self.registry)
        return _plain(self.document, place, QuoteKind.DIRECT, Attribution("transcript"), speaker)

    def set_off(self) -> Iterator[Quote]:
        """Block quotations and lists of statements without marks, after a colon."""
        for passage, own in find_set_off(self.document.blocks, self.proses, self.passages):
            place = Place(passage.block, passage.start, passage.end)
            yield _plain(self.document, place, QuoteKind.DIRECT, own, self._speaker(own), "set off")

    def indirect(self) -> Iterator[Quote]:
        """What somebody is said to have said, in the writer's words."""
        for prose in self.proses:
            for reported in find_indirect(prose):
                start, end = prose.tokens[reported.start].start, prose.tokens[reported.end - 1].end
                place = Place(prose.block, start, end)
                own = reported.attribution
                yield _plain(self.document, place, QuoteKind.INDIRECT, own, self._speaker(own))


def _trimmed(document: Document, place: Place) -> Place | None:
    text = document.at(place)
    return Place(place.block, place.start, place.start + len(text.rstrip())) if text.strip() else None


def _plain(
    document: Document,
    place: Place,
    kind: QuoteKind,
    own: Attribution,
    speaker: ResolvedSpeaker,
    rule: str = "",
) -> Quote:
    """A quotation of one part that has no marks."""
    text = document.at(place)
    bare = MarkedPassage(place.block, place.start, place.end, place.start, place.end)
    named = Attribution(rule or own.rule, own.phrase, own.cue, own.block, own.verb)
    return Quote(
        parts=(place,),
        text=text,
        kind=kind,
        speaker=speaker.name,
        mention=speaker.mention,
        cue=own.cue,
        via=None,
        confidence=confidence(named, named, speaker, text.count(" ") + 1),
        rule=named.rule,
        anonymous=speaker.anonymous,
        role=speaker.role,
        inner=nested(document.blocks[place.block].text, bare) if kind is QuoteKind.DIRECT else (),
    )


def _quote(document: Document, utterance: Sequence[Spoken]) -> Quote:
    places = tuple(Place(each.passage.block, each.passage.start, each.passage.end) for each in utterance)
    words = sum(document.at(place).count(" ") + 1 for place in places)
    best = max(utterance, key=lambda each: confidence(each.rule, each.own, each.speaker, words))
    speaker = best.speaker
    via = next((each.via for each in utterance if each.via), None)
    return Quote(
        parts=places,
        text=" ".join(document.at(place) for place in places),
        kind=QuoteKind.MIXED if all(is_mixed(each) for each in utterance) else QuoteKind.DIRECT,
        speaker=speaker.name,
        mention=speaker.mention,
        cue=best.own.cue if best.own else None,
        via=via if via != speaker.name else None,
        confidence=confidence(best.rule, best.own, speaker, words),
        rule=best.rule.rule if best.rule else "none",
        anonymous=speaker.anonymous,
        role=speaker.role,
        inner=tuple(place for each in utterance for place in nested(each.prose.text, each.passage)),
    )

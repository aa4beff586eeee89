"""Who said what: the quotations of a document, each with its speaker, by rules alone.

Marks are paired (`marks`, `passages`), each block is read as words with its quotations folded away (`tokens`), names
and people are listed (`names`, `people`, `pronouns`), each quotation is hung on a word of saying (`phrases`,
`attribution`, `context`), and the speaker as written is resolved to a name (`resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Block, BlockKind, Document, Place, Quote, QuoteKind
from reader.text.language import guess_language
from reader.text.lexicon import Grammar, grammar
from reader.text.quotes.confidence import confidence
from reader.text.quotes.context import attribute_all
from reader.text.quotes.marks import Passage
from reader.text.quotes.names import find_runs
from reader.text.quotes.passages import find_passages
from reader.text.quotes.people import read_people
from reader.text.quotes.pronouns import read_pronouns
from reader.text.quotes.relay import relays_of
from reader.text.quotes.resolve import Speaker, follow, resolve
from reader.text.quotes.terms import is_term
from reader.text.quotes.tokens import Kind, Prose, read_tokens, sentences_of
from reader.text.quotes.utterances import Spoken, is_mixed, merge, without_repeats

_READ = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.HEADING}
)


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of a document in the order of the text. The same document always gives the same answer."""
    words = grammar(document.language or guess_language(document.text))
    passages = find_passages(document.blocks, frozenset(words.cues))
    if not passages:
        return ()
    proses = read_proses(document.blocks, passages, words)
    found = _attributed(proses, passages)
    return tuple(_quote(document, spoken) for spoken in merge(without_repeats(document, found)))


def _attributed(proses: Sequence[Prose], passages: Sequence[Passage]) -> list[Spoken]:
    """The passages that are somebody's words, each with its speaker and the outlet that relayed it."""
    registry = read_people(proses)
    pronouns = read_pronouns(proses, registry)
    given = attribute_all(proses, passages)
    ends = follow(given)
    by_block = {prose.block: prose for prose in proses}
    relays = relays_of(proses, given)
    found = []
    for prose in proses:
        for at, token in enumerate(prose.tokens):
            if token.quote < 0 or is_term(prose, at, passages[token.quote], given[token.quote]):
                continue
            rule = given[token.quote]
            end = ends[token.quote]
            own = given[end] if end >= 0 else None
            speaker = (
                resolve(own, by_block, registry, pronouns) if own is not None else Speaker(None, None, 0.0)
            )
            via = relays.get(token.quote) or relays.get(end)
            found.append(Spoken(passages[token.quote], prose, at, rule, own, speaker, via))
    return found


def _quote(document: Document, utterance: Sequence[Spoken]) -> Quote:
    first = utterance[0]
    places = tuple(Place(each.passage.block, each.passage.start, each.passage.end) for each in utterance)
    words = sum(document.at(place).count(" ") + 1 for place in places)
    best = max(utterance, key=lambda each: confidence(each.rule, each.own, each.speaker, words))
    speaker = best.speaker
    return Quote(
        parts=places,
        text=" ".join(document.at(place) for place in places),
        kind=QuoteKind.MIXED if all(is_mixed(each) for each in utterance) else QuoteKind.DIRECT,
        speaker=speaker.name,
        mention=speaker.mention,
        cue=best.own.cue if best.own else None,
        via=next((each.via for each in utterance if each.via), None) if speaker.name != first.via else None,
        confidence=confidence(best.rule, best.own, speaker, words),
        rule=best.rule.rule if best.rule else "none",
        anonymous=speaker.anonymous,
        role=speaker.role,
    )


def read_proses(blocks: Sequence[Block], passages: Sequence[Passage], words: Grammar) -> list[Prose]:
    """The blocks of prose as tokens, with their sentences and names."""
    by_block: dict[int, list[tuple[int, Passage]]] = {}
    for number, passage in enumerate(passages):
        by_block.setdefault(passage.block, []).append((number, passage))
    proses: list[Prose] = []
    first = 0
    for number, block in enumerate(blocks):
        if block.kind in _READ and block.text.strip():
            tokens = read_tokens(block.text, by_block.get(number, ()), words)
            if tokens:
                sentences = sentences_of(block.text, tokens, passages, words)
                proses.append(Prose(number, block.text, words, tuple(tokens), tuple(sentences), first))
                first += len(sentences)
    common = frozenset(
        token.lower
        for prose in proses
        for token in prose.tokens
        if token.kind is Kind.WORD and not token.capital
    )
    for prose in proses:
        if blocks[prose.block].kind is not BlockKind.HEADING:
            find_runs(prose, common)
    return proses

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
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.context import attribute_all
from reader.text.quotes.marks import Passage
from reader.text.quotes.names import find_runs
from reader.text.quotes.passages import find_passages
from reader.text.quotes.people import read_people
from reader.text.quotes.pronouns import read_pronouns
from reader.text.quotes.resolve import Speaker, follow, resolve
from reader.text.quotes.tokens import Kind, Prose, read_tokens, sentences_of

_READ = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.HEADING}
)


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotations of a document in the order of the text. The same document always gives the same answer."""
    words = grammar(document.language or guess_language(document.text))
    passages = find_passages(document.blocks, frozenset(words.cues))
    proses = read_proses(document.blocks, passages, words)
    registry = read_people(proses)
    pronouns = read_pronouns(proses, registry)
    given = attribute_all(proses, passages)
    ends = follow(given)
    by_block = {prose.block: prose for prose in proses}
    quotes = []
    for number, passage in enumerate(passages):
        own = given[ends[number]] if ends[number] >= 0 else None
        speaker = resolve(own, by_block, registry, pronouns) if own is not None else Speaker(None, None, 0.0)
        quotes.append(_quote(document, passage, given[number], own, speaker))
    return tuple(quotes)


def _quote(
    document: Document, passage: Passage, rule: Attribution | None, own: Attribution | None, speaker: Speaker
) -> Quote:
    place = Place(passage.block, passage.start, passage.end)
    return Quote(
        parts=(place,),
        text=document.at(place),
        kind=QuoteKind.DIRECT,
        speaker=speaker.name,
        mention=speaker.mention,
        cue=own.cue if own else None,
        via=None,
        confidence=speaker.sure,
        rule=rule.rule if rule else "none",
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

"""The blocks of a document as prose: their tokens, sentences and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reader.model import Block, BlockKind
from reader.text.lexicon import Grammar
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.name_runs import find_runs
from reader.text.quotes.tokens import Kind, Prose, Token, read_tokens, sentences_of

_READ = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.HEADING}
)
_SHORT = 60
"""Up to how many characters a paragraph may stand in a text twice for other reasons."""


def read_proses(blocks: Sequence[Block], passages: Sequence[MarkedPassage], words: Grammar) -> list[Prose]:
    """The blocks of prose as tokens, with their sentences and names."""
    by_block: dict[int, list[tuple[int, MarkedPassage]]] = {}
    for number, passage in enumerate(passages):
        by_block.setdefault(passage.block, []).append((number, passage))
    again = _repeated(blocks)
    proses: list[Prose] = []
    first = 0
    for number, block in enumerate(blocks):
        if block.kind in _READ and block.text.strip():
            tokens = read_tokens(block.text, by_block.get(number, ()), words)
            if tokens:
                sentences = tuple(sentences_of(block.text, tokens, passages, words))
                quotes = _quotes(tokens) if number in by_block else ()
                aside = block.kind is BlockKind.CAPTION or _bare(block.text) in again
                prose = Prose(
                    number, block.text, words, tuple(tokens), sentences, first, quotes=quotes, aside=aside
                )
                proses.append(prose)
                first += len(sentences)
    # Points are among them, which no capital word is.
    common = frozenset({token.lower for prose in proses for token in prose.tokens if not token.capital})
    proper = _proper(proses) if words.romance or words.language in ("nl", "sv") else frozenset[str]()
    for prose in proses:
        if blocks[prose.block].kind is not BlockKind.HEADING and not _is_headline(prose):
            find_runs(prose, common, proper)
    return proses


def _proper(proses: Sequence[Prose]) -> frozenset[str]:
    """The words that stand with a capital behind another word."""
    return frozenset(
        token.lower
        for prose in proses
        for before, token in pairwise(prose.tokens)
        if token.capital and before.kind is Kind.WORD
    )


def _repeated(blocks: Sequence[Block]) -> frozenset[str]:
    """The paragraphs that stand in the text more than once, as captions do that a page gives to more than one
    size of a picture; none where much of the text does."""
    counts = Counter(_bare(block.text) for block in blocks if len(block.text) > _SHORT)
    again = frozenset(text for text, count in counts.items() if count > 1)
    return again if sum(counts[text] for text in again) * 3 < len(blocks) else frozenset()


def _bare(text: str) -> str:
    """A paragraph without the bullet or blanks before its first word."""
    return text.lstrip("•·*-– \t")


def _quotes(tokens: Sequence[Token]) -> tuple[int, ...]:
    return tuple(number for number, token in enumerate(tokens) if token.quote >= 0)


def _is_headline(prose: Prose) -> bool:
    """Whether a block is a headline in all but kind: no stop, and a capital on nearly every word."""
    if not prose.text.rstrip()[-1:].isalnum() or prose.tokens[0].text in ("—", "-", "~"):
        return False
    words = [token for token in prose.tokens if token.kind is Kind.WORD]
    small = [token for token in words if not token.capital]
    long_small = [token for token in small if len(token.text) > 4]
    return len(words) > 3 and not long_small and len(small) * 2 < len(words)

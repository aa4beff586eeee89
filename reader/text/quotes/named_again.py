"""An outlet that a text calls by what it is once it has named it: "told the magazine"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.text.lexicon import word_lists
from reader.text.quotes.led_in import is_led_in
from reader.text.quotes.tokens import Kind, Prose

_OF_ANY = frozenset(["outlet", "publication", "site", "website"])
"""What an agency may be called as well; it is no paper, magazine or station."""


class Cited(NamedTuple):
    """An outlet that is told something or cited at token `token` of block `block`; `agency` when it is a news
    agency."""

    block: int
    token: int
    name: str
    agency: bool


def calls_again(prose: Prose) -> Sequence[int]:
    """Where a block says "the paper" and the like, by token; English ones only."""
    if prose.grammar.language != "en":
        return ()
    nouns = word_lists("speech")["called_outlets"]
    nominal = [at for at, token in enumerate(prose.tokens) if token.lower in nouns]
    return [at for at in nominal if prose.lower(at - 1) == "the" and not _goes_on(prose, at + 1)]


def called_again(
    prose: Prose, again: Sequence[int], reach: tuple[int, int], cited: Sequence[Cited]
) -> str | None:
    """The outlet that "the paper" means which is told something in the tokens of `reach`: the last cited
    before; None where there is none.

    `again` is what `calls_again` finds, `cited` are the outlets that relay something, in the order of the
    text.
    """
    for at in again:
        if reach[0] < at < reach[1] and is_led_in(prose, at, reach[0]):
            other, here = _other_before(prose, at), prose.lower(at)
            floor = (prose.block, other) if other >= 0 else (-1, -1)
            before = [each for each in cited if floor < (each.block, each.token) < (prose.block, at)]
            named = [each.name for each in before if not each.agency or here in _OF_ANY]
            return named[-1] if named else None
    return None


def _other_before(prose: Prose, at: int) -> int:
    """Where the block last brings in a paper that it does not name, before token `at`: "founded a newspaper",
    "a small monthly"; -1 where it does not."""
    nouns = word_lists("speech")["called_outlets"]
    for noun in range(at - 1, 0, -1):
        beside = (prose.lower(noun - 1), prose.lower(noun - 2))
        if prose.tokens[noun].lower in nouns and ("a" in beside or "another" in beside):
            return noun
    return -1


def _goes_on(prose: Prose, at: int) -> bool:
    """Whether a noun or a name stands at a token, so that the one before only goes with it: "the newspaper
    boy", "the newspaper Fædrelandet"."""
    words, token = prose.grammar, prose.tokens[at] if at < len(prose.tokens) else None
    if token is None or token.kind is not Kind.WORD:
        return False
    adverb = token.lower in words.adverbs or token.lower.endswith("ly")
    return at in prose.runs or not (token.lower in words.small or token.lower in words.cues or adverb)

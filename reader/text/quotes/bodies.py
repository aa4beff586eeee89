"""Names of bodies that have an "and" inside: "the Pier and Harbour Commission" is one, "the Pier Council and
Harbour Commission" two."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.quotes.tokens import Kind, Token

_LONGEST = 5
"""Words behind the "and"."""
_BRANCHES = frozenset(["department", "ministry", "office", "agency", "administration", "campaign"])
"""What a government has many of: "the Pentagon and State Department" are two."""
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their"])


def joined_end(
    tokens: Sequence[Token],
    number: int,
    end: int,
    kinds: frozenset[str],
    bodies: frozenset[str],
    roles: frozenset[str],
) -> int:
    """Where the name of a body ends that starts at token `number` and goes on over the "and" at token `end`;
    -1 if what stands there is no such name. By an article before it a name is a body's, or by several of its
    `roles` behind it: "Pier and Harbour leaders Ann Roe and Bo Lee".

    `kinds` are what such bodies are called last ("commission"), `bodies` words for bodies ("police"). What
    has one of them before the "and", or a word all in capitals, is a body already.
    """
    if tokens[end].lower != "and" or not number:
        return -1
    before = tokens[number:end]
    alone = kinds | bodies
    if any(token.lower in alone or (token.text.isupper() and len(token.text) > 1) for token in before):
        return -1
    last = end + 1
    while last < min(len(tokens), end + 1 + _LONGEST) and _is_word(tokens[last]):
        last += 1
    if tokens[number - 1].lower not in _ARTICLES:
        return last if last > end + 1 and _has_holders(tokens, last, roles) else -1
    known = last > end + 2 and tokens[last - 1].lower in kinds - _BRANCHES
    return last if known and alone.isdisjoint(token.lower for token in tokens[end + 1 : last - 1]) else -1


def _has_holders(tokens: Sequence[Token], at: int, roles: frozenset[str]) -> bool:
    """Whether a noun for several people stands at a token, and a name behind it."""
    named = at + 1 < len(tokens) and _is_word(tokens[at + 1])
    return named and tokens[at].lower.endswith("s") and tokens[at].lower[:-1] in roles


def _is_word(token: Token) -> bool:
    return token.kind is Kind.WORD and token.capital

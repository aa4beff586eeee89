"""What stands between a verb and its subject in languages other than English: "de son côté", "a la radio"."""

from __future__ import annotations

from reader.text.quotes.tokens import Prose


def aside_length(prose: Prose, at: int) -> int:
    """How many words an aside has that starts at a token: "de son côté"; 0 if none does."""
    for aside in prose.grammar.foreign.asides:
        if prose.lower(at) == aside[0] and all(prose.lower(at + n) == word for n, word in enumerate(aside)):
            return len(aside)
    return 0


def aside_before(prose: Prose, at: int) -> int:
    """How many words an aside has that ends at a token: "a, de son côté, dit"."""
    for aside in prose.grammar.foreign.asides:
        start = at + 1 - len(aside)
        if aside[-1] == prose.lower(at) and all(
            prose.lower(start + n) == word for n, word in enumerate(aside)
        ):
            return len(aside)
    return 0


def past_aside(prose: Prose, start: int, ceiling: int) -> int:
    """Past "de son côté", between a verb and the subject behind it."""
    words, after = prose.grammar, start + 3
    if words.language == "en" or prose.lower(start) not in words.prepositions:
        return start
    if start + 1 in prose.runs:
        after = prose.runs[start + 1]
    elif prose.lower(start + 1) in words.times:
        after = start + 2
    elif prose.lower(start + 1) not in words.determiners:
        return start
    elif start + 2 in prose.runs:
        after = prose.runs[start + 2]
    placed = prose.lower(after - 1) in words.foreign.places
    named = after in prose.runs and not (placed and prose.runs[after] == after + 1)
    goes_on = after < ceiling and (named or prose.lower(after) in words.determiners)
    return after if goes_on else start

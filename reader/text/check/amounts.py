"""Words that are one number, and words that bound one: a quotation may not begin or end within them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.check.polarity import Polarity


def is_one_number(words: Sequence[str], following: Sequence[str], lists: Polarity) -> bool:
    """Whether words in a row are of one number with those that follow: "five" and "hundred", "3" and
    "million", "two hundred and" and "fifty", "half" and "a million".
    """
    if not words or not following:
        return False
    before, after = _lower(words), _without_article(_lower(following), lists)
    if _is_article(before[-1], lists) and before[:-1] and after[0] in lists.multiples:
        before = before[:-1]
    if before[-1] in lists.links:
        return _are_parts([*before[-2:-1], after[0]], lists)
    if after[0] in lists.links:
        return _are_parts([before[-1], *after[1:2]], lists)
    if before[-1][0].isdigit() or before[-1] in lists.amounts:
        return after[0] in lists.multiples
    return _are_parts([before[-1], after[0]], lists)


def is_limited(words: Sequence[str], following: Sequence[str], said: frozenset[str], lists: Polarity) -> bool:
    """Whether some words bound the amount that follows, as "at least", and what is `said` does not."""
    before, amount = _lower(words), _without_article(_lower(following), lists)[0]
    if not amount[0].isdigit() and amount not in lists.numerals | lists.multiples | lists.amounts:
        return False
    return not lists.limits.isdisjoint((*before, "_".join(before))) and lists.limits.isdisjoint(said)


def _lower(words: Sequence[str]) -> list[str]:
    return [word.lower() for word in words]


def _are_parts(words: Sequence[str], lists: Polarity) -> bool:
    return len(words) > 1 and all(word in lists.numerals | lists.multiples for word in words)


def _is_article(word: str, lists: Polarity) -> bool:
    return word in lists.determiners and word not in lists.numerals


def _without_article(words: Sequence[str], lists: Polarity) -> Sequence[str]:
    """Words without the "a" of "a hundred"."""
    parts = lists.multiples | lists.amounts
    opens = len(words) > 1 and _is_article(words[0], lists) and words[1] in parts
    return words[1:] if opens else words

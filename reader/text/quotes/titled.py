"""Titles of works in marks: their capitals, and where one is no more than a word of the writer's sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.text.lexicon import word_lists
from reader.text.quotes.tokens import Kind, Prose

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_LISTED = 6
"""How many works of an enumeration are looked through."""


def first_words(inner: str) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(inner):
        words.append(match.group())
        if len(words) == 16:
            break
    return words


def is_title_case(words: Sequence[str]) -> bool:
    """Whether all words but the smallest have a capital, and more than one of them does."""
    if len(words) > 15:
        return False
    great, smallest = 0, word_lists("speech")["small_in_titles"]
    for word in words:
        if word[0].isupper() or word[0].isdigit():
            great += 1
        elif word not in smallest:
            return False  # most speech is left at its second word
    return great >= min(2, len(words))


def is_woven_title(prose: Prose, at: int) -> bool:
    """Whether the marks at token `at` hold a title that the sentence goes on over, no break of it: "Roe, star
    of “Glass Rivers” and “Dunes,” said".

    The word before it is neither a word of saying, whose words the marks would hold, nor a point.
    """
    for _ in range(_LISTED):
        inner = prose.text[prose.tokens[at].start + 1 : prose.tokens[at].end - 1]
        words = first_words(inner)
        before = prose.tokens[at - 1] if at else None
        if before is None or inner[-1:] in (".", "!", "?", "…") or not words or not is_title_case(words):
            return False
        joined = before.lower in ("and", "or", ",") and at > 1 and prose.tokens[at - 2].kind is Kind.QUOTE
        if not joined:
            led = before.kind is Kind.WORD and before.lower not in prose.grammar.cues
            return led and before.lower not in word_lists("speech")["joining"]
        at -= 2
    return False


def ends_aside(prose: Prose, at: int) -> bool:
    """Whether a title holds the comma that closes an apposition: "Roe, star of “Dunes,” said"."""
    comma = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1] == ","
    return comma and is_woven_title(prose, at)

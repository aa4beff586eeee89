"""What an outlet is called by behind its name: "Harbour newspaper", "Time and Harbour magazines"."""

from __future__ import annotations

from reader.text.sources.passages import phrases

_SEVERAL = (" and", " or", " and the", " or the", ",")
"""How what stands before the last of several names ends."""


def thing_size(words: list[str], left: str) -> int:
    """How many of the words, in small letters, call the name between them and `left` an outlet."""
    for size in (2, 1):
        called = " ".join(words[:size])
        if len(words) >= size and called in phrases("things"):
            return size if first_thing(called, left) else 0
    return 0


def first_thing(word: str, left: str) -> str:
    """The word, "" where it is of several things and only one is named: "glossy magazines" are no outlet."""
    return word if not word.endswith("s") or left.rstrip().endswith(_SEVERAL) else ""

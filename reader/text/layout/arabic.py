"""The forms in which Arabic letters join: a terminal that does not turn text round does not join it either.

By the decompositions of the Unicode Character Database: each presentation form names the letter that it is a
form of. A ligature would take a cell from the text, so there are none.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from unicodedata import category, decomposition

_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
_TATWEEL, _JOINER = "\u0640", "\u200d"


class _Letter(NamedTuple):
    """The forms of a letter: alone, first of those joined, last, and within; "" where it has none."""

    isolated: str = ""
    initial: str = ""
    final: str = ""
    medial: str = ""


def joined(text: str, start: int, stop: int) -> str:
    """A stretch of a text with each Arabic letter in the form that its neighbours in the text give it.

    It has as many characters as before.
    """
    letters = _letters()
    drawn = list(text[start:stop])
    for at in range(start, stop):
        letter = letters.get(text[at])
        if letter is not None:
            before = bool(letter.final) and _joins_on(_neighbour(text, at, -1))
            after = bool(letter.initial) and _joins_back(_neighbour(text, at, 1))
            form = (letter.isolated, letter.initial, letter.final, letter.medial)[before * 2 + after]
            drawn[at - start] = form or text[at]
    return "".join(drawn)


def _neighbour(text: str, at: int, step: int) -> str:
    """The letter beside one, its marks passed over; "" at the end of the text."""
    at += step
    while 0 <= at < len(text) and category(text[at]) == "Mn":
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _joins_on(character: str) -> bool:
    """Whether a letter is joined to the one after it."""
    return character in (_TATWEEL, _JOINER) or bool(_letters().get(character, _Letter()).initial)


def _joins_back(character: str) -> bool:
    """Whether a letter is joined to the one before it."""
    return character in (_TATWEEL, _JOINER) or bool(_letters().get(character, _Letter()).final)


@cache
def _letters() -> dict[str, _Letter]:
    forms: dict[str, dict[str, str]] = {}
    for code in (code for codes in _FORMS for code in codes):
        kind, *letters = decomposition(chr(code)).split() or [""]
        if len(letters) == 1 and kind[1:-1] in _Letter._fields:
            forms.setdefault(chr(int(letters[0], 16)), {})[kind[1:-1]] = chr(code)
    return {letter: _Letter(**found) for letter, found in forms.items()}

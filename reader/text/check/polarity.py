"""The words that turn or bound a sentence, by language: none may be lost between a source and its quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reader.text.lexicon import word_lists

_WRITTEN = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "ru", "uk"),
    *("zh", "ja"),
)
_UNSPACED = ("zh", "ja")
_ALSO_CALLED = {"nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True)
class Polarity:
    """The lists of one language (`lexicon/polarity`), where each is explained."""

    negators: frozenset[str]
    conditions: frozenset[str]
    contrasts: frozenset[str]
    pointers: frozenset[str]
    capitals: frozenset[str]
    styled: frozenset[str]
    doubts: frozenset[str] = frozenset()
    unspaced: bool = False
    """Whether the language has no blanks between words: each character is read as a word."""

    def negates(self, word: str) -> bool:
        return word.lower() in self.negators or word.lower().endswith("n't")

    def denials(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, that negate."""
        if self.unspaced:
            return self._within("".join(words), self.negators)
        return frozenset(word.lower() for word in words if self.negates(word))

    def turns(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, that negate or set a condition."""
        if self.unspaced:
            return self._within("".join(words), self.negators | self.conditions)
        return frozenset(word.lower() for word in words if self.negates(word) or self._sets_condition(word))

    def _within(self, text: str, phrases: frozenset[str]) -> frozenset[str]:
        return frozenset(phrase for phrase in phrases if phrase in text)

    def bounds(self, word: str) -> bool:
        """Whether a word that follows a statement takes some of it back."""
        return self.negates(word) or self._sets_condition(word) or word.lower() in self.contrasts

    def _sets_condition(self, word: str) -> bool:
        """Whether a word sets a condition: "may" does, the month of May does not."""
        key = word.lower()
        return key in self.conditions and not (key in self.capitals and word[0].isupper())


@cache
def polarity(language: str | None) -> Polarity:
    """The lists of a language by its two letters; English where there are none."""
    code = _ALSO_CALLED.get(language or "", language)
    code = code if code in _WRITTEN else "en"
    return Polarity(**word_lists(f"polarity/{code}"), unspaced=code in _UNSPACED)

"""The words that turn or bound a sentence, by language: none may be lost between a source and its quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.model import Document
from reader.text.lexicon import word_lists

_WRITTEN = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "ru", "uk"),
    *("zh", "ja", "ar"),
)
_UNSPACED = ("zh", "ja")
_BY_SCRIPT = {
    "latin": tuple(code for code in _WRITTEN if code not in ("ru", "uk", "zh", "ja", "ar")),
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar",),
}
_SAMPLE = 2_000
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
    hedges: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    nots: frozenset[str] = frozenset()
    refusals: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    ifs: frozenset[str] = frozenset()
    thousands: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    multiples: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    unspaced: bool = False
    """Whether the language has no blanks between words: each character is read as a word."""

    def negates(self, word: str) -> bool:
        return self.is_negator(word) or word.lower() in self.refusals

    def is_negator(self, word: str) -> bool:
        """Whether a word denies what follows it: "not", and not "without" or "refused"."""
        return word.lower() in self.negators or word.lower().endswith("n't")

    def denials(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, that negate; "not" for any "n't"."""
        if self.unspaced:
            return self._within("".join(words), self.negators | self.refusals)
        return frozenset(_spelt_out(word) for word in words if self.negates(word))

    def turns(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, that negate or set a condition."""
        if self.unspaced:
            return self._within("".join(words), self.negators | self.refusals | self.conditions)
        return frozenset(
            _spelt_out(word) for word in words if self.negates(word) or self._sets_condition(word)
        )

    def hedges_of(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, by which what follows is only an opinion or a report."""
        return frozenset(map(str.lower, words)) & self.hedges

    def is_not(self, word: str) -> bool:
        """Whether a word denies the one before it."""
        return _spelt_out(word) in self.nots

    def denies_next(self, words: Sequence[str], word: str, said: frozenset[str]) -> bool:
        """Whether some words deny what starts with the next ("not all", "I deny that we"), or make it a
        condition ("if the"), and what is `said` around it does not.
        """
        if not words:
            return False
        before, is_new = words[-1].lower(), not self.denials(said)
        if self.unspaced:
            return is_new and bool(self._within("".join(words[-2:]), self.negators))
        if self.is_negator(before):
            return is_new
        is_subject = word.lower() in self.subjects
        opens = is_subject or word.lower() in self.pointers or word[0].isupper()
        if before in self.ifs:
            return opens and not said & self.ifs
        carried = opens or bool(self.bare) if before in self.that else is_subject and before in self.carriers
        return (
            carried
            and is_new
            and bool(self.denials(words) or self.doubts.intersection(map(str.lower, words)))
        )

    def goes_with(self, word: str, following: str) -> bool:
        """Whether two words in a row are of one number: "five" and "hundred", "3" and "million"."""
        if word[0].isdigit():
            return following.lower() in self.multiples
        return all(each.lower() in self.numerals | self.multiples for each in (word, following))

    def limits_next(self, words: Sequence[str], word: str, said: frozenset[str]) -> bool:
        """Whether the last of some words bound the next, an amount, and what is `said` does not."""
        key = word.lower()
        is_amount = key[0].isdigit() or key in self.numerals | self.multiples | self.amounts
        return (
            is_amount and not self.limits.isdisjoint(map(str.lower, words)) and self.limits.isdisjoint(said)
        )

    def _within(self, text: str, phrases: frozenset[str]) -> frozenset[str]:
        return frozenset(phrase for phrase in phrases if phrase in text)

    def bounds(self, word: str) -> bool:
        """Whether a word that follows a statement takes some of it back."""
        return self.negates(word) or self._sets_condition(word) or word.lower() in self.contrasts

    def _sets_condition(self, word: str) -> bool:
        """Whether a word sets a condition: "may" does, the month of May does not."""
        key = word.lower()
        return key in self.conditions and not (key in self.capitals and word[0].isupper())


def _spelt_out(word: str) -> str:
    key = word.lower()
    return "not" if key.endswith("n't") else key


def polarity_of(document: Document) -> Polarity:
    """The lists of a document's language; where it is not known, those of all that its letters may be."""
    if document.language in _WRITTEN or document.language in _ALSO_CALLED:
        return polarity(document.language)
    letters = Counter(
        "cyrillic"
        if "\u0400" <= letter <= "\u052f"
        else "arabic"
        if "\u0600" <= letter <= "\u06ff"
        else "latin"
        for letter in document.text[:_SAMPLE]
        if letter.isalpha()
    )
    script = letters.most_common(1)[0][0] if letters else "latin"
    return _any_of(_BY_SCRIPT[script])


@cache
def _any_of(codes: tuple[str, ...]) -> Polarity:
    """The lists of the first of some languages, with the denials of all of them."""
    every = [polarity(code) for code in codes]
    return replace(
        every[0],
        negators=frozenset(word for each in every for word in each.negators),
        refusals=frozenset(word for each in every for word in each.refusals),
        nots=frozenset(word for each in every for word in each.nots),
    )


@cache
def polarity(language: str | None) -> Polarity:
    """The lists of a language by its two letters; English where there are none."""
    code = _ALSO_CALLED.get(language or "", language)
    code = code if code in _WRITTEN else "en"
    return Polarity(**word_lists(f"polarity/{code}"), unspaced=code in _UNSPACED)

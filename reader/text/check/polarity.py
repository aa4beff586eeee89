"""The words that turn or bound a sentence, by language: none may be lost between a source and its quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reader.model import Document
from reader.text.language import likeliest_language, stop_words
from reader.text.lexicon import grammar, word_lists

_WRITTEN = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "ru", "uk"),
    *("zh", "ja", "ar"),
)
_WITH_GRAMMAR = ("en", "de", "fr", "es", "it", "pt", "nl", "sv")
_SHARED = ("determiners", "prepositions", "auxiliaries", "relatives", "first", "male", "female")
"""The lists that the grammars of `lexicon/grammar` have as well."""
_BY_SCRIPT = {
    "latin": tuple(code for code in _WRITTEN if code not in ("ru", "uk", "zh", "ja", "ar")),
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar",),
}
_NONE: frozenset[str] = frozenset()
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_SAMPLE = 2_000
_ALSO_CALLED = {"nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarity:
    """The words of one language that turn or bound what is said: the keys of its file in `lexicon/polarity`.

    All are in small letters. The words of the quotes' own grammar (`_SHARED`) come from `lexicon/grammar`.
    """

    # Denials.
    negators: frozenset[str]
    """Deny what follows them: "not", "nobody"."""
    between: frozenset[str] = _NONE
    """May stand between a negator and what it denies: "not yet safe"."""
    adverb_ends: frozenset[str] = _NONE
    """How adverbs end that may stand there as well: "never knowingly unsafe"."""
    restrictions: frozenset[str] = _NONE
    """Of those, the ones by which a denial leaves what follows as it is: "not merely safe"."""
    disbelief: frozenset[str] = _NONE
    """Words, joined by "_", before a verb of belief that the speaker does not share: "hard_to"."""
    postposed: frozenset[str] = _NONE
    """Negators that deny what stands before them: "they could not"."""
    refusals: frozenset[str]
    """Turn a sentence, but not by denying the next word: "without", "refused"."""
    doubts: frozenset[str] = _NONE
    """Say beside a statement that its speaker does not stand for it: "he claims"."""

    # Conditions and opinions.
    conditions: frozenset[str]
    """Bound a sentence: "if", "only", "might"."""
    modals: frozenset[str] = _NONE
    """Conditions that bound their own clause alone: "might"."""
    suppositions: frozenset[str] = _NONE
    """What follows one in a clause of its own is not claimed: "if the ice holds"."""
    hedges: frozenset[str] = _NONE
    """Make an opinion or a report of what follows: "I think", "reportedly"."""
    contrasts: frozenset[str]
    """Open what takes some of it back: "but", "although"."""

    # Clauses.
    subjects: frozenset[str] = _NONE
    """Pronouns that open a clause of its own, as any of the `determiners` may: "we"."""
    that: frozenset[str] = _NONE
    """Joins a clause to what carries it."""
    carriers: frozenset[str] = _NONE
    """Carry a clause without a "that", before a pronoun: "I do not think we won"."""
    opinions: frozenset[str] = _NONE
    """Carriers that do so before any subject: "I do not think the ice holds"."""
    determiners: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    auxiliaries: frozenset[str] = _NONE
    relatives: frozenset[str] = _NONE
    joins: frozenset[str] = _NONE
    """Conjunctions and subordinators: "and", "when"."""
    cues: frozenset[str] = _NONE
    """Words of saying."""

    # Numbers.
    numerals: frozenset[str] = _NONE
    """Parts of a number: "three", "forty"."""
    multiples: frozenset[str] = _NONE
    """Parts that multiply those before them: "hundred", "million"."""
    links: frozenset[str] = _NONE
    """Stand between parts of one number, and between clauses: "and"."""
    amounts: frozenset[str] = _NONE
    """Amounts that are no numbers: "half", "everyone"."""
    limits: frozenset[str] = _NONE
    """Bound the amount that follows: "least", as in "at least"; "up_to" are two words."""
    thousands_marks: frozenset[str] = _NONE
    """Part the thousands of a figure."""

    # Parts of something. Words, or two joined by "_", with "#" for any number and "^" for a sentence's start.
    partial: frozenset[str] = _NONE
    """Right before a quotation, make it a part or a case of itself: "some_of", "either", "^had"."""
    excludes: frozenset[str] = _NONE
    """Right before a quotation, exclude what it starts with: "rather_than"."""
    ranks: frozenset[str] = _NONE
    """Belong to a superlative, an office or a name that follows: "second largest", "vice president", "North
    Korea"."""
    superlatives: frozenset[str] = _NONE
    """Superlatives that have no end of their own: "most"."""
    superlative_ends: frozenset[str] = _NONE
    """How the others end: "est"."""

    # Names and persons.
    pointers: frozenset[str]
    """An editor may replace them by a name in brackets, or a name by them: "he", "there"."""
    offices: frozenset[str] = _NONE
    """Are written with a capital or without: "president"."""
    capitals: frozenset[str] = _NONE
    """Have two meanings, told apart by the capital alone: "may", "china"."""
    first: frozenset[str] = _NONE
    """Pronouns of whoever speaks."""
    male: frozenset[str] = _NONE
    female: frozenset[str] = _NONE

    traits: frozenset[str] = _NONE
    """
    "denies_last": the denial may come at the end ("Wir erhöhen die Preise in diesem Jahr nicht").
    "plain_that": `that` is no relative, so whatever follows it opens a clause, a bare noun too.
    "noun_negators": after a determiner `negators` are nouns ("un pas").
    "unspaced": no blanks between words: each character is read as one, and words are looked for in the text.
    """

    @property
    def unspaced(self) -> bool:
        return "unspaced" in self.traits

    def is_number(self, word: str) -> bool:
        return word[0].isdigit() or word.lower() in self.numerals | self.multiples

    def holds_no_verb(self, words: Sequence[str]) -> bool:
        """Whether no word is an auxiliary that is not "not"."""
        return (self.auxiliaries - self.negators - self.prepositions).isdisjoint(map(str.lower, words))

    def is_small(self, word: str) -> bool:
        """Whether a word is no verb, noun or adverb: a preposition, an article, a pronoun, a conjunction."""
        small = self.prepositions | self.determiners | self.joins | self.relatives | self.subjects
        return word.lower() in small | (self.pointers - self.auxiliaries)

    def negates(self, word: str) -> bool:
        return self.is_negator(word) or word.lower() in self.refusals

    def is_negator(self, word: str) -> bool:
        """Whether a word denies what follows it: "not", and not "without" or "refused"."""
        return word.lower() in self.negators or word.lower().endswith("n't")

    def denials(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, that negate; "not" for any "n't"."""
        if self.unspaced:
            return _among("".join(words), self.negators | self.refusals)
        return frozenset(_spelt_out(word) for word in words if self.negates(word))

    def turns(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, that negate or set a condition."""
        if self.unspaced:
            return _among("".join(words), self.negators | self.refusals | self.conditions)
        return frozenset(
            _spelt_out(word) for word in words if self.negates(word) or self._sets_condition(word)
        )

    def hedges_of(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words, in small letters, by which what follows is only an opinion or a report."""
        return frozenset(map(str.lower, words)) & self.hedges

    def denies_previous(self, word: str) -> bool:
        """Whether a word denies the one before it: "not", and not "nobody"."""
        return _spelt_out(word) in self.postposed

    def denies_next(self, words: Sequence[str], following: Sequence[str], said: frozenset[str]) -> bool:
        """Whether some words deny what starts with the following ("not all", "I deny that we"), or make it a
        condition ("if the"), and what is `said` around it does not.
        """
        if not words:
            return False
        before, is_new = words[-1].lower(), not self.is_denied_by(said)
        if self.unspaced:
            return is_new and bool(_among("".join(words[-2:]), self.negators))
        denied_by = self._without_adverbs(words, self._auxiliaries_before(words, following[0]))
        if denied_by and self.is_negator(denied_by[-1]) and not self._is_noun(denied_by):
            return is_new
        if self._is_fronted(words, following):
            return is_new
        if before in self.suppositions:
            return self._opens_clause(following) and not said & self.suppositions
        denied = bool(self.denials(words)) or any(self._disbelief_in(words))
        # "hard to believe the pier was sold": of what is not believed a noun may be the subject
        is_hard = self._is_hard(words[:-1]) and before in self.carriers
        carried = self.carries(before, following) or (is_hard and following[0].lower() in self.determiners)
        return is_new and denied and carried and not self._affirm(words)

    def _is_fronted(self, words: Sequence[str], following: Sequence[str]) -> bool:
        """Whether a denial opens a clause whose verb stands before its subject: "at no time were"."""
        opening, verbs = [word.lower() for word in words[:2]], self.auxiliaries - self.negators
        opens = opening[0] in self.prepositions and not self.negators.isdisjoint(opening[1:])
        if following[0].lower() in verbs:
            return opens
        return words[-1].lower() in verbs and (opens or (len(words) == 2 and opening[0] in self.postposed))

    def is_denied_by(self, said: frozenset[str]) -> bool:
        """Whether the words of an article beside a quotation deny it. Who "has no doubt" does not."""
        return bool(self.denials(said)) and not (
            any(map(self.is_negator, said)) and not self.refusals.isdisjoint(said)
        )

    def carries(self, word: str, following: Sequence[str]) -> bool:
        """Whether a clause that a word carries starts with the following: "that the", "I think we", "says the
        ice is".
        """
        word = word.lower()
        if word in self.that:
            return "plain_that" in self.traits or self._opens_clause(following)
        openers = self.subjects | self.determiners if word in self.opinions else self.subjects
        is_clause = word in self.hedges | self.cues and self.verb_of(following) > 0
        return word in self.carriers and (is_clause or following[0].lower() in openers)

    def verb_of(self, words: Sequence[str]) -> int:
        """Where among some words the auxiliary of a finite verb stands, or 0: none behind a "who" or a
        "that", and none of the small words that may stand among them.
        """
        verbs = self.auxiliaries - self.prepositions - self.between - self.negators
        for at, word in enumerate(map(str.lower, words)):
            if word in verbs or word in self.relatives | self.that:
                return at if word in verbs else 0
        return 0

    def is_doubted(self, words: Sequence[str], following: Sequence[str]) -> bool:
        """Whether some words carry what starts with the following, and say that some do not stand for it."""
        return (
            bool(words)
            and self.carries(words[-1], following)
            and not self.doubts.isdisjoint(map(str.lower, words))
        )

    def persons(self, words: Iterable[str]) -> frozenset[str]:
        """Who the pronouns among some words stand for: "first", "m", "f"."""
        keys = [word.lower() for word in words]
        known = (("first", self.first), ("m", self.male), ("f", self.female))
        return frozenset(who for who, pronouns in known if not pronouns.isdisjoint(keys))

    def bounds(self, word: str) -> bool:
        """Whether a word that follows a statement takes some of it back."""
        return self.negates(word) or self._sets_condition(word) or word.lower() in self.contrasts

    def _opens_clause(self, words: Sequence[str]) -> bool:
        """Whether some words start with a pronoun, an article or a name, or have a verb: "loans will"."""
        openers = self.subjects | self.pointers | self.negators
        is_subject = words[0].lower() in openers or words[0][0].isupper()
        return is_subject or self.verb_of(words) > 0

    def _auxiliaries_before(self, words: Sequence[str], word: str) -> frozenset[str]:
        """The auxiliaries, if some words end in one and the next is its verb: "nobody has counted", "nobody
        will pay", and not "nobody has money".
        """
        last, lists = words[-1].lower(), word_lists("contractions")
        if last not in self.auxiliaries or word[0].isupper() or self.is_small(word):
            return frozenset()
        is_participle = word.endswith("ed") or word in lists["participles"] | lists["unchanged"]
        return self.auxiliaries - self.negators if is_participle or last not in self.pointers else frozenset()

    def _is_noun(self, words: Sequence[str]) -> bool:
        """Whether the last of some words that ends in a negator is a noun: "un pas", "une personne"."""
        return "noun_negators" in self.traits and not self.determiners.isdisjoint(
            map(str.lower, words[-2:-1])
        )

    def _affirm(self, words: Sequence[str]) -> bool:
        """Whether a denial stands before another: "no doubt", "nobody denies", "not hard to believe", "hard
        to deny".
        """
        return any(
            self._is_hard(words[:at]) or any(map(self.is_negator, self._without_adverbs(words[:at])[-1:]))
            for at, (word, is_disbelief) in enumerate(zip(words, self._disbelief_in(words), strict=True))
            if is_disbelief or word.lower() in self.refusals
        )

    def _is_hard(self, words: Sequence[str]) -> bool:
        """Whether some words end in those that call what follows them hard: "hard to"."""
        return "_".join(words[-2:]).lower() in self.disbelief

    def _disbelief_in(self, words: Sequence[str]) -> list[bool]:
        """Whether at each of some words a verb that carries a clause is called hard: "hard to believe"."""
        keys = [*map(str.lower, words), "", ""]
        return [
            f"{one}_{other}" in self.disbelief and carrier in self.carriers
            for one, other, carrier in zip(keys, keys[1:], keys[2:], strict=False)
        ]

    def _without_adverbs(self, words: Sequence[str], others: frozenset[str] = _NONE) -> Sequence[str]:
        """The words without those at the end that may stand between a negator and what it denies, and without
        some others.
        """
        some, ends = self.between | others, tuple(self.adverb_ends)
        end = len(words)
        while end and self._is_passed(words[end - 1].lower(), some, ends):
            end -= 1
        return words[:end]

    def _is_passed(self, key: str, some: frozenset[str], ends: tuple[str, ...]) -> bool:
        return key in some or (
            key.endswith(ends) and key not in self.restrictions and key not in self.negators
        )

    def _sets_condition(self, word: str) -> bool:
        """Whether a word sets a condition: "may" does, the month of May does not."""
        key = word.lower()
        return key in self.conditions and not (key in self.capitals and word[0].isupper())


def _among(text: str, phrases: frozenset[str]) -> frozenset[str]:
    """Those of some phrases that a text without blanks has in it."""
    return frozenset(phrase for phrase in phrases if phrase in text)


def _spelt_out(word: str) -> str:
    key = word.lower()
    return "not" if key.endswith("n't") else key


def polarity_of(document: Document) -> Polarity:
    """The lists of a document's language; where it is not known, those of the one that most of its small
    words may be, with the denials of all that its letters may be.
    """
    if document.language in _WRITTEN or document.language in _ALSO_CALLED:
        return polarity(document.language)
    return _by_sample(document.text[:_SAMPLE], document.language is not None)


@lru_cache(maxsize=8)  # a source is asked once for each break in its speeches
def _by_sample(sample: str, known: bool) -> Polarity:
    """The lists for the letters of a text and, unless its language is `known`, for its small words."""
    letters = Counter(
        "cyrillic"
        if "\u0400" <= letter <= "\u052f"
        else "arabic"
        if "\u0600" <= letter <= "\u06ff"
        else "latin"
        for letter in sample
        if letter.isalpha()
    )
    script = letters.most_common(1)[0][0] if letters else "latin"
    codes = _BY_SCRIPT[script]
    if script == "cyrillic":
        return _any_of(codes, "ru" if _UKRAINIAN.isdisjoint(sample) else "uk")
    return _any_of(codes, None if known else likeliest_language(sample, codes))


@cache
def _any_of(codes: tuple[str, ...], likeliest: str | None) -> Polarity:
    """The lists of the likeliest of some languages, else of the first, with the denials of all of them;
    without a word that is a small word of more than twice as many, as "en" and "et" of Finnish.
    """
    every = [polarity(code) for code in codes]
    deny = Counter(word for each in every for word in each.negators)
    use = Counter(word for word in deny for code in stop_words().get(word, ()) if code in codes)
    negators = frozenset(word for word, languages in deny.items() if use[word] <= 2 * languages)
    return replace(
        polarity(likeliest) if likeliest in codes else replace(every[0], thousands_marks=frozenset()),
        negators=negators,
        refusals=frozenset(word for each in every for word in each.refusals),
        postposed=frozenset(word for each in every for word in each.postposed),
    )


@cache
def polarity(language: str | None) -> Polarity:
    """The lists of a language by its two letters; English where there are none."""
    code = _ALSO_CALLED.get(language or "", language)
    code = code if code in _WRITTEN else "en"
    if code not in _WITH_GRAMMAR:
        return Polarity(**word_lists(f"polarity/{code}"))
    raw = word_lists(f"grammar/{code}")
    shared = {name: raw[name] for name in _SHARED if name in raw}
    cues = frozenset(grammar(code).cues)
    joins = raw["conjunctions"] | raw["subordinators"]
    return Polarity(**word_lists(f"polarity/{code}"), **shared, joins=joins, cues=cues)

"""The words that turn or bound a sentence, by language: none may be lost between a source and its quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

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
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_SAMPLE = 2_000
_ALSO_CALLED = {"nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words of one language that turn or bound what is said (`lexicon/polarity`), all in small letters.

    Denials: `negators` deny what follows them ("not", "nobody"), also over `between` ("not yet safe"), and
    `postposed` what stands before them ("they could not"); `refusals` turn a sentence, but not by denying the
    next word ("without", "refused"); `doubts` say in a clause beside a statement that its speaker does not
    stand for it ("he claims").
    Conditions: `conditions` bound a sentence ("if", "only", "might"), of them `modals` their own clause;
    what follows one of `suppositions` in a clause of its own is not claimed ("if the ice holds"). `hedges`
    make an opinion or a report of what follows, `contrasts` open what takes some of it back.
    Clauses: `subjects` open a sentence of its own, and so does any of the `determiners`; `that` joins it to
    what carries it, and `carriers` do so without a "that" ("I do not think we won"), `opinions` before any
    subject ("I do not think the ice holds").
    Numbers: `numerals` and `multiples` are parts of one, `links` join them ("and"), `amounts` are others
    ("half"), `limits` bound those that follow ("at least"; "up_to" are two words); `thousands_marks` part the
    thousands of a figure.
    Parts: right before a quotation, `partial` make what follows a part or a case of itself ("some of", "or"),
    and `excludes` exclude it ("rather than"): words, or two joined by "_", with "#" for any number and "^"
    for the start of a sentence; `ranks` belong to a superlative, an office or a name that follows ("second
    largest", "vice president", "North Korea"), `superlatives` are those that have no end of their own.
    Names: an editor may replace `pointers` by a name in brackets, or a name by them; `offices` are written
    with a capital or without; `capitals` are words of two meanings, told apart by their capital alone;
    `first`, `male` and `female` are pronouns. `prepositions`, `auxiliaries`, `relatives` and `cues` are those
    of the quotes, `joins` their conjunctions.
    """

    negators: frozenset[str]
    conditions: frozenset[str]
    contrasts: frozenset[str]
    pointers: frozenset[str]
    refusals: frozenset[str]
    between: frozenset[str] = frozenset()
    postposed: frozenset[str] = frozenset()
    doubts: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    suppositions: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    opinions: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    multiples: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    thousands_marks: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    superlatives: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    """
    "denies_last": the denial may come at the end ("Wir erhöhen die Preise in diesem Jahr nicht").
    "plain_that": `that` is no relative, so whatever follows it opens a clause, a bare noun too.
    "noun_negators": after a determiner `negators` are nouns ("un pas").
    "est": superlatives end so ("largest").
    "unspaced": no blanks between words: each character is read as one, and words are looked for in the text.
    """

    @property
    def unspaced(self) -> bool:
        return "unspaced" in self.traits

    @property
    def superlative_ends(self) -> tuple[str, ...]:
        return ("est",) if "est" in self.traits else ()

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
        return _spelt_out(word) in self.postposed

    def denies_next(self, words: Sequence[str], following: Sequence[str], said: frozenset[str]) -> bool:
        """Whether some words deny what starts with the following ("not all", "I deny that we"), or make it a
        condition ("if the"), and what is `said` around it does not.
        """
        if not words:
            return False
        before, is_new = words[-1].lower(), not self.is_denied_by(said)
        if self.unspaced:
            return is_new and bool(self._within("".join(words[-2:]), self.negators))
        denied_by = _without_last(words, self.between | self._auxiliaries_before(words, following[0]))
        if denied_by and self.is_negator(denied_by[-1]) and not self._is_noun(denied_by):
            return is_new
        if before in self.suppositions:
            return self._opens_clause(following) and not said & self.suppositions
        denied = bool(self.denials(words)) and not self._affirm(words)
        return is_new and denied and self.carries(before, following)

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
        is_subject = words[0].lower() in self.subjects | self.pointers or words[0][0].isupper()
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
        """Whether a denial stands before another: "no doubt", "nobody denies", "no one denies"."""
        denied = (
            _without_last(words[:at], self.between)
            for at, word in enumerate(words)
            if word.lower() in self.refusals
        )
        return any(before and self.is_negator(before[-1]) for before in denied)

    def _within(self, text: str, phrases: frozenset[str]) -> frozenset[str]:
        return frozenset(phrase for phrase in phrases if phrase in text)

    def _sets_condition(self, word: str) -> bool:
        """Whether a word sets a condition: "may" does, the month of May does not."""
        key = word.lower()
        return key in self.conditions and not (key in self.capitals and word[0].isupper())


def _without_last(words: Sequence[str], some: frozenset[str]) -> Sequence[str]:
    """The words without those at the end that are among some."""
    end = len(words)
    while end and words[end - 1].lower() in some:
        end -= 1
    return words[:end]


def _spelt_out(word: str) -> str:
    key = word.lower()
    return "not" if key.endswith("n't") else key


def polarity_of(document: Document) -> Polarity:
    """The lists of a document's language; where it is not known, those of the one that most of its small
    words may be, with the denials of all that its letters may be.
    """
    if document.language in _WRITTEN or document.language in _ALSO_CALLED:
        return polarity(document.language)
    sample = document.text[:_SAMPLE]
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
    return _any_of(codes, None if document.language else likeliest_language(sample, codes))


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

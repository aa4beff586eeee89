"""The words and names that the rules go by, kept as data files beside this module and read once, when
first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_PHRASES = ("asides", "takes_up", "said_by", "case_of")
"""Keys of `Foreign` whose values are phrases, "|" between them in the files."""
_WRITTEN = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "ja", "zh")


@dataclass(frozen=True, slots=True)
class Foreign:
    """The small words that only the rules for languages other than English look at; all empty for English.

    `particles` end a clause whose verb they belong to ("teilte ... mit"); `as_said` opens "wie er sagte";
    `thus` stands for the verb in „...“, so Roe; `it_says` are verbs without a speaker ("heißt es in dem
    Bericht"); `oblique` maps pronouns after a preposition to "m" or "f"; `asides` stand between a verb and
    its subject; `said_nouns` are what somebody says ("Antwort"); `told` leads to the outlet that was told,
    `listeners` are ends of the names of such; `reported` are verb forms of reported speech (Konjunktiv I);
    `circumstances` open what follows a speaker inside the marks ("lors d'un meeting"); `role_ends` is how
    nouns end that stand right before a name and say what somebody is; `indirect` are the verbs before `that`
    whose clause is indirect speech beyond doubt; `takes_up` opens a sentence whose verb says who spoke the
    words before it ("Lo ha detto Roe"), `said_by` one whose next words do ("Son palabras de Roe"), `case_of`
    one that says before a colon who speaks ("C'est le cas de Roe:"); `past_ends` is how forms end that need
    no subject; `datives` are the pronouns of who is told, right before the verb; `benefactives` are those of
    the words for "according to" that mean "for" behind a quotation; `epithets` are other nouns for who holds
    an office, each with the nouns of such offices; `styles` stand before a name with a capital;
    `gerund_ends` and `participle_ends` are how those end;
    `possessives` are the words for "his", "her" and "their"; `places` are nouns that a place's name follows
    ("la calle Mayor"); `writings` are nouns for what is read and so tells something;
    `to_whom` leads in who is told; `receiving` are verbs whose subject gets or hears what others say.
    """

    particles: frozenset[str]
    as_said: frozenset[str]
    thus: frozenset[str]
    it_says: frozenset[str]
    oblique: Mapping[str, str]
    said_nouns: frozenset[str]
    told: frozenset[str]
    listeners: frozenset[str]
    reported: frozenset[str]
    circumstances: frozenset[str]
    role_ends: frozenset[str]
    that: frozenset[str]
    indirect: frozenset[str]
    past_ends: frozenset[str]
    datives: frozenset[str]
    benefactives: frozenset[str]
    places: frozenset[str]
    writings: frozenset[str]
    to_whom: frozenset[str]
    receiving: frozenset[str]
    gerund_ends: frozenset[str]
    styles: frozenset[str]
    participle_ends: frozenset[str]
    possessives: frozenset[str]
    epithets: Mapping[str, tuple[str, ...]]
    asides: tuple[tuple[str, ...], ...]
    takes_up: tuple[tuple[str, ...], ...]
    said_by: tuple[tuple[str, ...], ...]
    case_of: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, raw: Mapping[str, str]) -> Foreign:
        """What a grammar file says of them."""
        lists = {
            each.name: frozenset(raw.get(each.name, "").split())
            for each in fields(cls)
            if each.name not in (*_PHRASES, "oblique", "epithets")
        }
        oblique = {word: "m" for word in raw.get("oblique_male", "").split()}
        oblique |= {word: "f" for word in raw.get("oblique_female", "").split()}
        asides, takes_up, said_by, case_of = (
            tuple(tuple(phrase.split()) for phrase in raw.get(key, "").split("|") if phrase)
            for key in _PHRASES
        )
        pairs = (pair.partition("=") for pair in raw.get("epithets", "").split())
        epithets = {noun: tuple(roles.split(",")) for noun, _, roles in pairs}
        return cls(
            **lists,
            oblique=oblique,
            epithets=epithets,
            asides=asides,
            takes_up=takes_up,
            said_by=said_by,
            case_of=case_of,
        )


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of one language. All are lower case.

    `cues` maps each form of a word of saying to its strength: True where it can stand alone beside a
    quotation, False where it is also an everyday verb; `judging` are the forms that quote a word or two
    on somebody or something ("called it a ..."); `bare` are the infinitives, which are nouns as often
    ("the report"). `pronouns` maps a subject pronoun to "m", "f", "plural", "thing" or "first".
    `according` holds the phrases like "according to" by their first word; `of` are the prepositions that
    a description goes on over ("a spokesman for the ministry"). `small` is every word that is no part of
    a name even when written with a capital.

    In a `verb_second` language the verb of a main clause is its second part, whatever the first is; a
    `pro_drop` one leaves out pronouns that are subjects.
    """

    language: str
    romance: bool
    verb_second: bool
    pro_drop: bool
    cues: Mapping[str, bool]
    judging: frozenset[str]
    bare: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    pronouns: Mapping[str, str]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    times: frozenset[str]
    openers: frozenset[str]
    stop: frozenset[str]
    of: frozenset[str]
    small: frozenset[str]
    capital_nouns: bool
    foreign: Foreign


def lines_of(name: str) -> list[str]:
    """The lines of a data file, without the blank ones and those that begin with "#"."""
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def walls() -> Mapping[str, tuple[str, ...]]:
    """What pages say that are not the article asked for, in lower case, by the kinds of `walls.tsv`."""
    kinds: dict[str, tuple[str, ...]] = {}
    for line in lines_of("walls.tsv"):
        named, _, phrase = line.partition("\t")
        for kind in named.split(","):
            kinds[kind] = (*kinds.get(kind, ()), phrase)
    return kinds


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of words of one file: "titles", "organisations", "works", "first_names", "grammar/ja"."""
    return {key: frozenset(value) for key, value in ordered_words(name).items()}


@cache
def ordered_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """As `word_lists`, in the order of the file."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        return {key: tuple(value.split()) for key, value in tomllib.load(file).items()}


@cache
def phrase_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of phrases of one file, "|" or a new line between them: "citing", "stations"."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        table: dict[str, str] = tomllib.load(file)
    return {
        key: frozenset(filter(None, map(str.strip, value.replace("\n", "|").split("|"))))
        for key, value in table.items()
    }


@cache
def longest_first(name: str, key: str) -> tuple[str, ...]:
    """The words of one list, the longest first, so that the longest is found."""
    return tuple(sorted(ordered_words(name)[key], key=len, reverse=True))


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern of some phrases, the longest first; one that matches nothing where there are none."""
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))) or "(?!)"


@cache
def grammar(language: str | None) -> Grammar:
    """The grammar of a language by its two letters; English where the language is none of those known."""
    code = language if language in _WRITTEN and language not in ("ja", "zh") else "en"
    with (_HERE / "grammar" / f"{code}.toml").open("rb") as file:
        raw: dict[str, str] = tomllib.load(file)
    lists = {key: frozenset(value.split()) for key, value in raw.items()}
    genders = (("plural", "plural"), ("thing", "thing"), ("first", "first"), ("male", "m"), ("female", "f"))
    pronouns = {word: gender for key, gender in genders for word in lists[key] & lists["subjects"]}
    if code == "de":
        pronouns["sie"] = "f"
    if code == "en":
        cues, judging, bare = _english_cues()
    else:
        cues = {
            **dict.fromkeys(lists["weak"] | lists["judging"], False),
            **dict.fromkeys(lists["cues"], True),
        }
        judging, bare = lists["judging"], frozenset[str]()
    closed = ("determiners", "prepositions", "conjunctions", "subordinators", "relatives", "auxiliaries")
    small = frozenset().union(*(lists[key] for key in (*closed, "adverbs", "subjects", "times", "openers")))
    return Grammar(
        language=code,
        romance=code in ("fr", "es", "it", "pt"),
        verb_second=code in ("de", "nl", "sv"),
        pro_drop=code in ("es", "it", "pt"),
        cues=cues,
        judging=judging,
        bare=bare,
        pronouns={**dict.fromkeys(lists["subjects"], "other"), **pronouns},
        according=_by_first_word(raw["according"]),
        small=small | lists["male"] | lists["female"] | lists["first"] | lists["plural"] | lists["thing"],
        capital_nouns=code == "de",
        foreign=Foreign.of(raw),
        **{key: lists[key] for key in (*closed, "adverbs", "times", "openers", "stop", "of")},
    )


def _by_first_word(phrases: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases between bars as words, under the first of each."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases.split("|"):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def first_names() -> Mapping[str, str]:
    """Each known first name, in lower case, with the gender of its bearers: "m", "f" or "" for both."""
    europe = ordered_words("first_names_europe")
    return {
        **dict.fromkeys(europe["male"], "m"),
        **dict.fromkeys(europe["female"], "f"),
        **_listed_first_names(),
    }


def _listed_first_names() -> Mapping[str, str]:
    lists = ordered_words("first_names")
    genders = (("male", "m"), ("female", "f"), ("both", ""))
    return {name: gender for owner in ("", "own_") for key, gender in genders for name in lists[owner + key]}


def _english_cues() -> tuple[dict[str, bool], frozenset[str], frozenset[str]]:
    cues: dict[str, bool] = {}
    judging: set[str] = set()
    bare: set[str] = set()
    for line in lines_of("cues.tsv"):
        base, kind, strength, written = line.split("\t")
        forms = written.split()
        judging |= set(forms) if kind == "judge" else set()
        bare |= set() if base in forms[1:] else {base}
        for form in forms:
            cues[form] = cues.get(form, False) or strength == "strong"
    return cues, frozenset(judging), frozenset(bare)

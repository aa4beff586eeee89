"""The words and names that the rules go by, kept as data files beside this module and read once, when
first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_WRITTEN = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "ja", "zh")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of one language. All are lower case.

    `cues` maps each form of a word of saying to its strength: True where it can stand alone beside a
    quotation, False where it is also an everyday verb; `judging` are the forms that quote a word or two
    on somebody or something ("called it a ..."); `bare` are the infinitives, which are nouns as often
    ("the report"). `pronouns` maps a subject pronoun to "m", "f", "plural", "thing" or "first". `of` are
    the prepositions that a description goes on over ("a spokesman for the ministry"). `small` is every
    word that is no part of a name even when written with a capital.
    """

    language: str
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
    according: tuple[tuple[str, ...], ...]
    times: frozenset[str]
    openers: frozenset[str]
    stop: frozenset[str]
    of: frozenset[str]
    small: frozenset[str]
    capital_nouns: bool


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
        cues, judging, bare = dict.fromkeys(lists["cues"], True), frozenset[str](), frozenset[str]()
    closed = ("determiners", "prepositions", "conjunctions", "subordinators", "relatives", "auxiliaries")
    small = frozenset().union(*(lists[key] for key in (*closed, "adverbs", "subjects", "times", "openers")))
    return Grammar(
        language=code,
        cues=cues,
        judging=judging,
        bare=bare,
        pronouns={**dict.fromkeys(lists["subjects"], "other"), **pronouns},
        according=tuple(tuple(phrase.split()) for phrase in raw["according"].split("|")),
        small=small | lists["male"] | lists["female"] | lists["first"] | lists["plural"] | lists["thing"],
        capital_nouns=code == "de",
        **{key: lists[key] for key in (*closed, "adverbs", "times", "openers", "stop", "of")},
    )


@cache
def first_names() -> Mapping[str, str]:
    """Each known first name, in lower case, with the gender of its bearers: "m", "f" or "" for both."""
    lists = ordered_words("first_names")
    genders = (("male", "m"), ("female", "f"), ("both", ""))
    return {name: gender for owner in ("", "own_") for key, gender in genders for name in lists[owner + key]}


def _english_cues() -> tuple[dict[str, bool], frozenset[str], frozenset[str]]:
    cues: dict[str, bool] = {}
    judging: set[str] = set()
    bare: set[str] = set()
    for line in (_HERE / "cues.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            base, kind, strength, written = line.split("\t")
            forms = written.split()
            judging |= set(forms) if kind == "judge" else set()
            bare |= set() if base in forms[1:] else {base}
            for form in forms:
                cues[form] = cues.get(form, False) or strength == "strong"
    return cues, frozenset(judging), frozenset(bare)

"""The product's list of outlets and agencies, `lexicon/outlets.tsv`, and all ways to write their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.model import SourceKind
from reader.text.lexicon import lines_of, phrase_lists

# Marks that are written in several ways compare as one; the table keeps every offset where it is.
_ONE_WAY = {"’": "'", "‘": "'", "ʼ": "'", "\xa0": " ", "\u202f": " ", "‐": "-", "‑": "-", "–": "-"}
_JOINED = re.compile(r"(?=\w{6})[A-Z][a-z]+(?:[A-Z]+[a-z]*)+")
_TWO_WORDS = re.compile(r"(?:The )?[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})")
TAIL = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+")
"""A last word of a name that is two with a hyphen: "Journal-Constitution"."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the list. `names` are all ways to write it, `unsure` those that mean other things too."""

    name: str
    kind: str
    domains: tuple[str, ...]
    names: tuple[str, ...]
    unsure: frozenset[str]

    @property
    def has_article(self) -> bool:
        return any(name.startswith("The ") for name in self.names)

    @property
    def source_kind(self) -> SourceKind:
        """The kind of source that its name makes where a text cites it."""
        return SourceKind.AGENCY if self.kind == "agency" else SourceKind.OUTLET


@cache
def listed_outlets() -> tuple[Outlet, ...]:
    """Every row of the list, read once when it is first asked for."""
    return tuple(_row(line) for line in lines_of("outlets.tsv"))


@cache
def press_words() -> frozenset[str]:
    """What follows a place in the name of a paper; "" is what has no capital."""
    return phrase_lists("citing")["press_words"]


def plain_of(text: str) -> str:
    """A text with every mark written in one way, each offset kept."""
    if not text.isascii():
        for mark, one_way in _ONE_WAY.items():
            text = text.replace(mark, one_way)
    return text


def _row(line: str) -> Outlet:
    name, kind, domains, others = (*line.split("\t"), "", "")[:4]
    names, unsure = [name], set()
    for other in filter(None, others.split("|")):
        written = other.removeprefix("?") or name
        names.append(written)
        if other.startswith("?"):
            unsure.add(written)
    for written in tuple(names):
        names.extend(_spellings(written))
        if written in unsure:
            unsure.update(_spellings(written))
    for written in tuple(names):
        short = written.removeprefix("The ")
        if short != written:
            names.append(short)
            if " " not in short or written in unsure:
                unsure |= {written, short}
    return Outlet(name, kind, tuple(domains.split()), tuple(dict.fromkeys(names)), frozenset(unsure))


def _spellings(name: str) -> tuple[str, ...]:
    """The other ways to write a name: of words joined by their capitals "Techcrunch" and "TECHCRUNCH", of a
    network "FOX Carolina", of two words as one "HarbourTimes", of a programme "Meet The Press", of a paper
    without its hyphen."""
    if name.startswith("Fox "):
        return (name.replace("Fox", "FOX", 1),)
    if " the " in name:
        return (name.replace(" the ", " The "),)
    town, _, tail = name.rpartition(" ")
    if TAIL.fullmatch(tail) and town not in ("", "The"):
        # Some join the town to the first of the two: "Norfield-Times Star".
        return name.replace("-", " "), f"{town}-{tail.replace('-', ' ')}"
    if _TWO_WORDS.fullmatch(name):
        return (name.replace(" ", ""),)
    return (name.capitalize(), name.upper()) if _JOINED.fullmatch(name) else ()

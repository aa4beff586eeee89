"""The quotation as it is to be found: its words, and where the article itself says that it cut or put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from reader.model import Document, Place, Quote
from reader.text.check.normalise import SOFT, STOP, Words, fold, join, read_words
from reader.text.check.polarity import polarity_of
from reader.text.lexicon import grammar

_OUTER = " \t\n\"'"
_DASHES = "-–—"
_FINAL = ".!?:"
_LAST_WORD = re.compile(r"(\w+)\W*\Z")
_CASE_ALONE = re.compile(r"(?<!\w)\[(\w)\](?=\w)")
_OMISSION = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.)+)\s*[\])]")
_BRACKETED = re.compile(r"\w*\[[^\[\]]*\]\w*")
_CUT = re.compile(r"((?:(?<!\w)\w+)?\[[^\[\]]*\]\w*|…\.?|\.(?:\s?\.)+)")
_CONTEXT = 120
"""Characters on either side of a quote in which the rest of its clause is looked for."""
_CLAUSE_END = re.compile(r"[.!?:;,](?:\s|$)|[—–]")


class JoinKind(StrEnum):
    """What stands between two fragments of a quotation."""

    PART = "part"
    OMISSION = "omission"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Join:
    """How a fragment hangs on the one before.

    By an attribution (`joint` is what that stands for), by an ellipsis, or by words in brackets (`put`).
    """

    kind: JoinKind
    joint: str = ""
    put: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote made ready. `joins` has one entry less than `fragments`.

    `cut` says that the article marks an omission or an insertion anywhere; `edges` are the words it puts in
    brackets before the first fragment and after the last; `before` and `after` are the words of the article
    around the quote.
    """

    fragments: tuple[Words, ...]
    joins: tuple[Join, ...]
    cut: bool
    edges: tuple[str, str]
    before: frozenset[str]
    after: frozenset[str]

    @property
    def letters(self) -> int:
        """How many letters and figures its own words have."""
        return sum(letters_of(fragment.words) for fragment in self.fragments)

    def whole(self) -> Words:
        """All its words in one stretch."""
        return join(self.fragments, [each.joint for each in self.joins])


def letters_of(words: Sequence[str]) -> int:
    """How many letters and digits the words have."""
    return sum(character.isalnum() for word in words for character in word)


def read_quotation(quote: Quote, document: Document) -> Quotation:
    """The quotation of an article's document."""
    fragments: list[Words] = []
    joins: list[Join] = []
    pending: list[Join] = []
    edges = ["", ""]
    cut = False
    for number, part in enumerate(quote.parts):
        if number and fragments:
            pending.append(Join(JoinKind.PART, junction(document, quote.parts[number - 1], part)))
        pieces, marked = _pieces(document.at(part))
        cut |= marked
        for at, piece in enumerate(pieces):
            if at % 2:
                pending.append(_join(piece))
                continue
            words = read_words(piece)
            if not len(words):
                continue
            if fragments:
                joins.append(_strongest(pending) if pending else Join(JoinKind.PART, SOFT))
            else:
                edges[0] = " ".join(each.put for each in pending)
            fragments.append(words)
            pending = []
    edges[1] = " ".join(each.put for each in pending).strip()
    before, after = _around(quote, document)
    return Quotation(tuple(fragments), tuple(joins), cut, (edges[0].strip(), edges[1]), before, after)


def _pieces(text: str) -> tuple[list[str], bool]:
    """The stretches of a part with what cuts it between them, and whether anything does."""
    folded, _ = fold(text)
    pieces = _CUT.split(_CASE_ALONE.sub(r"\1", _OMISSION.sub("…", folded.strip(_OUTER))))
    pieces[-1] = pieces[-1].rstrip(_OUTER)
    return pieces, len(pieces) > 1 or "[" in text


def _join(separator: str) -> Join:
    if _BRACKETED.fullmatch(separator):
        return Join(JoinKind.INSERTION, put=separator.replace("[", "").replace("]", ""))
    return Join(JoinKind.OMISSION)


def _strongest(joins: Sequence[Join]) -> Join:
    """Several joins as one: the one that lets most stand in the source there, with all words in brackets."""
    put = " ".join(each.put for each in joins if each.put)
    for kind in (JoinKind.OMISSION, JoinKind.INSERTION):
        if any(each.kind is kind for each in joins):
            return Join(kind, put=put)
    return joins[-1]


def junction(document: Document, earlier: Place, later: Place) -> str:
    """The joint that the text between two parts of one speech stands for."""
    tail, _ = fold(document.at(earlier).rstrip())
    closing = tail[len(tail.rstrip(_OUTER + ".,;:!?…—-")) :]
    between, _ = fold(document.text[document.offsets(earlier)[1] : document.offsets(later)[0]])
    last = _LAST_WORD.search(tail)
    turned = last is not None and polarity_of(document).negates(last[1])
    return attribution_joint(closing, between.strip(_OUTER + _DASHES)[-1:], turned)


def attribution_joint(closing: str, before: str, turned: bool) -> str:
    """The joint that an attribution stands for.

    It takes the place of a comma or of nothing inside a sentence ("Then," she said, "we go"), and of a stop
    between two. `closing` are the marks before it, `before` is its last character; `turned` says that a word
    like "no" stands before it, after which the comma is the speaker's and tells "no, it is" from "no it is".
    """
    for mark in "?!…":
        if mark in closing:
            return mark
    if "." in closing or (before and before in _FINAL):
        return STOP if before else "."
    return "," if turned and "," in closing else SOFT


def _around(quote: Quote, document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the article beside the quote, up to where another clause begins: at a mark or, before the
    quote, at a "when" or a "who"."""
    if not quote.parts:
        return frozenset(), frozenset()
    first, last = quote.parts[0], quote.parts[-1]
    before = document.blocks[first.block].text[max(0, first.start - _CONTEXT) : first.start]
    after = document.blocks[last.block].text[last.end : last.end + _CONTEXT]
    before, after = fold(before)[0].rstrip(f"{_OUTER},"), fold(after)[0].lstrip(f"{_OUTER},")
    before, after = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after)[0]
    keys, lists, words = read_words(before).keys, polarity_of(document), grammar(document.language)
    parting = (words.subordinators | words.relatives) - words.determiners - lists.that - lists.suppositions
    last_clause = takewhile(lambda key: key not in parting, reversed(keys))
    return frozenset(last_clause), frozenset(read_words(after).keys)

"""A block as the rules read it: words and points, with every quotation folded into one token.

So no rule ever looks inside somebody's words, and every offset is still an offset into the block's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reader.text.lexicon import Grammar, word_lists
from reader.text.quotes.marks import MarkedPassage

_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}"
    r"|[^\W\d_][^\W_]*(?:[-'’&][^\W_]+)*(?:\.(?:com|org|net|edu|gov|info)(?![^\W_]))?"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:-[^\W_]+)*)"
    r"|(\(\(?[^()]{0,80}\)\)?)"
    r"|(--+|\.\.\.|[^\w\s])"
)
_GROUP_WORD, _GROUP_POINT = 1, 3
_ENGLISH_TAIL = re.compile(r"(?:['’](?:s|d|ll|ve|re|m))$", re.I)
_ELISION = re.compile(r"(?:[ldjnmtsc]|qu|jusqu|lorsqu|puisqu|dell|all|nell|sull|dall|un|quest)['’]", re.I)
_CLITIC = re.compile(r"(?:-t)?-(?:ils?|elles?|on|je|nous|lui)$", re.I)
_PORTUGUESE_TAIL = re.compile(r"-(?:l?[oa]s?|lhes?|[mts]e|nos|vos)$")
_DASHES = frozenset({"--", "---", "—", "–", "-"})
_ALONE = 12
"""How many tokens a sentence of quotations and points may have; more are no speech but a row of marks."""
_HEAD, _TOWN = 9, 3
"""How many tokens the town and day that open a report may have, and how many letters the town's first
word must have."""
_WORDS_TOO = frozenset(["no", "ill", "sat", "sun", "mass", "wash", "miss", "mar", "ore", "fig"])
"""Abbreviations that in small letters are English words: "he voted no. She was ill."."""
FINAL = frozenset(".!?…。！？")
"""Points that end a sentence."""
POSSESSIVE = frozenset(("'s", "'", "’"))
"""What the name of an owner ends in, as a token of its own."""


class Kind(Enum):
    """What a token is."""

    WORD = 1
    POINT = 2
    QUOTE = 3


class Token(NamedTuple):
    """A word, a point or a quotation. A tuple, for there is one for every word of the text.

    `quote` is the number of the passage where `kind` is QUOTE. `text` of a dash of any kind is "—"."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    quote: int = -1
    capital: bool = False


_new = tuple.__new__


@dataclass(frozen=True, slots=True)
class Prose:
    """The tokens of a block. `sentences` are pairs of token numbers; `runs` maps where a name starts to
    its end, `run_ends` the other way round. `first` is the number of its first sentence in the whole
    document."""

    block: int
    text: str
    grammar: Grammar
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    first: int = 0
    runs: dict[int, int] = field(default_factory=dict)
    run_ends: dict[int, int] = field(default_factory=dict)
    quotes: tuple[int, ...] = ()
    """The numbers of the tokens that are quotations."""
    aside: bool = False
    """Whether it stands beside the text and not in it, as a caption does."""

    def words(self, start: int, end: int) -> str:
        """The text from token `start` up to, not with, token `end`."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def lower(self, at: int) -> str:
        """The word at token `at` in lower case; empty beyond the ends of the block."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_alone(self, at: int) -> bool:
        """Whether the sentence of the quotation at token `at` holds quotations and points only."""
        start, end = self.sentences[self.sentence_of(at)]
        return end - start <= _ALONE and _silent(self.tokens[start:end])

    def is_whole(self) -> bool:
        """Whether the block holds quotations and points only."""
        return _silent(self.tokens)

    def sentence_of(self, token: int) -> int:
        """The number, in this block, of the sentence that a token stands in."""
        return max(0, bisect_left(self.sentences, (token + 1,)) - 1)


def _silent(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= _ALONE and all(token.kind is not Kind.WORD for token in tokens)


def _is_capital(word: str) -> bool:
    """Whether a word has a capital, or a hidden one as in "al-Assad" or "d'Hondt"."""
    if word[0].isupper():
        return True
    for mark in "-'’":
        at = word.find(mark, 0, 4)
        if at > 0 and word[at + 1 : at + 2].isupper():
            return True
    return False


def read_tokens(text: str, passages: Sequence[tuple[int, MarkedPassage]], grammar: Grammar) -> list[Token]:
    """The tokens of a block; short asides in brackets are left out."""
    tokens: list[Token] = []
    at = 0
    for number, passage in passages:
        _read_gap(tokens, text, at, passage.start, grammar)
        tokens.append(Token(Kind.QUOTE, "", "", passage.start, passage.end, number))
        at = passage.end
    _read_gap(tokens, text, at, len(text), grammar)
    return tokens


def _read_gap(tokens: list[Token], text: str, start: int, end: int, grammar: Grammar) -> None:
    taken = start
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < taken:
            first = taken
            if first >= last:
                continue
        if match.lastindex == _GROUP_WORD:
            word = text[first:last]
            if word.isalnum() and (last == end or text[last] != "."):
                # Past the tuple's own maker, which takes as long as all the rest of this loop.
                tokens.append(
                    _new(Token, (Kind.WORD, word, word.lower(), first, last, -1, word[0].isupper()))
                )
                taken = last
            else:
                taken = _add_word(tokens, text, first, last, end, grammar)
        elif match.lastindex == _GROUP_POINT:
            point = match.group()
            dash = point in _DASHES and not (point == "-" and text[last : last + 1].strip())
            point = "—" if dash else point
            tokens.append(Token(Kind.POINT, point, point, first, last))


def _add_word(tokens: list[Token], text: str, first: int, last: int, end: int, grammar: Grammar) -> int:
    """Adds a word, its abbreviation point with it, its clitics apart; the offset after what was taken."""
    word = text[first:last]
    numbers = word == "no" and text[last + 1 : last + 3].strip().isdigit()  # "no. 5"
    if text[last : last + 1] == "." and last < end and (numbers or _abbreviation(word, grammar)):
        last += 1
        word = text[first:last]
    if word.isalnum():
        tokens.append(Token(Kind.WORD, word, word.lower(), first, last, -1, word[0].isupper()))
        return last
    if grammar.language == "pt":
        bare = _PORTUGUESE_TAIL.sub("", word)
        tokens.append(Token(Kind.WORD, word, bare.lower(), first, last, -1, _is_capital(word)))
        return last
    cuts = _cuts(word, grammar.language)
    for left, right in pairwise(cuts):
        piece = word[left:right]
        bare = piece.removeprefix("-t-").removeprefix("-") if left else piece
        left, piece = right - len(bare), bare
        lower = piece.lower().replace("’", "'")
        tokens.append(Token(Kind.WORD, piece, lower, first + left, first + right, -1, _is_capital(piece)))
    return last


def _cuts(word: str, language: str) -> list[int]:
    """Where a word falls into its clitics: Roe|'s, l'|Élysée, a|-t-elle."""
    cuts = [0, len(word)]
    if language == "en":
        tail = _ENGLISH_TAIL.search(word)
        if tail and tail.start():
            cuts.insert(1, tail.start())
    elif language in ("fr", "it"):
        head = _ELISION.match(word)
        if head and head.end() < len(word):
            cuts.insert(1, head.end())
        tail = _CLITIC.search(word)
        if tail and tail.start() > cuts[-2]:
            cuts.insert(-1, tail.start())
    return cuts


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    lists = word_lists("organisations")
    return lists["abbreviations"], lists["before_names"]


def _abbreviation(word: str, grammar: Grammar) -> bool:
    if word in grammar.pronouns or (word in _WORDS_TOO and grammar.language == "en"):
        return False
    return (len(word) == 1 and word.isupper() and word != "I") or word.lower().rpartition("-")[
        2
    ] in _abbreviations()[0]


def sentences_of(
    text: str, tokens: Sequence[Token], passages: Sequence[MarkedPassage], grammar: Grammar
) -> list[tuple[int, int]]:
    """Where sentences start and end, as token numbers. A quotation that ends in a full stop ends its
    sentence."""
    head = _dateline_end(tokens)
    found: list[tuple[int, int]] = [(0, head)] if head else []
    start = head
    for number, (token, following) in enumerate(pairwise(tokens), 1):
        if token.kind is Kind.WORD and token.text[-1] != ".":
            continue
        if number > start and _ends_sentence(text, token, following, passages, grammar):
            found.append((start, number))
            start = number
    if tokens:
        found.append((start, len(tokens)))
    return found


def _dateline_end(tokens: Sequence[Token]) -> int:
    """Where the text starts after "RALEIGH, N.C. — "; 0 where there is no such head."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < _TOWN:
        return 0
    for number, token in enumerate(tokens[:_HEAD]):
        if token.text == "—":
            return number + 1 if number + 1 < len(tokens) else 0
        if token.kind is Kind.QUOTE or (
            token.kind is Kind.WORD and not token.capital and token.text.isalpha()
        ):
            return 0
    return 0


def _ends_sentence(
    text: str, token: Token, following: Token, passages: Sequence[MarkedPassage], grammar: Grammar
) -> bool:
    goes_on = following.kind is Kind.WORD and following.text[0].islower()
    if token.kind is Kind.POINT:
        return (
            token.text in FINAL
            and not goes_on
            and following.text not in FINAL
            and following.text not in (",", ";", ")")
        )
    if token.kind is Kind.WORD:
        if goes_on or following.kind is Kind.POINT:
            return False
        if following.kind is Kind.QUOTE:
            return token.lower.rstrip(".") not in _abbreviations()[1]
        long = len(token.text) > 2 and token.lower.rstrip(".") not in _abbreviations()[1]
        return long and following.lower in grammar.small
    if following.kind is Kind.POINT:
        return False
    return not goes_on and ends_in_stop(text, passages[token.quote])


def ends_in_stop(text: str, passage: MarkedPassage) -> bool:
    """Whether somebody's words end a sentence inside their marks."""
    inner = text[passage.inner : passage.until].rstrip(" '’”\")]_*")
    return not passage.closed or inner[-1:] in FINAL


def ends_in_comma(text: str, passage: MarkedPassage) -> bool:
    """Whether somebody's words end in a comma inside their marks."""
    inner = text[passage.inner : passage.until].rstrip(" '’_*")
    return inner[-1:] in (",", "，", "、")


def is_past(token: Token) -> bool:
    """Whether a word has the form of a past tense in English."""
    regular = token.lower.endswith("ed") and len(token.lower) > 4
    return not token.capital and (regular or token.lower in word_lists("speech")["past"])

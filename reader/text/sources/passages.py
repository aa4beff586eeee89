"""The blocks of a document as the finders of sources read them, quoted words told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reader.model import Block, BlockKind, Document, Place, Quote, QuoteKind, SourceKind
from reader.text.lexicon import phrase_lists
from reader.text.outlet_list import Outlet
from reader.text.outlets import OutletMention, as_called, find_outlets
from reader.text.sources.letters import given_letters

SENTENCE_REACH = 240
"""How far a cue may stand from a name. Bounded, so that a text without full stops takes no longer."""

# One set of characters in front, which the search for it runs along quickly.
_STOP = re.compile(r"[.!?。！？\n](?:(?<=[。！？\n])|[\"”’»)\]]*\s+(?=[\"“‘«(]*[^\Wa-z_\d])|[”\"»]\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[A-Za-z]|Mrs?|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|Rev|St|Mt|No|vs|Jr|Sr|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|D\.C|Ph\.D|a\.m|p\.m)$"
)
_NEXT_CAPITAL = re.compile(r" ([^\W\d_a-z][^\W\d_]+)\b")
_TOWN_BEFORE = re.compile(r"\b[Tt]he ([A-Z][a-z]+) $")
_TOWN_REACH = 30
_MARKS = 4
"""Two quotation marks, with blanks inside as the French write them."""
_CLOSING, _OPENING = tuple("”\"»’'"), tuple("“\"«‘'")
# "the gale, Ada Lind told KQRS."
_TOLD_AT_END = re.compile(r", (?:[A-Z][\w.'’-]+ ){1,4}(?:told|said in|said on)\b[^“”\"]{2,80}$")
_SKIPPED_KINDS = (BlockKind.CODE, BlockKind.RULE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and what is found of it once for all.

    `low` is its text in lower case letter for letter, `quoted` the stretches of quoted words, `stops` where
    its sentences end, `mentions` the outlets named in it.
    """

    number: int
    block: Block
    text: str
    low: str
    quoted: tuple[tuple[int, int], ...]
    stops: tuple[int, ...]
    mentions: tuple[OutletMention, ...]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch lies within somebody's quoted words; all between the marks is a title."""
        longest = end - start + _MARKS
        return any(left <= start and end <= right and right - left > longest for left, right in self.quoted)

    def place(self, start: int, end: int) -> Place:
        return Place(self.number, start, end)

    def begins(self, at: int) -> bool:
        """Whether a sentence begins at an offset."""
        near = bisect_left(self.stops, at)
        return at == 0 or (near < len(self.stops) and self.stops[near] == at)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around a stretch begins and ends, as far as `SENTENCE_REACH`."""
        before = bisect_right(self.stops, start)
        after = bisect_left(self.stops, end)
        left = self.stops[before - 1] if before else 0
        right = self.stops[after] if after < len(self.stops) else len(self.text)
        return max(left, start - SENTENCE_REACH), min(right, end + SENTENCE_REACH)


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may name an outlet. `ambiguous` names count beside strong cues only."""

    start: int
    end: int
    ambiguous: bool = False


def name_of(mention: OutletMention) -> Name:
    """Where an outlet is named, and whether its name may be an ordinary word."""
    return Name(mention.start, mention.end, mention.ambiguous)


def stops(text: str) -> Iterator[int]:
    """Where each sentence of a text ends, the blanks behind it taken with it."""
    for stop in _STOP.finditer(text):
        if text[stop.start()] != "." or not _ABBREVIATED.search(
            text[max(0, stop.start() - 8) : stop.start()]
        ):
            yield stop.end()


@dataclass(frozen=True, slots=True)
class Found:
    """One place that cites something. Many of them make a `Source`."""

    name: str
    kind: SourceKind
    place: Place
    url: str | None = None


def passages(document: Document, quotes: tuple[Quote, ...]) -> tuple[Passage, ...]:
    """Every block with text of the article's own."""
    quoted: dict[int, list[tuple[int, int]]] = {}
    for quote in quotes:
        if quote.kind is not QuoteKind.INDIRECT:
            for part in quote.parts:
                text = document.blocks[part.block].text
                quoted.setdefault(part.block, []).append((part.start, _closed(text, part.start, part.end)))
    called: dict[str, Outlet] = {}
    read = [block.text for block in document.blocks if block.kind not in _SKIPPED_KINDS]
    named = {text: tuple(_whole_names(text)) for text in read}
    others = given_letters(read, named)
    return tuple(
        Passage(
            number,
            block,
            block.text,
            low=lowered(block.text),
            quoted=tuple(quoted.get(number, ())),
            stops=tuple(stops(block.text)),
            mentions=tuple(
                as_called(mention, called)
                for mention in named[block.text]
                if not others or block.text[mention.start : mention.end] not in others
            ),
        )
        for number, block in enumerate(document.blocks)
        if block.kind not in _SKIPPED_KINDS
    )


def _closed(text: str, start: int, end: int) -> int:
    """Where quoted words end: before who told them, where the mark that closes them was forgotten."""
    if end < len(text.rstrip()) or text.rstrip()[-1:] in _CLOSING or text[start : start + 1] not in _OPENING:
        return end
    told = _TOLD_AT_END.search(text, start, end)
    return told.start() if told else end


def _whole_names(text: str) -> Iterator[OutletMention]:
    """The listed outlets of a text, but for those with whose name that of another paper begins or ends."""
    for mention in find_outlets(text):
        word = _NEXT_CAPITAL.match(text, mention.end)
        begun = word is not None and word[1].lower() in phrases("paper_words")
        if not begun and not _is_town_s(text, mention):
            yield mention


def _is_town_s(text: str, mention: OutletMention) -> bool:
    """Whether a name is another one's end: "the Norfield Daily Press" is not the Daily Press."""
    if text[mention.start : mention.end].partition(" ")[0].lower() not in phrases("paper_firsts"):
        return False
    town = _TOWN_BEFORE.search(text, max(0, mention.start - _TOWN_REACH), mention.start)
    return town is not None and town[1].lower() not in phrases("no_paper_towns")


def lowered(text: str) -> str:
    """Lower case with every offset kept, curly apostrophes straight."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return low.replace("’", "'")


@cache
def skippable() -> frozenset[str]:
    """The words that may stand between a cue and the name it cites, what an outlet is among them."""
    things = {word for phrase in phrases("things") for word in phrase.split()}
    return phrases("skipped") | phrases("things") | things


@cache
def phrases(*keys: str) -> frozenset[str]:
    """A list of `lexicon/citing.toml`, or several as one."""
    lists = phrase_lists("citing")
    return frozenset().union(*(lists[key] for key in keys)) if len(keys) > 1 else lists[keys[0]]

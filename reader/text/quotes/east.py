"""Chinese and Japanese quotations, whose words stand without blanks and without capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.model import BlockKind, Document, Place, Quote, QuoteKind
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.chinese_reader import ChineseReader
from reader.text.quotes.confidence import confidence
from reader.text.quotes.found import Found
from reader.text.quotes.japanese_reader import JapaneseReader
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.nested import nested
from reader.text.quotes.passages import find_passages
from reader.text.quotes.resolve import ResolvedSpeaker

_LEAST = 6
_SOUGHT = 40
"""How many passages of headlines are sought further down."""


def is_eastern(language: str | None) -> bool:
    """Whether a language is one of those of this module."""
    return language in ("ja", "zh")


def eastern_quotes(document: Document, language: str) -> Iterator[Quote]:
    """The quotations of a Chinese or Japanese document that somebody is said to have said, or that are
    sentences. A passage without a subject of its own goes on with the speaker of the one before it."""
    passages = find_passages(document.blocks, frozenset())
    if not passages:
        return
    reader = JapaneseReader(document) if language == "ja" else ChineseReader(document)
    read = ((passage, reader.read(passage)) for passage in passages)
    found = [(passage, each) for passage, each in read if each is not None]
    for passage, each in _with_repeats(document, found):
        yield _quote(document, passage, each)


def _with_repeats(
    document: Document, found: Sequence[tuple[MarkedPassage, Found]]
) -> list[tuple[MarkedPassage, Found]]:
    """What was found, and who says what a headline takes out of words that come later with their speaker."""
    words = [document.blocks[at.block].text[at.inner : at.until].strip("。！？!?") for at, _ in found]
    given, sought = [], 0
    for number, (passage, each) in enumerate(found):
        block = document.blocks[passage.block]
        headline = passage.block == 0 or block.kind is BlockKind.HEADING
        if headline and each.speaker is None and len(words[number]) >= _LEAST and sought < _SOUGHT:
            sought += 1
            later = zip(words[number + 1 :], found[number + 1 :], strict=True)
            named = (other.speaker for text, (_, other) in later if other.speaker and words[number] in text)
            speaker = next(named, None)
            each = replace(each, rule="later", mention=speaker, speaker=speaker) if speaker else each
        given.append((passage, each))
    return given


def _quote(document: Document, passage: MarkedPassage, found: Found) -> Quote:
    place = Place(passage.block, passage.start, passage.end)
    own = Attribution(found.rule if found.speaker or found.cue else "none", cue=found.cue)
    speaker = ResolvedSpeaker(found.speaker, found.mention, 0.95 if found.speaker else 0.0)
    return Quote(
        parts=(place,),
        text=document.at(place),
        kind=QuoteKind.DIRECT,
        speaker=found.speaker,
        mention=found.mention,
        cue=found.cue,
        via=found.via,
        confidence=confidence(own, own, speaker, passage.until - passage.inner) if found.speaker else 0.0,
        rule=own.rule,
        inner=nested(document.blocks[passage.block].text, passage),
    )

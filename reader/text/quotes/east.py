"""Chinese and Japanese quotations, whose words stand without blanks and without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model import Document, Place, Quote, QuoteKind
from reader.text.lexicon import longest_first
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.chinese import after_chinese, before_chinese, last_named, relayed
from reader.text.quotes.confidence import confidence
from reader.text.quotes.japanese import (
    behind_japanese,
    holder_of,
    is_named,
    japanese_cue,
    japanese_subject,
    subject_behind,
    topic_of,
)
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.nested import nested
from reader.text.quotes.passages import find_passages
from reader.text.quotes.resolve import ResolvedSpeaker

_BREAK = re.compile(r"[。！？!?；;\n]")
_MARKED = re.compile("[“「『][^“”「」『』]*[”」』]")
_REACH = 120
_BEHIND = 60
_LEAST = 6
_POINTS = ("，", ",")
_FINAL = frozenset("。！？!?")
_ALL_JAPANESE = 10
"""How many characters between Japanese marks are no name any more when a quoting particle follows."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the words around a passage say: the word of saying, the speaker as written, the outlet."""

    rule: str
    cue: str | None
    speaker: str | None
    via: str | None = None


def is_eastern(language: str | None) -> bool:
    """Whether a language is one of those of this module."""
    return language in ("ja", "zh")


def eastern_quotes(document: Document, language: str) -> Iterator[Quote]:
    """The quotations of a Chinese or Japanese document that somebody is said to have said, or that are
    sentences. A passage without a subject of its own goes on with the speaker of the one before it."""
    latest: str | None = None
    block = -1
    for passage in find_passages(document.blocks, frozenset()):
        text = document.blocks[passage.block].text
        found = _japanese(text, passage) if language == "ja" else _chinese(text, passage)
        inner = text[passage.inner : passage.until]
        whole = len(inner) >= _LEAST and inner[-1] in _FINAL
        if found is None and not (whole and _stands_alone(text, passage)):
            continue
        found = found or _Found("none", None, None)
        speaker = found.speaker
        linked = speaker is None and passage.block == block
        pronoun = speaker in longest_first(f"grammar/{language}", "pronouns")
        if pronoun and latest is None:
            latest = last_named(text[: passage.start])
        name = latest if linked or pronoun else speaker
        mention = speaker if speaker else name
        if name is not None and not pronoun:
            latest, block = name, passage.block
        yield _quote(document, passage, found, "linked" if linked else found.rule, name, mention)


def _quote(
    document: Document,
    passage: MarkedPassage,
    found: _Found,
    rule: str,
    name: str | None,
    mention: str | None,
) -> Quote:
    place = Place(passage.block, passage.start, passage.end)
    own = Attribution(rule if name or found.cue else "none", cue=found.cue)
    speaker = ResolvedSpeaker(name, mention, 0.95 if name else 0.0)
    return Quote(
        parts=(place,),
        text=document.at(place),
        kind=QuoteKind.DIRECT,
        speaker=name,
        mention=mention,
        cue=found.cue,
        via=found.via,
        confidence=confidence(own, own, speaker, passage.until - passage.inner) if name else 0.0,
        rule=own.rule,
        inner=nested(document.blocks[passage.block].text, passage),
    )


def _before(text: str, end: int) -> str:
    """The sentence up to a passage, other passages in it left out; one that ends in a stop ends it."""
    start = max(0, end - _REACH)
    clause = _MARKED.sub(lambda found: "。" if found.group()[-2] in _FINAL else "", text[start:end])
    breaks = [match.end() for match in _BREAK.finditer(clause)]
    return clause[breaks[-1] :] if breaks else clause


def _stands_alone(text: str, passage: MarkedPassage) -> bool:
    """Whether a sentence in marks opens its sentence and ends it."""
    before, after = text[: passage.start].rstrip(), text[passage.end :].lstrip()
    return (not before or before[-1] in _FINAL or before[-1] in "：:”」』") and not after.startswith(
        ("的", "之")
    )


def _japanese(text: str, passage: MarkedPassage) -> _Found | None:
    after = text[passage.end : passage.end + _BEHIND]
    inner = passage.until - passage.inner
    if is_named(after):
        return None
    cue = japanese_cue(after)
    subject = _japanese_subject(text, passage, after) if cue is not None else None
    if cue is not None and (len(cue) > 1 or inner >= _ALL_JAPANESE or (subject and inner >= _LEAST)):
        return _Found("after", cue, subject)
    speaker = behind_japanese(after) if inner >= _LEAST else None
    return _Found("after", None, speaker) if speaker else None


def _japanese_subject(text: str, passage: MarkedPassage, after: str) -> str | None:
    """Who speaks: named behind the quotation, before it, or by the sentence before, whose topic goes on."""
    lead = _before(text, passage.start)
    subject = subject_behind(after) or japanese_subject(lead)
    if subject is None:
        before = text[: passage.start - len(lead)].rstrip("。")
        marked = passage.start - len(lead) < passage.start and before.endswith(("」", "』", "”"))
        subject = None if marked else topic_of(before.rsplit("。", 1)[-1])
    return (holder_of(subject, text[: passage.start]) or subject) if subject else None


def _goes_on(after: str) -> bool:
    """Whether the sentence goes on behind the marks without a stop, so that they hold a term."""
    return bool(after) and "\u4e00" <= after[0] <= "\u9fff"


def _chinese(text: str, passage: MarkedPassage) -> _Found | None:
    lead = _before(text, passage.start)
    after = text[passage.end : passage.end + _BEHIND]
    via = relayed(lead)
    cue, speaker = before_chinese(lead) if lead.strip() else (None, None)
    if passage.until - passage.inner < _LEAST and lead[-1:] in _POINTS and _goes_on(after):
        return None
    if cue is None or speaker is None:
        behind = after_chinese(after)
        if behind[0] is not None:
            return _Found("after", *behind, via)
    return None if cue is None else _Found("before", cue, speaker, via)

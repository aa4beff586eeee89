"""Speakers of Chinese and Japanese quotations, whose words stand without blanks and without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.model import Block, Document, Place, Quote, QuoteKind
from reader.text.lexicon import ordered_words
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.confidence import confidence
from reader.text.quotes.marks import Passage
from reader.text.quotes.passages import find_passages
from reader.text.quotes.resolve import Speaker

_BREAK = re.compile(r"[。！？!?；;\n]")
_JAPANESE_NAME = re.compile("[\u4e00-\u9fff\u30a0-\u30ff々ー・A-Za-z]+(?:さん|くん|ちゃん)?$")
_POINT = "，,、：:　 "
_REACH = 80
_LONGEST_NAME = 12
_LEAST = 6
_FINAL = frozenset("。！？!?")


def speaker_of(block: Block, passage: Passage, language: str) -> tuple[Attribution | None, Speaker]:
    """Who says the words of a passage, by the clause in front of it or, in Japanese, the verb behind it."""
    before = _clause_before(block.text, passage.start)
    after = block.text[passage.end : passage.end + 16]
    if language == "ja":
        cue = _after_quote(after)
        subject = _japanese_subject(before) if cue else None
    else:
        cue, subject = _chinese(before, after)
    if cue is None:
        return None, Speaker(None, None, 0.0)
    rule = Attribution("before" if language == "zh" else "after", cue=cue)
    return rule, Speaker(subject, subject, 0.95 if subject else 0.0)


def _clause_before(text: str, end: int) -> str:
    start = max(0, end - _REACH)
    breaks = [match.end() for match in _BREAK.finditer(text, start, end)]
    return text[breaks[-1] if breaks else start : end]


@cache
def _list(language: str, key: str) -> tuple[str, ...]:
    """The words of one list, the longest first, so that the longest is found."""
    return tuple(sorted(ordered_words(f"grammar/{language}")[key], key=len, reverse=True))


def _after_quote(after: str) -> str | None:
    """The verb after the quoting particle: 「…」と述べた."""
    if not after.startswith(("と", "など", "って")):
        return None
    return next((verb for verb in _list("ja", "cues") if verb in after[:12]), None)


def _japanese_subject(before: str) -> str | None:
    """The phrase before the last は or が, without its title."""
    places = [before.rfind(particle) for particle in _list("ja", "particles")[:3]]
    at = max((place for place in places[:3] if place > 0), default=-1)
    if at < 1:
        return None
    subject = re.split(r"[、。，」』の]", before[:at])[-1].strip(_POINT)
    named = _JAPANESE_NAME.search(subject)
    subject = named.group() if named else subject
    for title in _list("ja", "titles"):
        if subject.endswith(title) and len(subject) > len(title):
            return _short(subject[: -len(title)])
    return _short(subject)


def _chinese(before: str, after: str) -> tuple[str | None, str | None]:
    """The name in front of 说：, or, where the quotation comes first, between it and the verb."""
    lead = before.rstrip(_POINT)
    for verb in _list("zh", "cues"):
        if lead.endswith(verb):
            return verb, _chinese_name(lead[: -len(verb)])
    following = re.split(r"[。！？，,]", after.lstrip(_POINT))[0]
    for verb in _list("zh", "cues"):
        if following.endswith(verb) and len(following) > len(verb):
            return verb, _chinese_name(following[: -len(verb)])
    for verb in _list("zh", "cues"):
        at = lead.rfind(verb)
        if at > 0:
            return verb, _chinese_name(lead[:at])
    return None, None


def _chinese_name(clause: str) -> str | None:
    """The name that ends a clause: what follows the last role noun of it."""
    subject = re.split(r"[，,、：:“”「」]", clause)[-1]
    subject = re.sub(r"(?:\d+[日月年]|[日周]|在.*上|对此|随后|也|还|则|曾)+$", "", subject)
    ends = [subject.rfind(role) + len(role) for role in _list("zh", "roles") if role in subject]
    cut = max(ends, default=0)
    name = subject[cut:] if 0 < cut < len(subject) else subject
    name = re.split(r"\d", name)[0] or name
    return None if name in _list("zh", "pronouns") else _short(name)


def _short(name: str) -> str | None:
    return name if 0 < len(name) <= _LONGEST_NAME else None


def is_eastern(language: str | None) -> bool:
    """Whether a language is one of those of this module."""
    return language in ("ja", "zh")


def eastern_quotes(document: Document, language: str) -> Iterator[Quote]:
    """The quotations of a Chinese or Japanese document that somebody is said to have said, or that are
    sentences."""
    for passage in find_passages(document.blocks, frozenset()):
        block = document.blocks[passage.block]
        rule, speaker = speaker_of(block, passage, language)
        inner = block.text[passage.inner : passage.until]
        if rule is None and (len(inner) < _LEAST or inner[-1] not in _FINAL):
            continue
        place = Place(passage.block, passage.start, passage.end)
        yield Quote(
            parts=(place,),
            text=document.at(place),
            kind=QuoteKind.DIRECT,
            speaker=speaker.name,
            mention=speaker.mention,
            cue=rule.cue if rule else None,
            via=None,
            confidence=confidence(rule, rule, speaker, len(inner)),
            rule=rule.rule if rule else "none",
        )

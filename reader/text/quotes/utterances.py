"""Passages put together to utterances: one speaker's words that only the attribution or a paragraph's end
parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.model import BlockKind, Document
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.resolve import ResolvedSpeaker
from reader.text.quotes.tokens import Kind, Prose, ends_in_comma

_WORDS = re.compile(r"\w+")
_REPEATING = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.QUOTE})
_JOINED = frozenset({"linked", "continued", "later"})
_PARTED = 25
"""How many tokens of attribution may stand between two parts of one utterance."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage that is somebody's words, at token `at` of its block: the rule that gave it a speaker, the
    attribution it hangs on in the end, its own or another's, and who that is."""

    passage: MarkedPassage
    prose: Prose
    at: int
    rule: Attribution | None
    own: Attribution | None
    speaker: ResolvedSpeaker
    via: str | None


def merge(found: Sequence[Spoken]) -> list[list[Spoken]]:
    """The passages by utterance, in the order of the text."""
    utterances: list[list[Spoken]] = []
    for spoken in found:
        if utterances and _goes_on(utterances[-1][-1], spoken):
            utterances[-1].append(spoken)
        else:
            utterances.append([spoken])
    return utterances


def _goes_on(last: Spoken, spoken: Spoken) -> bool:
    if spoken.passage.continues:
        return True
    if last.speaker.name != spoken.speaker.name or spoken.speaker.name is None:
        return False
    if last.passage.block != spoken.passage.block:
        return (
            spoken.rule is not None
            and spoken.rule.rule == "running"
            and spoken.at == 0
            and spoken.prose.is_whole()
        )
    if is_mixed(last) or is_mixed(spoken) or spoken.at - last.at > _PARTED:
        return False
    between = spoken.prose.tokens[last.at + 1 : spoken.at]
    crossed = spoken.prose.sentence_of(spoken.at) - spoken.prose.sentence_of(last.at)
    linked = spoken.rule is not None and spoken.rule.rule in _JOINED
    if linked or (last.rule is not None and last.rule.rule == "later" and last.own is spoken.own):
        return crossed <= 1
    return crossed == 0 and bool(between) and spoken.own is not None


def is_mixed(spoken: Spoken) -> bool:
    """Whether the passage is woven into the writer's own sentence."""
    passage, prose = spoken.passage, spoken.prose
    if passage.continues or not passage.closed:
        return False
    inner = prose.text[passage.inner : passage.until].strip()
    before = prose.tokens[spoken.at - 1] if spoken.at else None
    if before is None or before.kind is not Kind.WORD:
        return False
    return inner[:1].islower() or not (
        inner[-1:] in (".", "!", "?", "…") or ends_in_comma(prose.text, passage)
    )


def without_repeats(document: Document, found: Sequence[Spoken]) -> list[Spoken]:
    """Without the quotations of headings, captions and pull quotes whose words the text has as well."""
    repeating = [document.blocks[spoken.passage.block].kind in _REPEATING for spoken in found]
    if not any(repeating):
        return list(found)
    body = "\n".join(_key(spoken) for spoken, again in zip(found, repeating, strict=True) if not again)
    return [
        spoken
        for spoken, again in zip(found, repeating, strict=True)
        if not again or _key(spoken) not in body
    ]


def _key(spoken: Spoken) -> str:
    passage = spoken.passage
    return f" {' '.join(_words(spoken.prose.text[passage.inner : passage.until]))} "


def _words(text: str) -> Iterable[str]:
    return _WORDS.findall(text.lower())

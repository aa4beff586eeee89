"""What the words around a Chinese or Japanese quotation say of it, and where its sentence begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.text.quotes.marks import MarkedPassage

FINAL = frozenset("。！？!?…")
_BREAK = re.compile(r"[。！？!?；;\n]")
MARKED = re.compile("[“「『][^“”「」『』]*[”」』]")
_REACH = 120


@dataclass(frozen=True, slots=True)
class Found:
    """The rule that found it, the word of saying, the speaker as written and by their whole name, the
    outlet."""

    rule: str
    cue: str | None
    mention: str | None
    speaker: str | None
    via: str | None = None


def sentence_before(text: str, end: int) -> str:
    """The sentence up to a passage, other passages in it left out; one that ends in a stop ends it."""
    start = max(0, end - _REACH)
    clause = MARKED.sub(lambda found: "。" if found.group()[-2] in FINAL else "", text[start:end])
    breaks = [match.end() for match in _BREAK.finditer(clause)]
    return clause[breaks[-1] :] if breaks else clause


def stands_alone(text: str, passage: MarkedPassage) -> bool:
    """Whether what is in marks opens its sentence and is no noun that the sentence goes on with."""
    before, after = (
        text[max(0, passage.start - _REACH) : passage.start].rstrip(),
        text[passage.end : passage.end + 2].lstrip(),
    )
    return (not before or before[-1] in FINAL or before[-1] in "：:”」』）)\n") and not after.startswith(
        ("的", "之")
    )

"""The attribution that French sets inside the marks: « Il faut partir, a déclaré le maire. Il le faut. »

Such a passage is cut in two around it, so that the rules read the attribution as they read any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.model import Block
from reader.text.lexicon import Grammar
from reader.text.quotes.marks import Passage

_LANGUAGES = frozenset({"fr", "es", "it", "pt"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLITIC = re.compile(r"(?:-t)?-(?:ils?|elles?|on)$")
_FOLLOWED = frozenset(
    ["le", "la", "les", "l'", "un", "une", "m.", "mme", "el", "los", "las", "il", "lo", "o", "a", "os", "as"]
)
_LONGEST = 120


def cut_incises(blocks: Sequence[Block], passages: Sequence[Passage], words: Grammar) -> list[Passage]:
    """The passages, those with an attribution inside cut in two around it."""
    if words.language not in _LANGUAGES:
        return list(passages)
    return [piece for passage in passages for piece in _pieces(blocks[passage.block].text, passage, words)]


def _pieces(text: str, passage: Passage, words: Grammar) -> Iterator[Passage]:
    at = text.find(", ", passage.inner, passage.until)
    while at >= 0:
        end = _incise_end(text, at + 2, passage.until, words)
        if end:
            yield replace(passage, end=at + 1, until=at + 1)
            rest = end + len(text[end : passage.until]) - len(text[end : passage.until].lstrip(" ,."))
            if rest < passage.until:
                yield replace(passage, start=rest, inner=rest, continues=False)
            return
        at = text.find(", ", at + 2, passage.until)
    yield passage


def _incise_end(text: str, start: int, until: int, words: Grammar) -> int:
    """Where the attribution that starts here ends, at its comma or full stop; 0 if none does."""
    at = start
    for step in range(4):
        match = _WORD.match(text, at)
        if match is None:
            return 0
        word = match.group().lower().replace("’", "'")
        clitic = _CLITIC.search(word)
        bare = word[: clitic.start()] if clitic else word
        at = match.end() + 1
        if bare in words.cues:
            return _after_verb(text, match.end(), until, clitic is not None)
        if bare not in words.auxiliaries or step == 3:
            return 0
    return 0


def _after_verb(text: str, at: int, until: int, has_subject: bool) -> int:
    """The end of an attribution whose verb ends at `at`: its subject must be a name or have an article."""
    stop = next(
        (n for n in range(at, min(until, at + _LONGEST)) if text[n] in ",." and text[n - 2 : n] != " M"),
        until,
    )
    if has_subject:
        return stop
    subject = text[at:stop].lstrip()
    first = subject.split(" ", 1)[0].lower()
    return stop if subject[:1].isupper() or first in _FOLLOWED or first.startswith(("l'", "l’")) else 0

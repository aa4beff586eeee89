"""Speech that a dash opens, as novels and Swedish papers set it.

– Det regnar, säger hon. —Llueve —dijo ella—. Mucho. A paragraph that starts with a dash is speech but for
what its dashes, or a word of saying after a comma, mark as the writer's. Lines of that kind count only where
one of them has a word of saying: else they are a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model import Block, BlockKind
from reader.text.lexicon import Grammar
from reader.text.quotes.incise import WORD
from reader.text.quotes.marks import MarkedPassage

_OPENS = re.compile(r"(?:[—–―]\s*|-\s)(?=[^\W_]|[¿¡«“\"'(…])")
_DASH = re.compile(r"(?<=[\s.,;:!?…\"”»)])[—–―](?=\s?[^\W\d_])|[—–―](?=[.,;:!?…\s]|$)")
_AFTER_DASH = " \t\u00a0\u202f.,;:…—–―"
_OF_SPEAKER = frozenset({"jag", "mig", "vi", "oss", "min", "vår", "våra", "mitt", "vårt"})
_LOOKED = 2_000
_PAUSE = re.compile(r"[,?!…][”\"]?\s+(?=[^\W\d_])")


def with_spoken_lines(
    blocks: Sequence[Block], passages: Sequence[MarkedPassage], words: Grammar
) -> list[MarkedPassage]:
    """The passages in marks, with the lines that a dash opens, whose own marks are speech."""
    if not words.romance and words.language != "sv":
        return list(passages)
    lines = [number for number, block in enumerate(blocks) if _is_line(block)]
    if not any(_has_attribution(blocks[number].text, words) for number in lines):
        lines = [number for number in lines if words.language == "sv" and _speaks(blocks, number)]
    spoken = set(lines)
    found = [passage for passage in passages if passage.block not in spoken]
    found += [piece for number in lines for piece in _speech(number, blocks[number].text, words)]
    return sorted(found, key=lambda passage: (passage.block, passage.start))


def _is_line(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and _OPENS.match(block.text) is not None


def _speaks(blocks: Sequence[Block], number: int) -> bool:
    """Whether a lone line between paragraphs is speech by what it says: a whole sentence of "I" or "we"."""
    text = blocks[number].text
    around = [each for each in (number - 1, number + 1) if 0 <= each < len(blocks)]
    lone = text[0] in "—–" and not any(_is_line(blocks[each]) for each in around)
    whole = text.rstrip()[-1:] in (".", "!", "?")
    return lone and whole and not _OF_SPEAKER.isdisjoint(WORD.findall(text[:_LOOKED].lower()))


def _has_attribution(text: str, words: Grammar) -> bool:
    return any(
        _first_word(text, match.end()) in words.cues
        for pattern in (_PAUSE, _DASH)
        for match in pattern.finditer(text, 1, 4_000)
    )


def _first_word(text: str, at: int) -> str:
    """The word that starts here, its clitic apart; empty if there is none."""
    while at < len(text) and text[at].isspace():
        at += 1
    match = WORD.match(text, at)
    return re.split(r"-", match.group().lower(), maxsplit=1)[0] if match else ""


def _speech(number: int, text: str, words: Grammar) -> Iterator[MarkedPassage]:
    """The stretches of one line that are spoken."""
    opening = _OPENS.match(text)
    start, inner = 0, opening.end() if opening else 0
    silent = False
    for dash in _DASH.finditer(text, inner):
        if not silent and _tells(text, dash.end(), words):
            yield from _pieces(number, text, start, inner, dash.start())
            silent = True
        elif silent:
            inner = dash.end()
            while inner < len(text) and text[inner] in _AFTER_DASH:
                inner += 1
            start, silent = inner, False
    if not silent:
        yield from _pieces(number, text, start, inner, len(text))


def _tells(text: str, at: int, words: Grammar) -> bool:
    """Whether the writer speaks after a dash: small letters that are no second half of a sentence."""
    after = text[at : at + 2].lstrip()
    return after[:1].islower() and _first_word(text, at) not in words.conjunctions


def _pieces(number: int, text: str, start: int, inner: int, end: int) -> Iterator[MarkedPassage]:
    end = start + len(text[start:end].rstrip())
    if inner < end:
        yield MarkedPassage(number, start, end, inner, end, closed=False, dashed=True)

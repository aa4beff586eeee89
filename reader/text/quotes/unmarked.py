"""Words set off without marks: the turns of a transcript, and block quotations or lists led in by a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Block, BlockKind
from reader.text.lexicon import Grammar, word_lists
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.context import closing_attribution
from reader.text.quotes.marks import Passage
from reader.text.quotes.tokens import Prose

_LABEL = re.compile(r"([^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,3})(?: ?\([^()]{1,40}\))?\s?[:：]\s+")
_TURNS = 3
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: its block, where its words start, and the label before them."""

    block: int
    start: int
    label: str


def find_turns(blocks: Sequence[Block], words: Grammar) -> list[Turn]:
    """The turns of an interview set as "NAME: words"; none where fewer than three blocks or two labels
    say so."""
    turns = []
    for number, block in enumerate(blocks):
        label = _LABEL.match(block.text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        if label and _is_label(label[1], words):
            turns.append(Turn(number, label.end(), label[1]))
    counts: dict[str, int] = {}
    for turn in turns:
        counts[turn.label] = counts.get(turn.label, 0) + 1
    again = [turn for turn in turns if counts[turn.label] > 1 or turn.label.isupper()]
    return again if len(again) >= _TURNS and len({turn.label for turn in again}) > 1 else []


def _is_label(label: str, words: Grammar) -> bool:
    if label.lower() in word_lists("speech")["question"] | word_lists("speech")["answer"] or (
        label.isupper() and len(label) > 2
    ):
        return True
    parts = label.split()
    return all(part[0].isupper() for part in parts) and not any(part.lower() in words.small for part in parts)


def find_set_off(
    blocks: Sequence[Block], proses: Sequence[Prose], passages: Sequence[Passage]
) -> list[tuple[Passage, Attribution]]:
    """Block quotations and list items without marks, each with the attribution before the colon that led
    it in."""
    marked = {passage.block for passage in passages}
    by_block = {prose.block: prose for prose in proses}
    found: list[tuple[Passage, Attribution]] = []
    lead: Attribution | None = None
    for number, block in enumerate(blocks):
        if block.kind not in (BlockKind.QUOTE, BlockKind.ITEM):
            lead = _lead(block, by_block.get(number))
        elif lead is not None and number not in marked and block.text.count(" ") >= _LEAST_WORDS:
            found.append((Passage(number, 0, len(block.text), 0, len(block.text), opened=False), lead))
    return found


def _lead(block: Block, prose: Prose | None) -> Attribution | None:
    """The attribution that ends a block in a colon, if it has a word of saying with a subject."""
    if prose is None or not block.text.rstrip().endswith((":", "：")):
        return None
    found = closing_attribution(prose)
    return found if found is not None and found.cue is not None else None

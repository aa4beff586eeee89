"""Words set off without marks: the turns of a transcript, and block quotations or lists led in by a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.model import Block, BlockKind
from reader.text.lexicon import Grammar, first_names, word_lists
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.context import closing_attribution
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.tokens import Prose

_LABEL = re.compile(r"([^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,3})(?: ?\([^()]{1,40}\))?\s?[:：]\s+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATED = re.compile(rf"\((?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?\)")
_NAME = re.compile(r"[^\W\d_][\w\-]+")
_ENDS = (".", "!", "?", "…", "”", '"', "»", ")", "。", "？", "！")
_TURNS = 3
_APART = 12
"""How many blocks an answer may have before the next turn."""
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: its block, where its words start, and the label before them."""

    block: int
    start: int
    label: str


def find_turns(blocks: Sequence[Block], words: Grammar) -> list[Turn]:
    """The turns of an interview set as "NAME: words".

    A conversation has two voices or more that come back, speak in sentences, and have labels that name
    somebody; without one there are no turns. A page of facts ("Price: ...", "Pros: ...") has the same shape.
    """
    turns = []
    for number, block in enumerate(blocks):
        label = _LABEL.match(block.text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        if label and _is_label(label[1], words) and not _is_dateline(label):
            turns.append(Turn(number, label.end(), label[1]))
    if len(turns) < _TURNS:
        return []
    named = _voices(blocks, {turn.label for turn in turns})
    talks: list[list[Turn]] = []
    for turn in turns:
        if turn.label in named:
            if not talks or turn.block - talks[-1][-1].block > _APART:
                talks.append([])
            talks[-1].append(turn)
    return [turn for talk in talks if _is_talk(talk, blocks) for turn in talk]


def _is_talk(talk: Sequence[Turn], blocks: Sequence[Block]) -> bool:
    """Whether turns are a conversation: they go back and forth, and every voice speaks in sentences."""
    whole: dict[str, list[bool]] = {}
    for turn in talk:
        whole.setdefault(turn.label, []).append(blocks[turn.block].text.rstrip().endswith(_ENDS))
    changes = sum(turn.label != after.label for turn, after in pairwise(talk))
    return changes >= _TURNS - 1 and all(2 * sum(ends) >= len(ends) for ends in whole.values())


def _is_dateline(label: re.Match[str]) -> bool:
    """Whether what stands before the colon is where and when a report was sent: "PORT MARLE (Dec 2): ..."."""
    return label[1].isupper() and _DATED.search(label[0]) is not None


def _is_label(label: str, words: Grammar) -> bool:
    parts = label.split()
    return label.isupper() or (
        all(part[0].isupper() for part in parts) and not any(part.lower() in words.small for part in parts)
    )


def _voices(blocks: Sequence[Block], labels: set[str]) -> set[str]:
    """The labels that name somebody: by a role, a first name, or a name or its initials from the text.

    Beside one of these a label in capitals is another voice.
    """
    speech, roles = word_lists("speech"), word_lists("titles")["roles"]
    people = first_names()
    named = _named(blocks, people)
    known = {
        label
        for label in labels
        if label.lower() in speech["question"] | speech["answer"]
        or not {part.lower().rstrip(".") for part in label.split()}.isdisjoint(roles)
        or label.split()[0].lower() in people
        or label.split()[-1].upper().replace(".", "") in named
    }
    return known | {label for label in labels if label.isupper() and len(label) > 2} if known else set()


def _named(blocks: Sequence[Block], people: Collection[str]) -> set[str]:
    """The surnames of those whom the text names in full, and their initials, in capitals."""
    found: set[str] = set()
    for block in blocks:
        for first, last in pairwise(_NAME.findall(block.text)):
            if first.lower() in people:
                found |= {last.upper(), (first[0] + last[0]).upper()}
    return found


def find_set_off(
    blocks: Sequence[Block], proses: Sequence[Prose], passages: Sequence[MarkedPassage]
) -> list[tuple[MarkedPassage, Attribution]]:
    """Block quotations and list items without marks, each with the attribution before the colon that led
    it in."""
    marked = {passage.block for passage in passages}
    by_block = {prose.block: prose for prose in proses}
    found: list[tuple[MarkedPassage, Attribution]] = []
    lead: Attribution | None = None
    for number, block in enumerate(blocks):
        if block.kind not in (BlockKind.QUOTE, BlockKind.ITEM):
            lead = _lead(block, by_block.get(number))
        elif lead is not None and number not in marked and block.text.count(" ") >= _LEAST_WORDS:
            if block.kind is BlockKind.ITEM and not _is_saying(lead, by_block[number]):
                continue
            found.append((MarkedPassage(number, 0, len(block.text), 0, len(block.text)), lead))
    return found


def _is_saying(lead: Attribution, prose: Prose) -> bool:
    """Whether a list is somebody's words: "the board said:", not "doctors agree on a few rules:"."""
    speech = word_lists("speech")
    said = speech["plain"] | speech["indirect"]
    return prose.grammar.language != "en" or (lead.cue or "").lower() in said


def _lead(block: Block, prose: Prose | None) -> Attribution | None:
    """The attribution that ends a block in a colon, if it has a word of saying with a subject."""
    if prose is None or not block.text.rstrip().endswith((":", "：")):
        return None
    found = closing_attribution(prose)
    return found if found is not None and found.cue is not None else None

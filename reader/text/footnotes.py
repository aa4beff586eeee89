"""Footnotes of a Markdown text: numbered as they are referred to, and set at its end.

`[^name]` refers to a note and `[^name]: …` gives it, as Pandoc has them (https://pandoc.org/MANUAL.html#footnotes),
read by mdit-py-plugins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Block, BlockKind, Span, SpanKind

if TYPE_CHECKING:
    from markdown_it.token import Token

OPEN, CLOSE, REFERENCE = "footnote_reference_open", "footnote_reference_close", "footnote_ref"
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTHING = "—"
"""The text of an empty note."""


def superscript(text: str) -> str:
    """A text with its digits small and raised."""
    return text.translate(_HIGH)


def set_at_end(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with every note behind the text, in the order of their numbers.

    A note that nothing refers to comes last. References and the tokens that open notes have a `number` in
    their `meta`.
    """
    text, notes = _apart(tokens)
    first = {note[0].meta["label"]: at for at, note in reversed(list(enumerate(notes)))}
    order: list[int] = []
    known: dict[int, int] = {}

    def number(at: int) -> int:
        if at not in known:
            order.append(at)
            known[at] = len(order)
        return known[at]

    def refer(within: Iterable[Token]) -> None:
        for reference in _references(within):
            reference.meta["number"] = number(first[reference.meta["label"]])

    done = 0

    def follow() -> None:
        """Number what the notes refer to that have a number."""
        nonlocal done
        while done < len(order):
            refer(notes[order[done]])
            done += 1

    refer(text)
    follow()
    for at in range(len(notes)):
        number(at)
        follow()
    for at in order:
        notes[at][0].meta["number"] = known[at]
        text += notes[at]
    return text


def note_of(number: int, blocks: Iterable[Block]) -> Block:
    """A note as a paragraph: its number, a blank, and what its blocks say, a line each."""
    mark = superscript(str(number))
    text, spans = f"{mark} ", [Span(0, len(mark), SpanKind.NOTE, str(number))]
    for block in blocks:
        whole = block.kind not in (BlockKind.CODE, BlockKind.TABLE)
        said = block.text if whole else "\n".join(_squashed(block.text))
        text += "\n" if text[-1] != " " and said else ""
        if whole:
            spans += [replace(s, start=s.start + len(text), end=s.end + len(text)) for s in block.spans]
        text += said
    return Block(BlockKind.PARAGRAPH, text if text[-1] != " " else text + _NOTHING, tuple(spans))


def _squashed(text: str) -> Iterator[str]:
    return filter(None, (" ".join(line.split()) for line in text.split("\n")))


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """The tokens of the text and those of each note; a note inside another is one of its own."""
    text: list[Token] = []
    notes: list[list[Token]] = []
    opened = [text]
    for token in tokens:
        if token.type == OPEN:
            notes.append([])
            opened.append(notes[-1])
        opened[-1].append(token)
        if token.type == CLOSE:
            opened.pop()
    return text, notes


def _references(tokens: Iterable[Token]) -> Iterator[Token]:
    waiting = list(tokens)[::-1]
    while waiting:
        token = waiting.pop()
        if token.type == REFERENCE:
            yield token
        waiting += (token.children or [])[::-1]

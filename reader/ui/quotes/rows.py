"""The rows of the ledger's quotes: in the order of the text, or under a heading for each speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import Quote, QuoteKind
from reader.text.layout import wrapped
from reader.ui.cells import Line, Run, cells, cut, spread, wrap
from reader.ui.quotes.speakers import UNATTRIBUTED

FOLDED = 3
"""The lines of a long quote that are shown until it is unfolded."""
DOT = " · "
INDENT = 2
"""The cells by which quotes stand in under the heading of their speaker."""
_LONGEST = 4000
"""Lines of an unfolded quote: more than any has."""
_REMEMBERED = 4096
"""Quotes whose lines are kept: to fold one, the lines of all are counted anew."""


class QuoteOrder(StrEnum):
    """How the ledger orders the quotes: as they stand in the text, or grouped by speaker."""

    TEXT = "text"
    SPEAKERS = "speakers"


class Voice(NamedTuple):
    """Whose words: a speaker's by name. Without one (None), those of all whom the text does not name on
    purpose, or of all of whom it says nothing."""

    name: str | None
    anonymous: bool = False

    @property
    def label(self) -> str:
        return self.name or ("Not named" if self.anonymous else "Unattributed")


class Group(NamedTuple):
    """The heading of a speaker's quotes, with the numbers of these quotes in the article."""

    voice: Voice
    numbers: tuple[int, ...]
    role: str = ""
    sure: bool = True
    """Whether any of them is surely this speaker's."""

    @property
    def title(self) -> str:
        """Whose quotes they are, as shown: with a question mark where no one of them is sure."""
        return self.voice.label if self.sure else f"{self.voice.label}?"


Row = Group | int
"""A heading, or the number of a quote in the article."""


def voice_of(quote: Quote) -> Voice:
    """Whose words a quote is."""
    named = quote.speaker is not None and not quote.anonymous
    return Voice(quote.speaker if named else None, quote.anonymous)


def rows_of(quotes: Sequence[Quote], numbers: Sequence[int], order: QuoteOrder) -> tuple[Row, ...]:
    """The rows of these quotes. Speakers stand as they first speak, those without a name last."""
    if order is QuoteOrder.TEXT:
        return tuple(numbers)
    voices: dict[Voice, list[int]] = {}
    for number in numbers:
        voices.setdefault(voice_of(quotes[number]), []).append(number)
    rows: list[Row] = []
    for voice in sorted(voices, key=lambda voice: 0 if voice.name else 1 if voice.anonymous else 2):
        rows += [_group(voice, voices[voice], quotes), *voices[voice]]
    return tuple(rows)


def _group(voice: Voice, numbers: Sequence[int], quotes: Sequence[Quote]) -> Group:
    said = [quotes[number] for number in numbers]
    role = next((quote.role for quote in said if quote.role), "") if voice.name else ""
    sure = voice.name is None or any(quote.who == voice.name for quote in said)
    return Group(voice, tuple(numbers), role, sure)


@dataclass(frozen=True, slots=True)
class QuoteRows:
    """Quotes drawn for a list: who and how, then the words.

    `looks` gives each speaker a look, `unfolded` the quotes that are shown whole. `signs` are short marks
    before the speaker's name, by the number of the quote.
    """

    quotes: Sequence[Quote]
    rows: Sequence[Row]
    looks: Mapping[str, str] = field(default_factory=dict)
    unfolded: Set[int] = frozenset()
    signs: Mapping[int, Sequence[Run]] = field(default_factory=dict)
    letters: Mapping[str | None, str] = field(default_factory=dict)
    """The letter of each speaker, where letters tell them apart."""

    def __len__(self) -> int:
        return len(self.rows)

    def height(self, width: int) -> int:
        return 0

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        row = self.rows[index]
        if isinstance(row, Group):
            return self._heading(row, width)
        grouped = isinstance(self.rows[0], Group)
        lines = self._quote(row, width - INDENT, grouped=True) if grouped else self._quote(row, width)
        if grouped:
            lines = [((" " * min(INDENT, width), ""), *line) for line in lines]
        return (*lines, ()) if index < len(self.rows) - 1 else lines

    def _heading(self, group: Group, width: int) -> Sequence[Line]:
        name, count = group.voice.name, str(len(group.numbers))
        title = spread(self._lettered(name, group.title), count, width, self._look(name))
        return [title, ((cut(group.role, width), "quiet"),)] if group.role else [title]

    def _quote(self, number: int, width: int, *, grouped: bool = False) -> list[Line]:
        quote = self.quotes[number]
        signs = [run for sign in self.signs.get(number, ()) for run in (sign, (" ", ""))]
        named = not grouped or quote.anonymous or quote.who.endswith("?")
        name = cut(self._lettered(quote.speaker, quote.who), max(width - cells(signs), 0)) if named else ""
        head: list[Run] = [*signs, (name, self._look(quote.speaker))] if name else signs
        known = about(quote, role=not grouped or quote.anonymous)
        how, gap = DOT.join(known), "  " if name else ""
        if cell_len(gap + how) <= width - cells(head):
            lines: list[Line] = [(*head, (gap + how if how else "", "quiet"))] if head or how else []
        else:
            lines = [head] if head else []
            lines += [((line, "quiet"),) for line in _filled(known, width)]
        return lines + folded(quote.text, width, number in self.unfolded)

    def _lettered(self, speaker: str | None, name: str) -> str:
        return f"{self.letters[speaker]} {name}" if speaker in self.letters else name

    def _look(self, speaker: str | None) -> str:
        return self.looks.get(speaker, UNATTRIBUTED) if speaker else UNATTRIBUTED


def folded(text: str, width: int, whole: bool) -> list[Line]:
    """The words, cut after a few lines with the count of those that are folded away, unless `whole`."""
    lines = broken(text, width)
    hidden = len(lines) - FOLDED
    if whole or hidden <= 1:
        return [((line, ""),) for line in lines]
    more = cut(f" +{hidden}", width)
    last = cut(f"{lines[FOLDED - 1]} …", width - cell_len(more))
    return [*(((line, ""),) for line in lines[: FOLDED - 1]), ((last, ""), (more, "quiet"))]


@lru_cache(_REMEMBERED)
def broken(text: str, width: int) -> Sequence[str]:
    """The text in lines of at most `width` cells, all of it where there is room for its words."""
    if all(cell_len(word) <= width for word in text.split()):
        return wrap(text, width, _LONGEST)
    return [cut(line, width) for line in wrapped(text, width)]


def _filled(parts: Sequence[str], width: int) -> Sequence[str]:
    """Parts set apart by dots in lines, none of them broken."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1] + DOT + part) <= width:
            lines[-1] += DOT + part
        else:
            lines.append(cut(part, width))
    return lines


def about(quote: Quote, *, role: bool) -> tuple[str, ...]:
    """How the words came, part by part: the speaker's role, the word of saying, who relayed them."""
    how = ", ".join(part for part in (quote.cue, in_substance(quote.kind)) if part)
    via = f"via {quote.via}" if quote.via else ""
    what = role_beside(quote.who, quote.role) if role else ""
    return tuple(part for part in (what, how, via) if part)


def in_substance(kind: QuoteKind) -> str:
    """Say that the words are the writer's, where they are."""
    return "in substance" if kind is QuoteKind.INDIRECT else ""


def role_beside(who: str, role: str | None) -> str:
    """A speaker's role as it stands beside the name; empty where the name says it already."""
    return role if role and role.casefold() not in who.casefold() else ""

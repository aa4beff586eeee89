"""Small labels laid over a drawn line, by exact cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.text.layout.cells import clusters


class Letters(NamedTuple):
    """A label of characters one cell wide, from a cell of a line on; of those `typed` are done with."""

    column: int
    text: str
    typed: int = 0


def spaced(labels: Sequence[Letters], width: int) -> list[Letters]:
    """The labels of one line, moved so that none covers another or is cut off at the right.

    Those that would begin left of the line for that are left out.
    """
    placed: list[Letters] = []
    at = 0
    for label in sorted(labels):
        placed.append(label._replace(column=max(label.column, at)))
        at = placed[-1].column + len(label.text)
    fitting: list[Letters] = []
    end = width
    for label in reversed(placed):
        end = min(label.column, end - len(label.text))
        if end >= 0:
            fitting.insert(0, label._replace(column=end))
    return fitting


def overlaid(
    segments: Sequence[Segment], width: int, labels: Sequence[Letters], style: Style
) -> list[Segment]:
    """A line with its labels over it: as wide as before. A wide character that a label halves is blanked."""
    parts: list[Segment] = []
    at = 0
    for label in labels:
        parts += _between(segments, at, label.column)
        quiet, rest = label.text[: label.typed], label.text[label.typed :]
        parts += [Segment(quiet, style + Style(bold=False, italic=True))] if quiet else []
        parts.append(Segment(rest, style))
        at = label.column + len(label.text)
    return parts + list(_between(segments, at, width))


def _between(segments: Iterable[Segment], start: int, end: int) -> Iterator[Segment]:
    """What is drawn from one cell of a line to before another. Strip.crop takes joined emoji apart."""
    at = 0
    for text, style, _ in segments:
        kept = ""
        for first, after, cells in clusters(text, 0, len(text)):
            if start <= at and at + cells <= end:
                kept += text[first:after]
            else:
                kept += " " * max(0, min(at + cells, end) - max(at, start))
            at += cells
        if kept:
            yield Segment(kept, style)


Labels = Mapping[int, Sequence[Letters]]
"""Labels by the line that they are on."""

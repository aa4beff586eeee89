"""Small labels laid over a drawn line, by exact cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.text.layout.cells import clusters


class Label(NamedTuple):
    """A label of characters one cell wide, from a cell of a line on; of those `typed` are done with."""

    column: int
    text: str
    typed: int = 0


def spaced(tags: Sequence[Label], width: int) -> list[Label]:
    """The tags of one line, moved so that none covers another or is cut off at the right.

    Those that would begin left of the line for that are left out.
    """
    placed: list[Label] = []
    at = 0
    for tag in sorted(tags):
        placed.append(tag._replace(column=max(tag.column, at)))
        at = placed[-1].column + len(tag.text)
    fitting: list[Label] = []
    end = width
    for tag in reversed(placed):
        end = min(tag.column, end - len(tag.text))
        if end >= 0:
            fitting.insert(0, tag._replace(column=end))
    return fitting


def tagged(segments: Sequence[Segment], width: int, tags: Sequence[Label], style: Style) -> list[Segment]:
    """A line with its tags over it: as wide as before. A wide character that a tag halves is blanked."""
    parts: list[Segment] = []
    at = 0
    for tag in tags:
        parts += _between(segments, at, tag.column)
        quiet, rest = tag.text[: tag.typed], tag.text[tag.typed :]
        parts += [Segment(quiet, style + Style(bold=False, italic=True))] if quiet else []
        parts.append(Segment(rest, style))
        at = tag.column + len(tag.text)
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


Tags = Mapping[int, Sequence[Label]]
"""Tags by the line that they are on."""

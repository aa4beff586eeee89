"""The numbers of an article's links, beside the lines in which they begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.model import Link
from reader.ui.article.labels import Letters, overlaid

if TYPE_CHECKING:
    from reader.ui.article.sheet import Sheet

_GAP = 1


class Numbers:
    """Which links begin on a line, counted from 1: "3", or "3-5" for several."""

    def __init__(self, links: Sequence[Link] = ()) -> None:
        self._links = links
        self._set: tuple[Sheet, dict[int, range]] | None = None

    def beside(
        self, sheet: Sheet, y: int, line: Sequence[Segment], width: int, style: Style
    ) -> list[Segment]:
        """A drawn line of so many cells with its numbers in the right margin, as far as there is room."""
        links = self._lines(sheet).get(y)
        if links is None:
            return list(line)
        used = cell_len("".join(segment.text for segment in line).rstrip())
        whole, first = (
            (f"{links.start}-{links[-1]}" if len(links) > 1 else f"{links.start}"),
            f"{links.start}",
        )
        for label in (whole, first):
            column = min(sheet.margin + sheet.columns + _GAP, width - len(label))
            if column >= used + _GAP:
                return overlaid(line, width, [Letters(column, label)], style)
        return list(line)

    def _lines(self, sheet: Sheet) -> dict[int, range]:
        if self._set is None or self._set[0] is not sheet:
            lines: dict[int, range] = {}
            for number, link in enumerate(self._links, 1):
                y = sheet.y_of(link.place)
                lines[y] = range(lines[y].start if y in lines else number, number + 1)
            self._set = sheet, lines
        return self._set[1]

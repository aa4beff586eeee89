"""The list of all quotes that the user has marked, in whatever article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import PlacedMark
from reader.ui.cells import Line, cut, spread, wrap
from reader.ui.dates import day_of
from reader.ui.dialogs.questions import Choice, Pick
from reader.ui.lists.rows import Rows
from reader.ui.quotes.signs import MARKS

_WORDS = 3
"""Lines of a quote's words."""
_INDENT = "  "


def in_order(marks: Sequence[PlacedMark]) -> list[PlacedMark | None]:
    """The marks as they are listed, orphans under a heading (None) at the end."""
    orphans = [placed for placed in marks if placed.is_orphan]
    standing: list[PlacedMark | None] = [placed for placed in marks if not placed.is_orphan]
    return [*standing, None, *orphans] if orphans else standing


@dataclass(frozen=True, slots=True)
class MarkRows:
    """Marks drawn for a list: what was marked and how, the words, the note, and where they were read."""

    rows: Sequence[PlacedMark | None]

    def __len__(self) -> int:
        return len(self.rows)

    def height(self, width: int) -> int:
        return 0

    def selectable(self, index: int) -> bool:
        return self.rows[index] is not None

    def draw(self, index: int, width: int) -> Sequence[Line]:
        placed = self.rows[index]
        if placed is None:
            told = "No longer in the newest copy in these words. Enter opens the copy that you read."
            return [*(((line, "heading"),) for line in wrap(told, width, 2)), ()]
        mark = placed.mark
        head = f"{MARKS[mark.kind]} {mark.kind.value}  {mark.speaker or 'unattributed'}"
        note = f"Your note: {mark.note}" if mark.note else ""
        room = width - len(_INDENT)
        where = f"copy of {day_of(mark.copied)} · {mark.title or 'Untitled'}"
        lines: list[Line] = [spread(head, f"marked {day_of(mark.made)}", width, "strong")]
        lines += [((_INDENT + line, ""),) for line in wrap(mark.words, room, _WORDS)]
        lines += [((_INDENT + line, "strong"),) for line in wrap(note, room, _WORDS)]
        lines.append(((_INDENT + cut(where, room), "quiet"),))
        return (*lines, ()) if index < len(self.rows) - 1 else lines


class MarkList(Pick):
    """Asks for one of the marked quotes. `/` searches their words, speakers, notes and headlines."""

    def __init__(self, rows: Sequence[PlacedMark | None]) -> None:
        count = sum(row is not None for row in rows)
        super().__init__(f"Marked quotes · {count:,}", [_choice(row) for row in rows], classes="marks")
        self._marked = rows

    def drawn(self, numbers: Sequence[int]) -> Rows:
        return MarkRows([self._marked[number] for number in numbers])


def _choice(placed: PlacedMark | None) -> Choice:
    """What a search looks through."""
    if placed is None:
        return Choice(heading=True)
    mark = placed.mark
    return Choice(mark.kind.value, f"{mark.speaker or ''} {mark.words} {mark.note} {mark.title}")

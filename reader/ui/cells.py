"""Text measured in terminal cells, and the lines that lists are drawn from.

A line is a row of runs, each a text and the name of its look; the list that draws it gives each name a style.
So what a row says can be written, and tested, without a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

Run = tuple[str, str]
Line = Sequence[Run]


def cut(text: str, width: int) -> str:
    """The text, shortened with "…" to at most `width` cells. A wide character is never halved."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    # What is cut in the middle of a wide character is padded by a blank, which would stand before the "…".
    return set_cell_size(text, width - 1).rstrip(" ") + "…"


def cut_before(text: str, tail: str, width: int) -> str:
    """The text and its tail in at most `width` cells. The text is shortened, to a quarter of that at most."""
    room = width - cell_len(tail)
    return cut(text, room) + tail if room >= min(cell_len(text), width // 4) else cut(text + tail, width)


def cells(line: Line) -> int:
    """The width of a line."""
    return sum(cell_len(text) for text, _ in line)


def spread(left: str, right: str, width: int, look: str = "", right_look: str = "quiet") -> Line:
    """`left` at the left edge, `right` at the right edge; `left` is shortened first, and `right` dropped when
    less than half of the line would be left for it."""
    room = width - cell_len(right) - 1
    if not right or room < width // 2:
        return ((cut(left, width), look),)
    text = cut(left, room)
    return ((text, look), (" " * (width - cell_len(text) - cell_len(right)), ""), (right, right_look))


def packed(pieces: Iterable[Line], width: int, between: str, before: str = "", look: str = "") -> list[Line]:
    """Pieces side by side with `between` between them, as many a line as `width` cells have room for.

    The first line begins with `before`, in its look; those under it are indented as far.
    """
    lines: list[list[Run]] = [[(before, look)]]
    for piece in pieces:
        begun = len(lines[-1]) > 1
        if begun and cells(lines[-1]) + len(between) + cells(piece) > width:
            lines.append([(" " * cell_len(before), "")])
            begun = False
        lines[-1] += [(between, "")] * begun + list(piece)
    return list(lines)


def wrap(text: str, width: int, lines: int) -> list[str]:
    """The text broken at blanks into at most `lines` lines of at most `width` cells, the last shortened."""
    words = text.split()
    broken: list[str] = []
    while words and len(broken) < lines - 1:
        taken, used = 0, -1
        for word in words:
            used += 1 + cell_len(word)
            if used > width:
                break
            taken += 1
        if not taken:
            break
        broken.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        broken.append(cut(" ".join(words), width))
    return broken

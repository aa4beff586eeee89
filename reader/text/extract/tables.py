"""Tables: those of data, and those that only arrange the page."""

from __future__ import annotations

from reader.text.extract.blocks import Holding
from reader.text.extract.parse import Element, words_of

CELLS = ("td", "th")
_LONGEST = 900
"""Characters of a cell that is no running text."""
_ROWS = 2
"""The fewest rows of several cells that are data without a head."""


def is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: one cell a row, blocks inside, or cells of prose."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = list(table.iter("tr"))
    if any(True for _ in table.iterdescendants("table", "h1", "h2", "h3", "figure", "blockquote")):
        return True
    if all(sum(cell.tag in CELLS for cell in row) <= 1 for row in rows):
        return True
    cells = [words_of(cell) for row in rows for cell in row if cell.tag in CELLS]
    return not any(True for _ in table.iter("th")) and any(len(cell) > _LONGEST for cell in cells)


def is_data(table: Holding) -> bool:
    """Whether a table has head cells, or else rows of several cells whose words are no links for the most."""
    if table.data is None:
        table.data = _has_head(table.element) or (
            table.linked * 2 <= table.words and _has_rows(table.element)
        )
    return table.data


def _has_head(table: Element) -> bool:
    return next(table.iter("th"), None) is not None


def _has_rows(table: Element) -> bool:
    rows = sum(sum(cell.tag in CELLS for cell in row) > 1 for row in table.iter("tr"))
    return rows >= _ROWS and not is_layout(table)

"""Text by the cell."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.ui.cells import cells, cut, spread, wrap

TEXTS = [
    "Harbour",
    "港で静かな夜が明ける",
    "🙂🙂🙂 a",
    "e\u0301te\u0301 a\u0300 la mer",
    "",
    "a b",
    "👩‍👩‍👧 family",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", range(-3, 12))
def test_nothing_is_wider_than_its_width_though_that_be_none(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= max(width, 0)
    assert all(cell_len(line) <= max(width, 0) for line in wrap(text, width, 3))
    assert cells(spread(text, "12 h", width)) <= max(width, 0)


def test_what_fits_is_not_cut_and_what_does_not_says_so() -> None:
    assert cut("Harbour", 7) == "Harbour"
    assert cut("Harbour", 6) == "Harbo…"
    assert cut("港で静か", 6) == "港で…"
    assert cut("Harbour", 0) == ""


def test_the_right_part_stands_at_the_right_edge_or_not_at_all() -> None:
    assert "".join(text for text, _ in spread("Council votes at last", "2 h", 16)) == "Council vot… 2 h"
    assert "".join(text for text, _ in spread("港", "2 h", 10)) == "港     2 h"
    assert "".join(text for text, _ in spread("Council", "yesterday", 12)) == "Council"


def test_lines_break_at_blanks_and_the_last_is_shortened() -> None:
    assert wrap("the harbour is closed until spring", 12, 2) == ["the harbour", "is closed u…"]
    assert wrap("the harbour", 20, 3) == ["the harbour"]
    assert wrap("Donaudampfschifffahrt now", 8, 2) == ["Donauda…"]
    assert wrap("  ", 8, 2) == []

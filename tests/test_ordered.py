"""Right-to-left words in the titles, texts and fields of dialogs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, desk
from fakes import Clock
from screens import screen_lines
from test_dialog import quote
from textual.widgets import Input

from reader.config import Settings
from reader.library import Library
from reader.ui.dialogs.frame import Dialog
from reader.ui.dialogs.questions import Confirm, Prompt
from reader.ui.quotes.mark_dialog import MarkDialog

TYPED = "שלום ferry (12)"
DRAWN = "ferry (12) םולש"
IN_ENGLISH = "Note on שלום (a)"


async def show(at: Desk, dialog: Dialog[Any]) -> None:
    at.app.push_screen(dialog)
    await at.until(lambda: all(key in at.text for key in dialog.KEYS))


async def test_a_title_and_a_note_are_drawn_in_order(library: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(library, tmp_path, clock, (80, 24)) as at:
        await show(at, Confirm(IN_ENGLISH, f"{TYPED}\nplain"))
        assert "Note on םולש (a)" in at.text and DRAWN in at.text and "plain" in at.text
        assert TYPED not in at.text


async def test_the_words_of_a_quote_are_drawn_in_order(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(library, tmp_path, clock, (80, 24)) as at:
        await show(at, MarkDialog(replace(quote(), text=TYPED), None))
        assert DRAWN in at.text and TYPED not in at.text


async def test_a_terminal_that_puts_letters_in_order_is_given_them_as_they_are(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    settings = Settings(theme="broadsheet", bidi="terminal")
    async with desk(library, tmp_path, clock, (80, 24), settings=settings) as at:
        await show(at, Prompt(IN_ENGLISH, "", TYPED))
        assert IN_ENGLISH in at.text and TYPED in at.text


async def test_what_is_typed_is_drawn_in_order_and_the_cursor_where_the_next_letter_comes(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(library, tmp_path, clock, (80, 24)) as at:
        await show(at, Prompt("Open", "", TYPED))
        assert f" {DRAWN}" in at.text and TYPED not in at.text
        field = at.app.screen.query_one(Input)
        assert cursor_of(at, field) == 0, "behind the last letter of a text that runs to the left"
        await at.press("home")
        assert cursor_of(at, field) == len(TYPED)
        await at.press("right", "right")
        assert cursor_of(at, field) == len(TYPED) - 2
        await at.press("ם")
        assert field.value == "שלםום ferry (12)" and "םוםלש" in at.text


@pytest.mark.parametrize(
    ("cell", "position"), [(0, 15), (1, 5), (10, 14), (11, 4), (12, 3), (15, 0), (30, 0)]
)
async def test_a_click_goes_to_the_letter_that_is_drawn_there(
    library: Library, clock: Clock, tmp_path: Path, cell: int, position: int
) -> None:
    async with desk(library, tmp_path, clock, (80, 24)) as at:
        await show(at, Prompt("Open", "", TYPED))
        field = at.app.screen.query_one(Input)
        await at.pilot.click(field, offset=(cell, 0))
        await at.settle()
        assert field.cursor_position == position


def cursor_of(at: Desk, field: Input) -> int:
    """The cell of the field at which the cursor stands."""
    x, y = field.content_region.offset
    style, at_cell = field.get_component_rich_style("input--cursor"), 0
    for segment in screen_lines(at.app)[y]:
        if at_cell >= x and segment.style and segment.style.bgcolor == style.bgcolor:
            return at_cell - x
        at_cell += segment.cell_length
    raise AssertionError("there is no cursor")

"""Right-to-left words in the titles, texts and fields of dialogs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from desk import AtDesk, Desk
from screens import screen_lines
from test_dialog import quote
from textual.geometry import Offset
from textual.widgets import Input

from reader.config import Settings
from reader.ui.dialogs.area import Area
from reader.ui.dialogs.frame import Dialog
from reader.ui.dialogs.questions import Confirm, Prompt
from reader.ui.lists.note_dialog import NoteDialog
from reader.ui.quotes.mark_dialog import MarkDialog

TYPED = "שלום ferry (12)"
DRAWN = "ferry (12) םולש"
IN_ENGLISH = "Note on שלום (a)"


async def show(at: Desk, dialog: Dialog[Any]) -> None:
    at.app.push_screen(dialog)
    await at.until(lambda: all(key in at.text for key in dialog.KEYS))


async def test_a_title_and_a_note_are_drawn_in_order(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        await show(at, Confirm(IN_ENGLISH, f"{TYPED}\nplain"))
        assert "Note on םולש (a)" in at.text and DRAWN in at.text and "plain" in at.text
        assert TYPED not in at.text


async def test_the_words_of_a_quote_are_drawn_in_order(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        await show(at, MarkDialog(replace(quote(), text=TYPED), None))
        assert DRAWN in at.text and TYPED not in at.text


async def test_a_terminal_that_puts_letters_in_order_is_given_them_as_they_are(at_desk: AtDesk) -> None:
    settings = Settings(theme="broadsheet", bidi="terminal")
    async with at_desk((80, 24), settings=settings) as at:
        await show(at, Prompt(IN_ENGLISH, "", TYPED))
        assert IN_ENGLISH in at.text and TYPED in at.text


async def test_what_is_typed_is_drawn_in_order_and_the_cursor_where_the_next_letter_comes(
    at_desk: AtDesk,
) -> None:
    async with at_desk((80, 24)) as at:
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
    at_desk: AtDesk, cell: int, position: int
) -> None:
    async with at_desk((80, 24)) as at:
        await show(at, Prompt("Open", "", TYPED))
        field = at.app.screen.query_one(Input)
        await at.pilot.click(field, offset=(cell, 0))
        await at.settle()
        assert field.cursor_position == position


NOTE = f"plain\n{TYPED}\n" + "שלום " * 20
"""Its last line is broken into two."""


async def test_a_note_is_drawn_in_order_line_by_line(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        await show(at, NoteDialog("A", NOTE))
        area = at.app.screen.query_one(Area)
        assert "plain" in at.text and f" {DRAWN}" in at.text
        assert at.text.count("םולש") == 21 and "שלום" not in at.text
        assert area.wrapped_document.height == 4
        area.move_cursor((1, 0))
        await at.settle()
        assert cursor_of(at, area, line=1) == len(TYPED)
        await at.press("right", "right", "ם")
        assert area.document.get_line(1) == "שלםום ferry (12)" and "םוםלש" in at.text


@pytest.mark.parametrize(
    ("cell", "line", "place"),
    [(2, 0, (0, 2)), (0, 1, (1, 15)), (12, 1, (1, 3)), (30, 1, (1, 0)), (1, 3, (2, 99))],
)
async def test_a_click_into_a_note_goes_to_the_letter_that_is_drawn_there(
    at_desk: AtDesk, cell: int, line: int, place: tuple[int, int]
) -> None:
    async with at_desk((80, 24)) as at:
        await show(at, NoteDialog("A", NOTE))
        area = at.app.screen.query_one(Area)
        await at.pilot.click(area, offset=(area.gutter.left + cell, area.gutter.top + line))
        await at.settle()
        assert area.cursor_location == place


async def test_a_note_with_a_tab_or_for_a_terminal_that_puts_letters_in_order_is_as_it_was_typed(
    at_desk: AtDesk,
) -> None:
    settings = Settings(theme="broadsheet", bidi="terminal")
    async with at_desk((80, 24), settings=settings) as at:
        await show(at, NoteDialog("A", TYPED))
        assert TYPED in at.text
        at.app.reorders = True
        await show(at, NoteDialog("A", "\t" + TYPED))
        assert TYPED in at.text


def cursor_of(at: Desk, field: Input | Area, line: int = 0) -> int:
    """The cell of a line of the field at which the cursor stands."""
    x, y = field.content_region.offset + Offset(0, line)
    if isinstance(field, Area):
        assert field._theme is not None
        style = field._theme.cursor_style
    else:
        style = field.get_component_rich_style("input--cursor")
    assert style is not None
    at_cell = 0
    for segment in screen_lines(at.app)[y]:
        if at_cell >= x and segment.style and segment.style.bgcolor == style.bgcolor:
            return at_cell - x
        at_cell += segment.cell_length
    raise AssertionError("there is no cursor")

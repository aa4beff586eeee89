"""Tables and code that are wider than the column, moved sideways by key, by wheel and by what is gone to."""

from __future__ import annotations

import pytest
from readings import place_of, quote_of, reading_of
from rich.cells import cell_len
from screens import screen_text
from test_article_view import Desk, desk
from textual import events

from reader.model import Block, BlockKind, Document, Place, Reading, Span, SpanKind
from reader.ui.article.sliding import Part, in_sight, window
from reader.ui.article.view import ArticleView

TOWNS = ("Ostby", "Lund", "Vik", "Halden", "Moss", "Larvik", "Hamar", "Skien")
WIDTH = 72


def wide_table() -> Block:
    """A table of nine columns, of which a pane of 80 cells shows about half; a link in its last one."""
    rows = [["Constituency", *(f"{town}-district" for town in TOWNS)]]
    rows += [[f"Year {year}", *(f"{year}{number}" for number in range(len(TOWNS)))] for year in (2024, 2025)]
    text = "\n".join("\t".join(row) for row in rows)
    at = text.index("20257")
    return Block(BlockKind.TABLE, text, (Span(at, at + 5, SpanKind.LINK, "https://votes.example/skien"),))


def with_table() -> Reading:
    document = Document((Block(BlockKind.PARAGRAPH, "The votes."), wide_table()))
    return reading_of(document, (quote_of(document, "20246", speaker="Ingrid Solheim"),))


def rows_of(app: Desk, word: str) -> list[str]:
    """The lines on the screen from the one with a word on: head, rule and two rows."""
    lines = screen_text(app).split("\n")
    first = next(number for number, line in enumerate(lines) if word in line)
    return lines[first : first + 4]


async def test_a_wide_table_shows_its_left_with_a_sign_that_there_is_more() -> None:
    async with desk(with_table()) as (app, _):
        rows = rows_of(app, "Constituency")
    assert all(row[4 + WIDTH] == "▸" and row[3] == " " for row in rows)
    assert rows[2].startswith("  │ Year 2024") and "Skien" not in rows[0]


async def test_keys_move_it_to_its_end_and_back_and_no_further() -> None:
    async with desk(with_table()) as (app, pilot):
        app.view.action_slide_right(2)
        await pilot.pause()
        middle = rows_of(app, "-district")
        assert all(row[3] == "◂" and row[4 + WIDTH] == "▸" for row in middle)
        app.view.action_slide_right(50)
        await pilot.pause()
        head, _, first, last = rows_of(app, "-district")
        assert head.rstrip("▁▂▃▄▅▆▇█ ").endswith("Skien-district") and head[3] == "◂"
        assert first[:76].endswith("20247") and last[:76].endswith("20257")
        app.view.action_slide_left(50)
        await pilot.pause()
        assert rows_of(app, "Constituency")[0][3] == " "


async def test_what_is_gone_to_comes_into_sight() -> None:
    async with desk(with_table()) as (app, pilot):
        for word, go in (
            ("20257", app.view.action_next_link),
            ("20246", app.view.action_next_quote),
            ("20240", lambda: app.view.find("20240")),
        ):
            go()
            await pilot.pause()
            assert word in screen_text(app)


async def test_a_click_and_a_hint_find_the_link_where_it_is_drawn() -> None:
    async with desk(with_table()) as (app, pilot):
        assert app.view.spots_in_sight() == []
        app.view.action_slide_right(50)
        await pilot.pause()
        lines = screen_text(app).split("\n")
        y = next(number for number, line in enumerate(lines) if "20257" in line)
        (spot,) = app.view.spots_in_sight()
        assert (spot.column, spot.y) == (lines[y].index("20257"), y)
        await pilot.click(offset=(spot.column + 1, y))
        await pilot.pause()
        opened = [each for each in app.told if isinstance(each, ArticleView.LinkOpened)]
    assert [each.url for each in opened] == ["https://votes.example/skien"]


async def test_a_drag_in_a_moved_table_copies_what_lies_under_it() -> None:
    async with desk(with_table()) as (app, pilot):
        app.view.action_slide_right(50)
        await pilot.pause()
        lines = screen_text(app).split("\n")
        y = next(number for number, line in enumerate(lines) if "20247" in line)
        x = lines[y].index("20247")
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(x + 5, y))
        await pilot.mouse_up(offset=(x + 5, y))
        assert app.screen.get_selected_text() == "20247"


async def test_the_wheel_with_shift_moves_what_lies_under_it() -> None:
    async with desk(with_table()) as (app, pilot):
        lines = screen_text(app).split("\n")
        y = next(number for number, line in enumerate(lines) if "Year 2024" in line)
        for kind, x, sign in (
            (events.MouseScrollDown, 20, "◂"),
            (events.MouseScrollUp, 20, " "),
            (events.MouseScrollRight, 20, "◂"),
        ):
            app.view.post_message(kind(app.view, x, y, 0, 0, 0, True, False, False, x, y))
            await pilot.pause()
            assert screen_text(app).split("\n")[y][3] == sign


async def test_a_wider_pane_needs_no_sign() -> None:
    async with desk(with_table(), size=(200, 40)) as (app, pilot):
        app.view.action_slide_right()
        app.view.measure = 140
        await pilot.pause()
        assert "▸" not in screen_text(app) and "◂" not in screen_text(app)


async def test_code_keeps_its_ground_and_its_lines() -> None:
    long = "total = " + " + ".join(f"part_{number}" for number in range(12))
    reading = reading_of(Document((Block(BlockKind.CODE, f"{long}\nprint(total)", marker="python"),)))
    async with desk(reading) as (app, pilot):
        lines = screen_text(app).split("\n")
        first = next(number for number, line in enumerate(lines) if "total =" in line)
        assert lines[first][4 + WIDTH] == "▸" and "print(total)" in lines[first + 1]
        assert "▸" not in lines[first + 1]
        app.view.action_slide_right(9)
        await pilot.pause()
        assert "part_11" in screen_text(app).split("\n")[first]


@pytest.mark.parametrize("start", range(8))
@pytest.mark.parametrize("text", ["港で静か", "a港b", "e\u0301te\u0301", "👩‍👩‍👧 ab", "plain text"])
def test_a_window_is_as_wide_as_it_is_and_halves_no_character(text: str, start: int) -> None:
    whole = cell_len(text)
    for end in range(start, whole + 1):
        assert cell_len(window(text, start, end)) == end - start


def test_what_lies_wholly_beside_the_window_is_not_drawn() -> None:
    parts = [Part(0, "left", ()), Part(10, "middle", ()), Part(30, "right", ())]
    assert in_sight(parts, 8, 12) == ([Part(2, "middle", ())], "◂", "▸")
    assert in_sight(parts[1:2], 0, 16) == ([Part(10, "middle", ())], " ", " ")


def test_a_place_wider_than_the_column_shows_its_beginning() -> None:
    from reader.text.layout import lay_out
    from reader.ui.article.sliding import Slides

    document = Document((Block(BlockKind.CODE, "x" * 200),))
    layout, slides = lay_out(document, 40), Slides()
    assert slides.reveal(layout, Place(0, 100, 180))
    assert slides.of(layout, 0) == 102
    assert place_of(document, "x") == Place(0, 0, 1)

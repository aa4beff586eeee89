"""The one list, in a real app."""

from __future__ import annotations

from collections.abc import Sequence

from prompt_pilot import piloted
from screens import screen_lines, screen_text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from reader.ui.cells import Line, cut
from reader.ui.lists.rows import RowList


class Numbers:
    """Rows that say their number, every one of some lines; those in `headings` cannot have the cursor."""

    def __init__(self, count: int, lines: int = 1, headings: Sequence[int] = ()) -> None:
        self.count = count
        self.lines = lines
        self.headings = headings
        self.drawn: list[int] = []

    def __len__(self) -> int:
        return self.count

    def height(self, width: int) -> int:
        return self.lines

    def selectable(self, index: int) -> bool:
        return index not in self.headings

    def draw(self, index: int, width: int) -> Sequence[Line]:
        self.drawn.append(index)
        lines = self.lines or index % 3 + 1
        return [((cut(f"row {index} line {line}", width), "quote-1"),) for line in range(lines)]


class Listed(App[None]):
    BINDINGS: list[BindingType] = [  # noqa: RUF012
        Binding(key, f"move('{how}')")
        for key, how in {
            "j": "scroll_down",
            "k": "scroll_up",
            "g": "scroll_home",
            "G": "scroll_end",
            "space": "page_down",
            "b": "page_up",
            "ctrl+d": "half_page_down",
            "ctrl+u": "half_page_up",
        }.items()
    ]

    def __init__(self, rows: Numbers) -> None:
        super().__init__()
        self.given = rows
        self.list = RowList(empty="Nothing here.\n\na  adds a feed.")
        self.told: list[tuple[str, int | None]] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.show(self.given)
        self.list.focus()

    def action_move(self, how: str) -> None:
        getattr(self.list, f"action_{how}")()

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.told.append(("highlighted", event.index))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.told.append(("chosen", event.index))


async def test_moving_keeps_the_cursor_in_sight() -> None:
    app = Listed(Numbers(1000))
    async with piloted(app, (30, 10)) as pilot:
        seen = []
        for key in ["j", "j", "k", "space", "space", "b", "ctrl+d", "ctrl+u", "G", "k", "g"]:
            await pilot.press(key)
            seen.append(app.list.cursor)
            assert f"▌ row {app.list.cursor} line 0" in screen_text(app)
        assert seen == [1, 2, 1, 10, 19, 10, 14, 10, 999, 998, 0]


async def test_only_rows_in_sight_are_drawn() -> None:
    rows = Numbers(100_000)
    app = Listed(rows)
    async with piloted(app, (30, 10)) as pilot:
        await pilot.press("G", "k", "g", "space")
        assert len(set(rows.drawn)) < 60
        assert app.list.virtual_size.height == 100_000


async def test_a_list_out_of_sight_is_not_drawn_until_it_is_seen() -> None:
    rows = Numbers(9, lines=0)
    app = Listed(rows)
    async with piloted(app, (30, 8)) as pilot:
        app.list.display = False
        await pilot.pause()
        rows.drawn.clear()
        app.list.show(rows, 8)
        await pilot.pause()
        assert (rows.drawn, app.list.cursor) == ([], 8)
        app.list.display = True
        await pilot.pause()
        assert screen_text(app).splitlines()[-1] == "▌ row 8 line 2"


async def test_keys_move_the_cursor_of_a_list_that_is_not_yet_seen() -> None:
    rows = Numbers(9, lines=0)
    app = Listed(rows)
    async with piloted(app, (30, 8)) as pilot:
        app.list.display = False
        await pilot.pause()
        app.list.show(rows)
        app.list.display = True
        app.list.action_page_down()
        app.list.action_centre()
        assert app.list.cursor == 1
        await pilot.pause()
        assert "▌ row 1 line 0" in screen_text(app)


async def test_a_page_of_a_row_without_a_line_is_a_page_of_lines() -> None:
    class Hollow(Numbers):
        def draw(self, index: int, width: int) -> Sequence[Line]:
            return super().draw(index, width) if index else ()

    app = Listed(Hollow(30, lines=0))
    async with piloted(app, (30, 8)):
        app.list.action_page_down()
        assert app.list.cursor == 7


async def test_half_a_page_of_one_row_is_that_row() -> None:
    app = Listed(Numbers(9))
    async with piloted(app, (30, 2)):
        app.list.action_half_page_down()
        assert app.list.cursor == 1
        app.list.action_half_page_up()
        assert app.list.cursor == 0


async def test_rows_of_different_heights_stand_under_each_other() -> None:
    app = Listed(Numbers(9, lines=0))
    async with piloted(app, (30, 8)) as pilot:
        assert [line[:16].rstrip() for line in screen_text(app).splitlines()[:6]] == [
            "▌ row 0 line 0",
            "  row 1 line 0",
            "  row 1 line 1",
            "  row 2 line 0",
            "  row 2 line 1",
            "  row 2 line 2",
        ]
        await pilot.press("G")
        assert screen_text(app).splitlines()[-1] == "▌ row 8 line 2"


async def test_the_cursor_passes_over_headings() -> None:
    app = Listed(Numbers(6, headings=(0, 3)))
    async with piloted(app, (30, 10)) as pilot:
        assert app.list.cursor == 1
        await pilot.press("k")
        assert app.list.cursor == 1
        await pilot.press("j", "j")
        assert app.list.cursor == 4
        await pilot.press("k")
        assert app.list.cursor == 2


async def test_headings_are_not_counted() -> None:
    app = Listed(Numbers(7, headings=(0, 3, 4)))
    async with piloted(app, (30, 10)) as pilot:
        assert app.list.position == "1 of 4"
        app.list.action_scroll_end(3)
        assert (app.list.cursor, app.list.position) == (5, "3 of 4")
        app.list.action_scroll_home(2)
        assert (app.list.cursor, app.list.position) == (2, "2 of 4")
        app.list.action_scroll_end(99)
        assert (app.list.cursor, app.list.position) == (6, "4 of 4")
        await pilot.press("g")
        assert app.list.position == "1 of 4"


async def test_a_list_reports_cursor_moves_and_choices() -> None:
    app = Listed(Numbers(50))
    async with piloted(app, (30, 10)) as pilot:
        await pilot.press("j")
        app.list.choose()
        await pilot.click(RowList, offset=(5, 4))
        await pilot.pause()
        assert app.told == [
            ("highlighted", 0),
            ("highlighted", 1),
            ("chosen", 1),
            ("highlighted", 4),
            ("chosen", 4),
        ]
        assert app.list.position == "5 of 50"


async def test_new_rows_keep_the_cursor_within_them() -> None:
    app = Listed(Numbers(50))
    async with piloted(app, (30, 10)) as pilot:
        await pilot.press("G")
        app.list.show(Numbers(3), 49)
        await pilot.pause()
        assert app.list.cursor == 2
        assert screen_text(app).splitlines()[:4] == ["  row 0 line 0", "  row 1 line 0", "▌ row 2 line 0", ""]
        app.list.show(Numbers(0))
        await pilot.press("j", "space", "G", "g")
        assert app.list.cursor is None
        app.list.choose()
        assert screen_text(app).split("\n")[1:4] == ["  Nothing here.", "", "  a  adds a feed."]


async def test_a_resize_draws_for_the_new_width_and_keeps_the_cursor_in_sight() -> None:
    app = Listed(Numbers(200, lines=0))
    async with piloted(app, (40, 20)) as pilot:
        await pilot.press("G")
        for size in ((8, 5), (60, 30), (3, 2), (25, 9)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert all(sum(s.cell_length for s in line) <= size[0] for line in screen_lines(app))
            assert "▌" in screen_text(app)
        assert app.list.cursor == 199
        assert "▌ row 199 line 1" in screen_text(app)


async def test_looks_are_styles_and_the_cursor_is_told_without_colour() -> None:
    app = Listed(Numbers(3))
    app.no_color = True
    async with piloted(app, (30, 10)):
        first, second = (line[2].style for line in screen_lines(app)[:2])
        assert first is not None and second is not None
        assert first.reverse and not second.reverse
        assert second.bold

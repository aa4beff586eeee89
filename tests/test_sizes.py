"""Terminals of every size: nothing is drawn beside them, whatever lies on the screen."""

from __future__ import annotations

import pytest
from desk import AtDesk, Desk
from rich.cells import cell_len
from screens import screen_lines

SIZES = ((40, 12), (60, 16), (80, 24), (99, 31), (100, 32), (149, 40), (150, 40), (250, 70))
TINY = ((1, 1), (2, 1), (1, 60), (3, 3), (200, 1), (200, 2), (5, 5), (9, 4), (20, 5), (1, 1))
STORM = (*SIZES, *SIZES[::-2], (40, 70), (250, 12), (80, 24))
OVER_AN_ARTICLE = ("?", "o", "T", "W", "Y", "e", "|", "f2", "#", ":")


def fits(at: Desk, size: tuple[int, int]) -> bool:
    """Whether the screen is as wide and as high as its terminal, to the cell."""
    widths = [sum(cell_len(segment.text) for segment in line) for line in screen_lines(at.app)]
    return widths == [size[0]] * size[1]


async def test_a_storm_of_sizes_leaves_the_last_one_drawn(at_desk: AtDesk) -> None:
    async with at_desk() as at:
        await at.until(lambda: at.title)
        await at.press("space")
        place = at.place
        for size in STORM:
            await at.pilot.resize_terminal(*size)
            await at.until(lambda size=size: fits(at, size))
        await at.pilot.resize_terminal(120, 40)
        await at.settle()
        await at.until(lambda: fits(at, (120, 40)))
        await at.until(lambda: at.place == place)


@pytest.mark.parametrize("key", ["", *OVER_AN_ARTICLE])
async def test_a_terminal_of_no_size_is_drawn_too(at_desk: AtDesk, key: str) -> None:
    async with at_desk() as at:
        await at.until(lambda: at.title)
        await at.press("space")
        if key:
            await at.press(key)
        for size in TINY:
            await at.pilot.resize_terminal(*size)
            await at.until(lambda size=size: fits(at, size))
        await at.pilot.resize_terminal(120, 40)
        await at.settle()
        await at.until(lambda: fits(at, (120, 40)))


@pytest.mark.parametrize("key", OVER_AN_ARTICLE)
async def test_no_dialog_is_wider_than_its_terminal(at_desk: AtDesk, key: str) -> None:
    async with at_desk() as at:
        await at.until(lambda: at.title)
        await at.press("}", key)
        dialog = at.app.screen
        assert dialog is not at.screen
        for size in SIZES:
            await at.pilot.resize_terminal(*size)
            await at.pilot.pause()
            await at.until(lambda size=size: fits(at, size))
            for widget in dialog.walk_children():
                if widget.display and widget.region:
                    assert 0 <= widget.region.x < widget.region.right <= size[0], (size, widget)


async def test_what_is_chosen_and_set_is_in_sight_on_a_small_screen(at_desk: AtDesk) -> None:
    async with at_desk((40, 12)) as at:
        await at.until(lambda: at.title)
        await at.press("W", "left")
        assert "● EPUB" in at.text and "○ Markdown" not in at.text
        await at.press("right")
        assert "● Markdown" in at.text
        await at.press("escape", "f2")
        row = next(line for line in at.text.splitlines() if "measure" in line)
        assert "72" in row.split()
        await at.press("escape", "?")
        assert any(line.startswith("│ ▌ ") for line in at.text.splitlines()), at.text


async def test_keys_stand_over_what_they_do_where_there_is_no_room_beside_them(at_desk: AtDesk) -> None:
    async with at_desk((40, 12)) as at:
        await at.until(lambda: at.title)
        await at.press("?", *"page_down")
        rows = [line.strip("│ ▌▁▂▃▄▅▆▇█") for line in at.text.splitlines()]
        assert rows[rows.index("Space  ^f  PgDn") + 1] == "One page down.", at.text
        await at.press("escape", "escape", ":", *"link hints")
        rows = [" ".join(line.strip("│ ▌").split()) for line in at.text.splitlines()]
        assert rows[rows.index("Link hints u ;") + 1].startswith("Letters on every link"), at.text

"""The mouse: wheel, clicks, text dragged over, and the lines between the panes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import AtDesk, Desk, desk
from fakes import Clock
from screens import screen_lines
from textual.events import MouseScrollDown, MouseScrollUp

from reader.library import Library
from reader.ui.actions import Pane
from reader.ui.article.view import ArticleView
from reader.ui.lists.rows import RowList
from reader.ui.splits import LEAST, LEAST_ARTICLE, Edge


async def drag(at: Desk, start: tuple[int, int], *ways: tuple[int, int]) -> None:
    await at.pilot.mouse_down(offset=start)
    for way in ways:
        await at.pilot.hover(offset=way)
    await at.pilot.mouse_up(offset=ways[-1])
    await at.settle()


def place_of(at: Desk, words: str) -> tuple[int, int]:
    """The column and line of the screen at which words stand."""
    lines = ["".join(segment.text for segment in line) for line in screen_lines(at.app)]
    line = next(number for number, text in enumerate(lines) if words in text)
    return lines[line].index(words), line


async def test_a_click_puts_the_cursor_and_a_second_one_opens(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        ferry = place_of(at, "Ferry keeps its fares")
        await at.pilot.click(offset=ferry)
        await at.settle()
        assert at.panes.front is Pane.STORIES and at.panes.stories.cursor == 2
        assert at.title == ""
        await at.pilot.click(offset=ferry, times=2)
        await at.settle()
        assert at.title == "Ferry keeps its fares"


async def test_the_wheel_scrolls_what_is_under_it(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter")
        view = at.panes.article
        assert view.scroll_offset.y == 0
        view.post_message(MouseScrollDown(view, 5, 5, 0, 0, 0, False, False, False, 60, 10))
        await at.until(lambda: view.scroll_offset.y > 0)


async def test_text_that_is_dragged_over_is_copied_as_it_was_written(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter")
        column, line = place_of(at, "On day 1 ")
        await drag(at, (column, line), (column + 5, line), (column + 20, line + 1))
        copied = at.app.clipboard
        assert copied.startswith("On day 1 the council met in the morning")
        assert "\n" not in copied and at.said == f"Copied {len(copied):,} characters."
        assert at.title == "Bridge to reopen before the frost" and at.panes.front is Pane.ARTICLE
        assert not at.panes.shelves.text_selection


async def test_two_clicks_in_the_text_do_not_select_all_of_it(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter")
        column, line = place_of(at, "On day 1 ")
        view = at.panes.article
        offset = (column - view.region.x, line - view.region.y)
        await at.pilot.click("#article", offset=offset, times=2)
        assert not at.panes.article.text_selection


@pytest.mark.parametrize("size", [(120, 40), (200, 50)])
async def test_the_line_between_panes_is_dragged_and_two_clicks_put_it_back(
    stocked: Library, clock: Clock, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with desk(stocked, tmp_path, clock, size) as at:
        await at.press("enter")
        lists = at.panes.splits.parts[Edge.LISTS]
        before, edge = lists.region.width, lists.region.right - 1
        await drag(at, (edge, 20), (edge - 3, 20), (edge - 9, 21))
        assert lists.region.width == before - 9
        breadth = "wide" if size == (200, 50) else "medium"
        assert stocked.remembered("widths") == f"{breadth}-lists={before - 9}"
        await at.pilot.click(offset=(lists.region.right - 1, 20), times=2)
        await at.settle()
        assert lists.region.width == before and stocked.remembered("widths") == ""


async def test_widths_are_remembered(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    stocked.remember("widths", "medium-lists=30 wide-ledger=50")
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter")
        assert at.panes.splits.parts[Edge.LISTS].region.width == 30
        await at.pilot.resize_terminal(200, 50)
        await at.settle()
        assert at.panes.splits.parts[Edge.LEDGER].region.width == 50
        assert at.panes.splits.parts[Edge.LISTS].region.width > 30


async def test_no_pane_is_dragged_away(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter")
        lists = at.panes.splits.parts[Edge.LISTS]
        for x, width in ((0, LEAST), (119, 120 - LEAST_ARTICLE)):
            await drag(at, (lists.region.right - 1, 20), (x, 20))
            assert lists.region.width == width
            assert at.panes.frame(Pane.ARTICLE).region.width == 120 - width


async def test_panes_grow_by_keys_where_there_is_a_line(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, (200, 50)) as at:
        await at.press("enter", '"')
        ledger, library = at.panes.splits.parts[Edge.LEDGER], at.panes.splits.parts[Edge.LIBRARY]
        before = ledger.region.width, library.region.width
        await at.press(">", "2", ">")
        assert ledger.region.width == before[0] + 12
        await at.pilot.resize_terminal(80, 24)
        await at.press("<")
        await at.pilot.resize_terminal(200, 50)
        await at.settle()
        assert ledger.region.width == before[0] + 12
        at.panes.go(Pane.LIBRARY)
        await at.press("<")
        assert library.region.width == before[1] - 4


async def test_remembered_widths_that_cannot_be_read_are_ignored(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    stocked.remember("widths", "medium-lists=x wide =4 medium-ledger=-5 nonsense")
    async with desk(stocked, tmp_path, clock) as at:
        assert at.panes.splits.text == ""


async def test_a_click_brings_every_pane_into_use(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, (200, 50)) as at:
        await at.press("enter")
        # A quote's words are in the text, and that is where a click on it leads.
        for pane, front in (
            (Pane.LIBRARY, Pane.LIBRARY),
            (Pane.STORIES, Pane.STORIES),
            (Pane.QUOTES, Pane.ARTICLE),
        ):
            region = at.panes.bodies[pane].region
            await at.pilot.click(offset=(region.x + 3, region.y))
            await at.settle()
            assert at.panes.front is front
        assert at.panes.article.current == 0


@pytest.mark.parametrize("pane", [Pane.STORIES, Pane.ARTICLE, Pane.QUOTES])
async def test_the_wheel_turns_in_every_pane_that_is_longer_than_its_room(
    at_desk: AtDesk, pane: Pane
) -> None:
    async with at_desk((200, 14)) as at:
        await at.until(lambda: at.title)
        at.panes.go(pane)
        await at.settle()
        body = at.panes.bodies[pane]
        assert body.max_scroll_y > 0
        for turn, moved in (
            (MouseScrollDown, lambda: body.scroll_offset.y > 0),
            (MouseScrollUp, at_top(body)),
        ):
            body.post_message(turn(body, 5, 5, 0, 0, 0, False, False, False, body.region.x + 5, 5))
            await at.until(moved)


def at_top(body: RowList | ArticleView) -> Callable[[], bool]:
    return lambda: body.scroll_offset.y == 0


async def test_text_is_dragged_over_across_the_end_of_a_page(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, (100, 24)) as at:
        await at.press("enter")
        start = place_of(at, "On day 1 ")
        await at.pilot.mouse_down(offset=start)
        await at.pilot.hover(offset=(start[0] + 5, start[1]))
        at.panes.article.action_page_down()
        await at.pilot.pause()
        last = re.findall(r"On day (\d+) ", at.text)[-1]
        end = place_of(at, f"On day {last} ")
        await at.pilot.hover(offset=end)
        await at.pilot.mouse_up(offset=end)
        await at.settle()
        copied = at.app.clipboard
        assert copied.startswith("On day 1 the council met in the morning")
        assert int(last) > 2 and f"On day {int(last) - 1} the council" in copied
        assert f"On day {last} the" not in copied


async def test_a_drag_over_a_quote_takes_its_words_and_no_sign_of_the_margin(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter", "}")
        column, line = place_of(at, "“We said before the frost")
        await drag(at, (column, line), (column + 3, line), (column + 4, line + 2))
        assert at.app.clipboard.startswith("“We said before the frost, and we mean before the frost,”")
        assert not set("┃│┊") & set(at.app.clipboard)

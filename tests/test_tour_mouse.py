"""The wheel and clicks on every screen and dialog: on rows, options, and the keys that each names."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk
from fakes import Clock
from loopback import Loopback
from screens import screen_lines
from test_tour import hostile_desk
from textual.containers import VerticalScroll
from textual.events import MouseScrollDown
from textual.widget import Widget
from tour import LEGS, Stop

from reader.library import Library
from reader.ui.dialogs.area import Area
from reader.ui.dialogs.drawn_lines import DrawnLines
from reader.ui.dialogs.frame import Hints
from reader.ui.dialogs.option_line import OptionLine
from reader.ui.lists.rows import RowList

SIZE = (60, 12)
"""So low that most dialogs have more to show than room."""
SCROLLED = (RowList, DrawnLines, VerticalScroll, Area)


async def at_stop(at: Desk, stop: Stop) -> None:
    for key in stop.keys:
        await at.pilot.press(key)
        await settled(at)
    await at.until(lambda: type(at.app.screen).__name__ == stop.screen)
    await settled(at)


async def settled(at: Desk) -> None:
    """A picture on the whole screen is a job as long as it is looked at."""
    await at.pilot.pause()
    await at.until(lambda: all(worker.group in ("ask", "picture") for worker in at.app.workers))


def drawn(at: Desk, part: Widget) -> list[str]:
    """The lines of a part as they are on the screen; each cell of what they say is a letter."""
    left, top, width, height = part.region
    lines = ["".join(segment.text for segment in line) for line in screen_lines(at.app)]
    return [line[left : left + width] for line in lines[top : top + height]]


async def turn_the_wheel(at: Desk) -> int:
    """Turn it over all that is longer than its room, and see it move; over how many parts."""
    turned = 0
    for part in at.app.screen.query("*"):
        if isinstance(part, SCROLLED) and part.display and part.max_scroll_y > part.scroll_y:
            before, (x, y) = part.scroll_offset.y, part.region.offset
            part.post_message(MouseScrollDown(part, 1, 0, 0, 0, 0, False, False, False, x + 1, y))
            await at.until(lambda part=part, before=before: part.scroll_offset.y > before)
            turned += 1
    return turned


async def click_a_row(at: Desk, rows: RowList) -> None:
    """Click on the rows from the last in sight on: the cursor comes to one, if there is another."""
    rows.clicks = 2  # so that the first does no more than that
    before = rows.cursor
    for line in reversed(range(rows.region.height)):
        await at.pilot.click(rows, offset=(3, line))
        await at.pilot.pause()
        if rows.cursor != before:
            rows.cursor = before
            return
    in_sight = range(before or 0, len(rows.rows)) if rows.max_scroll_y == 0 else range(0)
    assert [row for row in in_sight if row != before and rows.rows.selectable(row)] == []


async def click_an_option(at: Desk, line: OptionLine) -> None:
    chosen, (text,) = line.chosen, drawn(at, line)
    if "○" in text:
        await at.pilot.click(line, offset=(text.index("○"), 0))
        await at.pilot.pause()
        assert line.chosen != chosen


async def go_back(at: Desk, stop: Stop) -> None:
    """By a click on the key that does, unless the tour needs what other keys do there."""
    if stop.back != ("escape",):
        await at.press(*stop.back)
        return
    hints = at.app.screen.query_one(Hints)
    lines = drawn(at, hints)
    number = next(number for number, line in enumerate(lines) if "Esc" in line)
    await at.pilot.click(hints, offset=(lines[number].index("Esc"), number))
    await at.until(lambda: len(at.app.screen_stack) == 1)


@pytest.mark.timeout(300)
async def test_the_mouse_works_on_every_screen(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path
) -> None:
    turned = set()
    async with hostile_desk(site, library, tmp_path, clock) as at:
        for keys, stops in LEGS:
            await at.press(*keys)
            for stop in stops:
                await at_stop(at, stop)
                await at.pilot.resize_terminal(*SIZE)
                await settled(at)
                if await turn_the_wheel(at):
                    turned.add(stop.screen)
                for rows in at.app.screen.query(RowList):
                    await click_a_row(at, rows)
                for line in at.app.screen.query(OptionLine):
                    await click_an_option(at, line)
                await go_back(at, stop)
                await at.pilot.resize_terminal(200, 60)
                await at.settle()
    assert {"Help", "Pick", "Palette", "SettingsScreen", "Card"} <= turned

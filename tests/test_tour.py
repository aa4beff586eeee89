"""Every screen and dialog, full of what is meant for a terminal, or for a toolkit's markup."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desk import Desk, Recorded, desk
from fakes import Clock
from loopback import Loopback
from screens import screen_lines
from textual.filter import LineFilter
from tour import CLICK, EVERY, LEGS, STOPS, Stop, configure, failing, publish, screens

from reader.config import load_settings
from reader.library import Library

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


class Unguarded(Recorded):
    """A reader without its last border: what reaches it must be safe already."""

    def get_line_filters(self) -> list[LineFilter]:
        return []


def test_the_tour_goes_to_every_screen() -> None:
    assert screens() - {"MainScreen"} <= {stop.screen for stop in STOPS}


@asynccontextmanager
async def hostile_desk(
    site: Loopback, library: Library, folder: Path, clock: Clock, app_type: type[Recorded] = Unguarded
) -> AsyncIterator[Desk]:
    publish(site, EVERY)
    configure(folder, CLICK)
    await library.subscribe(site.url("/feed"), f"News {EVERY}")
    failed = site.url("/failing")
    await library.subscribe(failed, f"News {EVERY}")
    site["/failing"] = failing(EVERY)
    async for _ in library.refresh(force=True):
        pass
    settings = load_settings(folder / "config.toml")
    async with desk(library, folder, clock, (200, 60), None, settings, app_type) as running:
        yield running


async def visit(at: Desk, stop: Stop) -> str:
    """Go to a screen and back; what it showed."""
    for key in stop.keys:
        await at.pilot.press(key)
        await at.until(lambda: all(worker.group in ("ask", "picture") for worker in at.app.workers))
    await at.until(lambda: type(at.app.screen).__name__ == stop.screen)
    await at.pilot.pause()
    text = at.text
    assert not OBEYED.search(text), (stop, text)
    assert not clicks(at), stop
    for key in stop.back:
        await at.pilot.press(key)
    await at.until(lambda: len(at.app.screen_stack) == 1)
    return text


def clicks(at: Desk) -> list[str]:
    """What a click on the screen would do, where somebody else's words say so."""
    metas = (segment.style.meta for line in screen_lines(at.app) for segment in line if segment.style)
    return [does for meta in metas if "quit" in (does := str(meta.get("@click", "")))]


async def test_no_screen_shows_what_a_terminal_obeys(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path
) -> None:
    async with hostile_desk(site, library, tmp_path, clock) as at:
        at.screen.open(library.stories(range(1, 9))[0])
        await at.settle()
        await at.press("d", "}")
        for keys, stops in LEGS:
            await at.press(*keys)
            shown = [await visit(at, stop) for stop in stops]
            assert any(CLICK in text for text in shown)

"""Every screen and dialog, full of what is meant for a terminal, or for a toolkit's markup."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, Recorded, desk
from fakes import Clock
from loopback import Loopback
from naughty import OBEYED, STRINGS
from rich.segment import Segment
from screens import screen_lines
from textual.color import Color
from textual.filter import LineFilter
from tour import CLICK, EVERY, LEGS, STOPS, Stop, configure, failing, lists, publish, screens

from reader.config import load_settings
from reader.library import Library


class Watch(LineFilter):
    """Notes what is drawn, at whatever moment, that a terminal would obey, or a click by others' words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        for text, style, control in segments:
            if not control and OBEYED.search(text):
                self.found.add(text)
            if style and "quit" in str(style.meta.get("@click", "")):
                self.found.add(f"a click on {text}")
        return segments


class Unguarded(Recorded):
    """A reader without its last border, and with a watch in its place: what is drawn must be safe already."""

    def __init__(self, *given: Any) -> None:
        self.watch_of_lines = Watch()
        super().__init__(*given)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [self.watch_of_lines]


def test_the_tour_goes_to_every_screen() -> None:
    assert screens() - {"MainScreen"} <= {stop.screen for stop in STOPS}


def test_the_watch_sees_what_it_is_for() -> None:
    watch = Watch()
    watch.apply([Segment("a\x1b[c"), Segment("fine")], Color(0, 0, 0))
    assert watch.found == {"a\x1b[c"}


@asynccontextmanager
async def hostile_desk(
    site: Loopback,
    library: Library,
    folder: Path,
    clock: Clock,
    payload: str = EVERY,
    in_files: str = CLICK,
) -> AsyncIterator[Desk]:
    publish(site, payload)
    configure(folder, in_files)
    await library.subscriptions.add(site.url("/feed"), f"News {payload}")
    failed = site.url("/failing")
    await library.subscriptions.add(failed, f"News {payload}")
    for data in lists(site, payload):
        library.subscriptions.import_list(data)
    site["/failing"] = failing(payload)
    async for _ in library.refresh(force=True):
        pass
    settings = load_settings(folder / "config.toml")
    async with desk(library, folder, clock, (200, 60), None, settings, Unguarded) as running:
        story = library.stories(range(1, 9))[0]
        library.organising.note(story.id, f"Noted {payload}")
        running.screen.open(story)
        await running.settle()
        await running.press("d", "}")
        yield running
        assert isinstance(running.app, Unguarded)
        assert not running.app.watch_of_lines.found


async def visit(at: Desk, stop: Stop, words: Sequence[str]) -> None:
    """Go to a screen and back; where others' words stand on it, all of these words do."""
    beneath = set(at.text.splitlines())
    for key in stop.keys:
        await at.pilot.press(key)
        await at.until(lambda: all(worker.group in ("ask", "picture") for worker in at.app.workers))
    await at.until(lambda: type(at.app.screen).__name__ == stop.screen)
    if not stop.plain:

        def shown() -> bool:
            own = "\n".join(line for line in at.text.splitlines() if line not in beneath)
            return all(word in own for word in words)

        await at.until(shown)
    await at.pilot.pause()
    assert not OBEYED.search(at.text), (stop, at.text)
    assert not clicks(at), stop
    for key in stop.back:
        await at.pilot.press(key)
    await at.until(lambda: len(at.app.screen_stack) == 1)


def clicks(at: Desk) -> list[str]:
    """What a click on the screen would do, where somebody else's words say so."""
    metas = (segment.style.meta for line in screen_lines(at.app) for segment in line if segment.style)
    return [does for meta in metas if "quit" in (does := str(meta.get("@click", "")))]


async def tour(at: Desk, payload: str) -> None:
    """Go everywhere; on each screen with words from outside the payload stands, each word of it."""
    for keys, stops in LEGS:
        await at.press(*keys)
        for stop in stops:
            await visit(at, stop, payload.split())


async def test_no_screen_shows_what_a_terminal_obeys(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path
) -> None:
    async with hostile_desk(site, library, tmp_path, clock) as at:
        await tour(at, CLICK)


def bundles(most: int = 24) -> list[str]:
    """The strings, a few at a time: as many as are in sight where a title is cut.

    Marks of quotation would make others quotes of the article's than the tour goes to. A page's title is
    decoded twice, as many are coded. Right-to-left scripts are drawn in another order.
    """
    found = [""]
    for text in (text for text in STRINGS if not re.search("[\"'“”‘’„‚«»&\u0590-\u06ff]", text)):
        if found[-1] and len(found[-1]) + len(text) > most:
            found.append("")
        found[-1] = f"{found[-1]} {text}".strip()
    return found


@pytest.mark.long
@pytest.mark.parametrize("payload", bundles())
async def test_every_screen_shows_strings_letter_for_letter(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path, payload: str
) -> None:
    async with hostile_desk(site, library, tmp_path, clock, payload, payload) as at:
        await tour(at, payload)

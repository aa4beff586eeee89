"""Records the tour of the README: the real app on the bundled edition, a picture a stop, as one that moves.

    python tests/recording.py

writes `themes/tour.svg`. A viewer that shows no movement shows the first stop.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent)]

from pictures import NOW, self_contained
from screens import screen_text

from reader.config import Paths, Settings
from reader.library import open_library
from reader.ui.application import QuothApp
from reader.ui.themes.files import themes_dir

SIZE = (120, 34)
THEME = "nightdesk"
SECONDS = 4


class Stop(NamedTuple):
    """What is pressed to come there, what is then on the screen, and what the picture's title says of it."""

    keys: tuple[str, ...]
    shows: str
    title: str


STOPS = (
    Stop((), "Who Said That?", "The edition"),
    Stop(("J", "}", "}"), "Lenne Bridge", "} to the next quote"),
    Stop(('"', "tab"), "Quotes", "Tab: by speaker"),
    Stop(("e",), "Why", "e: why it is this speaker's"),
    Stop(("escape", "v"), "Lenne", "v: do the words stand in the source?"),
    Stop(("escape", "c"), "Sources", "c: what the article cites"),
    Stop(("enter",), "›", "Enter: into a source, and Backspace home"),
    Stop(("backspace", "h", *"JJJJ"), "The clock house", "Pictures, where the terminal can"),
    Stop(("space",), "next_high_water", "Code, and tables that slide"),
    Stop(("space",), "Johanna Brede", "Notes, and words that run from right to left"),
    Stop(("f", *"said:frost"), "said:frost", "f: who said it?"),
    Stop(("enter", "question_mark"), "Most used here", "? all keys"),
)


async def stops(folder: Path) -> AsyncIterator[tuple[Stop, str, str]]:
    """Each stop with the text of the screen there and its picture."""
    settings = Settings(theme=THEME)
    library = open_library(folder, settings, offline=True)
    library.remember("welcomed", "yes")
    app = QuothApp(library, settings, Paths(folder / "config.toml", folder), now=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        for stop in STOPS:
            for key in stop.keys:
                await pilot.press(key)
                await pilot.pause()
            for _ in range(200):
                if all(worker.group == "ask" for worker in app.workers):
                    break
                await pilot.pause(0.05)
            await pilot.pause()
            yield stop, screen_text(app), self_contained(app.export_screenshot(title=stop.title))


def moving(pictures: list[str]) -> str:
    """One picture after the other, for some seconds each, over and over."""
    head = pictures[0][: pictures[0].index(">") + 1]
    frames = []
    for number, picture in enumerate(pictures):
        seen = ";".join("visible" if at == number else "hidden" for at in range(len(pictures)))
        begun = "hidden" if number else "visible"
        frames.append(
            f'<g visibility="{begun}"><animate attributeName="visibility" values="{seen}" '
            f'dur="{SECONDS * len(pictures)}s" calcMode="discrete" repeatCount="indefinite"/>{picture}</g>'
        )
    return f"{head}{''.join(frames)}</svg>\n"


async def tour(folder: Path) -> str:
    return moving([picture async for _, _, picture in stops(folder)])


if __name__ == "__main__":
    os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color"}  # pictures are drawn in colours
    with tempfile.TemporaryDirectory() as made:
        svg = asyncio.run(tour(Path(made)))
    target = themes_dir() / "tour.svg"
    target.write_text(svg, encoding="utf-8")
    print(f"themes/tour.svg: {len(svg) // 1024} kB")

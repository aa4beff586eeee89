"""The reader as it runs for its user: the whole app over a real library, with pages on a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic

from loopback import Loopback, Reply, item, rss
from prompt_pilot import MOMENT, PATIENCE, PromptPilot, piloted
from screens import screen_text
from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key

from reader.config import Paths, Settings
from reader.library import Library
from reader.model import Article, Place
from reader.ui.actions import Pane
from reader.ui.application import QuothApp
from reader.ui.panes import Panes
from reader.ui.screen import MainScreen
from reader.ui.start import Start

AtDesk = Callable[..., AbstractAsyncContextManager["Desk"]]
"""Starts the reader over the library of a test, else as `desk` does: what the fixture `at_desk` gives."""


def filler(count: int) -> list[str]:
    """Paragraphs in which nobody is quoted, no two of them the same."""
    return [
        f"On day {number} the council met in the morning and again on Tuesday evening in room {number}, and "
        f"nobody went home before the {number}th item of the list had been talked over to its end. " * 2
        for number in range(1, count + 1)
    ]


class Desk:
    """A running reader: `press` keys and read what is on the screen."""

    def __init__(self, app: QuothApp, pilot: PromptPilot) -> None:
        self.app = app
        self.pilot = pilot
        self.may_fail = False
        """Whether a mistake of ours is what the test is about."""

    @property
    def screen(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def panes(self) -> Panes:
        return self.screen.panes

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.screen.status.message

    @property
    def place(self) -> Place | None:
        """What is at the top of the article."""
        return self.panes.article.place

    @property
    def title(self) -> str:
        reading = self.panes.article.reading
        return reading.article.title if reading else ""

    @property
    def is_asked(self) -> bool:
        """Whether all that is under way waits for what the reader answers."""
        return len(self.app.screen_stack) > 1 and all(worker.group == "ask" for worker in self.app.workers)

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before began has ended."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*text)

    async def burst(self, *keys: str) -> None:
        """Press keys so fast that all of them have come before the first is heard."""
        for key in keys:
            named = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(Key(named, key if len(key) == 1 else None))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way but questions to the reader, and all is drawn."""
        await self.pilot.pause()
        await self.until(lambda: not self.app.workers or self.is_asked)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until the app is at rest and something holds."""
        end = monotonic() + PATIENCE
        while not holds():
            assert monotonic() < end, f"never came about; the screen says:\n{self.text}"
            await self.pilot.pause(MOMENT)


class Recorded(QuothApp):
    """A reader that notes what it would have opened in the browser, and that ends on a mistake of ours."""

    def _handle_exception(self, error: Exception) -> None:
        App._handle_exception(self, error)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        self.browsed = url


@asynccontextmanager
async def desk(
    library: Library,
    folder: Path,
    now: Callable[[], datetime],
    size: tuple[int, int] = (120, 40),
    target: str | Article | None = None,
    settings: Settings | None = None,
    app_type: type[QuothApp] = Recorded,
) -> AsyncIterator[Desk]:
    """The reader, started. The library is closed at the end, as by its user."""
    paths = Paths(folder / "config.toml", folder)
    app = app_type(library, settings or Settings(theme="broadsheet"), paths, Start(target), now)
    async with piloted(app, size) as pilot:
        running = Desk(app, pilot)
        await running.until(lambda: Pane.QUOTES in running.panes.frames)
        running.screen.status.pace = 0.01  # however slow the machine is, nothing was read meanwhile
        await running.settle()
        yield running
    log = folder / "quoth.log"
    assert running.may_fail or not log.exists(), log.read_text()


def page(title: str, *paragraphs: str) -> Reply:
    """A page with an article."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    article = f"<article><h1>{title}</h1>{body}</article>"
    return Reply(f"<html><head><title>{title}</title></head><body>{article}</body></html>".encode())


def publish(site: Loopback) -> str:
    """Put two feeds and their pages on the server; the URL of the first, `/gazette`.

    Its first story quotes Ida Holm and Oskar Lind and links the report, which stands on another site and
    links the survey.
    """
    elsewhere = site.root.replace("127.0.0.1", "localhost")
    site["/bridge"] = page(
        "Bridge to reopen before the frost",
        f"The bridge will reopen, says <a href='{elsewhere}/report'>a report of the roads office</a>.",
        "“We said before the frost, and we mean before the frost,” said Ida Holm, the mayor.",
        *filler(9),
        "“Rivers do not sign contracts,” said Oskar Lind, the engineer.",
        "The repair cost 4.2 million, according to Reuters.",
    )
    site["/report"] = page(
        "Report on the piers",
        *filler(9),
        f"The bed has moved, as <a href='{site.url('/survey')}'>a survey of the bed</a> has shown.",
    )
    site["/survey"] = page("Survey of the bed", "The divers went down at dawn.", *filler(9))
    site["/wells"] = page("Wells are safe again", "The wells are safe, the ministry said on Thursday.")
    site["/ferry"] = page("Ferry keeps its fares", "Fares stay as they are until the spring, the line said.")
    site["/gazette"] = Reply(
        rss(
            item(
                "1",
                "Bridge to reopen before the frost",
                site.url("/bridge"),
                date="Mon, 23 Nov 2026 06:00:00 GMT",
            ),
            item("2", "Wells are safe again", site.url("/wells"), date="Sun, 22 Nov 2026 06:00:00 GMT"),
            item("3", "Ferry keeps its fares", site.url("/ferry"), date="Sat, 21 Nov 2026 06:00:00 GMT"),
        )
    )
    site["/courier"] = Reply(
        rss(
            item("9", "Night train returns", site.url("/train"), date="Fri, 20 Nov 2026 06:00:00 GMT"),
            title="Courier",
        )
    )
    site["/train"] = page("Night train returns", "The night train returns in March, the railway said.")
    return site.url("/gazette")

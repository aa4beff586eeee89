"""From a key to its paint, in the reader as it runs: 100,000 stories, and an article of 50,000 words.

    nice -n -19 python tests/bench/keys_bench.py [--beside CHECKOUT] [STORIES [WORDS]]

With another checkout it measures that one and this in turns, twice each, as the load of the machine changes.

A driver takes the place of the terminal's and notes when each frame is handed to it. A key's time runs from
the arrival of its event to the first frame, and to the last that follows from it before a silence; what is
read and written for it in between is part of it, the painting of a terminal is not. Beside it stands the time
of the processor until the last frame, which other programs do not lengthen. Frames of pictures that are made
meanwhile count as the key's.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import filled
from PIL import Image
from textual.driver import Driver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.config import Paths, Settings
from reader.library import open_library
from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Extraction,
    Page,
    Place,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    SpanKind,
)
from reader.store import articles, codec, pages, pictures, stories
from reader.store.said import Facts
from reader.store.store import Store
from reader.text.article import RULES
from reader.ui.actions import Pane
from reader.ui.application import QuothApp

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SIZE = (120, 40)
ROUNDS = 20
OPENED = 8
"""Long articles that are opened for the first time."""
SILENCE = 0.1
"""Seconds without a frame after which a key's paint is over."""
BUDGET = 50

MOVES = {
    "j": "down",
    "k": "up",
    "space": "page down",
    "b": "page up",
    "ctrl+d": "half down",
    "ctrl+u": "half up",
}
ENDS = {"g": "top", "G": "bottom"}
IN_TEXT = {
    **MOVES,
    **ENDS,
    "}": "next quote",
    "{": "quote before",
    "tab": "next link",
    "shift+tab": "link before",
}
FINDS = {"n": "next find", "N": "find before"}
PANES = {"tab": "next pane", "shift+tab": "pane before"}
TRAIL = {"[": "history back", "]": "history forward"}

_SENTENCES = (
    "The harbour council of Ostby met for the third time in a week, and again it voted late at night. "
    "“We have the boat, and we have the crew,” said Ingrid Solheim, who has led it since the spring — "
    "though not without doubts of her own about the line’s accounts, which the Gazette has seen. "
)


class Terminal(Driver):
    """Stands for a terminal: notes the moments at which frames are handed to it."""

    frames: list[tuple[float, float]]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.frames = []

    def write(self, data: str) -> None:
        # Textual wraps a frame in codes of a few letters: those are none.
        if len(data) > 20:
            self.frames.append((time.perf_counter(), time.process_time()))

    def start_application_mode(self) -> None:
        self.resize(*(self._size or SIZE))

    def resize(self, width: int, height: int) -> None:
        self._app.post_message(Resize(Size(width, height), Size(width, height)))

    def disable_input(self) -> None:
        """There is none."""

    def stop_application_mode(self) -> None:
        """There is none."""


class Bench(QuothApp):
    """The reader over such a terminal."""

    def get_driver_class(self) -> type[Driver]:
        return Terminal


class Taken(NamedTuple):
    """Milliseconds from a key to its first and to its last frame, and of the processor until the last."""

    first: float
    last: float
    cpu: float


def article(url: str, words: int, shown: Iterable[str] = ()) -> Article:
    """An article of so many words, with a quote, a source and a link in every paragraph, and pictures."""
    text = (_SENTENCES * 2).strip()
    start, end = text.index("“"), text.index("”") + 1
    link = text.index("line’s accounts")
    left = list(shown)
    blocks: list[Block] = []
    quotes, mentions = [], []
    for number in range(words // len(text.split())):
        span = Span(link, link + 15, SpanKind.LINK, f"https://line.example/accounts/{number}")
        if left and number % 3 == 1:
            caption = "The harbour at night"
            picture = Span(0, len(caption), SpanKind.IMAGE, left.pop(0))
            blocks.append(Block(BlockKind.CAPTION, caption, (picture,)))
        at = len(blocks)
        blocks.append(Block(BlockKind.PARAGRAPH, text, (span,)))
        who = f"Speaker {number % 9}"
        place = (Place(at, start, end),)
        quotes.append(Quote(place, text[start:end], QuoteKind.DIRECT, who, who, "said", None, 1.0, "after"))
        mention = text.index("Gazette")
        mentions.append(Place(at, mention, mention + 7))
    source = Source("Gazette", SourceKind.OUTLET, None, tuple(mentions))
    document = Document(tuple(blocks))
    return Article(
        url,
        "A report of the harbour",
        None,
        "Gazette",
        None,
        document,
        document.text,
        tuple(quotes),
        (source,),
        rules=RULES,
        extraction=Extraction("page", len(blocks), words),
    )


def keep(store: Store, shown: Article) -> None:
    """Keep an article as if it had been opened."""
    assert shown.url is not None
    page = Page(shown.url, shown.url, NOW, NOW, 200, "text/html", None, None, None, b"<p>A report")
    page_id = pages.save(store, page, pages.pack(page.body))
    ids = stories.ids_of_address(store, shown.url)
    names = {quote.speaker: quote.speaker.casefold() for quote in shown.quotes if quote.speaker}
    articles.save(store, page_id, shown, codec.encode(shown), ids, Facts(names))


def photographs(store: Store, count: int) -> list[str]:
    """Keep so many pictures of 1600 by 1200 pixels with no two cells alike; their addresses."""
    noise = random.Random(1)
    urls = [f"https://outlet0.example/{number}.jpg" for number in range(count)]
    for url in urls:
        small = Image.frombytes("RGB", (160, 120), noise.randbytes(160 * 120 * 3))
        made = BytesIO()
        small.resize((1600, 1200)).save(made, "JPEG")
        with store.write(durable=False):
            pictures.keep(store, url, made.getvalue(), NOW)
    return urls


def fill(folder: Path, count: int, words: int) -> tuple[str, str, str]:
    """Fill a library; the addresses of the long article, of one with pictures, and of a short one."""
    filled.fill(folder, count)
    store = Store(folder / "library.db")
    long, pictured, short = (f"https://outlet0.example/{number}" for number in range(3))
    keep(store, article(long, words))
    keep(store, article(pictured, words, photographs(store, 30)))
    keep(store, article(short, 600))
    for url in unopened():
        keep(store, article(url, words))
    store.close()
    return long, pictured, short


def unopened() -> list[str]:
    """The addresses of long articles that nobody has opened yet."""
    return [f"https://outlet0.example/{number}" for number in range(3, 3 + OPENED)]


class Measured:
    """Keys pressed in a running reader, and what they took."""

    def __init__(self, app: Bench) -> None:
        self.app = app
        assert isinstance(app._driver, Terminal)
        self.terminal = app._driver

    async def quiet(self) -> None:
        """Wait until nothing has been painted for a while, and nothing is under way."""
        since = time.perf_counter()
        while True:
            await asyncio.sleep(SILENCE / 4)
            at = max(since, self.terminal.frames[-1][0] if self.terminal.frames else 0)
            if time.perf_counter() - at > SILENCE and not self.app.workers:
                return

    async def take(self, act: Callable[[], object]) -> Taken | None:
        """What an act takes until it is painted; None when it paints nothing."""
        self.terminal.frames.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        await self.quiet()
        if not self.terminal.frames:
            return None
        first, last = self.terminal.frames[0], self.terminal.frames[-1]
        return Taken((first[0] - wall) * 1000, (last[0] - wall) * 1000, (last[1] - cpu) * 1000)

    async def press(self, key: str) -> Taken | None:
        named = _character_to_key(key) if len(key) == 1 else key
        typed = " " if key == "space" else key if len(key) == 1 else None
        return await self.take(lambda: self.app.post_message(Key(named, typed)))

    async def round(self, label: str, keys: dict[str, str], rounds: int = ROUNDS, mix: bool = True) -> None:
        """Press the keys in a mixed order, so many times each, and print what they took."""
        order = list(keys) * rounds
        if mix:
            random.Random(1).shuffle(order)
        times: dict[str, list[Taken]] = {}
        for key in order:
            if taken := await self.press(key):
                times.setdefault(key, []).append(taken)
        self.tell(f"\n{label}")
        for key, name in keys.items():
            if key in times:
                self.tell(figures(name, times[key]))
        self.tell(figures("all of them", [one for taken in times.values() for one in taken]))

    async def acts(self, label: str, acts: Iterable[Callable[[], object]]) -> None:
        """Do what is no key, and print what it took."""
        taken = [await self.take(act) for act in acts]
        self.tell(f"\n{label}")
        self.tell(figures("to its paint", [one for one in taken if one]))

    def tell(self, line: str) -> None:
        """Print a line past the application, which takes what is printed for itself."""
        print(line, file=sys.__stdout__, flush=True)


def figures(name: str, taken: list[Taken]) -> str:
    """A line with median and 95th percentile of each."""
    shown = []
    for label, values in zip(("first", "last", "CPU"), zip(*taken, strict=True), strict=True):
        high = sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
        shown.append(f"{label} {statistics.median(values):4.0f} {high:4.0f}")
    return f"  {name:14}{len(taken):4} times, ms p50 p95:  {'   '.join(shown)}"


async def measure(folder: Path, count: int, words: int) -> None:
    long, pictured, short = fill(folder, count, words)
    library = open_library(folder, Settings(), offline=True)
    app = Bench(library, Settings(theme="broadsheet"), Paths(folder / "config.toml", folder), now=lambda: NOW)

    async def drive(pilot: Pilot[None]) -> None:
        at = Measured(app)
        screen = app.screen_stack[0]
        await at.quiet()
        panes = screen.panes
        await at.round(f"In a list of {count:,} stories", MOVES | ENDS)
        await at.round("Between panes", PANES)
        screen.open(short)
        await at.quiet()
        await at.acts("Opened for the first time", [lambda url=url: screen.open(url) for url in unopened()])
        screen.open(long)
        await at.quiet()
        panes.go(Pane.ARTICLE)
        await at.round(f"In an article of {words:,} words", IN_TEXT)
        await at.round("In a row", {"space": "page down"}, mix=False)
        for key in ("g", "/"):
            await at.press(key)
        await at.round("A find as it is typed", {letter: f"“{letter}”" for letter in "boat"}, 1, mix=False)
        await at.press("enter")
        await at.round("With a find", FINDS)
        await at.press("escape")
        await at.round("Through the history", TRAIL, rounds=8, mix=False)
        sizes = [(120, 40), (100, 30), (200, 50), (80, 24)] * 6
        await at.acts(
            "Resized (300)", [lambda size=size: at.terminal.resize(*size) for size in [*sizes, SIZE]]
        )
        panes.go(Pane.ARTICLE)
        await at.round("To the ledger and back", {'"': "ledger", "h": "text"}, rounds=8, mix=False)
        screen.open(pictured)
        await asyncio.sleep(0.3)
        panes.go(Pane.ARTICLE)
        await at.round("Among pictures, while they are made", {"space": "page down"}, mix=False)
        await at.press("g")
        await at.round("Among pictures that are made", IN_TEXT)
        app.exit()

    await app.run_async(size=SIZE, auto_pilot=drive)


def beside(checkout: str, asked: Iterable[int]) -> None:
    """Measure another checkout and this one in turns."""
    here = str(Path(__file__).parents[2])
    for tree in (checkout, here) * 2:
        print(f"\n=== {tree}", flush=True)
        command = [sys.executable, __file__, *map(str, asked)]
        subprocess.run(command, env={**os.environ, "PYTHONPATH": tree}, check=True)


if __name__ == "__main__":
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    parser = argparse.ArgumentParser(usage=(__doc__ or "").splitlines()[2].strip())
    parser.add_argument("stories", nargs="?", type=int, default=100_000)
    parser.add_argument("words", nargs="?", type=int, default=50_000)
    parser.add_argument("--beside")
    given = parser.parse_args()
    if given.beside:
        beside(given.beside, (given.stories, given.words))
        sys.exit()
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(measure(Path(place), given.stories, given.words))

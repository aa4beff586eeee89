"""A refresh of many feeds over a slow network, empty and again, and how the screen fares meanwhile.

    python tests/bench/refresh_bench.py [FEEDS [ITEMS]]
    python tests/bench/refresh_bench.py hostile

The second refreshes feeds that are made to exhaust a parser instead.

The servers are one process of their own on a hundred addresses of this machine (two feeds a host, which is
what one host is asked for at once), and each answer takes a tenth of a second. What a key waits for is the
event loop: the longest time that it was held is the longest that a key was held up.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent)]

from reader.config import Paths, Settings
from reader.library import Library, open_library
from reader.model import Outline
from reader.store import feeds
from reader.store.store import Store
from reader.ui.application import QuothApp

LATENCY = 0.1
HOSTS = 100
PORT = 18_431
TICK = 0.002
SYLLABLES = (
    "ba",
    "den",
    "fer",
    "gal",
    "hol",
    "kin",
    "lum",
    "mor",
    "nes",
    "pol",
    "ris",
    "sten",
    "tur",
    "vann",
    "win",
)
VOCABULARY = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]


def feed(number: int, items: int) -> bytes:
    """A feed of items of about 900 bytes each, no two of them alike."""
    head = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Outlet {number}</title>"
    rows = "".join(item(number, at) for at in range(items))
    return f"{head}<link>https://outlet{number}.example/</link>{rows}</channel></rss>".encode()


def item(number: int, at: int) -> str:
    random = Random(number * 100_003 + at)
    words = " ".join(random.choices(VOCABULARY, k=65))
    return (
        f"<item><guid isPermaLink='false'>{number}-{at}</guid><title>{words[:60]}</title>"
        f"<link>https://outlet{number}.example/{at}</link>"
        f"<pubDate>Mon, 23 Nov 2026 {at % 24:02}:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{words}</p>]]></description></item>"
    )


async def serve(bodies: Sequence[bytes]) -> None:
    """Answer for /NUMBER on every address of this machine until the parent is gone.

    The feeds are written before it is ready: what writing them takes is no time of a refresh.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                asked = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            at = int(asked.split(" ")[1].lstrip("/"))
            await asyncio.sleep(LATENCY)
            tag = f'ETag: "{at}"\r\n'
            if f'"{at}"' in asked:
                writer.write(f"HTTP/1.1 304 Not Modified\r\n{tag}\r\n".encode())
            else:
                body = bodies[at]
                kind = f"Content-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(f"HTTP/1.1 200 OK\r\n{tag}{kind}".encode() + body)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", PORT)
    async with server:
        print("ready", flush=True)
        await server.serve_forever()


class Watch:
    """The times for which the event loop was held, in seconds."""

    def __init__(self) -> None:
        self.held: list[float] = []

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._tick())
        yield
        task.cancel()

    async def _tick(self) -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(TICK)
            self.held.append(time.perf_counter() - begun - TICK)

    def __str__(self) -> str:
        ordered = sorted(self.held)
        far = ordered[int(len(ordered) * 0.99)]
        return f"held for {far * 1000:.0f} ms (99th percentile), {ordered[-1] * 1000:.0f} ms at most"


def filled(folder: Path, number: int) -> Library:
    store = Store(folder / "library.db")
    urls = [f"http://127.0.0.{1 + at % HOSTS}:{PORT}/{at}" for at in range(number)]
    feeds.import_all(store, [Outline(url, "") for url in urls], datetime.now(UTC), private=set(urls))
    store.close()
    return open_library(folder, Settings())


async def bare(folder: Path, number: int) -> None:
    """The library alone, as `quoth fetch` uses it."""
    library = filled(folder, number)
    for name in ("empty", "again, 304"):
        begun, cpu = time.perf_counter(), time.process_time()
        steps = [step async for step in library.refresh(force=True)]
        wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
        failed = sum(step.problem is not None for step in steps)
        added = sum(step.added for step in steps)
        print(f"{name:12} {wall:6.2f} s, {cpu:5.2f} s of CPU here, {added:,} new, {failed} failed")
    await library.close()


async def on_screen(folder: Path, number: int) -> None:
    """The same in the reader, by `R`."""
    library = filled(folder, number)
    paths = Paths(folder / "config.toml", folder)
    app = QuothApp(library, Settings(theme="broadsheet"), paths, now=lambda: datetime.now(UTC))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for name in ("empty", "again, 304"):
            watch, begun = Watch(), time.perf_counter()
            async with watch.watching():
                await pilot.press("R")
                while True:
                    await asyncio.sleep(0.05)
                    if not any(worker.group == "refresh" for worker in app.workers):
                        break
            print(f"{name:12} {time.perf_counter() - begun:6.2f} s in the reader; the loop {watch}")


def bodies_of(words: Sequence[str]) -> Sequence[bytes]:
    """The feeds that the words of the command line name."""
    if list(words) == ["hostile"]:
        from hostile_feeds import hostile_feeds

        return list(hostile_feeds().values())
    number, items = map(int, [*words, *("200", "50")[len(words) :]])
    return [feed(at, items) for at in range(number)]


def main(words: Sequence[str]) -> None:
    number = len(bodies_of(words))
    command = [sys.executable, __file__, "serve", *words]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ)
    assert server.stdout is not None
    server.stdout.readline()
    print(f"{number} feeds ({' '.join(words) or 'of 50 items'}), {LATENCY * 1000:.0f} ms each")
    try:
        for measure in (bare, on_screen):
            with tempfile.TemporaryDirectory() as folder:
                asyncio.run(measure(Path(folder), number))
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(bodies_of(sys.argv[2:])))
    else:
        main(sys.argv[1:])

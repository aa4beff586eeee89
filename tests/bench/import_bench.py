"""Feeds of 88 MB and 100,000 items in all brought into an empty library: time and memory.

    python tests/bench/import_bench.py [FEEDS [ITEMS]]

They are files of this machine (`file:///…`), so that neither network nor server is measured.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent)]

from refresh_bench import feed

from reader.config import Settings
from reader.library import open_library
from reader.model import Outline
from reader.store import feeds
from reader.store.store import Store


async def bring(folder: Path, number: int, items: int) -> None:
    paths = []
    for at in range(number):
        paths.append(folder / f"{at}.xml")
        paths[-1].write_bytes(feed(at, items))
    size = sum(path.stat().st_size for path in paths)
    store = Store(folder / "library.db")
    feeds.import_all(store, [Outline(path.as_uri(), "") for path in paths], datetime.now(UTC))
    store.close()
    library = open_library(folder, Settings())
    begun, cpu = time.perf_counter(), time.process_time()
    added = sum([step.added async for step in library.refresh()])
    wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
    await library.close()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{added:,} of {number * items:,} items, {size / 1e6:.0f} MB: {wall:.1f} s, {cpu:.1f} s of CPU here"
    )
    print(f"memory: {own:.0f} MB at most here, {workers.ru_maxrss / 1024:.0f} MB in a worker")
    print(f"the file has {(folder / 'library.db').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(bring(Path(name), *(arguments + [100, 1000][len(arguments) :])))

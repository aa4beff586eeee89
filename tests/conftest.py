"""The real parts that tests share: a web server, a library in a folder of its own, a clock."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from fakes import Clock, library_of
from loopback import Loopback, serving
from talk import Talk

from reader.config import Paths, Settings
from reader.library import Library, open_library
from reader.library.network import Network
from reader.library.pace import Pace
from reader.store.store import Store

if TYPE_CHECKING:
    from desk import AtDesk, Desk


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors, for `-n auto`: some tests wait for a server or a process."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _straight_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the developer's would stand between the tests and their server."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as site:
        yield site


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: for thousands of writes that fail or are cut short by a kill.

    What is written is there for the next process either way; waiting for the disk would show nothing more.
    """
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library.db")
    yield store
    store.close()


@pytest.fixture
async def library(store: Store, clock: Clock) -> AsyncIterator[Library]:
    network = Network(None, offline=False)
    library = library_of(store, network, clock, pace=Pace(0), chance=lambda: 0.0)
    yield library
    await library.close()


@pytest.fixture
def at_desk(library: Library, tmp_path: Path, clock: Clock) -> AtDesk:
    """Starts the reader over the library of the test: `async with at_desk((80, 24)) as at`."""
    from desk import desk  # late: most tests need no screen

    return partial(desk, library, tmp_path, clock)


@pytest.fixture
async def stocked(site: Loopback, library: Library) -> Library:
    """A library with a subscription to the Gazette, which `publish` puts on the server."""
    from desk import publish  # late: most tests need no screen

    await library.subscriptions.add(publish(site))
    return library


@pytest.fixture
def gazette_desk(at_desk: AtDesk, library: Library, site: Loopback) -> AtDesk:
    """As `at_desk`, with what `publish` puts on the server, and a subscription to the Gazette."""

    @asynccontextmanager
    async def started(*arguments: Any, **options: Any) -> AsyncIterator[Desk]:
        from desk import publish

        await library.subscriptions.add(publish(site))
        async with at_desk(*arguments, **options) as at:
            yield at

    return started


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    settings, paths = Settings(), Paths(tmp_path / "config.toml", tmp_path)
    talking = Talk(open_library(tmp_path, settings, offline=True), settings=settings, paths=paths)
    yield talking
    talking.close()

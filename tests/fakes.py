"""Stand-ins for what a test must hold in its hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple, Unpack

from reader.config import Settings
from reader.library import Library
from reader.library.apart import Workers, apart
from reader.library.network import Network
from reader.library.parts import Parts
from reader.library.writer import Writer
from reader.store.store import Store

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 8, tzinfo=UTC)) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **duration: float) -> None:
        """Let time go on: `minutes=5`."""
        self.time += timedelta(**duration)


class InThreads(Workers):
    """Does in a thread what workers do in processes, which take half a second to start."""

    async def run(self, subject: str, work: Callable[[Unpack[Ts]], T], *args: *Ts) -> T:
        return await apart(work, *args)

    def warm(self, work: Callable[[], object]) -> None:
        """Threads are always ready."""


def parts_of(
    store: Store,
    network: Network,
    clock: Clock,
    settings: Settings | None = None,
    workers: Workers | None = None,
    **others: Any,
) -> Parts:
    """The parts of a library, with workers in threads unless they are given."""
    workers = workers or InThreads()
    return Parts(store, network, clock, settings or Settings(), workers, workers, Writer(store), **others)


def library_of(store: Store, network: Network, clock: Clock, *some: Any, **others: Any) -> Library:
    """A library of these parts."""
    return Library(parts_of(store, network, clock, *some, **others))

"""Writes that take long: done by one thread, over a connection of its own, so that the screen never waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, Unpack

from reader.store.store import Store

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

GIVEN_WAY = 0.5
"""Seconds, at most, for which the thread lets the loop write first."""


class Writer:
    """Does one write after another. What is under way when it is closed is finished first.

    Between two of them the loop's own connection comes first, if it waits: SQLite itself would let it try
    again now and then, and hardly ever find the moment.
    """

    def __init__(self, store: Store) -> None:
        self._of_loop = store
        self._thread: ThreadPoolExecutor | None = None
        self._own: Store | None = None

    async def run(self, work: Callable[[Store, Unpack[Ts]], T], *args: *Ts) -> T:
        """The result of `work`, called with a store of the thread and what else is given.

        Whoever stops waiting does not stop it: what was begun is kept whole.
        """
        import asyncio
        from concurrent.futures import ThreadPoolExecutor

        self._thread = self._thread or ThreadPoolExecutor(1, "writer")
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, work, args)

    async def close(self) -> None:
        """Wait for what is under way and close the connection."""
        import asyncio

        if self._thread is not None:
            thread, self._thread = self._thread, None
            await asyncio.get_running_loop().run_in_executor(thread, self._let_go)
            thread.shutdown()

    def _do(self, work: Callable[..., T], args: tuple[object, ...]) -> T:
        if self._own is None:
            self._own = Store(self._of_loop.path, self._of_loop.full_text, mends=False)
        self._give_way()
        return work(self._own, *args)

    def _give_way(self) -> None:
        end = time.monotonic() + GIVEN_WAY
        while self._of_loop.is_writing and time.monotonic() < end:
            time.sleep(0.001)

    def _let_go(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None

"""Writes that take long: done by one thread, over a connection of its own, so that the screen never waits."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, TypeVarTuple, Unpack

from reader.store.store import Store

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

GIVEN_WAY = 0.5
"""Seconds, at most, for which the thread lets the loop write first."""
TOGETHER = 0.05
"""Seconds after which nothing more is taken into a transaction: as long as a key may wait."""


class _Job(NamedTuple):
    """A write that may be in one transaction with others, and who waits for it."""

    work: Callable[..., Any]
    args: tuple[object, ...]
    answer: asyncio.Future[Any]


class _Outcome(NamedTuple):
    """What became of a job."""

    result: Any = None
    error: Exception | None = None


class Writer:
    """Does one write after another. What is under way when it is closed is finished first.

    Between two of them the loop's own connection comes first, if it waits: SQLite itself would let it try
    again now and then, and hardly ever find the moment.
    """

    def __init__(self, store: Store) -> None:
        self._of_loop = store
        self._thread: ThreadPoolExecutor | None = None
        self._own: Store | None = None
        self._waiting: deque[_Job] = deque()

    async def run(self, work: Callable[[Store, Unpack[Ts]], T], *args: *Ts) -> T:
        """The result of `work`, called with a store of the thread and what else is given.

        Whoever stops waiting does not stop it: what was begun is kept whole.
        """
        import asyncio

        return await asyncio.get_running_loop().run_in_executor(self._worker(), self._do, work, args)

    async def together(self, work: Callable[[Store, Unpack[Ts]], T], *args: *Ts) -> T:
        """As `run`, in one transaction with others that wait meanwhile, which takes half the time.

        Each is kept whole or not at all. When one fails, all are done again, each in a transaction of its
        own: what `work` does besides must be as if it had been done once. It need not be durable.
        """
        import asyncio

        loop = asyncio.get_running_loop()
        job = _Job(work, args, loop.create_future())
        self._waiting.append(job)
        loop.run_in_executor(self._worker(), self._do_waiting, loop)
        return await job.answer  # type: ignore[no-any-return]

    async def close(self) -> None:
        """Wait for what is under way and close the connection."""
        import asyncio

        if self._thread is not None:
            thread, self._thread = self._thread, None
            await asyncio.get_running_loop().run_in_executor(thread, self._let_go)
            thread.shutdown()

    def _worker(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        self._thread = self._thread or ThreadPoolExecutor(1, "writer")
        return self._thread

    def _do(self, work: Callable[..., T], args: tuple[object, ...]) -> T:
        return work(self._ready(), *args)

    def _ready(self) -> Store:
        if self._own is None:
            self._own = Store(self._of_loop.path, self._of_loop.full_text, mends=False)
        self._give_way()
        return self._own

    def _do_waiting(self, loop: asyncio.AbstractEventLoop) -> None:
        """Do what waits, and tell of it; nothing where another call has taken it along."""
        begun: list[_Job] = []
        try:
            outcomes = [_Outcome(result) for result in self._in_one(begun)]
        except Exception as error:  # whoever waits is told
            outcomes = [_Outcome(error=error)] if len(begun) == 1 else [self._alone(job) for job in begun]
        with suppress(RuntimeError):  # the loop is closed, and nobody waits
            loop.call_soon_threadsafe(_tell, begun, outcomes)

    def _in_one(self, begun: list[_Job]) -> list[Any]:
        """The results of what waits, done in one transaction. What was begun is noted in any case."""
        if (job := self._next()) is None:
            return []
        begun.append(job)
        own, results = self._ready(), list[Any]()
        with own.write(durable=False):
            end = time.monotonic() + TOGETHER
            while True:
                results.append(job.work(own, *job.args))
                if time.monotonic() > end or self._of_loop.is_writing or (job := self._next()) is None:
                    return results
                begun.append(job)

    def _next(self) -> _Job | None:
        while self._waiting:
            job = self._waiting.popleft()
            if not job.answer.cancelled():
                return job
        return None

    def _alone(self, job: _Job) -> _Outcome:
        try:
            return _Outcome(self._do(job.work, job.args))
        except Exception as error:  # as above
            return _Outcome(error=error)

    def _give_way(self) -> None:
        end = time.monotonic() + GIVEN_WAY
        while self._of_loop.is_writing and time.monotonic() < end:
            time.sleep(0.001)

    def _let_go(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None


def _tell(jobs: Sequence[_Job], outcomes: Sequence[_Outcome]) -> None:
    for job, outcome in zip(jobs, outcomes, strict=True):
        if job.answer.done():  # nobody waits any more
            continue
        if outcome.error is None:
            job.answer.set_result(outcome.result)
        else:
            job.answer.set_exception(outcome.error)

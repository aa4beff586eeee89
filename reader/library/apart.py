"""The two seams through which work that takes time leaves the event loop: to a thread, and to a process.

A thread is for what is ours or the user's own. What came from the network is parsed by `Workers`: no parser
withstands every body made to exhaust it, and only a process can be ended.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ParamSpec, TypeVar, TypeVarTuple, Unpack, cast

from reader.model import MEGABYTE, NotReadNow, ReaderError

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from reader.library.worker import Outcome

P = ParamSpec("P")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")

AT_ONCE = 2
"""Workers: the second goes on while a bad page or feed holds up the first."""
SECONDS = 4.5
"""How long one job may take. With what it takes to end a worker, there is an answer within five seconds."""
START_SECONDS = 30.0
"""How much longer a worker may take to its first answer, on a slow machine that does much else."""
MEMORY = 512 * MEGABYTE
"""Bytes of address space of a worker, where the system can limit it."""

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; from reader.library.worker import main; main(int(sys.argv[1]))"
)


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of pure work, done in a thread while the loop goes on. It must not touch the store."""
    import asyncio

    return await asyncio.to_thread(work, *args, **kwargs)


def run_once(subject: str, work: Callable[[Unpack[Ts]], T], *args: *Ts) -> T:
    """As `Workers.run`, in a worker made for this alone. For callers without an event loop: it waits."""
    from threading import Timer

    worker = _started(MEMORY)
    end = Timer(SECONDS + START_SECONDS, worker.kill)  # where the system does not end it by itself
    end.start()
    try:
        outcome, result = worker.ask((SECONDS, work, args))
    finally:
        end.cancel()
        worker.end()
    _refuse_failure(subject, outcome, result, SECONDS, MEMORY)
    return cast(T, result)


def _refuse_failure(subject: str, outcome: Outcome, result: object, seconds: float, memory: int) -> None:
    """Raise ReaderError for every outcome but a result; NotReadNow where a busy machine may be to blame."""
    from reader.library.worker import Outcome

    if outcome is Outcome.DONE:
        return
    if outcome is Outcome.REFUSED:
        raise ReaderError(str(result))
    if outcome is Outcome.FAILED:
        raise ReaderError(f"{subject} cannot be read.") from RuntimeError(result)
    if outcome is Outcome.GONE:
        raise NotReadNow(f"{subject} cannot be read: reading it came to a sudden end.")
    if outcome is Outcome.TOO_SLOW:
        raise NotReadNow(f"{subject} is too complex: it was not read within {seconds:g} s.")
    raise ReaderError(f"{subject} is too complex: it was not read within {memory // MEGABYTE} MB.")


class Workers:
    """Processes that parse, started when there is work for them and kept for more of it.

    One that overruns its time or its memory, or crashes, is ended, and another takes its place. They end with
    this process, however it ends. A thread waits for each that works.
    """

    def __init__(self, at_once: int = AT_ONCE, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._at_once = at_once
        self._seconds = seconds
        self._memory = memory
        self._idle: list[_Worker] = []
        self._busy: dict[_Worker, asyncio.Future[tuple[Outcome, object]]] = {}
        self._turn: asyncio.Semaphore | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._warming: asyncio.Task[None] | None = None
        self._closed = False

    async def run(self, subject: str, work: Callable[[Unpack[Ts]], T], *args: *Ts) -> T:
        """The result of pure work, done in a worker while the loop goes on; cancelling it ends the worker.

        `work` is a function of a module, and of a ReaderError that it raises the sentence alone comes back.
        Raises ReaderError saying that `subject` ("The page of gazette.example") cannot be read when the work
        takes too long or too much memory, crashes, or raises anything else; it is NotReadNow where another
        time may do.
        """
        import asyncio

        if self._warming is not None:
            await asyncio.wait([self._warming])
        outcome, result = await self._done(work, args)
        _refuse_failure(subject, outcome, result, self._seconds, self._memory)
        return cast(T, result)

    def warm(self, work: Callable[[], object]) -> None:
        """Start the first worker and have it do this, so that it is ready when the network has answered."""
        import asyncio

        if not (self._idle or self._busy or self._warming or self._closed):
            self._warming = asyncio.create_task(self._warm(work))

    async def close(self) -> None:
        """End all workers, and what they are doing."""
        import asyncio

        self._closed = True
        for worker in self._idle:
            worker.end()
        self._idle.clear()
        for worker in self._busy:
            worker.kill()
        if self._busy:
            await asyncio.wait(self._busy.values())
        if self._warming is not None:
            await asyncio.wait([self._warming])
        if self._threads is not None:
            self._threads.shutdown()

    async def _warm(self, work: Callable[[], object]) -> None:
        try:
            with suppress(ReaderError):  # whoever has work will be told
                await self._done(work, ())
        finally:
            self._warming = None

    async def _done(self, work: Callable[..., object], args: tuple[object, ...]) -> tuple[Outcome, object]:
        """What became of work, and its result, the sentence of its error, or its traceback."""
        import asyncio
        from concurrent.futures import ThreadPoolExecutor

        from reader.library.worker import Outcome

        self._turn = self._turn or asyncio.Semaphore(self._at_once)
        self._threads = self._threads or ThreadPoolExecutor(self._at_once)
        async with self._turn:
            worker = self._worker()
            seconds = self._seconds if worker.has_answered else self._seconds + START_SECONDS
            job = (self._seconds, work, args)
            answer = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, job)
            self._busy[worker] = answer
            answer.add_done_callback(lambda _: self._rest(worker))
            try:
                done, _ = await asyncio.wait([answer], timeout=seconds)
            finally:
                if not answer.done():  # overrun, or nobody wants it any more
                    worker.kill()
            return await answer if done else (Outcome.TOO_SLOW, None)

    def _rest(self, worker: _Worker) -> None:
        """Keep a worker that has answered, if it can be asked again."""
        del self._busy[worker]
        if worker.is_alive:
            self._idle.append(worker)
        else:
            worker.end()

    def _worker(self) -> _Worker:
        """A worker that waits for a job: an idle one that still lives, else a new one."""
        if self._closed:
            raise NotReadNow("The library is closed.")
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            worker.end()
        return _started(self._memory)


def _started(memory: int) -> _Worker:
    """A new worker. Raises NotReadNow where the system starts none."""
    try:
        return _Worker(memory)
    except OSError as error:
        raise NotReadNow(f"No process can be started to read in: {error.strerror}.") from error


class _Worker:
    """One process, and the pipes to it and from it."""

    def __init__(self, memory: int) -> None:
        from subprocess import DEVNULL, PIPE, Popen

        # With -P and our own path, nothing that lies in the folder where the reader was started is imported.
        # In a session of its own it is out of the reach of the terminal's keys.
        command = [sys.executable, "-P", "-c", _START, str(memory), *sys.path]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True)
        self._killed = False
        self.has_answered = False

    @property
    def is_alive(self) -> bool:
        return not self._killed and self._process.poll() is None

    def kill(self) -> None:
        """End the process; whoever asked it is told that it is gone."""
        self._killed = True
        self._process.kill()

    def end(self) -> None:
        """End the process and let the pipes go, when nobody waits for an answer. Can be done twice."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self.kill()
        self._process.wait()
        self._process.stdout.close()
        with suppress(OSError):  # what it had not read yet is lost
            self._process.stdin.close()

    def ask(self, job: tuple[object, ...]) -> tuple[Outcome, object]:
        """What became of a job, and its result, the sentence of its error, or its traceback. Waits for it."""
        import pickle

        from reader.library.worker import Outcome, overran

        try:
            self._send(pickle.dumps(job, pickle.HIGHEST_PROTOCOL))
            outcome, is_last, body = self._receive()
        except (EOFError, OSError):
            self.end()
            return (Outcome.TOO_SLOW if overran(self._process.returncode) else Outcome.GONE), None
        except Exception as error:  # a job that cannot be sent: the worker knows nothing of it
            return Outcome.FAILED, repr(error)
        if is_last:
            self.end()
        self.has_answered = True
        return outcome, pickle.loads(body) if outcome is Outcome.DONE else body.decode()

    def _send(self, job: bytes) -> None:
        from reader.library.worker import JOB_HEAD

        assert self._process.stdin is not None
        self._process.stdin.write(JOB_HEAD.pack(len(job)))
        self._process.stdin.write(job)
        self._process.stdin.flush()

    def _receive(self) -> tuple[Outcome, bool, bytes]:
        """An answer. Raises EOFError when there is none, or one longer than answers are."""
        from reader.library.worker import ANSWER_HEAD, LARGEST_ANSWER, Outcome

        assert self._process.stdout is not None
        head = self._process.stdout.read(ANSWER_HEAD.size)
        if len(head) < ANSWER_HEAD.size:
            raise EOFError
        outcome, is_last, length = ANSWER_HEAD.unpack(head)
        body = self._process.stdout.read(min(length, LARGEST_ANSWER))
        if len(body) < length:
            raise EOFError
        return Outcome(outcome), is_last, body

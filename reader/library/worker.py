"""The process that parses what came from the network, so that a hostile page can be ended together with it.

`reader.library.apart` starts it and ends it. Jobs come on its standard input and answers go to its standard
output, each behind a head that tells its length.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from contextlib import suppress
from enum import IntEnum

from reader.model import MEGABYTE, ReaderError

JOB_HEAD = struct.Struct(">Q")
"""The length of a job: a pickled tuple of the seconds it has, a function, and its arguments."""
ANSWER_HEAD = struct.Struct(">B?Q")
"""The outcome, whether the worker ends with this answer, and the length of what follows."""
LARGEST_ANSWER = 64 * MEGABYTE
"""Bytes: four times the largest body that is fetched, whose text an answer holds more than once."""


class Outcome(IntEnum):
    """What became of a job."""

    DONE = 0
    """What follows is the pickled result."""
    REFUSED = 1
    """What follows is the sentence of a ReaderError."""
    FAILED = 2
    """What follows is the traceback of another error."""
    TOO_LARGE = 3
    TOO_SLOW = 4
    """Found by whoever asked, as is the next."""
    GONE = 5


def main(memory: int) -> None:
    """Answer jobs with at most `memory` bytes of address space, until whoever sends them is gone."""
    # Ctrl-C in the terminal is for the reader, which ends this process when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers; standard error leads nowhere.
    os.dup2(2, 1)
    try:
        while len(head := jobs.read(JOB_HEAD.size)) == JOB_HEAD.size:
            outcome, body = _answer(jobs.read(*JOB_HEAD.unpack(head)))
            # What one job has spread out over memory, the next could not use.
            ends = outcome is Outcome.TOO_LARGE or _address_space() > memory // 2
            answers.write(ANSWER_HEAD.pack(outcome, ends, len(body)))
            answers.write(body)
            answers.flush()
            if ends:
                return
    except BrokenPipeError:
        return


def overran(exit_code: int) -> bool:
    """Whether a worker that ended with this code had overrun its time."""
    return sys.platform != "win32" and exit_code == -signal.SIGALRM


def _answer(job: bytes) -> tuple[Outcome, bytes]:
    try:
        seconds, work, arguments = pickle.loads(job)
        _end_after(seconds)
        body = pickle.dumps(work(*arguments), pickle.HIGHEST_PROTOCOL)
        _end_after(0)
    except ReaderError as error:
        _end_after(0)
        return Outcome.REFUSED, str(error).encode("utf-8", "replace")
    except MemoryError:
        return Outcome.TOO_LARGE, b""
    except Exception:  # the sender is told, whatever it was
        _end_after(0)
        import traceback

        return Outcome.FAILED, traceback.format_exc().encode("utf-8", "replace")
    return (Outcome.DONE, body) if len(body) <= LARGEST_ANSWER else (Outcome.TOO_LARGE, b"")


def _end_after(seconds: float) -> None:
    """Have the system end this process then, should its reader be gone and unable to; 0 takes it back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(memory: int) -> None:
    """Limit the address space to so many bytes, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):  # macOS has the name of this limit and not the limit
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _address_space() -> int:
    """The address space that this process holds, in bytes; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as sizes:
            return int(sizes.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0

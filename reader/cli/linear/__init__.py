"""`quoth --linear`: the reader in plain lines, for screen readers, braille and pipes.

No boxes, no colours, nothing drawn over: what is listed is numbered, a number chooses, a word or the key of
the screen acts. Each line stands by itself and is as long as its sentence; the terminal breaks it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from reader.cli.linear.outside import Outside
from reader.cli.linear.session import Session
from reader.cli.voice import ask, say
from reader.library import Library
from reader.library.zone import HERE
from reader.model import Article, ReaderError, Story

T = TypeVar("T")


def converse(library: Library, target: str | Article | Story | None, outside: Outside) -> int:
    """Talk with the user until they leave, or until what they say ends; the exit code."""
    with asyncio.Runner() as runner:

        def wait(work: Awaitable[T]) -> T:
            async def done() -> T:
                return await work

            return runner.run(done())

        try:
            session = Session(library, _say, wait, lambda: datetime.now(HERE), outside)
            _guarded(library, lambda: session.begin(target))
            while not session.over and (line := _heard()) is not None:
                _guarded(library, lambda words=line: session.hear(words))  # type: ignore[misc]
        finally:
            runner.run(library.close())
    return 0


def _say(line: str) -> None:
    say(line, flush=True)


def _heard() -> str | None:
    """What the user says, None at its end."""
    try:
        return ask("> ")
    except EOFError:
        _say("")
        return None


def _guarded(library: Library, act: Callable[[], None]) -> None:
    """Do something; what goes wrong is a sentence, and Ctrl+C stops it alone."""
    try:
        act()
    except ReaderError as error:
        _say(f"Problem: {error}")
    except Exception as error:  # a mistake of ours: its trace is for the log, and the talk goes on
        _say(f"Problem: {library.log_error(error)}")
    except KeyboardInterrupt:
        _say("Stopped.")

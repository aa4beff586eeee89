"""Long writes beside those of the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from reader.library.writer import Writer
from reader.model import ReaderError
from reader.store import state
from reader.store.store import Store


async def test_the_loop_writes_first(store: Store) -> None:
    writer, begun = Writer(store), Event()

    def work(own: Store) -> str | None:
        begun.set()
        return state.remembered(own, "note")

    assert await writer.run(lambda own: own.path) == store.path  # it has its connection from now on
    with store.write():
        waiting = asyncio.ensure_future(writer.run(work))
        await asyncio.sleep(0)  # it is with the thread now
        assert not begun.wait(0.1)
        state.remember(store, "note", "from the loop")
    assert await waiting == "from the loop"
    await writer.close()


def write(own: Store, name: str) -> str:
    state.remember(own, name, "written")
    return name


def fail(own: Store) -> None:
    with own.write():
        state.remember(own, "half", "written")
        raise ReaderError("The disk is full.")


async def waiting(writer: Writer, *jobs: Coroutine[object, object, object]) -> list[object]:
    """What becomes of jobs that all wait when the first of them is begun."""
    held = Event()
    holding = asyncio.ensure_future(writer.run(lambda _: held.wait()))
    asked = [asyncio.ensure_future(job) for job in jobs]
    await asyncio.sleep(0)
    held.set()
    await holding
    return await asyncio.gather(*asked, return_exceptions=True)


async def test_what_waits_is_written_in_one_transaction(store: Store) -> None:
    writer, seen = Writer(store), list[str | None]()

    def look(own: Store) -> str | None:
        with closing(Store(own.path)) as another:
            seen.append(state.remembered(another, "one"))
        return state.remembered(own, "one")

    jobs = writer.together(write, "one"), writer.together(look), writer.together(write, "two")
    assert await waiting(writer, *jobs) == ["one", "written", "two"]
    assert seen == [None]
    assert state.remembered(store, "two") == "written"
    await writer.close()


async def test_what_fails_takes_nothing_else_along(store: Store) -> None:
    writer = Writer(store)
    jobs = writer.together(write, "one"), writer.together(fail), writer.together(write, "two")
    one, error, two = await waiting(writer, *jobs)
    assert (one, two, str(error)) == ("one", "two", "The disk is full.")
    assert [state.remembered(store, name) for name in ("one", "half", "two")] == ["written", None, "written"]
    with pytest.raises(ReaderError, match="disk is full"):
        await writer.together(fail)
    assert state.remembered(store, "half") is None
    await writer.close()


async def test_what_nobody_waits_for_is_not_begun(store: Store) -> None:
    writer, held = Writer(store), Event()
    holding = asyncio.ensure_future(writer.run(lambda _: held.wait()))
    one = asyncio.ensure_future(writer.together(write, "one"))
    two = asyncio.ensure_future(writer.together(write, "two"))
    await asyncio.sleep(0)
    one.cancel()
    await asyncio.sleep(0)
    held.set()
    assert (await holding, await two) == (True, "two")
    assert state.remembered(store, "one") is None
    await writer.close()


async def test_a_file_that_cannot_be_opened_is_told_of(store: Store, tmp_path: Path) -> None:
    writer = Writer(store)
    store.path = tmp_path
    with pytest.raises(ReaderError, match="cannot be used"):
        await writer.together(write, "one")
    await writer.close()

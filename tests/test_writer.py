"""Long writes beside those of the loop."""

from __future__ import annotations

import asyncio
from threading import Event

from reader.library.writer import Writer
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

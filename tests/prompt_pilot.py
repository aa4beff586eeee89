"""A pilot of an app that goes on as soon as the app is at rest."""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

PATIENCE = 30.0
"""Seconds until a wait for rest is given up."""
TURNS = 64
"""Turns of the event loop that are taken at once, before others are given time."""
MOMENT = 0.002
"""Seconds between two looks at an app that waits for a thread, a server or a timer."""


class PromptPilot(Pilot[Any]):
    """Presses keys and waits by looking at the app.

    Textual's own pilot waits until the process has done next to nothing for 20 ms, twice for each key: most
    of the time that a test takes, and no proof on a machine that gives the process no time.
    """

    async def press(self, *keys: str) -> None:
        for key in keys:
            self._app.post_message(event_of(key))
            await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait until nothing is to be heard, laid out or drawn, or for so many seconds."""
        if delay is not None:
            await asyncio.sleep(delay)
        await rest(self._app)


def event_of(key: str) -> Key:
    """A key as a terminal tells of it; the `key` is a character or a name."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        return Key(name, unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name))))
    except KeyError:
        return Key(name, name if len(name) == 1 else None)


@asynccontextmanager
async def piloted(app: App[Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[PromptPilot]:
    """An app that runs without a terminal."""
    async with app.run_test(size=size):
        pilot = PromptPilot(app)
        await pilot.pause()
        yield pilot


async def rest(app: App[Any]) -> None:
    """Wait until an app is at rest, or has failed."""
    end, turn = time.monotonic() + PATIENCE, 0
    while app._exception is None and app._running:
        turn += 1
        await asyncio.sleep(MOMENT if turn > TURNS else 0)
        if is_busy(app):
            assert time.monotonic() < end, "the app does not come to rest"
        elif is_dirty(app):
            app.screen._on_timer_update()  # which would come with the next frame
        elif not asyncio.get_running_loop()._ready:  # type: ignore[attr-defined]
            return


def is_busy(app: App[Any]) -> bool:
    """Whether something of an app has messages to hear, or hears one."""
    pumps = [app, *(each for screen in app.screen_stack for each in screen.walk_children(with_self=True))]
    waits = app._animator._animations or app._animator._scheduled or app._resize_event
    return bool(waits) or any(map(_is_busy, pumps))


def _is_busy(pump: MessagePump) -> bool:
    queue = pump._message_queue
    # One that has heard everything waits at its queue for more.
    waits = queue.empty() and queue.ready_event._waiters  # type: ignore[attr-defined]
    return bool(pump._next_callbacks) or (pump._running and not waits)


def is_dirty(app: App[Any]) -> bool:
    """Whether something is to be laid out or drawn."""
    screen = app.screen
    waits = screen._layout_required or screen._repaint_required or screen._scroll_required
    return bool(waits or screen._dirty_widgets or screen._callbacks)

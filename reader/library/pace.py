"""Requests to one host kept apart, for runs that ask for many pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic

GAP_SECONDS = 1.0
"""From the end of a request to the start of the next to the same host."""


class Pace:
    """Lets a host rest between requests. `sleep` and `clock` count in seconds."""

    def __init__(
        self,
        gap: float = GAP_SECONDS,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> None:
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._rests_until: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host has rested, and have it rest after what is done inside."""
        wait = self._rests_until.get(host, 0.0) - self._clock()
        self._rests_until[host] = self._clock() + max(wait, 0.0) + self._gap
        if wait > 0:
            await self._rest(wait)
        try:
            yield
        finally:
            self._rests_until[host] = self._clock() + self._gap

    async def _rest(self, seconds: float) -> None:
        if self._sleep is not None:
            await self._sleep(seconds)
            return
        import asyncio

        await asyncio.sleep(seconds)

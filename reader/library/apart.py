"""The one seam through which work that takes time leaves the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of pure work, done in a thread while the loop goes on. It must not touch the store."""
    import asyncio

    return await asyncio.to_thread(work, *args, **kwargs)

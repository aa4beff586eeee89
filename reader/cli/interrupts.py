"""What an interrupted run says: how far it came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.cli.voice import complain


@contextmanager
def telling_how_far(so_far: Callable[[], str]) -> Iterator[None]:
    """Say what was done by then when the run inside is interrupted, which goes on to end it.

    To be put around `asyncio.run`, which raises KeyboardInterrupt once all is put in order inside.
    """
    try:
        yield
    except KeyboardInterrupt:
        complain(f"interrupted: {so_far()}.")
        raise

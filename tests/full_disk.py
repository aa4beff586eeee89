"""A disk on which there is room for a few kilobytes more, and no file larger than that."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

ROOM = 4096
"""Bytes."""


@contextmanager
def full_disk(room: int = ROOM) -> Iterator[None]:
    """While it lasts, a write beyond the first `room` bytes of a file fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)

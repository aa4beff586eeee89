"""What Python has left over, swept up while nobody waits: it takes a tenth of a second."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import monotonic

PAUSE = 5.0
"""Seconds without a key or the mouse after which the user is taken to read."""
_NEVER = 1_000_000


class Sweeping:
    """Has cyclic garbage that has grown old collected in pauses, and at no other time.

    Python collects it in the middle of anything, and an article of 50,000 words is some hundred thousand
    things to be looked at. Young garbage is collected as ever. `now` gives seconds.
    """

    def __init__(
        self, now: Callable[[], float] = monotonic, collect: Callable[[], object] = gc.collect
    ) -> None:
        self._now = now
        self._collect = collect
        self._heard = now()
        self._before: tuple[int, int, int] | None = None

    def begin(self) -> None:
        """Put off what Python would do by itself, until `end`."""
        self._before = gc.get_threshold()
        gc.set_threshold(*self._before[:2], _NEVER)

    def heard(self) -> None:
        """Somebody presses keys: this is no pause."""
        self._heard = self._now()

    def sweep(self) -> None:
        """Collect, in a pause, when Python would have done so by now."""
        if self._before and self._now() - self._heard >= PAUSE and gc.get_count()[2] >= self._before[2]:
            self._collect()

    def end(self) -> None:
        """Let Python collect by itself again."""
        if self._before:
            gc.set_threshold(*self._before)
            self._before = None

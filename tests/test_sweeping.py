"""Garbage is collected in pauses."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from desk import AtDesk

from reader.ui.sweeping import PAUSE, Sweeping


class Pauses:
    """Seconds that pass when they are told to, and what was collected."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.collected = 0

    def collect(self) -> None:
        self.collected += 1
        gc.collect()


@pytest.fixture
def thresholds() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    gc.set_threshold(before[0], before[1], 3)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def grown_old() -> None:
    """As many collections of what is young as call for one of everything."""
    for _ in range(4):
        gc.collect(1)


def test_what_grew_old_is_swept_in_a_pause_alone(thresholds: tuple[int, int, int]) -> None:
    time = Pauses()
    sweeping = Sweeping(lambda: time.seconds, time.collect)
    gc.collect()
    sweeping.begin()
    time.seconds += PAUSE
    sweeping.sweep()
    assert time.collected == 0  # there is nothing to be swept
    grown_old()
    sweeping.heard()
    sweeping.sweep()
    time.seconds += PAUSE - 1
    sweeping.sweep()
    assert time.collected == 0
    time.seconds += 1
    sweeping.sweep()
    sweeping.sweep()
    assert time.collected == 1
    sweeping.end()
    assert gc.get_threshold() == thresholds


async def test_python_collects_by_itself_again_when_the_reader_has_ended(at_desk: AtDesk) -> None:
    before = gc.get_threshold()
    async with at_desk():
        assert gc.get_threshold()[2] > 100_000
    assert gc.get_threshold() == before

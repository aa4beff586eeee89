"""How a long job of parsing is told to stop."""

from __future__ import annotations

from collections.abc import Callable

Late = Callable[[], bool]
"""Asked before each step: whether a step as long as those before it would take more time than is left."""


def never_late() -> bool:
    """For a job that has all the time it needs."""
    return False

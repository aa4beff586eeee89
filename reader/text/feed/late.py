"""Telling a long job of parsing that it is time to come to an end."""

from __future__ import annotations

from collections.abc import Callable

Late = Callable[[], bool]
"""Whether the next step, as long as those before it, would take longer than there is time. Asked at each."""


def never_late() -> bool:
    return False

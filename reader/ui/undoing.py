"""What can be taken back, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """A change that was made: what it was, in words for the status line, and what takes it back."""

    label: str
    undo: Callable[[], object]


class Undo:
    """The changes of this run of the reader. Taking back has no end but the first of them."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def add(self, label: str, undo: Callable[[], object]) -> None:
        self._steps.append(Step(label, undo))

    def take_back(self) -> str | None:
        """Undo the last change and say which it was; None when there is none."""
        if not self._steps:
            return None
        # Left on the stack when it fails, so that it can be tried again.
        step = self._steps[-1]
        step.undo()
        self._steps.pop()
        return step.label

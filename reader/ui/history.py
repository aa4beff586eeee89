"""What was read and where in it, so that a reader who followed a source can come back to the same words."""

from __future__ import annotations

from typing import NamedTuple

from reader.model import Article, Place, Story


class Copy(NamedTuple):
    """A stored copy of a page, by its id: that one, whatever newer ones there are."""

    page: int


Target = str | Story | Article | Copy
"""What can be opened: an address or a file, a story of a list, an article that is nowhere but in memory, one
copy among others."""


class Visit(NamedTuple):
    """An article that was opened, and the place at which it was left."""

    target: Target
    title: str
    place: Place | None = None


class History:
    """The articles opened, to any depth. One opened after going back drops what lay ahead, as browsers do."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        return self._visits[self._at] if self._visits else None

    def visit(self, target: Target, title: str, leaving: Place | None) -> None:
        """An article is opened, `leaving` the one before at that place. The same again is no visit."""
        if self.current and self.current.target == target:
            return
        self._leave(leaving)
        self._at += 1
        self._visits[self._at :] = [Visit(target, title)]

    def back(self, leaving: Place | None) -> Visit | None:
        """The visit before, with the place where it was left; None at the first one."""
        return self._step(-1, leaving)

    def forward(self, leaving: Place | None) -> Visit | None:
        """The visit that `back` left; None at the last one."""
        return self._step(1, leaving)

    def _step(self, step: int, leaving: Place | None) -> Visit | None:
        if not 0 <= self._at + step < len(self._visits):
            return None
        self._leave(leaving)
        self._at += step
        return self._visits[self._at]

    def _leave(self, place: Place | None) -> None:
        if self._visits:
            self._visits[self._at] = self._visits[self._at]._replace(place=place)

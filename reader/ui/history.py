"""What was read and where in it, so that a user who followed a source can come back to the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model import Article, Story

if TYPE_CHECKING:
    from reader.model import Place


class Copy(NamedTuple):
    """A stored copy of a page, by its id: that one, whatever newer ones there are."""

    page: int


Target = str | Story | Article | Copy
"""What can be opened: an address or a file, a story of a list, an article that is nowhere but in memory, one
copy among others."""


class Visit(NamedTuple):
    """An article that was opened, and the place at which it was left.

    `name` is what a way is told by: the outlet at its beginning, what a source or link was called further on.
    `followed` says whether it was a source or a link of the article before that led here.
    """

    target: Target
    title: str
    place: Place | None = None
    name: str = ""
    followed: bool = False
    address: str | None = None
    """The canonical URL."""
    site: str | None = None
    linked_from: str | None = None
    """The address of the page whose link led here."""


class History:
    """The articles opened, to any depth. One opened after going back drops what lay ahead, as browsers do."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        return self._visits[self._at] if self._visits else None

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All of them, the oldest first."""
        return tuple(self._visits)

    @property
    def at(self) -> int:
        """The number of the current one; -1 when there is none."""
        return self._at

    @property
    def path(self) -> tuple[Visit, ...]:
        """The visits by which sources and links led from an article to the current one, both included."""
        start = self._at
        while start > 0 and self._visits[start].followed:
            start -= 1
        return tuple(self._visits[max(start, 0) : self._at + 1])

    def visit(self, visit: Visit, leaving: Place | None) -> None:
        """An article is opened, `leaving` the one before at that place. The same again is no visit."""
        if self.current and self.current.target == visit.target:
            return
        self._leave(leaving)
        self._at += 1
        self._visits[self._at :] = [visit]

    def keep_copy(self, page: int) -> None:
        """Have the current visit lead to this copy of its page, whatever newer ones come."""
        if self.current:
            self._visits[self._at] = self.current._replace(target=Copy(page))

    def back(self, leaving: Place | None, steps: int = 1) -> Visit | None:
        """The visit so many before, or the first, with the place where it was left; None at the first one."""
        return self.go(max(self._at - steps, 0) if self._at > 0 else -1, leaving)

    def forward(self, leaving: Place | None, steps: int = 1) -> Visit | None:
        """The visit that `back` left, so many on, or the last; None at the last one."""
        last = len(self._visits) - 1
        return self.go(min(self._at + steps, last) if self._at < last else last + 1, leaving)

    def go(self, number: int, leaving: Place | None) -> Visit | None:
        """The visit with this number; None when there is none."""
        if not 0 <= number < len(self._visits):
            return None
        self._leave(leaving)
        self._at = number
        return self._visits[number]

    def _leave(self, place: Place | None) -> None:
        if self._visits:
            self._visits[self._at] = self._visits[self._at]._replace(place=place)

"""What was made of the last few articles, kept for when the user comes back to them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Keeps what is made of articles or of their texts, the last used of them, as long as all of it weighs no
    more than `room`. The newest is kept whatever it weighs."""

    def __init__(self, room: int, weigh: Callable[[T], int]) -> None:
        self._room = room
        self._weigh = weigh
        self._kept: OrderedDict[tuple[int, Hashable], tuple[object, T]] = OrderedDict()

    def of(self, made_of: object, how: Hashable, make: Callable[[], T]) -> T:
        """What was made of this very object in this way; made now if it is not kept."""
        key = id(made_of), how  # to compare two articles takes as long as to make one anew
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key][1]
        made = make()
        self._kept[key] = made_of, made
        self._shed()
        return made

    def _shed(self) -> None:
        over = sum(self._weigh(made) for _, made in self._kept.values()) - self._room
        while over > 0 and len(self._kept) > 1:
            _, (_, made) = self._kept.popitem(last=False)
            over -= self._weigh(made)

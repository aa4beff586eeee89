"""The ids of a long list: the first are known at once, the rest is read when somebody wants it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import overload

FIRST = 512
"""Ids that are read at once: some screens full."""


class Listed(Sequence[int]):
    """The ids of a list as it stood when it was read.

    `first` are its first ids, `length` is how many it has, `whole` reads all of them. Stories may come or go
    between the two reads: the length stays what it was, and the last id fills the places of missing ones.
    """

    def __init__(self, first: Sequence[int], length: int, whole: Callable[[], Sequence[int]]) -> None:
        self._ids = array("q", first)
        self._length = length
        self._whole = whole

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            wanted = range(self._length)[index]
            self._have(max(wanted[0], wanted[-1]) + 1 if wanted else 0)
            return array("q", (self._ids[number] for number in wanted))
        number = range(self._length)[index]
        self._have(number + 1)
        return self._ids[number]

    def __iter__(self) -> Iterator[int]:
        self._have(self._length)
        return iter(self._ids)

    def __contains__(self, story_id: object) -> bool:
        if story_id not in self._ids:
            self._have(self._length)
        return story_id in self._ids

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """The place of an id. Raises ValueError when it is not in the list."""
        if value not in self._ids:
            self._have(self._length)
        return self._ids.index(value, start, self._length if stop is None else stop)

    def _have(self, count: int) -> None:
        """Make sure that so many ids are known: all of them, if the first are not enough."""
        if count <= len(self._ids):
            return
        known = set(self._ids)
        self._ids.extend(story_id for story_id in self._whole() if story_id not in known)
        del self._ids[self._length :]
        self._ids.extend(self._ids[-1:] * (self._length - len(self._ids)))

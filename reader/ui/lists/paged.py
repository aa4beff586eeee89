"""Rows that are asked for as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.cache import LRUCache

Item = TypeVar("Item")

PAGE = 64
"""Rows that are asked for at a time: a screenful, so that a step of the cursor rarely asks."""


class PagedItems(Generic[Item]):
    """What stands behind some ids, asked for by the page; `fetch` gives it in the order of the ids."""

    def __init__(self, ids: Sequence[int], fetch: Callable[[Sequence[int]], list[Item]]) -> None:
        self.ids = ids
        self._fetch = fetch
        self._pages: LRUCache[int, list[Item]] = LRUCache(64)

    def __getitem__(self, index: int) -> Item:
        number, offset = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(self.ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
        return page[offset]

    def forget(self) -> None:
        """Ask for it anew: it has changed."""
        self._pages.clear()

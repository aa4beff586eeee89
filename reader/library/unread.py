"""Which stored pages gave no article, so that they are not read again whenever somebody looks."""

from __future__ import annotations

from datetime import datetime, timedelta

from reader.model import NotReadNow, ReaderError
from reader.store import state
from reader.store.store import Store, moment

TRIES = 3
"""After so many a page is taken for too slow, and the machine for no busier than it always is."""
REST = timedelta(days=1)
"""How long a page rests that there was no time to read."""

_WITHOUT_TEXT = "pages without text"
"""Pages in which no text was found, behind the version of the rules that looked for it: "12:7,9"."""
_NOT_IN_TIME = "pages not read in time"
"""Pages with how often that was tried, and when it was last, in seconds since 1970: "12:7 1 1795000000"."""


class Unread:
    """The stored pages that these rules made no article of: for good, or until they had their rest."""

    def __init__(self, store: Store, rules: int, now: datetime) -> None:
        self._store = store
        self._rules = rules
        self._now = now
        self._without_text = {page for (page,) in self._remembered(_WITHOUT_TEXT, 1)}
        self._tried = {page: (tries, last) for page, tries, last in self._remembered(_NOT_IN_TIME, 3)}

    def skips(self, page: int) -> bool:
        """Whether a page is not to be read now."""
        if page in self._without_text:
            return True
        tries, last = self._tried.get(page, (0, 0))
        return tries >= TRIES or (tries > 0 and moment(last) <= self._now < moment(last) + REST)

    def add(self, page: int, problem: ReaderError) -> None:
        """Note that a page gave no article, and why."""
        if isinstance(problem, NotReadNow):
            tries, _ = self._tried.get(page, (0, 0))
            self._tried[page] = tries + 1, int(self._now.timestamp())
        else:
            self._without_text.add(page)

    def remember(self) -> None:
        """Keep what was noted for the next time."""
        with self._store.write(durable=False):
            self._write(_WITHOUT_TEXT, [str(page) for page in sorted(self._without_text)])
            self._write(
                _NOT_IN_TIME, [f"{page} {n} {last}" for page, (n, last) in sorted(self._tried.items())]
            )

    def _write(self, key: str, entries: list[str]) -> None:
        state.remember(self._store, key, f"{self._rules}:{','.join(entries)}" if entries else None)

    def _remembered(self, key: str, length: int) -> list[tuple[int, ...]]:
        """The numbers of each entry, if these rules made them. What is no entry is passed over."""
        made_by, _, entries = (state.remembered(self._store, key) or "").partition(":")
        if made_by != str(self._rules):
            return []
        found = [entry.split() for entry in entries.split(",")]
        return [
            tuple(map(int, entry))
            for entry in found
            if len(entry) == length and all(map(str.isdecimal, entry))
        ]

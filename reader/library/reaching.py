"""One refresh of many feeds: what they share, and whether there was a network at all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING

from reader.library.local import host_asked, is_local
from reader.model import NoNetwork, ReaderError, Unreachable
from reader.web.request import AT_ONCE_PER_HOST

if TYPE_CHECKING:
    import asyncio

    from reader.store.arriving import Notices, ReadRule
    from reader.store.feeds import Subscription


class Round:
    """What the feeds of a refresh share.

    A feed whose server cannot be reached is put off until another server answers: without a network that is
    not the feed's fault, and it stays as it was.
    """

    def __init__(self, rules: Sequence[ReadRule]) -> None:
        self.rules = rules
        """What is done with new stories: read once, not for each feed."""
        self.shut: set[str] = set()
        """Hosts that asked to be left alone."""
        self.notices: Notices = {}
        """New stories that are to be told of."""
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._has_network = False
        self._put_off: list[tuple[Subscription, Unreachable]] = []

    def turn(self, host: str) -> AbstractAsyncContextManager[object]:
        """A host's turn, as many at once as the network lets through: who waits may find it shut by then."""
        import asyncio

        if not host:  # what comes from this machine
            return nullcontext()
        return self._turns.setdefault(host, asyncio.Semaphore(AT_ONCE_PER_HOST))

    def reached(self) -> None:
        """A server answered."""
        self._has_network = True

    def puts_off(self, feed: Subscription, error: ReaderError) -> bool:
        """Whether a failure is not to be held against a feed as long as no server answers."""
        if not isinstance(error, Unreachable):
            self._has_network |= not is_local(feed.url)  # a server said so, or spoke amiss
        if self._has_network or not isinstance(error, Unreachable):
            return False
        self._put_off.append((feed, error))
        return True

    def failed(self) -> list[tuple[Subscription, Unreachable]]:
        """The failures, of those put off, that are the feeds' own, each given once."""
        if not self._has_network:
            return []
        found, self._put_off = self._put_off, []
        return found

    def end(self) -> None:
        """All feeds were asked. Raises NoNetwork when there is none.

        Feeds that failed before say nothing of the network, and one server that is out of reach says nothing
        unless the system does.
        """
        sound = [(feed, error) for feed, error in self._put_off if not feed.schedule.failures]
        hosts = {host_asked(feed.url) for feed, _ in sound if feed.digest}
        if len(hosts) > 1 or any(error.no_network for _, error in sound):
            raise NoNetwork("There is no network: nothing was fetched, and the feeds are as they were.")
        self._has_network = True

"""The way out: made when it is first used, and shut while the reader is offline."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.apart import apart
from reader.library.logins import Logins
from reader.model import ReaderError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from reader.web.answer import Answer
    from reader.web.fetch import Fetcher
    from reader.web.request import Request

FEED_SECONDS = 30.0


class Network:
    """Fetches through one `Fetcher`, with the `logins` of servers. While `offline` is true it asks nobody."""

    def __init__(
        self,
        user_agent: str | None,
        offline: bool,
        logins: Logins | None = None,
        proxy: str | None = None,
    ) -> None:
        self.offline = offline
        self.watch: Callable[[], None] = lambda: None
        """Called when the network is lost or back; whoever changes `offline` calls it too."""
        self._is_lost = False
        self.logins = logins or Logins()
        self._user_agent = user_agent
        self._proxy = proxy
        self._fetcher: Fetcher | None = None
        self._starting: asyncio.Lock | None = None

    @property
    def is_lost(self) -> bool:
        """Whether the last refresh found no network, and nothing has been reached since."""
        return self._is_lost

    @is_lost.setter
    def is_lost(self, is_lost: bool) -> None:
        if is_lost != self._is_lost:
            self._is_lost = is_lost
            self.watch()

    def shut(self) -> Network:
        """One that asks nobody."""
        return Network(self._user_agent, offline=True, proxy=self._proxy)

    async def get(self, request: Request) -> Answer:
        """The answer to a request, whatever its status.

        Where the request has no login and no proxy of its own, the server's login and the proxy of all are
        taken. Raises ReaderError when there is no answer, and when offline.
        """
        # Late, as are the fetcher's modules: nothing is asked of the network before the first paint.
        from reader.text.clean import host_of, safe_line

        if self.offline:
            raise ReaderError(f"You are offline: {host_of(request.url)} was not asked.")
        fetcher = self._fetcher or await self._start()
        try:
            login = request.login or self.logins.of(request.url)
            answer = await fetcher.get(replace(request, login=login, proxy=request.proxy or self._proxy))
        except ReaderError as error:
            error.args = (safe_line(str(error)),)
            raise
        self.is_lost = False
        return answer

    async def close(self) -> None:
        """End what is under way and let the connections go."""
        if self._fetcher is not None:
            await self._fetcher.close()
            self._fetcher = None

    async def _start(self) -> Fetcher:
        import asyncio

        self._starting = self._starting or asyncio.Lock()
        async with self._starting:
            if self._fetcher is not None:  # another request made it while this one waited
                return self._fetcher
            # Modules and certificates take a fifth of a second to load; the screen goes on meanwhile.
            fetch = await apart(importlib.import_module, "reader.web.fetch")
            fetcher: Fetcher = await apart(fetch.Fetcher, self._user_agent)
            self._fetcher = fetcher
            return fetcher

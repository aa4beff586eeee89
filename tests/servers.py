"""A network in memory: servers of feeds that behave as those of the web do, and remember who asked when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

from fakes import Clock
from loopback import item, rss

from reader.library.network import Network
from reader.model import ReaderError
from reader.web.answer import Answer
from reader.web.request import Request

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Asked:
    """One request: when, for what, with which validators, and what was answered."""

    at: datetime
    url: str
    conditional: bool
    status: int


@dataclass
class Server:
    """A feed that has a new story each `every`, and how its server answers.

    `trouble` says what is wrong with it, by hours of the day: "503" from 9 to 12.
    """

    url: str
    every: timedelta = 6 * HOUR
    validator: str = "etag"
    headers: Mapping[str, str] = field(default_factory=dict)
    trouble: Mapping[range, tuple[int, timedelta | None]] = field(default_factory=dict)
    dated: bool = False
    """Whether Retry-After is a date, not seconds."""
    resting_until: datetime | None = None
    """Until when it has told everybody to leave its host alone."""

    def answer(self, now: datetime, start: datetime, etag: str | None, modified: str | None) -> Answer:
        for hours, (status, wait) in self.trouble.items():
            if now.hour in hours:
                return self._answer(status, headers=self._retry(now, wait))
        number = int((now - start) / self.every) + 1
        tag, day = f'"{number}"', format_datetime(start + number * self.every, usegmt=True)
        given = {"etag": {"etag": tag}, "modified": {"last-modified": day}}.get(self.validator, {})
        if (self.validator == "etag" and etag == tag) or (self.validator == "modified" and modified == day):
            return self._answer(304, headers=given)
        items = (item(f"{self.url}#{n}", f"Story {n}") for n in range(number, max(number - 20, 0), -1))
        return self._answer(200, rss(*items, title=self.url), given)

    def _retry(self, now: datetime, wait: timedelta | None) -> dict[str, str]:
        if wait is None:
            return {}
        self.resting_until = now + wait
        said = format_datetime(now + wait, usegmt=True) if self.dated else str(int(wait.total_seconds()))
        return {"retry-after": said}

    def _answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        told = {"content-type": "application/rss+xml", **self.headers, **(headers or {})}
        return Answer(self.url, self.url, status, told, body)


class Web(Network):
    """Asks servers in memory. It outlives the libraries that use it, as the web does."""

    def __init__(self, servers: list[Server], clock: Clock) -> None:
        super().__init__(None, offline=False)
        self.servers = {server.url: server for server in servers}
        self.asked: list[Asked] = []
        self.too_soon: list[Asked] = []
        """Requests to hosts that had asked to be left alone."""
        self._clock = clock
        self._start = clock()

    async def get(self, request: Request) -> Answer:
        now, url, server = self._clock(), request.url, self.servers[request.url]
        etag, last_modified = request.etag, request.last_modified
        resting = [
            each.resting_until
            for each in self.servers.values()
            if each.resting_until and _host(each.url) == _host(url)
        ]
        try:
            answer = server.answer(now, self._start, etag, last_modified)
        except ReaderError:
            self.asked.append(Asked(now, url, bool(etag or last_modified), 0))
            raise
        asked = Asked(now, url, bool(etag or last_modified), answer.status)
        self.asked.append(asked)
        self.too_soon += [asked for until in resting if now < until]
        return answer


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""

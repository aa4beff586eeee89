"""What tells feeds of one title apart: a part of their addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from reader.model import Feed


def namesakes(feeds: Iterable[Feed]) -> Mapping[int, str]:
    """For each feed whose title another one has too, by its id, the least of its address that no other has.

    That begins where the addresses of all of that title differ first: the host, or some of the path.
    """
    titled: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        titled[feed.title.casefold()].append(feed)
    return {
        feed.id: own
        for same in titled.values()
        if len(same) > 1
        for feed, own in zip(same, _own_parts([feed.url for feed in same]), strict=True)
    }


def _own_parts(urls: Sequence[str]) -> Sequence[str]:
    split = [_parts(url) for url in urls]
    shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*split, strict=False)))
    begin = min(shared, min(map(len, split)) - 1)  # the end of an address is of use where others go on
    for end in range(begin + 1, max(map(len, split)) + 1):
        own = ["".join(parts[begin:end]).removeprefix("/") for parts in split]
        if len(set(own)) == len(own):
            return own
    return urls


def _parts(url: str) -> list[str]:
    """An address in its host, the steps of its path and its query; never empty, and without a login."""
    address = urlsplit(url)
    host = address.netloc.rpartition("@")[2].removeprefix("www.")
    path = [f"/{step}" for step in address.path.split("/") if step]
    query = [f"?{address.query}"] if address.query else []
    return [*([host] if host else []), *path, *query] or [url]

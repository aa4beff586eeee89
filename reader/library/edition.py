"""The bundled edition: stories, pages and pictures that stand in the library before anything is fetched."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from reader.library.incoming import read_feed
from reader.library.parts import EDITION_URL, FOR_EVER, Parts
from reader.model import Feed, Outline, Page
from reader.store import adding, feeds, pages, pictures
from reader.store.feeds import Fetched, Schedule


def install(parts: Parts) -> Feed:
    """Store the edition's feed, its stories, the raw pages they and their sources stand on, and pictures."""
    from importlib.resources import files

    folder = files("reader").joinpath("edition")
    body = folder.joinpath("feed.json").read_bytes()
    parsed, new = read_feed(body, "application/feed+json", EDITION_URL)
    now = parts.now()
    table: dict[str, dict[str, Any]] = json.loads(folder.joinpath("pages.json").read_bytes())
    fetched = Fetched(parsed, now, schedule=Schedule(gone=True))
    with parts.store.write():
        feed_id, _ = feeds.subscribe(parts.store, Outline(EDITION_URL, parsed.title), now)
        adding.add_fetched(parts.store, feed_id, fetched, new)
        for url, row in table.items():
            data = folder.joinpath("pages", row["file"]).read_bytes()
            pages.save(parts.store, _page(url, row, data, now), pages.pack(data))
        drawn: dict[str, str] = json.loads(folder.joinpath("pictures.json").read_bytes())
        for url, name in drawn.items():
            pictures.keep(parts.store, url, folder.joinpath("pictures", name).read_bytes(), now)
    feed = feeds.feed(parts.store, feed_id)
    assert feed is not None
    return feed


def _page(url: str, row: dict[str, Any], body: bytes, now: datetime) -> Page:
    """A page as if it had been fetched on its date. It is fresh for ever: its host does not exist."""
    date = datetime.fromisoformat(row["date"])
    fetched = min(date if date.tzinfo else date.replace(tzinfo=UTC), now)
    content_type = row.get("content_type", "text/html; charset=utf-8")
    return Page(url, url, fetched, fetched, 200, content_type, None, None, FOR_EVER, body)

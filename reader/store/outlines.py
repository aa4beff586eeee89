"""What lists of other readers say of feeds and folders beyond what is used here, kept to be written out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reader.model import Attribute, FeedList, Outline, OutlineFolder
from reader.store.state import remember, remembered

if TYPE_CHECKING:
    from reader.store.store import Store

_HEAD = "head of the list"


def known_urls(store: Store) -> set[str]:
    """The addresses of all feeds there ever were."""
    return {url for (url,) in store.rows("SELECT url FROM feeds")}


def keep(store: Store, listed: FeedList, known: set[str], lone: set[str]) -> None:
    """Keep what a list says of its feeds, which are subscribed to by now, and of its folders.

    Where a feed was `known` before, what the user made of it stays: its title, and where it stands.
    The paths of folders without feeds are the `lone`.
    """
    first: dict[str, Outline] = {}
    others: list[Outline] = []
    for outline in listed.feeds:
        if first.setdefault(outline.url, outline) is not outline and outline.url not in known:
            others.append(outline)
    with store.write() as connection:
        connection.executemany(
            "UPDATE feeds SET outline = ? WHERE url = ? AND outline IS NULL",
            (
                (_text(_untitled(o.attributes) if o.url in known else o.attributes), o.url)
                for o in first.values()
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO feed_places SELECT id, ?, nullif(?, title), ? FROM feeds WHERE url = ?",
            ((o.folder, o.title, _text(o.attributes), o.url) for o in others),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO feed_folders (path, lone, outline) VALUES (?, ?, ?)",
            ((folder.path, folder.path in lone, _text(folder.attributes)) for folder in listed.folders),
        )


def attributes(store: Store) -> dict[int, tuple[Attribute, ...]]:
    """What is kept of the feeds that are subscribed to, by their ids."""
    sql = "SELECT id, outline FROM feeds WHERE outline IS NOT NULL AND removed IS NULL"
    return {feed_id: _attributes(text) for feed_id, text in store.rows(sql)}


def other_places(store: Store) -> dict[int, list[Outline]]:
    """The feeds that are subscribed to as they stand in other folders than their own, by their ids."""
    sql = (
        "SELECT feeds.id, url, coalesce(place.title, feeds.title), place.folder, site_url, place.outline "
        "FROM feed_places AS place JOIN feeds ON feeds.id = feed "
        "WHERE removed IS NULL AND place.folder <> feeds.folder ORDER BY feeds.id, place.folder"
    )
    found: dict[int, list[Outline]] = {}
    for feed_id, url, title, folder, site_url, text in store.rows(sql):
        found.setdefault(feed_id, []).append(Outline(url, title, folder, site_url, _attributes(text)))
    return found


def folders(store: Store, held: set[str]) -> tuple[OutlineFolder, ...]:
    """The folders that an OPML file has to name: those that came without feeds, and those that are `held`."""
    rows = store.rows("SELECT path, lone, outline FROM feed_folders ORDER BY id")
    return tuple(OutlineFolder(path, _attributes(text)) for path, lone, text in rows if lone or path in held)


def forget_titles(connection: Any, feed_id: int) -> None:
    """Let go of what a feed is called in lists, as it is called otherwise here. Inside a transaction."""
    (text,) = connection.execute("SELECT outline FROM feeds WHERE id = ?", (feed_id,)).fetchone()
    kept = _text(_untitled(_attributes(text)))
    connection.execute("UPDATE feeds SET outline = ? WHERE id = ?", (kept, feed_id))
    for folder, text in connection.execute(
        "SELECT folder, outline FROM feed_places WHERE feed = ?", (feed_id,)
    ).fetchall():
        kept = _text(_untitled(_attributes(text)))
        connection.execute(
            "UPDATE feed_places SET title = NULL, outline = ? WHERE feed = ? AND folder = ?",
            (kept, feed_id, folder),
        )


def head(store: Store) -> tuple[tuple[str, str], ...]:
    """What the first list that came said of itself."""
    return tuple((name, said) for name, said in json.loads(remembered(store, _HEAD) or "[]"))


def keep_head(store: Store, lines: Iterable[tuple[str, str]]) -> None:
    """Keep what a list says of itself, in place of what another one said."""
    remember(store, _HEAD, json.dumps(list(lines), ensure_ascii=False))


def _untitled(attributes: Iterable[Attribute]) -> list[Attribute]:
    """The attributes without the text that a feed has beside its title."""
    return [attribute for attribute in attributes if attribute.name != "text"]


def _text(attributes: Iterable[Attribute]) -> str | None:
    kept = list(attributes)
    return json.dumps(kept, ensure_ascii=False) if kept else None


def _attributes(text: str | None) -> tuple[Attribute, ...]:
    return tuple(Attribute(*row) for row in json.loads(text or "[]"))

"""The user's tags on stories. Spellings that differ in capitals are one tag, written as it was first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reader.model import Tag
from reader.store import groups, lists
from reader.store.store import Store, chunks

Pairs = tuple[tuple[int, int], ...]
"""(story id, tag id) of each."""


def every(store: Store) -> tuple[Tag, ...]:
    """The tags that stories have, by name, with how many stories of the lists have each.

    Of stories that are the same, the one that stands for them counts.
    """
    listed = lists.listed_in(store)
    listed = f"lead IS NULL AND {listed}" if groups.any_stand(store) else listed
    counted = "story_tags" if listed == "1" else f"story_tags JOIN stories ON id = story AND {listed}"
    rows = store.rows(
        f"SELECT name, n FROM (SELECT tag, count(*) AS n FROM {counted} GROUP BY tag) "
        "JOIN tags ON tags.id = tag ORDER BY key"
    )
    return tuple(Tag(*row) for row in rows)


def change(
    store: Store, ids: Sequence[int], add: Collection[str], remove: Collection[str]
) -> tuple[Pairs, Pairs]:
    """Put tags on stories and take others off. Returns the pairs that were added and those removed."""
    with store.write() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO tags (name, key) VALUES (?, ?)", ((name, name.casefold()) for name in add)
        )
        coming, going = _numbers(connection, add), _numbers(connection, remove)
        there = set(_pairs(connection, ids))
        added = tuple((story, tag) for story in ids for tag in coming if (story, tag) not in there)
        removed = tuple(sorted((story, tag) for story, tag in there if tag in going))
        _write(connection, added, removed)
    return added, removed


def restore(store: Store, added: Pairs, removed: Pairs, spelled: str = "") -> None:
    """Take a change of tags back. `spelled` is how the tag was written before, if that was changed too."""
    with store.write() as connection:
        _write(connection, removed, added)
        if spelled:
            respell(store, spelled)


def add_one(connection: Any, story_id: int, names: Collection[str]) -> None:
    """Put tags on a story, inside a transaction."""
    for name in names:
        key = name.casefold()
        connection.execute("INSERT OR IGNORE INTO tags (name, key) VALUES (?, ?)", (name, key))
        connection.execute(
            "INSERT OR IGNORE INTO story_tags SELECT ?, id FROM tags WHERE key = ?", (story_id, key)
        )


def respell(store: Store, name: str) -> None:
    """Write a tag as it is given here, which differs in capitals alone."""
    with store.write() as connection:
        connection.execute("UPDATE tags SET name = ? WHERE key = ?", (name, name.casefold()))


def spelling(store: Store, name: str) -> str:
    """How a tag is written, whatever the capitals here; empty where there is none."""
    row = store.row("SELECT name FROM tags WHERE key = ?", (name.casefold(),))
    return row[0] if row else ""


def tagged(store: Store, name: str) -> list[int]:
    """Every story with a tag, be it in the lists or not."""
    sql = "SELECT story FROM story_tags JOIN tags ON tags.id = tag WHERE key = ?"
    return [row[0] for row in store.rows(sql, (name.casefold(),))]


def _numbers(connection: Any, names: Collection[str]) -> list[int]:
    """The ids of tags, those that there are."""
    found = (
        connection.execute("SELECT id FROM tags WHERE key = ?", (key,)).fetchone()
        for key in dict.fromkeys(name.casefold() for name in names)
    )
    return [row[0] for row in found if row]


def _pairs(connection: Any, ids: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for marks, lot in chunks(ids):
        sql = f"SELECT story, tag FROM story_tags WHERE story IN ({marks})"
        found += connection.execute(sql, lot).fetchall()
    return found


def _write(connection: Any, added: Pairs, removed: Pairs) -> None:
    connection.executemany("DELETE FROM story_tags WHERE story = ? AND tag = ?", removed)
    connection.executemany("INSERT OR IGNORE INTO story_tags VALUES (?, ?)", added)

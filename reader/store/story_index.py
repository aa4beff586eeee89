"""The index of the words of stories: what goes into it, and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.store.store import Store


Entry = tuple[int, str, str | None, str]
"""The id of a story, its title, its author and its words."""


def add_all(store: Store, connection: Any, entries: Iterable[Entry]) -> None:
    """Let stories be found by these texts. Inside a transaction."""
    if store.full_text:
        connection.executemany(
            "INSERT INTO story_search (rowid, title, author, words) VALUES (?, ?, coalesce(?, ''), ?)",
            entries,
        )


def remove_all(store: Store, connection: Any, entries: Iterable[Entry]) -> None:
    """Take stories out of the index. The texts must be those they were added with. Inside a transaction."""
    if store.full_text:
        connection.executemany(
            "INSERT INTO story_search (story_search, rowid, title, author, words) "
            "VALUES ('delete', ?, ?, coalesce(?, ''), ?)",
            entries,
        )


def replace_words(store: Store, connection: Any, story_id: int, words: str) -> None:
    """Let a search look through these words of a story: those of its page, once it was read."""
    old = connection.execute(
        "SELECT title, author, words FROM story_words WHERE id = ?", (story_id,)
    ).fetchone()
    if old and old[2] != words:
        remove_all(store, connection, [(story_id, *old)])
        connection.execute("UPDATE contents SET words = ? WHERE story = ?", (words, story_id))
        add_all(store, connection, [(story_id, old[0], old[1], words)])

"""The index of the words of stories: what goes into it, and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.store.store import Store


def add(store: Store, connection: Any, story_id: int, title: str, author: str | None, words: str) -> None:
    """Let a story be found by these texts. Inside a transaction."""
    if store.full_text:
        connection.execute(
            "INSERT INTO story_search (rowid, title, author, words) VALUES (?, ?, ?, ?)",
            (story_id, title, author or "", words),
        )


def remove(store: Store, connection: Any, story_id: int, title: str, author: str | None, words: str) -> None:
    """Take a story out of the index. The texts must be those it was added with. Inside a transaction."""
    if store.full_text:
        connection.execute(
            "INSERT INTO story_search (story_search, rowid, title, author, words) "
            "VALUES ('delete', ?, ?, ?, ?)",
            (story_id, title, author or "", words),
        )


def replace_words(store: Store, connection: Any, story_id: int, words: str) -> None:
    """Let a search look through these words of a story: those of its page, once it was read."""
    old = connection.execute(
        "SELECT title, author, words FROM story_words WHERE id = ?", (story_id,)
    ).fetchone()
    if old and old[2] != words:
        remove(store, connection, story_id, *old)
        connection.execute("UPDATE contents SET words = ? WHERE story = ?", (words, story_id))
        add(store, connection, story_id, old[0], old[1], words)

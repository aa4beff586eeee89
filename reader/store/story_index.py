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

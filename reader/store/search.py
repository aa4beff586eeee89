"""Words looked for in titles, authors and texts: by FTS5, and by plain comparison where SQLite has none."""

from __future__ import annotations

from typing import Any

from reader.store.store import Store


def condition(store: Store, text: str) -> tuple[str, list[Any]]:
    """SQL that holds for the stories in which every word of `text` stands, and its arguments.

    Words in double quotes are looked for as a phrase; a word that ends in * by its beginning. What the
    user writes is never read as a query language.
    """
    terms = _terms(text)
    if not terms:
        return "0", []
    if store.full_text:
        match = " AND ".join(_quoted(term) for term in terms)
        return "id IN (SELECT rowid FROM story_search WHERE story_search MATCH ?)", [match]
    each = " AND ".join([r"(title || ' ' || author || ' ' || words) LIKE ? ESCAPE '\'"] * len(terms))
    return f"id IN (SELECT id FROM story_words WHERE {each})", [_pattern(term) for term in terms]


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


def _terms(text: str) -> list[str]:
    """The phrases and the words outside them; what holds no letter or digit is left out."""
    terms: list[str] = []
    for number, part in enumerate(text.split('"')):
        terms += [part.strip()] if number % 2 else part.split()
    return [term for term in terms if any(character.isalnum() for character in term)]


def _quoted(term: str) -> str:
    star = "*" if term.endswith("*") else ""
    return f'"{term.rstrip("*")}"{star}'


def _pattern(term: str) -> str:
    escaped = term.rstrip("*")
    for character in "\\%_":
        escaped = escaped.replace(character, f"\\{character}")
    return f"%{escaped}%"

"""Bringing a library's file to the newest tables by migrations, and making its search indexes complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from reader.model import NotAllowed, ReaderError
from reader.store.tables import MIGRATIONS

Telling = Callable[[str], None]
"""Says a sentence to the user."""
MANY = 20_000
"""Stories from which on building the search index takes more than a second or two."""
TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
"""How the full-text indexes read words."""
_BEGINNINGS = "prefix='1 2'"
"""Beginnings of words that the index holds ready, by their lengths: what begins so is most of all words.

In 100,000 stories a search for one letter takes a hundredth of the time, one for two letters a sixtieth. Of
three and more there are few enough to be gathered. It doubles the index: a file of texts alone grows by a
fifth.
"""
SEARCH_INDEXES = {
    "story_search": (
        f"title, author, words, content='story_words', content_rowid='id', {TOKENS}, {_BEGINNINGS}"
    ),
    "quote_search": f"text, content='quote_index', content_rowid='id', {TOKENS}",
}
"""The full-text indexes, each over a table or view that has what it is built from."""


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring the file to the newest schema, all steps in one transaction: it is of one version or the other.

    An older file that holds something is copied to `<name>.before-<version>` first. Raises ReaderError for
    a file that a newer version of the reader has written.
    """
    version = _known_version(connection, path, len(migrations))
    if 0 < version < len(migrations):
        _back_up(connection, path.with_name(f"{path.name}.before-{len(migrations)}"))
    if version < len(migrations):
        with transaction(connection):
            # Another process may have done it while we waited for the lock.
            for script in migrations[_version(connection) :]:
                for statement in _statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(migrations)}")


def expect_newest(connection: sqlite3.Connection, path: Path) -> None:
    """Raises ReaderError for a file of another version, which cannot be brought to this one."""
    if _known_version(connection, path, len(MIGRATIONS)) < len(MIGRATIONS):
        raise NotAllowed(
            f"{path} is of an older version of the reader, and cannot be written: allow writing in "
            f"{path.parent}, or use --data-dir."
        )


def has_fts5(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with full-text search."""
    return connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


def prepare_search(connection: sqlite3.Connection, full_text: bool, tell: Telling | None = None) -> None:
    """Make the search indexes stand, be of today's kind and hold everything, if there is full-text search.

    They are no part of the migrations: all they hold is derived, and a file may be used in turn by a SQLite
    with FTS5 and one without, which leaves them behind and makes them be built again. Where that takes a
    while, `tell` is told of it first.
    """
    if not _wrong_indexes(connection, full_text):
        return
    if tell is not None and full_text and (stories := _stories(connection)) > MANY:
        tell(f"Building the search index of {stories:,} stories; this is done once.")
    with transaction(connection):
        # Another process may have done it while we waited for the lock.
        for name in _wrong_indexes(connection, full_text):
            if full_text:
                _rebuild_search(connection, name)
            else:
                _forget_search(connection, name)


def is_searchable(connection: sqlite3.Connection) -> bool:
    """Whether the search indexes stand and hold everything, be they of an older kind."""
    return _kinds(connection).keys() == SEARCH_INDEXES.keys()


def forget_search(connection: sqlite3.Connection) -> None:
    """Have the search indexes built anew at the next start."""
    marks = ",".join("?" * len(SEARCH_INDEXES))
    connection.execute(f"DELETE FROM state WHERE key IN ({marks})", tuple(SEARCH_INDEXES))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written inside, or nothing. It waits for other writers when it starts, never later."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise


def _kinds(connection: sqlite3.Connection) -> dict[str, str]:
    """How each of the search indexes was made that holds everything."""
    marks = ",".join("?" * len(SEARCH_INDEXES))
    rows = connection.execute(f"SELECT key, value FROM state WHERE key IN ({marks})", tuple(SEARCH_INDEXES))
    return dict(rows.fetchall())


def _wrong_indexes(connection: sqlite3.Connection, full_text: bool) -> list[str]:
    kinds = _kinds(connection)
    return [name for name, kind in SEARCH_INDEXES.items() if kinds.get(name) != (kind if full_text else None)]


def _stories(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT total(stories) FROM tallies").fetchone()[0])


def _rebuild_search(connection: sqlite3.Connection, name: str) -> None:
    kind = SEARCH_INDEXES[name]
    connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({kind})")
    connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, kind))


def _forget_search(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM state WHERE key = ?", (name,))


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _known_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    version = _version(connection)
    if version > newest:
        raise ReaderError(
            f"{path} was written by a newer version of the reader: install that version, or use --data-dir."
        )
    return version


def _back_up(connection: sqlite3.Connection, copy: Path) -> None:
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with closing(sqlite3.connect(part)) as target:
        connection.backup(target)
    part.replace(copy)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, apart: `executescript` would commit between them."""
    statement = ""
    for piece in script.split(";"):
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):  # not so when the ";" stood in a string or a comment
            yield statement
            statement = ""

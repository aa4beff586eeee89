"""The tables, as numbered migrations. What a released version has run is never edited, only followed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from reader.model import ReaderError

TABLES = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    site_url TEXT,
    language TEXT,
    folder TEXT NOT NULL DEFAULT '',
    added INTEGER NOT NULL,
    removed INTEGER,
    checked INTEGER,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    next_due INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    problem TEXT
);

-- `url` is as the feed gave it, `address` its canonical form, by which pages are found.
-- `at` is the place in a list: the date of publication, but never later than `seen`.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    feed INTEGER REFERENCES feeds(id),
    guid TEXT NOT NULL,
    url TEXT,
    address TEXT,
    title TEXT NOT NULL,
    author TEXT,
    published INTEGER,
    seen INTEGER NOT NULL,
    at INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 1,
    bookmarked INTEGER NOT NULL DEFAULT 0,
    changed INTEGER
);
CREATE UNIQUE INDEX stories_guid ON stories(feed, guid) WHERE feed IS NOT NULL;
CREATE UNIQUE INDEX stories_by_hand ON stories(guid) WHERE feed IS NULL;
CREATE INDEX stories_address ON stories(address);
-- Each list is read off one index. `unread` changes often and is in none but those of the unread.
CREATE INDEX stories_at ON stories(at DESC, id DESC, feed, bookmarked);
CREATE INDEX stories_feed_at ON stories(feed, at DESC, id DESC);
CREATE INDEX stories_unread ON stories(at DESC, id DESC, feed, bookmarked) WHERE unread = 1;
CREATE INDEX stories_feed_unread ON stories(feed, at DESC, id DESC) WHERE unread = 1;
CREATE INDEX stories_bookmarked ON stories(at DESC, id DESC, feed) WHERE bookmarked = 1;

-- `html` is what the feed gave, `words` the plain text that is searched: of the page once it was read.
CREATE TABLE contents (
    story INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    html TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE VIEW story_words AS
    SELECT stories.id AS id, title, coalesce(author, '') AS author, words
    FROM stories JOIN contents ON contents.story = stories.id;

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    fresh_until INTEGER,
    digest BLOB NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX pages_url ON pages(url, id);
CREATE INDEX pages_final_url ON pages(final_url, id);

-- Everything below is derived and can be made again from the pages.
CREATE TABLE articles (
    page INTEGER PRIMARY KEY REFERENCES pages(id) ON DELETE CASCADE,
    rules INTEGER NOT NULL,
    json TEXT NOT NULL,
    markdown TEXT NOT NULL
);
CREATE TABLE quote_index (
    page INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    speaker TEXT,
    speaker_key TEXT,
    text TEXT NOT NULL,
    via TEXT,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
CREATE INDEX quote_index_speaker ON quote_index(speaker_key, page);
CREATE TABLE source_index (
    page INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
CREATE INDEX source_index_name ON source_index(name_key, page);

CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

SEARCH_INDEX = """
CREATE VIRTUAL TABLE IF NOT EXISTS story_search USING fts5(
    title, author, words, content='story_words', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2')
"""

MIGRATIONS: tuple[str, ...] = (TABLES,)
"""SQL scripts; the one at index n takes a file from `PRAGMA user_version` n to n + 1."""


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring the file to the newest schema, each step in a transaction of its own.

    An older file that holds something is copied to `<name>.before-<version>` first. Raises ReaderError for
    a file that a newer version of the reader has written.
    """
    version = _version(connection)
    if version > len(migrations):
        raise ReaderError(
            f"{path} was written by a newer version of the reader: install that version, or use --data-dir."
        )
    if 0 < version < len(migrations):
        _back_up(connection, path.with_name(f"{path.name}.before-{len(migrations)}"))
    for number in range(version, len(migrations)):
        _step(connection, number, migrations[number])


def has_fts5(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with full-text search."""
    return connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


def prepare_search(connection: sqlite3.Connection, full_text: bool) -> None:
    """Make the search index stand and hold every story, if there is full-text search.

    The index is no part of the migrations: a file may be used in turn by a SQLite with FTS5 and one without,
    which leaves the index behind and makes it be built again.
    """
    is_whole = connection.execute("SELECT 1 FROM state WHERE key = 'search_index'").fetchone() is not None
    if full_text != is_whole:
        with transaction(connection):
            _rebuild_search(connection) if full_text else _forget_search(connection)


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


def _rebuild_search(connection: sqlite3.Connection) -> None:
    connection.execute(SEARCH_INDEX)
    connection.execute("INSERT INTO story_search (story_search) VALUES ('rebuild')")
    connection.execute("INSERT OR REPLACE INTO state VALUES ('search_index', 'whole')")


def _forget_search(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM state WHERE key = 'search_index'")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(connection: sqlite3.Connection, copy: Path) -> None:
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)


def _step(connection: sqlite3.Connection, number: int, script: str) -> None:
    with transaction(connection):
        # Another process may have taken this step while we waited for the lock.
        if _version(connection) == number:
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, apart: `executescript` would commit between them."""
    statement = ""
    for piece in script.split(";"):
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):  # not so when the ";" stood in a string or a comment
            yield statement
            statement = ""

"""The files that the user wrote, in the file of a backup: in a table that no library has."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from reader.model import LARGEST_FILE, OwnFile
from reader.store.store import moment, stamp

_TABLE = "CREATE TABLE own_files (name TEXT PRIMARY KEY, text TEXT NOT NULL, changed INTEGER NOT NULL)"


def put(copy: sqlite3.Connection, files: Sequence[OwnFile]) -> None:
    """Put files into the copy of a library that becomes a backup."""
    if files:
        copy.execute(_TABLE)
        rows = ((file.name, file.text, stamp(file.changed)) for file in files)
        copy.executemany("INSERT INTO own_files VALUES (?, ?, ?)", rows)
        copy.commit()


def take(database: Path) -> tuple[OwnFile, ...]:
    """Take the files out of what is to become a library; an older version put none into it."""
    with closing(sqlite3.connect(database)) as copy:
        if not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'own_files'").fetchone():
            return ()
        rows = copy.execute(
            "SELECT name, text, changed FROM own_files "
            "WHERE (typeof(name), typeof(text), typeof(changed)) = ('text', 'text', 'integer') "
            f"AND length(CAST(text AS BLOB)) <= {LARGEST_FILE} "
            "AND changed BETWEEN 0 AND 253402300799 ORDER BY name"  # up to the year 9999
        ).fetchall()
        copy.execute("DROP TABLE own_files")
        copy.commit()
    return tuple(OwnFile(name, text, moment(changed)) for name, text, changed in rows)

"""Opening the file of the library: to read and write it, or to read alone where the system allows no more."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reader.model import CannotCreate, NotAllowed

BUSY_SECONDS = 5.0
"""How long a statement waits for another process that writes."""
LOG_PAGES = 4000
"""Pages (of 4 kB) of the log after which it is brought into the file. Four times SQLite's own number: feeds
that come one after the other change the same pages, which are then written there once."""


_NO_ROOM = (sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_FULL)


class Connected(NamedTuple):
    """A connection, and whether it writes; on a full disk, which `is_full`, it does not."""

    connection: sqlite3.Connection
    may_write: bool
    is_full: bool = False


def connect(path: Path) -> Connected:
    """A connection to the file, which is made if it is not there.

    Raises CannotCreate and NotAllowed for a folder or a file that cannot be had.
    """
    may_write = _made(path)
    try:
        return Connected(_prepared(path, may_write), may_write)
    except sqlite3.OperationalError as error:
        if not may_write or error.sqlite_errorcode not in _NO_ROOM or not path.stat().st_size:
            raise
    # There is no room for the index of a log. What is stored can be read without one.
    return Connected(_prepared(path, may_write=False, is_full=True), may_write=False, is_full=True)


def _prepared(path: Path, may_write: bool, is_full: bool = False) -> sqlite3.Connection:
    connection = _opened(path, may_write, is_full)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -8000")
        # SQLite itself knows the capitals of ASCII alone.
        connection.create_function("folded", 1, _folded, deterministic=True)
        if may_write:
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            # Where WAL cannot be had SQLite says so and stays with its older journal. On a network share it
            # can be had, and is safe for one machine alone: `quoth doctor` tells of that.
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _made(path: Path) -> bool:
    """Make the folder and the file where they are not there; whether both can be written."""
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            # SQLite would create the file readable by all; its journals take the rights of the file.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        else:
            _look_at(path)
    except OSError as error:
        is_forbidden = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
        if is_forbidden and os.access(path, os.R_OK):
            return False
        kind = NotAllowed if is_forbidden else CannotCreate
        raise kind(f"{folder} cannot be used for the library: {_reason(error, folder)}.") from error
    return os.access(folder, os.W_OK)


def _look_at(path: Path) -> None:
    """Raises OSError for a file that cannot be written.

    It must not be opened for that. POSIX takes all locks that a process has on a file from it when it closes
    any handle of it: to other processes, a library that is open here would look closed. The next of them that
    ends would delete its log, and what is written from then on with it (sqlite.org/howtocorrupt.html, 2.2).
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _opened(path: Path, may_write: bool, is_full: bool) -> sqlite3.Connection:
    if may_write:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    log = path.with_name(f"{path.name}-wal")
    # SQLite wants to make a log to read a file that has none, unless it may take it that nobody writes.
    is_still = not (log.exists() and log.stat().st_size)
    # On a full disk the index that is there may be the one for which there was no room.
    if not is_still and (is_full or not path.with_name(f"{path.name}-shm").exists()):
        return _of_copy(path)
    return _read_alone(path, is_still)


def _read_alone(path: Path, is_still: bool) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_still else ''}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _of_copy(path: Path) -> sqlite3.Connection:
    """A connection to a copy that the log was brought into: SQLite reads none that it cannot index beside it.

    Nobody writes to the file: whoever did would have made that index. The copy goes with the connection.
    """
    from tempfile import TemporaryDirectory  # late, as few ever need it

    try:
        with TemporaryDirectory(prefix="quoth-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder, path.name)
            for suffix in ("", "-wal"):
                shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
            with closing(sqlite3.connect(copy)) as writing:
                writing.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection = _read_alone(copy, is_still=True)
            connection.execute("PRAGMA schema_version").fetchone()
            return connection
    except OSError as error:
        raise NotAllowed(
            f"{path} has a log that can only be read in a copy, and none can be made: {error.strerror}."
        ) from error


def _reason(error: OSError, folder: Path) -> str | None:
    if not isinstance(error, FileExistsError):
        return error.strerror
    found = Path(error.filename)
    name = "it" if found == folder else str(found)
    leads_nowhere = found.is_symlink() and not found.exists()
    return f"{name} is a link to what is not there" if leads_nowhere else f"{name} is no folder"


def _folded(text: str | None) -> str | None:
    """A text to be sorted by, whatever its capitals."""
    return text.casefold() if text else text

"""The whole library as one file: written and checked, looked at, and put in the place of the present one.

At no moment is there no library, or half of one, under its name: what is new is made under another, and takes
its place in one step (POSIX rename, Windows ReplaceFile).
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, NamedTuple

from reader.model import OwnFile, ReaderError
from reader.store import own_files, rescue
from reader.store.tables import MIGRATIONS

_MAGIC = b"SQLite format 3\0"
_BUSY_SECONDS = 1.0
"""How long a library that another process writes to is waited for."""
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.ENOSYS)
"""Where a file system gives no second name to a file."""


class Held(NamedTuple):
    """How much the file of a library holds; `size` in bytes."""

    feeds: int
    stories: int
    bookmarks: int
    marks: int
    pages: int
    size: int


def write(connection: sqlite3.Connection, target: Path, replace: bool, own: Sequence[OwnFile] = ()) -> Held:
    """Copy a library as it stands at one moment, check the copy, and give it its name. Returns what it holds.

    With it go the user's `own` files. Other processes may write meanwhile. Raises ReaderError for a file
    that exists, unless it may be replaced, for one that cannot be written, and for a damaged library.
    """
    part = target.with_name(f".{target.name}.quoth.part")  # the user has no file of this name
    try:
        if target.exists() and not replace:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        part.unlink(missing_ok=True)  # of one that was killed
        part.touch(mode=0o600)
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
            own_files.put(copy, own)
            found = _checked(copy, part, f"{target.name} was not written, as the library is damaged")
        _settle(part)
        if replace:
            os.replace(part, target)
        else:
            _name_if_free(part, target)
        _settle(target.parent)
        return found
    except FileExistsError as error:
        raise ReaderError(f"{target} exists already: name another file, or say --replace.") from error
    except OSError as error:
        raise ReaderError(f"{target} cannot be written: {error.strerror}.") from error
    except sqlite3.OperationalError as error:
        raise ReaderError(f"{target} cannot be written: {error}.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def prepare(file: Path, path: Path) -> Held:
    """Copy a backup to a file beside the library at `path` and check it. Returns what it holds.

    Raises ReaderError for a file that is no library, is damaged, or was written by a newer version.
    """
    new = _new(path)
    try:
        if not _is_library(file):
            raise ReaderError(f"{file} is not a library of Quoth: `quoth backup` writes one.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget(new)
        for suffix in ("", "-wal"):
            if (source := Path(f"{file}{suffix}")).is_file():  # a device would have no end
                Path(f"{new}{suffix}").touch(mode=0o600)
                shutil.copyfile(source, f"{new}{suffix}")
        with closing(sqlite3.connect(new)) as copy:
            return _examined(copy, file, new)
    except OSError as error:
        raise ReaderError(f"{file} cannot be read: {error.strerror}.") from error
    except sqlite3.DatabaseError as error:
        raise ReaderError(f"{file} is damaged, and is not put back: {error}.") from error


def _is_library(file: Path) -> bool:
    """Whether a file begins as SQLite's do. A pipe is not waited at."""
    if file.exists() and not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def urls(path: Path) -> tuple[str, ...]:
    """The addresses of the feeds of what was prepared."""
    with closing(sqlite3.connect(_new(path))) as copy:
        return tuple(row[0] for row in copy.execute("SELECT url FROM feeds ORDER BY id"))


def take_own(path: Path) -> tuple[OwnFile, ...]:
    """The user's own files that what was prepared brings beside the library."""
    try:
        return own_files.take(_new(path))
    except sqlite3.DatabaseError as error:
        raise ReaderError(f"{_new(path)} is damaged, and is not put back: {error}.") from error


def drop_prepared(path: Path) -> None:
    """Remove what was prepared for the library at `path`, if it is still there."""
    with suppress(OSError):  # the next one to be prepared takes its name
        _forget(_new(path))


def put_in_place(path: Path) -> Path | None:
    """Put what was prepared in the place of the library at `path`. Returns where that one is kept, if any.

    Raises ReaderError while another process uses it, and for files that cannot be moved.
    """
    new, aside = _new(path), None
    try:
        if path.exists():
            # To close any handle of a file is to give up every POSIX lock on it: this one outlives the lock.
            with (
                path.open("rb") as whole,
                closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as present,
            ):
                _keep_others_out(present, path)
                aside = _set_aside(path, whole)
                if os.name == "nt":  # which moves nothing over a file that is open
                    present.close()
                    whole.close()
                os.replace(new, path)
        else:
            os.replace(new, path)
        _settle(path.parent)
    except OSError as error:
        raise ReaderError(f"{path} cannot be replaced: {error.strerror}.") from error
    rescue.forget_damage(path)
    return aside


def _new(path: Path) -> Path:
    return path.with_name(f"{path.name}.restored")


def _forget(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)


def _examined(copy: sqlite3.Connection, file: Path, new: Path) -> Held:
    (version,) = copy.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise ReaderError(f"{file} was written by a newer version of Quoth: install that version first.")
    tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not version or not {"feeds", "stories", "pages"} <= tables:
        raise ReaderError(f"{file} is not a library of Quoth: `quoth backup` writes one.")
    if strange := _standing_orders(copy) - _known_orders(version):
        raise ReaderError(
            f"{file} is not put back: it holds {min(strange)[:80]!r}, which no library of Quoth does."
        )
    found = _checked(copy, new, f"{file} is damaged, and is not put back")
    _settle(new)
    return found


def _standing_orders(connection: sqlite3.Connection) -> set[str]:
    """The triggers and views, which SQLite runs by itself: they could hide, change or drop what is stored."""
    rows = connection.execute(
        "SELECT coalesce(sql, name) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    )
    return {row[0] for row in rows}


def _known_orders(version: int) -> set[str]:
    """The triggers and views that a library of this version has."""
    with closing(sqlite3.connect(":memory:")) as made:
        for script in MIGRATIONS[:version]:
            made.executescript(script)
        return _standing_orders(made)


def _checked(copy: sqlite3.Connection, file: Path, complaint: str) -> Held:
    """Check that a file is whole, and fold its journal into it. Returns what it holds."""
    copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise ReaderError(f"{complaint}: {verdict}.")
    return held(copy, file)


def held(connection: sqlite3.Connection, file: Path) -> Held:
    """What is in a library, of whatever version."""
    counts = (
        "SELECT (SELECT count(*) FROM feeds WHERE removed IS NULL), (SELECT count(*) FROM stories), "
        "(SELECT count(*) FROM stories WHERE bookmarked = 1), (SELECT count(*) FROM pages)"
    )
    feeds, stories, bookmarks, pages = connection.execute(counts).fetchone()
    has_marks = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'marks'").fetchone()
    (marks,) = connection.execute("SELECT count(*) FROM marks").fetchone() if has_marks else (0,)
    return Held(feeds, stories, bookmarks, marks, pages, file.stat().st_size)


def _keep_others_out(present: sqlite3.Connection, path: Path) -> None:
    """Hold the library for ourselves until the connection closes. A damaged one has nobody to keep out.

    A process that has it open keeps it from leaving the write-ahead log.
    """
    try:
        (mode,) = present.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode == "wal":
            raise sqlite3.OperationalError("database is locked")
        present.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise ReaderError(
            f"{path} is in use by another Quoth: close that one first. Nothing was changed."
        ) from error
    except sqlite3.DatabaseError as error:
        if not rescue.tells_damage(error):
            raise


def _set_aside(path: Path, whole: IO[bytes]) -> Path:
    """Give the library a second name that no file has yet, and move what a damaged one left beside it.

    A second file, of what is read from `whole`, where the file system knows no second names.
    """
    aside = rescue.free_name(path, "replaced")
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.replace(f"{path}{suffix}", f"{aside}{suffix}")
    try:
        os.link(path, aside)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        try:
            aside.touch(mode=0o600)
            with aside.open("wb") as copy:
                shutil.copyfileobj(whole, copy)
            _settle(aside)
        except OSError:
            aside.unlink(missing_ok=True)  # half a library is none
            raise
    return aside


def _name_if_free(part: Path, target: Path) -> None:
    """Give a file its name unless another took it meanwhile. Raises FileExistsError."""
    try:
        os.link(part, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.replace(part, target)  # the name was free a moment ago


def _settle(path: Path) -> None:
    """Have a file, or the names in a folder, survive a power cut. Windows cannot, of a folder."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

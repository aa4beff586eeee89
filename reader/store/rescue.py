"""Each day a copy of the file is kept; a file found damaged is set aside and the copy put in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.model import ReaderError

EVERY = timedelta(days=1)
_LONGEST_WORK = timedelta(hours=1)
"""How long a copy may go without a change while somebody makes it."""
_SUFFIXES = ("", "-wal", "-shm")
_DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_INDEX_DAMAGED = 267
"""SQLITE_CORRUPT_VTAB: the search index alone, which can be built anew."""


def tells_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is no longer whole."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGES and code != _INDEX_DAMAGED


def tells_damage_of_index(error: sqlite3.Error) -> bool:
    """Whether an error says that the search index is no longer whole."""
    return getattr(error, "sqlite_errorcode", None) == _INDEX_DAMAGED


def note_damage(path: Path) -> None:
    """Remember for the next start that the file is damaged."""
    with suppress(OSError):  # a disk that fails altogether: the next start will find it out as this one did
        _mark(path).touch(mode=0o600)


def is_known_damaged(path: Path) -> bool:
    """Whether damage was noted, or the file is empty although there is a copy of what it held."""
    empty = os.path.exists(path) and path.stat().st_size == 0
    return os.path.exists(_mark(path)) or (empty and copy_of(path).exists())


def forget_damage(path: Path) -> None:
    """The file is another, and whole."""
    _mark(path).unlink(missing_ok=True)


def copy_of(path: Path) -> Path:
    """Where the copy of a file is kept."""
    return path.with_name(f"{path.name}.copy")


def bring_back(path: Path) -> str | None:
    """Set the damaged file aside and put the copy in its place; what to say of it. None without a copy.

    The damaged file is never thrown away. Raises ReaderError when files cannot be moved.
    """
    copy = copy_of(path)
    try:
        if not copy.exists():
            _mark(path).unlink(missing_ok=True)
            return None
        # Whoever is killed with the file moved and the copy not yet in its place goes on at the next start.
        note_damage(path)
        taken = datetime.fromtimestamp(copy.stat().st_mtime)
        aside = free_name(path, "damaged")
        for suffix in _SUFFIXES:
            with suppress(FileNotFoundError):
                os.replace(f"{path}{suffix}", f"{aside}{suffix}")
        _put_in_place(copy, path)
        _mark(path).unlink(missing_ok=True)
    except OSError as error:
        raise ReaderError(f"{path} is damaged, and its copy cannot be put back: {error.strerror}.") from error
    return (
        f"{path.name} was damaged. The copy of {taken:%d %b %Y, %H:%M} is in its place: later bookmarks, "
        f"marks and stories are lost. The damaged file is kept as {aside.name}."
    )


def keep_copy(connection: sqlite3.Connection, path: Path, now: datetime) -> None:
    """Copy the file if the last copy is a day old, once it was found whole. Only its owner can read the copy.

    Raises sqlite3.DatabaseError when it cannot be written, ReaderError when the file is damaged.
    """
    copy = copy_of(path)
    if copy.exists() and abs(now - datetime.fromtimestamp(copy.stat().st_mtime, UTC)) < EVERY:
        return
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        note_damage(path)
        raise ReaderError(f"{path} is damaged: start Quoth again, and it brings back the last copy.")
    new = copy.with_name(f"{copy.name}.new")
    try:
        if not _began(new, now):
            return
        try:
            with closing(sqlite3.connect(new)) as target:
                connection.backup(target)
            os.utime(new, (now.timestamp(), now.timestamp()))
            os.replace(new, copy)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReaderError(f"The daily copy {copy} cannot be written: {error.strerror}.") from error


def _began(new: Path, now: datetime) -> bool:
    """Make the file that is to become the copy; False where another process is about it.

    Two that wrote to one name would put half a copy in the place of a whole one.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        os.close(os.open(new, flags, 0o600))
    except FileExistsError:
        if new.is_file() and is_under_way(new, now):
            return False
        new.unlink()
        os.close(os.open(new, flags, 0o600))
    return True


def is_under_way(part: Path, now: datetime) -> bool:
    """Whether somebody is at work on a file or folder, and it was not left behind by one who was killed."""
    return abs(now - datetime.fromtimestamp(part.stat().st_mtime, UTC)) < _LONGEST_WORK


def _put_in_place(copy: Path, path: Path) -> None:
    """Copy a file as a whole: a process that is killed meanwhile leaves none that is cut."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    with new.open("wb") as file, copy.open("rb") as source:
        shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def free_name(path: Path, word: str) -> Path:
    """A name beside a file that no file has yet: its own, the word and a number."""
    number = 1
    while (found := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return found


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.is-damaged")

"""The file that everything is kept in, and its transactions. The modules beside this tell what is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from reader.model import CannotKeep, NotAllowed, ReaderError
from reader.store import rescue
from reader.store.connecting import connect
from reader.store.schema import (
    expect_newest,
    forget_search,
    has_fts5,
    is_searchable,
    migrate,
    prepare_search,
    transaction,
)

if TYPE_CHECKING:
    from reader.model import OwnFile
    from reader.store import backup

T = TypeVar("T")
_FIRST, _LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
"""The moments that are a date in every time zone, and remain one when a wait is added."""
MOST_ARGUMENTS = 5000
"""How many values one statement is given at most; SQLite's own limit is 32,766 since 3.32."""


class Store:
    """One SQLite file, opened by one thread. A second process may use the same file at the same time.

    `full_text` says whether FTS5 is used for searching; by default it is where SQLite has it. A store that
    `mends` sets a damaged file aside and puts the last copy in its place, which must not be done while this
    process has the file open already. A file that can only be read is opened for reading. `tell` hears of
    what takes a while, before it begins.

    Raises ReaderError for a file that cannot be opened, is not a database or is of a newer version; every
    other method raises it when the disk is full, read-only or damaged, or the file stays locked.
    """

    def __init__(
        self,
        path: Path,
        full_text: bool | None = None,
        mends: bool = True,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.path = path
        self._synchronous = ""
        self._may_write = True
        self._was_full = False
        self._index_is_damaged = False
        self.is_writing = False
        """Whether it is in a transaction that writes, or waits for one to begin."""
        self.notice = rescue.bring_back(path) if mends and rescue.is_known_damaged(path) else None
        """What to say of a damaged file that gave way to its copy, or of one that can only be read."""
        with self._explained():
            try:
                self._open(full_text, tell)
            except sqlite3.DatabaseError as error:
                self.notice = rescue.bring_back(path) if mends and rescue.tells_damage(error) else None
                if self.notice is None:
                    raise
                self._open(full_text, tell)

    def _open(self, full_text: bool | None, tell: Callable[[str], None] | None) -> None:
        self._connection, self._may_write, self._was_full = connect(self.path)
        try:
            self.full_text = has_fts5(self._connection) if full_text is None else full_text
            if self._may_write:
                migrate(self._connection, self.path)
                prepare_search(self._connection, self.full_text, tell)
            else:
                expect_newest(self._connection, self.path)
                self.full_text = self.full_text and is_searchable(self._connection)
                why = ", as the disk is full" if self._was_full else ""
                self.notice = f"{self.path} can only be read{why}: what you do in it is not kept."
        except BaseException:
            self._connection.close()
            raise

    def rows(self, sql: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._explained():
            return self._connection.execute(sql, arguments).fetchall()

    def row(self, sql: str, arguments: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with self._explained():
            found: tuple[Any, ...] | None = self._connection.execute(sql, arguments).fetchone()
        return found

    @property
    def version(self) -> int:
        """A number that is another one once somebody else has written to the file, as another reader does."""
        found = self.row("PRAGMA data_version")
        return int(found[0]) if found else 0

    @contextmanager
    def write(self, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction that is kept whole or not at all.

        `durable`: on return it survives a power cut, which an act of the user must. Without, the last few
        may be lost, never torn: that is for what the network can give again, and 25 times faster. Inside
        another `write` it is part of that one.
        """
        connection = self._connection
        with self._explained():
            if connection.in_transaction:
                yield connection
                return
            self._sync("FULL" if durable else "NORMAL")
            self.is_writing = True
            try:
                with transaction(connection):
                    yield connection
            finally:
                self.is_writing = False

    def keep_copy(self, now: datetime) -> None:
        """Once a day, keep a copy of the file, if it is whole. It takes time in a large library.

        One that can only be read is left to whoever can write it.
        """
        if not self._may_write:
            return
        with self._explained():
            rescue.keep_copy(self._connection, self.path, now)

    def back_up(self, target: Path, replace: bool = False, own: Sequence[OwnFile] = ()) -> backup.Held:
        """Write the library as it stands to a file of its own. See `reader.store.backup.write`."""
        from reader.store import backup

        with self._explained():
            return backup.write(self._connection, target, replace, own)

    def held(self) -> backup.Held:
        """What is in the library."""
        from reader.store import backup

        with self._explained():
            return backup.held(self._connection, self.path)

    def shrink(self) -> bool:
        """Give space that nothing needs any more back to the disk; False while another process uses the file.

        It takes as much free space as the library has, and time.
        """
        with self._explained():
            try:
                self._connection.execute("VACUUM")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    return False
                raise
        return True

    @property
    def sqlite_version(self) -> str:
        """The version of SQLite that this Python has, as "3.45.1"."""
        return sqlite3.sqlite_version

    def is_sound(self) -> bool:
        """Whether SQLite finds no damage in the file, which it reads from end to end."""
        return self.row("PRAGMA quick_check(1)") == ("ok",)

    def close(self) -> None:
        """Let go of the file. A search index that was found damaged is built anew when it is next opened."""
        if self._index_is_damaged:
            with suppress(sqlite3.Error):  # whoever meets the damage next tries again
                forget_search(self._connection)
        self._connection.close()

    def _sync(self, level: str) -> None:
        if level != self._synchronous:
            self._connection.execute(f"PRAGMA synchronous = {level}")
            self._synchronous = level

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except UnicodeEncodeError as error:  # half a character, as an argument that is no UTF-8 holds it
            raise ReaderError("Text that is not UTF-8 can be neither stored nor searched for.") from error
        except sqlite3.DatabaseError as error:
            if not self._may_write and rescue.tells_damage(error):
                # It is read as if nobody wrote to it. Whoever did has most likely damaged nothing.
                raise CannotKeep(_CHANGED.format(path=self.path)) from error
            if rescue.tells_damage(error) and rescue.copy_of(self.path).exists():
                rescue.note_damage(self.path)
                raise CannotKeep(_DAMAGED.format(path=self.path)) from error
            if rescue.tells_damage_of_index(error):
                self._index_is_damaged = True
                raise CannotKeep(_INDEX_DAMAGED.format(path=self.path)) from error
            explained = _explanation(self.path, error, self._was_full)
            if explained is None:
                raise
            raise explained from error


def stamp(moment: datetime | None) -> int | None:
    """A moment as it is stored: seconds since 1970."""
    return None if moment is None else int(moment.timestamp())


@overload
def moment(stamp: int) -> datetime: ...
@overload
def moment(stamp: None) -> None: ...
def moment(stamp: int | None) -> datetime | None:
    """The moment of a stored stamp, in UTC.

    A library that was tampered with may hold what is no date, or one that no calendar has, or only that of
    some time zones: the first or the last stands for it.
    """
    if stamp is None:
        return None
    try:
        return min(max(datetime.fromtimestamp(stamp, UTC), _FIRST), _LAST)
    except (OverflowError, ValueError, OSError, TypeError):
        return _LAST if isinstance(stamp, int | float) and stamp > 0 else _FIRST


def chunks(values: Sequence[T], most: int = MOST_ARGUMENTS) -> Iterator[tuple[str, Sequence[T]]]:
    """Values in lots that one statement can take, each with the marks for them: "?,?,?"."""
    for start in range(0, len(values), most):
        lot = values[start : start + most]
        yield ",".join("?" * len(lot)), lot


def _explanation(path: Path, error: sqlite3.DatabaseError, was_full: bool) -> ReaderError | None:
    """What to tell the user of an error, None if it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_READONLY and was_full:
        return CannotKeep(_WAS_FULL.format(path=path))
    if code not in _SENTENCES:
        return None
    kind = NotAllowed if code in _FORBIDDEN else CannotKeep
    return kind(_SENTENCES[code].format(path=path, folder=path.parent))


_FORBIDDEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
_WAS_FULL = "The disk that holds {path} was full at the start: free some space and start Quoth again."
_CHANGED = (
    "{path} cannot be read on, as another program has written to it, or it is damaged: start Quoth again."
)
_DAMAGED = "{path} is damaged: start Quoth again, and it brings back the copy that it keeps."
_INDEX_DAMAGED = "The search index in {path} is damaged: start Quoth again, and it is built anew."
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full: free some space and try again.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: allow writing in {folder}, or use --data-dir.",
    sqlite3.SQLITE_PERM: "{path} cannot be opened: allow reading and writing it, or use --data-dir.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: allow writing in {folder}, or use --data-dir.",
    sqlite3.SQLITE_BUSY: "{path} is in use by another program: close that one or try again.",
    sqlite3.SQLITE_LOCKED: "{path} is in use by another program: close that one or try again.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: put back a copy, or move it away to start anew.",
    sqlite3.SQLITE_NOTADB: "{path} is not a library of this reader: move it away, or use --data-dir.",
    sqlite3.SQLITE_IOERR: "{path} could not be read or written: check the disk and the space left on it.",
}

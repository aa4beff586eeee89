"""Keeping the library: backups and snapshots, articles made again, and what the budgets let expire."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import datetime
from pathlib import Path

from reader.config.own import is_own, own_files
from reader.library import snapshots
from reader.library.local import is_command
from reader.library.parts import Parts
from reader.library.snapshots import Restored
from reader.model import MEGABYTE, OwnFile, Progress
from reader.store import backup, expiry, gathering
from reader.store.backup import Held as Held
from reader.store.expiry import Expiry, Retention
from reader.store.store import Store


class Keeping:
    """Works on the file of an open library. `prepare` and `put_back` below want it closed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._store = parts.store
        self._settings = parts.settings
        self._now = parts.now

    def back_up(self, file: Path, replace: bool = False) -> Held:
        """Write the library as it stands, with `own` files, to one file, and check that; what is in it.

        Raises ReaderError for a file that exists, unless it may be replaced, and that cannot be written.
        """
        return self._store.back_up(file, replace, self.own()[0])

    def own(self) -> tuple[tuple[OwnFile, ...], tuple[str, ...]]:
        """The user's files of settings, without secrets; and a sentence for each that cannot be taken."""
        return own_files(self._parts.own.config) if self._parts.own.config else ((), ())

    def take(self, snapshot: Path) -> Restored:
        """Add what a snapshot holds; what was not here before. Raises ReaderError for one that is none."""
        return snapshots.take(self._store, snapshot, self._now())

    def held(self) -> Held:
        """What is in the library."""
        return self._store.held()

    def rebuild(self) -> AsyncGenerator[Progress]:
        """Make every stored article again from its raw page, offline, and yield a step for each.

        Whoever stops early must `aclose()` the generator; the next rebuild goes on from there.
        """
        from reader.library import rebuilding

        return rebuilding.rebuild(self._parts)

    def find_expired(self) -> Expiry:
        """What the budgets of the settings let go of now. Nothing is changed."""
        settings = self._settings
        retention = Retention(
            settings.keep_pages_days, settings.keep_pages_megabytes * MEGABYTE, settings.keep_articles_days
        )
        return expiry.find(self._store, retention, self._now())

    def let_go(self, expired: Expiry) -> tuple[int, bool]:
        """Let go of what was found, and give the space back: bytes that the disk has more, and whether all.

        Not all is given back while another process uses the library.
        """
        before = self._store.path.stat().st_size
        expiry.let_go(self._store, expired)
        is_shrunk = self._store.shrink()
        return max(before - self._store.path.stat().st_size, 0), is_shrunk


def keep_daily(store: Store, now: datetime, config: Path | None = None) -> None:
    """Once a day, keep a copy of the library, if it is whole, and what the user made as plain text.

    The plain text has the files beside `config` with it. What was kept to find the same story in other feeds
    goes when it is too old. Raises ReaderError when either cannot be written.
    """
    store.keep_copy(now)
    gathering.forget_old(store, now)
    snapshots.keep_daily(store, store.path.parent / "snapshots", now, config)


def prepare(file: Path, database: Path) -> Held:
    """Check a backup and bring it beside the library; what is in it. Raises ReaderError for what is none."""
    return backup.prepare(file, database)


def own_of_prepared(database: Path) -> tuple[OwnFile, ...]:
    """The files of settings that come with what was prepared; none with an older backup. Asked once."""
    return tuple(file for file in backup.take_own(database) if is_own(file.name))


def commands_of_prepared(database: Path) -> tuple[str, ...]:
    """The feeds in what was prepared that are commands, which are run when they are fetched."""
    return tuple(url for url in backup.urls(database) if is_command(url))


def drop_prepared(database: Path) -> None:
    """Leave nothing of what was prepared and not put back: it may be as large as the library."""
    backup.drop_prepared(database)


def put_back(database: Path) -> Path | None:
    """Let what was prepared take the place of the library; the name under which that is kept aside, if any.

    Raises ReaderError while another process uses it.
    """
    return backup.put_in_place(database)

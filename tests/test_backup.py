"""The library written to one file and put back: whole or not at all, and nothing is overwritten unasked."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import IO

import pytest
from fakes import Clock
from torture import ACTS, standing

from reader.model import ReaderError, Selection
from reader.store import backup, lists, pages, state, stories
from reader.store.backup import Held
from reader.store.store import Store
from reader.store.tables import MIGRATIONS
from reader.ui.dates import short_date


@pytest.fixture
def lived(store: Store) -> Store:
    """A library in which this and that was done."""
    for act in list(ACTS.values())[:-1]:
        act(store)
    return store


def restored(file: Path, path: Path) -> Path | None:
    backup.prepare(file, path)
    return backup.put_in_place(path)


def test_a_backup_holds_everything_and_comes_back(lived: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.db"
    held = lived.back_up(file)
    assert held == Held(1, 15, 15, 1, 1, file.stat().st_size)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [child.name for child in tmp_path.iterdir() if child.name.startswith("out")] == ["out.db"]
    path = tmp_path / "other" / "library.db"
    assert backup.prepare(file, path)._replace(size=0) == held._replace(size=0)
    assert backup.put_in_place(path) is None
    again = Store(path)
    assert standing(again) == standing(lived)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again.close()


def test_a_backup_is_of_one_moment_while_others_write(lived: Store, tmp_path: Path) -> None:
    other = Store(lived.path)
    with other.write():
        state.remember(other, "half", "done")
        lived.back_up(tmp_path / "out.db")
    other.close()
    path = tmp_path / "other.db"
    restored(tmp_path / "out.db", path)
    again = Store(path)
    assert state.remembered(again, "half") is None
    again.close()


def test_no_file_is_overwritten_unasked(lived: Store, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("my notes")
    with pytest.raises(
        ReaderError, match=r"notes\.txt exists already: name another file, or say --replace\.$"
    ):
        lived.back_up(file)
    assert file.read_text() == "my notes"
    assert lived.back_up(file, replace=True).stories == 15
    assert file.read_bytes().startswith(b"SQLite")


def test_what_cannot_be_written_is_a_sentence_and_leaves_nothing(lived: Store, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"cannot be written: No such file or directory\.$"):
        lived.back_up(tmp_path / "none" / "out.db")
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(ReaderError, match="exists already"):
        lived.back_up(tmp_path / "folder.db")
    assert not list(tmp_path.glob("*.part"))


def test_a_file_of_the_users_beside_the_backup_stays(lived: Store, tmp_path: Path) -> None:
    notes = tmp_path / "out.db.part"
    notes.write_text("my notes")
    lived.back_up(tmp_path / "out.db")
    with pytest.raises(ReaderError, match="exists already"):
        lived.back_up(tmp_path / "out.db")
    assert notes.read_text() == "my notes"
    assert [each.name for each in sorted(tmp_path.glob("*out.db*"))] == ["out.db", "out.db.part"]


@pytest.mark.parametrize("stamp", [2**62, -(2**62), 253402300799, -62135596800, 1e300, "soon", b"?"])
def test_a_backup_with_impossible_dates_can_be_listed(lived: Store, tmp_path: Path, stamp: object) -> None:
    file, path = tmp_path / "out.db", tmp_path / "other.db"
    lived.back_up(file)
    with closing(sqlite3.connect(file)) as tampered, tampered:
        for table, column in (("stories", "published"), ("stories", "seen"), ("pages", "fetched")):
            tampered.execute(f"UPDATE {table} SET {column} = ?", (stamp,))
    restored(file, path)
    with closing(Store(path)) as again:
        found = stories.stories(again, lists.story_ids(again, Selection()))
        assert len(found) == 15
        for zone in (timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))):
            for story in found:
                assert short_date(story.published or story.seen, datetime.now(zone))
        assert all(head.fetched for head in (pages.head(again, number) for number in range(9)) if head)


def test_a_damaged_library_is_not_backed_up_as_if_it_were_whole(lived: Store, tmp_path: Path) -> None:
    lived.close()
    data = lived.path.read_bytes()
    lived.path.write_bytes(data[:-4096] + b"\xa5" * 4096)
    store = Store(lived.path)
    with pytest.raises(ReaderError, match="damaged"):
        store.back_up(tmp_path / "out.db")
    assert not (tmp_path / "out.db").exists()
    store.close()


def test_the_present_library_is_kept_beside_the_restored_one(lived: Store, tmp_path: Path) -> None:
    lived.back_up(tmp_path / "out.db")
    state.remember(lived, "word", "later")
    before = standing(lived)
    lived.close()
    aside = restored(tmp_path / "out.db", lived.path)
    assert aside == lived.path.with_name("library.db.replaced-1")
    old, new = Store(aside), Store(lived.path)
    assert standing(old) == before
    assert state.remembered(new, "word") is None
    old.close()
    new.close()
    assert restored(tmp_path / "out.db", lived.path) == lived.path.with_name("library.db.replaced-2")


def test_nothing_is_replaced_while_another_process_has_the_library(lived: Store, tmp_path: Path) -> None:
    lived.back_up(tmp_path / "out.db")
    backup.prepare(tmp_path / "out.db", lived.path)
    before = standing(lived)
    with pytest.raises(ReaderError, match="is in use by another Quoth: close that one first"):
        backup.put_in_place(lived.path)
    state.remember(lived, "word", "still here")
    assert state.remembered(lived, "word") == "still here"
    assert not lived.path.with_name("library.db.replaced-1").exists()
    lived.close()
    backup.put_in_place(lived.path)
    again = Store(lived.path)
    assert standing(again) == before
    again.close()


def no_links(*_: object) -> None:
    """What a file system says that gives no second name to a file."""
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.skipif(sys.platform == "win32", reason="locks as POSIX has them")
def test_others_are_kept_out_to_the_end_where_files_have_no_second_names(
    lived: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, path = tmp_path / "out.db", lived.path
    lived.back_up(file)
    state.remember(lived, "after", "the backup")
    stood = standing(lived)
    lived.close()
    replace, tried = os.replace, []

    def replace_late(source: Path, target: Path) -> None:
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        tried.append(subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True))
        replace(source, target)

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "replace", replace_late)
    aside = restored(file, path)
    assert aside and stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert tried and all("database is locked" in one.stderr for one in tried)
    monkeypatch.undo()
    kept = Store(aside)
    assert standing(kept) == stood
    kept.close()


def test_a_copy_that_finds_no_room_leaves_nothing_beside_the_library(
    lived: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, path = tmp_path / "out.db", lived.path
    lived.back_up(file)
    stood = standing(lived)
    lived.close()

    def no_room(_: object, copy: IO[bytes]) -> None:
        copy.write(b"half of it")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(shutil, "copyfileobj", no_room)
    with pytest.raises(ReaderError, match="No space left"):
        restored(file, path)
    monkeypatch.undo()
    assert not list(path.parent.glob("*.replaced-*"))
    again = Store(path)
    assert standing(again) == stood
    again.close()


def test_a_damaged_library_gives_way(lived: Store, tmp_path: Path) -> None:
    lived.back_up(tmp_path / "out.db")
    before = standing(lived)
    lived.close()
    lived.path.write_bytes(b"no database" * 999)
    Path(f"{lived.path}-wal").write_bytes(b"left over")
    aside = restored(tmp_path / "out.db", lived.path)
    assert aside is not None
    assert aside.read_bytes() == b"no database" * 999
    assert Path(f"{aside}-wal").read_bytes() == b"left over"
    again = Store(lived.path)
    assert (again.notice, standing(again)) == (None, before)
    again.close()


@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_what_has_no_end_is_not_copied(lived: Store, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / "file"
    if suffix:
        lived.back_up(file)
        Path(f"{file}{suffix}").symlink_to("/dev/zero")
        backup.prepare(file, lived.path)
        assert not Path(f"{lived.path}.restored{suffix}").exists()
    else:
        os.mkfifo(file)
        with pytest.raises(ReaderError, match="is not a library of Quoth"):
            backup.prepare(file, lived.path)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"my notes", "is not a library of Quoth"),
        (b"", "is not a library of Quoth"),
        (b"SQLite format 3\0" + b"x" * 5000, "is damaged, and is not put back"),
    ],
)
def test_what_is_no_backup_is_refused(lived: Store, tmp_path: Path, content: bytes, complaint: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(ReaderError, match=complaint):
        backup.prepare(file, lived.path)
    with pytest.raises(ReaderError, match=r"cannot be read: No such file"):
        backup.prepare(tmp_path / "none", lived.path)


def test_another_program_s_database_and_a_newer_one_are_refused(lived: Store, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.executescript("CREATE TABLE feeds (id); PRAGMA user_version = 1")
    other.close()
    with pytest.raises(ReaderError, match="is not a library of Quoth"):
        backup.prepare(tmp_path / "other.db", lived.path)
    lived.back_up(tmp_path / "out.db")
    newer = sqlite3.connect(tmp_path / "out.db")
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    with pytest.raises(ReaderError, match="newer version of Quoth: install that version first"):
        backup.prepare(tmp_path / "out.db", lived.path)


@pytest.mark.parametrize(
    "order",
    [
        "CREATE TRIGGER forget AFTER UPDATE ON stories BEGIN DELETE FROM stories; END",
        "CREATE TEMP TABLE t (x); CREATE VIEW other AS SELECT 1",
        "DROP TRIGGER words_measured_anew; "
        "CREATE TRIGGER words_measured_anew AFTER INSERT ON contents BEGIN DELETE FROM stories; END",
    ],
)
def test_a_file_that_would_act_by_itself_is_refused(lived: Store, tmp_path: Path, order: str) -> None:
    lived.back_up(tmp_path / "out.db")
    hostile = sqlite3.connect(tmp_path / "out.db")
    hostile.executescript(order)
    hostile.close()
    with pytest.raises(ReaderError, match="is not put back: it holds 'CREATE "):
        backup.prepare(tmp_path / "out.db", lived.path)


def test_an_older_library_is_restored_and_brought_up_to_date(tmp_path: Path, clock: Clock) -> None:
    old = sqlite3.connect(tmp_path / "old.db")
    for number, script in enumerate(MIGRATIONS[:2]):
        old.executescript(f"{script}; PRAGMA user_version = {number + 1}")
    old.execute("INSERT INTO feeds (url, title, added) VALUES ('https://a.example/', 'Gazette', 0)")
    old.commit()
    old.close()
    path = tmp_path / "library.db"
    assert backup.prepare(tmp_path / "old.db", path).feeds == 1
    backup.put_in_place(path)
    store = Store(path)
    assert store.row("SELECT title FROM feeds") == ("Gazette",)
    store.close()


def test_a_copy_with_its_log_beside_it_is_taken_whole(lived: Store, tmp_path: Path) -> None:
    """As somebody makes it who copies the files of a running reader."""
    state.remember(lived, "word", "in the log")
    for suffix in ("", "-wal"):
        shutil.copy(f"{lived.path}{suffix}", tmp_path / f"raw.db{suffix}")
    path = tmp_path / "other" / "library.db"
    restored(tmp_path / "raw.db", path)
    again = Store(path)
    assert state.remembered(again, "word") == "in the log"
    again.close()

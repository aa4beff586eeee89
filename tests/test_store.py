"""The file: migrations, transactions, rights, a second process, and a sentence for every failure."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from fakes import Clock
from full_disk import full_disk

from reader.model import CannotCreate, CannotKeep, Outline, ReaderError
from reader.store import feeds, state
from reader.store.feeds import subscriptions
from reader.store.schema import migrate
from reader.store.store import Store, moment
from reader.store.tables import MIGRATIONS

ONE = "CREATE TABLE first (x);"
TWO = "CREATE TABLE second (x); INSERT INTO first VALUES (';');"


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_new_file_has_the_newest_schema_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "data" / "library.db"
    store = Store(path)
    assert version(path) == len(MIGRATIONS)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    state.remember(store, "theme", "nightdesk")
    assert path.with_name("library.db-wal").stat().st_mode & 0o777 == 0o600
    store.close()


def test_a_folder_that_cannot_be_looked_at_is_named(tmp_path: Path) -> None:
    folder = tmp_path / ("n" * 300)
    with pytest.raises(CannotCreate, match=r"n{300} cannot be used for the library: File name too long"):
        Store(folder / "library.db")


def test_steps_are_taken_in_order_after_a_copy_was_made(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, [ONE])
        assert [child.name for child in tmp_path.iterdir()] == ["library.db"]
        connection.execute("INSERT INTO first VALUES ('kept')")
        migrate(connection, path, [ONE, TWO])
        assert connection.execute("SELECT x FROM first").fetchall() == [("kept",), (";",)]
    copy = tmp_path / "library.db.before-2"
    assert (version(path), version(copy)) == (2, 1)
    assert tables(copy) == {"first"}
    assert copy.stat().st_mode & 0o777 == 0o600


def test_either_all_steps_of_a_write_are_taken_or_none(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, [ONE])
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, path, [ONE, TWO, "CREATE TABLE first (x);"])
    assert (version(path), tables(path)) == (1, {"first"})
    assert (version(tmp_path / "library.db.before-3")) == 1


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, [ONE])
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, path, [ONE, "CREATE TABLE second (x); CREATE TABLE first (x);"])
    assert version(path) == 1
    assert tables(path) == {"first"}


def test_feeds_that_stood_at_private_addresses_may_stay_there(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    urls = ["http://127.0.0.1:80/a", "https://localhost/b", "http://[::1]/c", "https://gazette.example/d"]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, MIGRATIONS[:1])
        for url in urls:
            connection.execute("INSERT INTO feeds (url, title, added) VALUES (?, ?, 0)", (url, url))
    store = Store(path)
    assert {each.url for each in subscriptions(store) if each.settings.private} == set(urls[:3])
    store.close()


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(ReaderError, match=r"library\.db was written by a newer version"):
        Store(path)
    assert path.read_bytes() == before


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        connection.execute("INSERT INTO state VALUES ('a', '1')")
        1 / 0  # noqa: B018
    assert state.remembered(store, "a") is None
    with store.write() as connection:
        connection.execute("INSERT INTO state VALUES ('a', '2')")
    assert state.remembered(store, "a") == "2"


def test_a_transaction_inside_another_is_part_of_it(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write():
        state.remember(store, "theme", "nightdesk")
        1 / 0  # noqa: B018
    assert state.remembered(store, "theme") is None
    with store.write():
        state.remember(store, "theme", "nightdesk")
        state.remember(store, "measure", "80")
    assert (state.remembered(store, "theme"), state.remembered(store, "measure")) == ("nightdesk", "80")


def test_acts_of_the_user_are_durable_and_the_rest_is_quick(store: Store) -> None:
    levels = []
    for durable in (True, False, True):
        with store.write(durable) as connection:
            levels.append(connection.execute("PRAGMA synchronous").fetchone()[0])
    assert levels == [2, 1, 2]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(ReaderError, match=r"library\.db is not a library of this reader"):
        Store(path)
    assert path.read_bytes() == b"Dear diary, " * 1000


def test_a_damaged_file_is_named(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    store = Store(path)
    feeds.import_all(store, [Outline(f"https://a.example/{n}", "A" * 500) for n in range(200)], clock())
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(ReaderError, match=r"library\.db is damaged"), closing(Store(path)) as damaged:
        feeds.feeds(damaged)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(CannotCreate, match=r"data cannot be used for the library: it is no folder\."):
        Store(tmp_path / "data" / "library.db")


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(ReaderError, match="cannot be used for the library: Is a directory"):
        Store(tmp_path / "library.db")


def test_a_file_that_may_only_be_read_is_named_and_still_read(store: Store) -> None:
    state.remember(store, "theme", "nightdesk")
    store.rows("PRAGMA query_only = ON")
    with pytest.raises(ReaderError, match=r"library\.db cannot be written"):
        state.remember(store, "theme", "broadsheet")
    assert state.remembered(store, "theme") == "nightdesk"


def test_a_full_disk_is_named_and_what_was_there_stays(store: Store) -> None:
    state.remember(store, "theme", "nightdesk")
    (pages,) = store.row("PRAGMA page_count") or (0,)
    store.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ReaderError, match=r"The disk that holds .*library\.db is full"):
        state.remember(store, "much", "x" * 1_000_000)
    assert state.remembered(store, "theme") == "nightdesk"
    state.remember(store, "theme", "broadsheet")


def test_a_lock_that_is_never_given_back_is_named(store: Store) -> None:
    store.rows("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ReaderError, match=r"library\.db is in use by another program"):
            state.remember(store, "theme", "nightdesk")
        other.execute("ROLLBACK")
    state.remember(store, "theme", "nightdesk")


@pytest.mark.parametrize("stored", [10**15, 253402300799, float("inf"), -(10**15), "soon"])
def test_what_is_no_date_of_every_time_zone_is_the_first_or_the_last_that_is(stored: object) -> None:
    found = moment(stored)
    assert found.year == (2 if stored == "soon" or stored < 0 else 9999)
    for hours in (-14, 14):
        assert found.astimezone(timezone(timedelta(hours=hours)))


def test_mistakes_of_ours_are_not_dressed_up(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.rows("SELECT * FROM absent")
    with pytest.raises(sqlite3.IntegrityError), store.write() as connection:
        connection.execute("INSERT INTO state VALUES ('a', NULL)")


WRITER = """
import sys
from pathlib import Path
from reader.store.store import Store, moment
store = Store(Path(sys.argv[1]))
for _ in range(50):
    with store.write() as connection:
        row = connection.execute("SELECT value FROM state WHERE key = 'count'").fetchone()
        value = str(int(row[0]) + 1 if row else 1)
        connection.execute("INSERT OR REPLACE INTO state VALUES ('count', ?)", (value,))
store.close()
"""


VISITOR = """
import sqlite3, sys
library = sqlite3.connect(sys.argv[1])
print(*(row[0] for row in library.execute("SELECT value FROM state WHERE key = 'theme'")))
library.close()
"""


def test_a_process_that_comes_and_goes_takes_nothing_with_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    store = Store(path)
    second = Store(path)  # as that of the thread that writes

    def seen_elsewhere() -> str:
        return subprocess.check_output([sys.executable, "-c", VISITOR, str(path)], text=True).strip()

    seen = []
    for theme in ("nightdesk", "broadsheet"):
        state.remember(second, "theme", theme)
        seen.append(seen_elsewhere())
    second.close()
    store.close()
    assert seen == ["nightdesk", "broadsheet"]
    assert seen_elsewhere() == "broadsheet"


def test_processes_that_start_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.db"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ) for _ in range(4)]
    problems = [writer.communicate()[1].decode() for writer in writers]
    assert problems == [""] * 4
    store = Store(path)
    assert state.remembered(store, "count") == "200"
    store.close()


def test_what_is_remembered_can_be_changed_and_forgotten(store: Store) -> None:
    assert state.remembered(store, "theme") is None
    state.remember(store, "theme", "nightdesk")
    state.remember(store, "theme", "broadsheet")
    assert state.remembered(store, "theme") == "broadsheet"
    state.remember(store, "theme", None)
    assert state.remembered(store, "theme") is None


def test_a_library_is_read_from_a_disk_that_was_full_before_the_start(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    store = Store(path)
    state.remember(store, "theme", "nightdesk")
    store.close()
    with full_disk(100):
        store = Store(path)
    assert store.notice == f"{path} can only be read, as the disk is full: what you do in it is not kept."
    assert state.remembered(store, "theme") == "nightdesk"
    with pytest.raises(CannotKeep, match="was full at the start: free some space and start Quoth again"):
        state.remember(store, "theme", "broadsheet")
    store.close()
    assert state.remembered(Store(path), "theme") == "nightdesk"


def test_what_another_writes_meanwhile_is_not_taken_for_damage(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    store = Store(path)
    for number in range(200):
        state.remember(store, f"lamp-{number}", "lit " * 500)
    store.keep_copy(Clock()())
    store.close()
    with full_disk(100):
        reading = Store(path)
    other = Store(path)
    for number in range(200):
        state.remember(other, f"lamp-{number}", None)
    other.rows("VACUUM")
    for number in range(200):
        state.remember(other, f"buoy-{number}", "out " * 700)
    state.remember(other, "theme", "nightdesk")
    other.close()
    with pytest.raises(CannotKeep, match="another program has written to it"):
        reading.rows("PRAGMA integrity_check")
    reading.keep_copy(Clock()() + timedelta(days=2))
    reading.close()
    after = Store(path)
    assert after.notice is None and state.remembered(after, "theme") == "nightdesk"


def test_a_log_without_an_index_is_not_passed_over_on_a_full_disk(tmp_path: Path) -> None:
    path, stopped = tmp_path / "library.db", tmp_path / "stopped" / "library.db"
    store = Store(path)
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    state.remember(store, "theme", "nightdesk")
    stopped.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{stopped}{suffix}")
    store.close()
    with (
        full_disk(100),
        pytest.raises(ReaderError, match="a log that can only be read in a copy, and none can"),
    ):
        Store(stopped)


def test_a_new_library_on_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    with full_disk(0), pytest.raises(ReaderError, match="check the disk and the space left on it"):
        Store(tmp_path / "library.db")

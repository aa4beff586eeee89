"""Damage: noticed, set aside, replaced by the last copy, and told."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from fakes import Clock
from full_disk import full_disk

from reader.model import Outline, ReaderError, Selection
from reader.store import adding, feeds, lists, state
from reader.store.adding import NewStory
from reader.store.store import Store
from reader.text.query import read_query


def filled(path: Path, clock: Clock) -> None:
    """A library of two feeds, of which the copy knows one."""
    store = Store(path)
    feeds.subscribe(store, Outline("https://gazette.example/feed", "Gazette"), clock())
    store.keep_copy(clock())
    for number in range(400):
        feeds.subscribe(store, Outline(f"https://late.example/{number}", "Late" * 20), clock())
    store.close()


def names(store: Store) -> set[str]:
    return {feed.title[:7] for feed in feeds.feeds(store)}


def overwritten(data: bytes, start: int, length: int) -> bytes:
    return data[:start] + Random(4).randbytes(length) + data[start + length :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "noise": lambda data: Random(3).randbytes(len(data)),
    "no database": lambda data: b"These are notes of mine.\n" * 100,
    "cut": lambda data: data[: len(data) // 3 + 7],
    "head alone": lambda data: data[:100],
    "empty": lambda data: b"",
    "first page": lambda data: overwritten(data, 100, 3000),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_gives_way_to_its_copy(tmp_path: Path, clock: Clock, name: str) -> None:
    path = tmp_path / "library.db"
    filled(path, clock)
    damaged = DAMAGES[name](path.read_bytes())
    path.write_bytes(damaged)
    store = Store(path)
    assert names(store) == {"Gazette"}
    assert store.notice is not None
    assert store.notice.startswith("library.db was damaged. The copy of 23 Nov 2026, ")
    assert store.notice.endswith("are lost. The damaged file is kept as library.db.damaged-1.")
    assert (tmp_path / "library.db.damaged-1").read_bytes() == damaged
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    store.close()
    again = Store(path)
    assert (again.notice, names(again)) == (None, {"Gazette"})
    again.close()


def damaged(path: Path, clock: Clock) -> Store:
    """A library whose last page is garbage, which no start meets."""
    filled(path, clock)
    data = path.read_bytes()
    path.write_bytes(data[:-4096] + b"\xa5" * 4096)
    return Store(path)


def test_damage_that_is_met_later_is_mended_at_the_next_start(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    store = damaged(path, clock)
    with pytest.raises(ReaderError, match=r"library\.db is damaged: start Quoth again"):
        clock.pass_by(days=2)
        store.keep_copy(clock())
    store.close()
    mended = Store(path)
    assert mended.notice
    assert names(mended) == {"Gazette"}
    mended.close()


def test_a_search_index_that_is_damaged_is_built_anew_and_nothing_is_lost(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "library.db"
    filled(path, clock)
    store = Store(path)
    adding.add_by_hand(store, NewStory("a", None, None, "Ferry", None, None, "", "It sails."), clock())
    with store.write() as connection:
        connection.execute("UPDATE story_search_data SET block = x'ff' WHERE id > 10")
    query = read_query("sails", clock())
    with pytest.raises(ReaderError, match=r"search index in .*library\.db is damaged: start Quoth again"):
        lists.story_ids(store, Selection(), query)
    store.close()
    mended = Store(path)
    assert mended.notice is None and len(lists.story_ids(mended, Selection(), query)) == 1
    assert names(mended) == {"Gazette", "LateLat"}
    mended.close()


def test_damage_that_is_met_when_space_is_given_back_is_told(tmp_path: Path, clock: Clock) -> None:
    store = damaged(tmp_path / "library.db", clock)
    with pytest.raises(ReaderError, match=r"library\.db is damaged: start Quoth again"):
        store.shrink()
    store.close()


def test_a_store_that_does_not_mend_leaves_the_file_alone(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    filled(path, clock)
    path.write_bytes(b"no database" * 99)
    with pytest.raises(ReaderError, match="is damaged"):
        Store(path, mends=False)
    assert path.read_bytes() == b"no database" * 99


def test_without_a_copy_the_file_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"These are notes of mine.\n" * 100)
    with pytest.raises(ReaderError, match="is not a library of this reader"):
        Store(path)
    assert [child.name for child in tmp_path.iterdir()] == ["library.db"]


@pytest.mark.parametrize(("days", "wanted"), [(0.9, "old"), (1.1, "new"), (-400, "new")])
def test_a_copy_is_made_once_a_day_for_its_owner_alone(
    store: Store, clock: Clock, days: float, wanted: str
) -> None:
    copy = store.path.with_name("library.db.copy")
    state.remember(store, "word", "old")
    store.keep_copy(clock())
    state.remember(store, "word", "new")
    clock.pass_by(days=days)
    store.keep_copy(clock())
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not copy.with_name("library.db.copy.new").exists()
    known = Store(copy)
    assert state.remembered(known, "word") == wanted
    known.close()


def test_a_copy_that_another_process_makes_is_left_to_it_unless_it_was_killed(
    store: Store, clock: Clock
) -> None:
    copy = store.path.with_name("library.db.copy")
    new = copy.with_name("library.db.copy.new")
    new.write_bytes(b"half")
    os.utime(new, (clock().timestamp(), clock().timestamp()))
    clock.pass_by(minutes=59)
    store.keep_copy(clock())
    assert not copy.exists() and new.read_bytes() == b"half"
    clock.pass_by(minutes=2)
    store.keep_copy(clock())
    assert copy.exists() and not new.exists()


def test_a_copy_that_there_is_no_room_for_leaves_nothing(store: Store, clock: Clock) -> None:
    state.remember(store, "word", "long" * 50_000)
    with full_disk(), pytest.raises(ReaderError):
        store.keep_copy(clock())
    assert [path.name for path in store.path.parent.glob("library.db.copy*")] == []


def test_the_copy_replaces_nothing_before_it_is_whole(store: Store, clock: Clock) -> None:
    store.keep_copy(clock())
    copy = store.path.with_name("library.db.copy")
    before = copy.read_bytes()
    copy.with_name("library.db.copy.new").mkdir()
    clock.pass_by(days=2)
    with pytest.raises(ReaderError, match=r"^The daily copy .* cannot be written: .*directory\.$"):
        store.keep_copy(clock())
    assert copy.read_bytes() == before

"""Every write fails once: nothing is torn, and what failed can be done again."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from torture import ACTS, Act, Standing, is_whole, standing

from reader.model import ReaderError
from reader.store.store import Store

ROOT = Path(__file__).parent.parent


def library(tmp_path: Path, before: str) -> Path:
    """A library in which everything before an act was done."""
    path = tmp_path / "library.db"
    store = Store(path)
    for name, act in ACTS.items():
        if name == before:
            break
        act(store)
    store.close()
    return path


def fresh(path: Path) -> Path:
    """A copy of a library, in place of the last one."""
    folder = path.parent / "broken"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(path, folder))


@contextmanager
def at_each_step(store: Store, stops: Callable[[], bool]) -> Iterator[None]:
    """SQLite asks before each of its steps whether to give up what it is doing."""
    with store.write() as connection:
        pass
    connection.set_progress_handler(stops, 1)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def stopped_after(store: Store, steps: int) -> Iterator[list[str]]:
    """SQLite gives up whatever it is doing after so many of its steps: the statement that was under way."""
    taken, begun, stopped = count(1), [""], list[str]()

    def stops() -> bool:
        if next(taken) != steps:  # once: recovering is not stopped
            return False
        stopped.append(begun[-1])
        return True

    with store.write() as connection:
        pass
    connection.set_trace_callback(begun.append)
    try:
        with at_each_step(store, stops):
            yield stopped
    finally:
        connection.set_trace_callback(None)


def steps_of(path: Path, act: Act) -> int:
    """How many steps of SQLite an act takes."""
    taken = count()
    with closing(Store(fresh(path))) as store:
        standing(store)  # what was looked at once takes fewer steps
        with at_each_step(store, lambda: next(taken) < 0):
            act(store)
    return next(taken)


@contextmanager
def full_after(store: Store, pages: int) -> Iterator[None]:
    """The file can grow by so many pages and no more."""
    (known,) = store.row("PRAGMA page_count") or (0,)
    store.rows(f"PRAGMA max_page_count = {known + pages}")
    try:
        yield
    finally:
        store.rows("PRAGMA max_page_count = 1000000")


@contextmanager
def short_of_disk(store: Store, pages: int) -> Iterator[None]:
    """No file of this process can grow beyond so many half pages: writes fail with an error of the system."""
    log = store.path.with_name(f"{store.path.name}-wal")
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    written = log.stat().st_size if log.exists() else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (written + pages * 2048, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


FAILURES: dict[str, Callable[[Store, int], AbstractContextManager[list[str] | None]]] = {
    "stopped": stopped_after,
    "full": full_after,
    "no disk": short_of_disk,
}
PASSED_OVER = "-- PRAGMA 'main'.data_version"
"""FTS5 asks by this whether others have changed its index. Stopped there, it reads that anew and goes on."""


def done_whole(path: Path, act: Act) -> Standing:
    """How things stand once an act is done and nothing failed."""
    store = Store(fresh(path))
    act(store)
    stands = standing(store)
    store.close()
    return stands


def fail_once(path: Path, act: Act, failure: str, number: int, done: Standing) -> bool:
    """Let an act fail at one step, and do it again; whether it failed, and was not stopped in vain."""
    store = Store(fresh(path))
    before = standing(store)
    try:
        with FAILURES[failure](store, number + 1) as stopped:
            act(store)
    except (ReaderError, sqlite3.OperationalError):
        # SQLite stopped in its very last step has done what it says it has not.
        allowed = (before, done) if failure == "stopped" else (before,)
        assert standing(store) in allowed, f"torn at {number}"
        act(store)  # what failed once can be done again
        assert is_whole(store)
        store.close()
        return True
    assert stopped in (None, [PASSED_OVER])
    assert standing(store) == done
    assert is_whole(store)
    store.close()
    again = Store(store.path)
    assert standing(again) == done
    again.close()
    return False


def fail_until_done(path: Path, act: Act, failure: str) -> int:
    """Let an act fail with so much room, with more, and so on until it is done; how often it failed."""
    done = done_whole(path, act)
    return next(number for number in count() if not fail_once(path, act, failure, number, done))


def stop_at_steps(path: Path, act: Act, stride: int) -> int:
    """Stop an act at its steps, the first and every so many after it; how often it was stopped."""
    done = done_whole(path, act)
    steps = range(0, steps_of(path, act), stride)
    return sum(fail_once(path, act, "stopped", number, done) for number in steps)


@pytest.mark.parametrize("failure", ["full", "no disk"])
@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_has_no_room_changes_nothing(in_memory: Path, name: str, failure: str) -> None:
    fail_until_done(library(in_memory, name), ACTS[name], failure)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_is_stopped_changes_nothing(in_memory: Path, name: str) -> None:
    assert stop_at_steps(library(in_memory, name), ACTS[name], 2999)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_an_act_that_is_stopped_at_any_step_changes_nothing(in_memory: Path) -> None:
    stops = {}
    for name, act in ACTS.items():
        folder = in_memory / name.replace(" ", "-")
        folder.mkdir()
        stops[name] = stop_at_steps(library(folder, name), act, 1)
    print(f"{sum(stops.values())} stops: {stops}")
    assert sum(stops.values()) >= 2000

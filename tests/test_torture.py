"""Every write fails once, the process is killed at any moment: nothing is torn, nothing told is lost."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

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
def stopped_after(store: Store, steps: int) -> Iterator[None]:
    """SQLite gives up whatever it is doing after so many of its steps."""
    taken = 0

    def step() -> bool:
        nonlocal taken
        taken += 1
        return taken == steps  # once: what SQLite does to recover is not stopped

    with store.write() as connection:
        pass
    connection.set_progress_handler(step, 1)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


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


FAILURES = {"stopped": stopped_after, "full": full_after, "no disk": short_of_disk}


def done_whole(path: Path, act: Act) -> Standing:
    """How things stand once an act is done and nothing failed."""
    store = Store(fresh(path))
    act(store)
    stands = standing(store)
    store.close()
    return stands


def fail_until_done(path: Path, act: Act, failure: str, stride: int) -> int:
    """Let an act fail at its first step, its second, and so on until it is done; how often it failed."""
    failures, done = 0, done_whole(path, act)
    for number in range(0, 1_000_000, stride):
        store = Store(fresh(path))
        before = standing(store)
        try:
            with FAILURES[failure](store, number + 1):
                act(store)
        except (ReaderError, sqlite3.OperationalError):
            failures += 1
            # SQLite stopped in its very last step has done what it says it has not.
            allowed = (before, done) if failure == "stopped" else (before,)
            assert standing(store) in allowed, f"torn at {number}"
            act(store)  # what failed once can be done again
            assert is_whole(store)
            store.close()
        else:
            assert standing(store) == done
            assert is_whole(store)
            store.close()
            again = Store(store.path)
            assert standing(again) == done
            again.close()
            return failures
    raise AssertionError("never done")


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_fails_anywhere_changes_nothing(tmp_path: Path, name: str, failure: str) -> None:
    stride = 2999 if failure == "stopped" else 1
    fail_until_done(library(tmp_path, name), ACTS[name], failure, stride)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_thousand_failures_lose_nothing(tmp_path: Path) -> None:
    failures = 0
    for name, act in ACTS.items():
        for failure in FAILURES:
            folder = tmp_path / f"{name} {failure}".replace(" ", "-")
            folder.mkdir()
            failures += fail_until_done(library(folder, name), act, failure, 1)
    print(f"{failures} failed writes")
    assert failures >= 2000


TOLD = {
    "marked": "SELECT bookmarked FROM stories WHERE id = ?",
    "tagged": "SELECT count(*) = 2 FROM story_tags WHERE story = ?",
    "noted": "SELECT count(*) FROM notes WHERE story = ?",
}
"""What the process says that it has done to a story, and how it is found done."""


def kill_once(path: Path, rng: Random, most: float) -> tuple[int, dict[str, int]]:
    """Let a process live on the library and kill it at some moment; the last turn and stories it told of."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.path.insert(0, "
         f"{str(ROOT / 'tests')!r}); from torture import live; from pathlib import Path; "
         f"live(Path({str(path)!r}))"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = [process.stdout.readline()]
    time.sleep(rng.uniform(0, most))
    process.kill()
    said += process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    turns = [int(line) for line in said if line.strip().isdigit()]
    words = [line.split() for line in said]
    return max(turns, default=-1), {each[0]: int(each[1]) for each in words if len(each) == 2}


def kill(tmp_path: Path, times: int, most: float) -> None:
    rng = Random(8)
    for number in range(times):
        path = tmp_path / str(number) / "library.db"
        turn, acts = kill_once(path, rng, most)
        store = Store(path)
        assert is_whole(store)
        assert int((store.row("SELECT value FROM state WHERE key = 'turn'") or ("-1",))[0]) >= turn
        for act, story in acts.items():
            assert store.row(TOLD[act], (story,)) == (1,), act
        store.close()
        shutil.rmtree(path.parent)


def test_a_process_that_is_killed_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    kill(tmp_path, 4, 0.3)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_kills_lose_nothing(tmp_path: Path) -> None:
    kill(tmp_path, 1000, 0.3)

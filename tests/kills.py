"""Jobs killed at every line of the reader's code, and in the middle of what they write: nothing is ever torn.

python tests/kills.py FOLDER MOST [JOB...]      kills each job so often at most; fails with what was torn
python tests/kills.py FOLDER TIMES lives        kills processes that do what users do, at any moment
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent)]

from torture import ACTS, DEEDS, NOW, Act, is_whole, live, standing

from reader.config.lists import keep_list
from reader.config.setting_writing import save_setting
from reader.config.site_writing import write_rule
from reader.library.keeping import keep_daily
from reader.library.outfile import write_file
from reader.model import QueryList, SiteRule
from reader.store import backup, expiry
from reader.store.store import Store
from reader.store.tables import MIGRATIONS

OURS = str(Path(__file__).parent.parent / "reader")
LONGEST = 0.1
"""Seconds that a process lives at most: in a hundredth it does some twenty things."""
ASIDE = re.compile(r"\.(?:replaced|damaged)-\d+$|^\.out\.md-")
Look = Callable[[Path], object]


class Job(NamedTuple):
    """Something done in a folder: what it needs there, what it does, and how things are then found.

    When it is killed they are as `before` or as afterwards, or always as afterwards where the next start goes
    on with it; and so are they when it is done again, with no file in the folder that is not there otherwise.
    """

    prepare: Callable[[Path], object]
    do: Callable[[Path], object]
    look: Look
    before: bool = True
    twice: bool = True


def library(folder: Path, but: int = 0) -> Path:
    """A library in which all was done, but for the last acts."""
    path = folder / "library.db"
    with closing(Store(path)) as store:
        for act in list(ACTS.values())[: len(ACTS) - but]:
            act(store)
    return path


def stands(folder: Path) -> object:
    with closing(Store(folder / "library.db")) as store:
        assert is_whole(store)
        return standing(store)


def in_store(act: Callable[[Store], object], folder: Path) -> None:
    with closing(Store(folder / "library.db")) as store:
        act(store)


def contents(folder: Path) -> object:
    """What stands in files, but for those that have not got their name yet."""
    files = (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.name.startswith("."))
    return {str(each.relative_to(folder)): each.read_bytes() for each in files if ".part" not in str(each)}


def names(folder: Path) -> list[str]:
    """The files in a folder, but for what is set aside each time, and one that was about to be renamed."""
    return sorted(name for name in os.listdir(folder) if not ASIDE.search(name))


def older(folder: Path) -> None:
    """A library of the second version, in which two stories are read."""
    import sqlite3

    from reader.store.schema import migrate

    path = folder / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, MIGRATIONS[:2])
        connection.execute(
            "INSERT INTO feeds (url, title, added) VALUES ('https://a.example/', 'Gazette', 0)"
        )
        for number in range(20):
            story = f"{number}, 1, '{number}', 'https://a.example/{number}', 'Ferry', 0, 0, {number % 2}"
            connection.execute(
                f"INSERT INTO stories (id, feed, guid, address, title, seen, at, unread) VALUES ({story})"
            )


def migrated(folder: Path) -> object:
    """What is read, and what is in the copy of before, which is whole as soon as it has its name."""
    import sqlite3

    rows = "SELECT id, guid, title, unread FROM stories ORDER BY id"
    copy = folder / f"library.db.before-{len(MIGRATIONS)}"
    found = []
    for opens in (False, True):
        if copy.exists():
            with closing(sqlite3.connect(copy)) as connection:
                assert connection.execute("PRAGMA user_version").fetchone() == (2,)
                found.append(connection.execute(rows).fetchall())
        if not opens:
            with closing(Store(folder / "library.db")) as store:
                found.append(store.rows(rows))
    return found[-2:]


def saved(folder: Path) -> None:
    """A library, and a backup of it as it was before."""
    path = library(folder, but=3)
    with closing(Store(path)) as store:
        store.back_up(folder / "out.db")
    in_store(ACTS["mark"], folder)


def backed_up(folder: Path) -> object:
    """What a backup holds, brought back elsewhere."""
    path = folder.with_name(f"{folder.name}-elsewhere") / "library.db"
    backup.prepare(folder / "out.db", path)
    backup.put_in_place(path)
    found = stands(path.parent)
    shutil.rmtree(path.parent)
    return stands(folder), found


def restore(folder: Path) -> None:
    backup.prepare(folder / "out.db", folder / "library.db")
    backup.put_in_place(folder / "library.db")


def damaged(folder: Path) -> None:
    """A library that cannot be read, and its copy."""
    path = library(folder)
    with closing(Store(path)) as store:
        store.keep_copy(NOW)
    path.write_bytes(b"no database" * 999)


def days(folder: Path) -> object:
    """The library, its copy if there is one, and the snapshots of days."""
    copy = folder / "library.db.copy"
    if copy.exists():
        with closing(Store(copy)) as store:
            assert is_whole(store)
    return stands(folder), contents(folder / "snapshots") if (folder / "snapshots").exists() else {}


def settings(folder: Path) -> None:
    save_setting(folder / "config.toml", "measure", 70)
    keep_list(folder / "lists.toml", QueryList("Ferry", "ferry"))
    write_rule(folder / "sites.toml", SiteRule("a.example", drop=("p",)))


def change_settings(folder: Path) -> None:
    save_setting(folder / "config.toml", "measure", 60)


def let_go(store: Store) -> None:
    expiry.let_go(store, expiry.find(store, expiry.Retention(1, 0, 0), NOW.replace(year=2030)))
    store.shrink()


def write(over: bool, folder: Path) -> None:
    write_file(str(folder / "out.md"), b"the ferry " * 9000, over=over)


def written(folder: Path) -> None:
    (folder / "out.md").write_bytes(b"the frost " * 9000)


def act_job(number: int, act: Act) -> Job:
    return Job(partial(library, but=len(ACTS) - number), partial(in_store, act), stands, twice=False)


JOBS: dict[str, Job] = {
    "migration": Job(older, partial(in_store, lambda store: None), migrated, before=False),
    "backup": Job(saved, partial(in_store, lambda store: store.back_up(store.path.with_name("out.db"), True)),
                  backed_up),
    "restore": Job(saved, restore, stands),
    "rescue": Job(damaged, stands, stands, before=False),
    "day": Job(library, partial(in_store, lambda store: keep_daily(store, NOW)), days),
    "gc": Job(partial(library, but=1), partial(in_store, let_go), stands),
    "export": Job(lambda folder: None, partial(write, False), contents),
    "export over": Job(written, partial(write, True), contents),
    "settings": Job(settings, change_settings, contents),
    **{name: act_job(number, act) for number, (name, act) in enumerate(ACTS.items())},
}  # fmt: skip


def at_line(number: int) -> None:
    """Have this process killed at its n-th line of the reader's code from here on."""
    left = number

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal left
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return line

    sys.settrace(lambda frame, *_: line if frame.f_code.co_filename.startswith(OURS) else None)


def beyond(size: int) -> None:
    """Have this process killed when it writes to a file beyond so many bytes: those before it are written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def lines_of(do: Callable[[], object]) -> int:
    """How many lines of the reader's code something takes, in a process of its own."""
    receive, send = os.pipe()

    def count() -> None:
        taken = 0

        def line(frame: FrameType, event: str, argument: Any) -> Any:
            nonlocal taken
            taken += event == "line"
            return line

        sys.settrace(lambda frame, *_: line if frame.f_code.co_filename.startswith(OURS) else None)
        do()
        sys.settrace(None)
        os.write(send, str(taken).encode())

    assert not killed(count)
    os.close(send)
    with os.fdopen(receive) as said:
        return int(said.read())


def killed(do: Callable[[], object]) -> bool:
    """Do something in a process of its own; whether it was killed at it. It must not fail."""
    child = os.fork()
    if not child:
        try:
            do()
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it failed"
    return os.WIFSIGNALED(status)


def kill_often(job: Job, folder: Path, most: int) -> int:
    """Kill a job at lines and sizes of its way, so often at most; how often it was killed."""
    first, at = folder / "first", folder / "at"
    first.mkdir(parents=True)
    job.prepare(first)

    def fresh() -> Path:
        shutil.rmtree(at, ignore_errors=True)
        return Path(shutil.copytree(first, at))

    before = job.look(fresh())
    job.do(fresh())
    after, left = job.look(at), names(at)
    allowed = (before, after) if job.before else (after,)
    lines = lines_of(partial(job.do, fresh()))
    assert lines > 1
    size = max((each.stat().st_size for each in at.rglob("*") if each.is_file()), default=0)
    ways = [partial(at_line, number) for number in range(1, lines, max(lines * 3 // (2 * most), 1))]
    ways += [partial(beyond, room) for room in range(0, size, max(size * 3 // most, 1))]
    kills = 0
    for way in ways:
        fresh()
        kills += killed(lambda: (way(), job.do(at)))  # noqa: B023
        found = job.look(at)
        assert found in allowed, f"torn: {way}"
        if job.twice or found != after:
            job.do(at)
        assert job.look(at) == after, f"not to be done again: {way}"
        assert names(at) == left, f"left behind: {way}: {names(at)}"
    return kills


def lost(path: Path, told: list[str]) -> list[str]:
    """What a process told that it had done, and is not found done."""
    with closing(Store(path)) as store:
        assert is_whole(store)
        acts = [line.rpartition(" ")[::2] for line in told]
        return [
            f"{name} {turn}" for name, turn in acts if store.row(DEEDS[name].stands, (int(turn),)) != (1,)
        ]


def kill_lives(folder: Path, times: int) -> int:
    """Kill so many processes that live on a library, each at some moment; how many acts they had told of.

    Every fourth makes its library, the others go on with one that was made.
    """
    rng, acts = Random(8), 0
    first = folder / "first" / "library.db"
    live_until_killed(first, 0.3)
    for number in range(times):
        path = folder / "at" / "library.db"
        shutil.rmtree(path.parent, ignore_errors=True)
        if number % 4:
            shutil.copytree(first.parent, path.parent)
        told = live_until_killed(path, rng.uniform(0, LONGEST))
        assert not lost(path, told), f"life {number}"
        acts += len(told)
    return acts


def live_until_killed(path: Path, seconds: float) -> list[str]:
    """Let a process live on a library and kill it after that time; what it told of."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        try:
            live(path, lambda name, turn: os.write(send, f"{name} {turn}\n".encode()))
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
        finally:
            os._exit(1)
    os.close(send)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(receive) as said:
        told = said.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it failed"
    return told


if __name__ == "__main__":
    if sys.argv[3:] == ["lives"]:
        print(f"{sys.argv[2]} killed, {kill_lives(Path(sys.argv[1]), int(sys.argv[2])):,} acts stand")
        sys.exit()
    for name in sys.argv[3:] or JOBS:
        times = kill_often(JOBS[name], Path(sys.argv[1]) / name.replace(" ", "-"), int(sys.argv[2]))
        print(f"{name}: killed {times} times", flush=True)

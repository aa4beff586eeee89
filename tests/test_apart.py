"""Work in processes of its own: what it may take, and that nothing of it is left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss

from reader.config import Settings
from reader.library import Library, open_library
from reader.library.apart import AT_ONCE, MEMORY, SECONDS, Workers, run_once
from reader.library.incoming import read_feed
from reader.library.making import article_of_bytes
from reader.model import MEGABYTE, FeedFound, FeedLink, NotReadNow, ReaderError, Selection

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at processes as POSIX has them")

SLOW_FEED = rss(extra=f"<copyright>A <b> B</copyright><managingEditor>{'a' * 200_000}</managingEditor>")
"""Its tags are not well-formed, so it is for feedparser, which looks for an address in this for minutes."""


PAGE = """
<html><head><title>Harbour</title><link rel="alternate" type="application/rss+xml" title="News" href="/feed">
</head><body><article><h1>Harbour</h1><p>“Boats will sail on Monday”, said Ann Nordby.</p></article></body>
""".encode()


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers()
    yield workers
    await workers.close()


@pytest.fixture
async def hurried() -> AsyncIterator[Workers]:
    workers = Workers(seconds=0.5)
    yield workers
    await workers.close()


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    library = open_library(tmp_path, Settings())
    yield library
    await library.close()


def refuse(sentence: str) -> None:
    raise ReaderError(sentence)


def take(megabytes: int) -> int:
    return len(b"\1" * (megabytes * 1024 * 1024))


def deaf(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    time.sleep(seconds)


def hoard(megabytes: int) -> int:
    _hoard.append(b"\1" * (megabytes * 1024 * 1024))
    return os.getpid()


_hoard: list[bytes] = []


def noisy(text: str) -> str:
    os.write(1, text.encode())
    print(text, flush=True)
    print(text, file=sys.stderr, flush=True)
    return text


def is_running(pid: int) -> bool:
    """Whether a process lives; one that has ended and that nobody asked after does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


async def has_ended(pid: int, seconds: float = 5) -> bool:
    until = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < until:
        await asyncio.sleep(0.02)
    return not is_running(pid)


class Ticker:
    """Measures the longest that the loop lets somebody wait, in seconds."""

    def __init__(self) -> None:
        self.worst = 0.0

    async def __aenter__(self) -> Ticker:
        self._ticking = asyncio.create_task(self._tick())
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._ticking.cancel()

    async def _tick(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            self.worst = max(self.worst, time.perf_counter() - before - 0.005)


async def test_work_is_done_in_a_process_that_is_kept(workers: Workers) -> None:
    first, second = await workers.run("It", os.getpid), await workers.run("It", os.getpid)
    assert first == second != os.getpid()


async def test_dataclasses_come_back_whole(workers: Workers) -> None:
    text = b"# Harbour\n\n\xe2\x80\x9cBoats sail\xe2\x80\x9d, said Ann Nordby."
    assert await workers.run("It", article_of_bytes, text, "a.md") == article_of_bytes(text, "a.md")


async def test_the_number_of_processes_at_once_is_limited(workers: Workers) -> None:
    begun = time.monotonic()
    pids = await asyncio.gather(*(workers.run("It", os.getpid) for _ in range(12)))
    assert len(set(pids)) <= AT_ONCE
    await asyncio.gather(*(workers.run("It", time.sleep, 0.3) for _ in range(2 * AT_ONCE)))
    assert time.monotonic() - begun >= 0.6


async def test_a_sentence_comes_back_as_it_was_raised(workers: Workers) -> None:
    pid = await workers.run("It", os.getpid)
    with pytest.raises(ReaderError, match=r"^The feed of a\.example cannot be read\.$"):
        await workers.run("It", refuse, "The feed of a.example cannot be read.")
    assert await workers.run("It", os.getpid) == pid


async def test_any_other_error_is_a_sentence_and_its_trace_the_cause(workers: Workers) -> None:
    with pytest.raises(ReaderError, match=r"^The page of a\.example cannot be read\.$") as raised:
        await workers.run("The page of a.example", int, "twelve")
    assert "ValueError: invalid literal" in str(raised.value.__cause__)
    with pytest.raises(ReaderError, match=r"^It cannot be read\.$"):
        await workers.run("It", open, os.devnull)  # what it gives cannot be sent


async def test_one_that_takes_too_long_is_ended_and_replaced(hurried: Workers) -> None:
    pid = await hurried.run("It", os.getpid)
    begun = time.monotonic()
    with pytest.raises(ReaderError, match=r"^The page of a\.example is too complex: .* within 0\.5 s\.$"):
        await hurried.run("The page of a.example", time.sleep, 60)
    assert time.monotonic() - begun < 3
    assert await has_ended(pid, 1)
    assert await hurried.run("It", os.getpid) != pid


async def test_one_that_does_not_hear_its_alarm_is_ended_too(hurried: Workers) -> None:
    pid = await hurried.run("It", os.getpid)
    begun = time.monotonic()
    with pytest.raises(ReaderError, match=r"within 0\.5 s\.$"):
        await hurried.run("It", deaf, 60)
    assert time.monotonic() - begun < 3
    assert await has_ended(pid, 1)


@pytest.mark.skipif(sys.platform == "darwin", reason="the system does not limit memory")
async def test_one_that_takes_too_much_memory_is_ended_and_replaced(workers: Workers) -> None:
    pid = await workers.run("It", os.getpid)
    with pytest.raises(ReaderError, match=r"^It is too complex: it was not read within 512 MB\.$"):
        await workers.run("It", take, MEMORY // 1024 // 1024)
    assert await has_ended(pid)
    assert await workers.run("It", take, 300) == 300 * 1024 * 1024


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
async def test_one_that_gives_no_memory_back_is_replaced_between_jobs(workers: Workers) -> None:
    first, second = await workers.run("It", hoard, 100), await workers.run("It", hoard, 200)
    assert first == second
    assert await has_ended(second)
    assert await workers.run("It", hoard, 300) != second


async def test_an_answer_has_a_largest_size() -> None:
    workers = Workers(memory=1000 * MEGABYTE)
    with pytest.raises(ReaderError, match=r"^It is too complex"):
        await workers.run("It", bytes, 65 * MEGABYTE)
    assert len(await workers.run("It", bytes, 63 * MEGABYTE)) == 63 * MEGABYTE
    await workers.close()


async def test_a_crash_is_a_sentence_and_the_next_job_is_done(workers: Workers) -> None:
    with pytest.raises(ReaderError, match=r"^The page of a\.example cannot be read: .* sudden end\.$"):
        await workers.run("The page of a.example", os.abort)
    with pytest.raises(ReaderError, match="sudden end"):
        await workers.run("It", sys.exit, 0)
    assert await workers.run("It", abs, -1) == 1


async def test_one_that_died_while_idle_is_not_asked(workers: Workers) -> None:
    pid = await workers.run("It", os.getpid)
    os.kill(pid, signal.SIGKILL)
    assert await has_ended(pid)
    await asyncio.sleep(0.1)
    assert await workers.run("It", os.getpid) != pid


async def test_it_is_not_the_terminals(workers: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    assert await workers.run("It", noisy, "noise") == "noise"
    assert capfd.readouterr() == ("", "")
    pid = await workers.run("It", os.getpid)
    os.kill(pid, signal.SIGINT)
    assert (await workers.run("It", os.getpid), os.getsid(pid)) == (pid, pid)


async def test_cancelling_ends_the_process(workers: Workers) -> None:
    pid = await workers.run("It", os.getpid)
    job = asyncio.create_task(workers.run("It", time.sleep, 60))
    await asyncio.sleep(0.1)
    job.cancel()
    begun = time.monotonic()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert time.monotonic() - begun < 3
    assert await has_ended(pid, 1)
    assert await workers.run("It", abs, -1) == 1


async def test_closing_ends_what_works_waits_or_is_idle() -> None:
    workers = Workers()
    pids = set(await asyncio.gather(*(workers.run("It", os.getpid) for _ in range(4))))
    jobs = [asyncio.create_task(workers.run("It", time.sleep, 60)) for _ in range(4)]
    await asyncio.sleep(0.1)
    begun = time.monotonic()
    await workers.close()
    assert time.monotonic() - begun < 3
    assert not any(is_running(pid) for pid in pids)
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(end) for end in ends] == [NotReadNow] * 4
    with pytest.raises(ReaderError, match="closed"):
        await workers.run("It", abs, -1)


async def test_warming_up_is_awaited_and_can_be_cut_short(workers: Workers) -> None:
    workers.warm(lambda: None)  # cannot be sent: a failure to warm up is none of the next job
    assert await workers.run("It", abs, -1) == 1
    other = Workers(at_once=1)
    other.warm(os.getpid)
    other.warm(os.getpid)
    assert await other.run("It", abs, -1) == 1
    await other.close()
    cut = Workers()
    cut.warm(os.getpid)
    await asyncio.sleep(0.02)
    await cut.close()


ORPHANED = """
import asyncio, os, sys, time
from reader.library.apart import Workers

async def main():
    workers = Workers()
    busy = await workers.run("It", os.getpid)
    job = asyncio.create_task(workers.run("It", time.sleep, float(sys.argv[1])))
    await asyncio.sleep(0.2)
    print(busy, await workers.run("It", os.getpid), flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_they_end_with_the_process_that_started_them() -> None:
    command = [sys.executable, "-c", ORPHANED, "60"]
    root = str(Path(__file__).parent.parent)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": root}) as parent:
        assert parent.stdout is not None
        busy, idle = map(int, parent.stdout.readline().split())
        parent.kill()
    assert busy != idle
    assert await has_ended(idle, 2)
    assert await has_ended(busy, SECONDS + 2)


async def test_what_lies_in_the_folder_is_not_imported(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("reader", "pickle", "feedparser"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')")
    monkeypatch.chdir(tmp_path)
    parsed, _ = await workers.run("It", read_feed, rss(), "text/xml", "https://a.example/")
    assert parsed.title == "Vannport Gazette"


async def test_a_feed_made_to_hang_parsers_is_a_sentence_and_the_loop_goes_on(
    site: Loopback, library: Library
) -> None:
    site["/feed"] = Reply(SLOW_FEED)
    async with Ticker() as ticker:
        with pytest.raises(
            ReaderError, match=r"^The feed of 127\.0\.0\.1 is too complex: .* within 4\.5 s\.$"
        ):
            await library.subscriptions.add(site.url("/feed"))
    assert ticker.worst < 2, "the loop stood still while a worker was busy"
    assert library.feeds() == ()


async def test_leaving_does_not_wait_for_a_feed_that_hangs(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(SLOW_FEED)
    job = asyncio.create_task(library.subscriptions.add(site.url("/feed")))
    await asyncio.sleep(1)
    assert not job.done()
    job.cancel()
    begun = time.monotonic()
    await library.close()
    assert time.monotonic() - begun < 3
    with pytest.raises(asyncio.CancelledError):
        await job


async def test_what_is_opened_found_and_refreshed_goes_through_workers(
    site: Loopback, library: Library
) -> None:
    site["/page"] = Reply(PAGE)
    site["/feed"] = Reply(rss(item("a", "Harbour", "", "<p>The harbour is closed.</p>")))
    reading = await library.open(site.url("/page"))
    assert [quote.speaker for quote in reading.article.quotes] == ["Ann Nordby"]
    with pytest.raises(FeedFound) as found:
        await library.open(site.url("/feed"))
    assert found.value.feeds == (FeedLink(site.url("/feed"), "Vannport Gazette"),)
    feed = await library.subscriptions.add(site.url("/page"))
    assert [step.problem async for step in library.refresh([feed.id], force=True)] == [None]
    (story,) = library.stories(library.story_ids(Selection(feed=feed.id)))
    assert (await library.open(story)).article.document.text == "The harbour is closed."


async def test_bad_feeds_hold_up_no_page(site: Loopback, library: Library) -> None:
    site["/page"] = Reply(PAGE)
    await library.open(site.url("/page"))
    for name in ("/one", "/two", "/three"):
        site[name] = Reply(rss(item("a")))
        await library.subscriptions.add(site.url(name))
        site[name] = Reply(SLOW_FEED)
    refresh = asyncio.create_task(anext(library.refresh(force=True)))
    await asyncio.sleep(1)
    begun = time.monotonic()
    assert (await library.open(site.url("/page"), force=True)).article.quotes
    assert time.monotonic() - begun < SECONDS - 1
    assert not refresh.done()
    refresh.cancel()


def test_where_no_process_can_be_started_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ReaderError, match=r"^No process can be started to read in: No such file"):
        run_once("notes.pdf", os.getpid)

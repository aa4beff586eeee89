"""A run on the command line that is interrupted: it says how far it came, and what came stays."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from loopback import Loopback, Received, Reply, item, rss

from reader.cli import main
from reader.cli.interrupts import telling_how_far
from reader.store import feeds
from reader.store.store import Store

SECONDS = 60


def filled_feeds(folder: Path) -> int:
    store = Store(folder / "library.db")
    try:
        return sum(feed.stories > 0 for feed in feeds.feeds(store))
    finally:
        store.close()


def fetching(site: Loopback, folder: Path, go_on: threading.Event) -> subprocess.Popen[str]:
    """`quoth fetch` of three feeds into a folder; the last of them answers when it may go on."""

    def slow(request: Received) -> Reply:
        go_on.wait(SECONDS)
        return Reply(rss(item("late")))

    outlines = ""
    for number in range(3):
        site[f"/{number}"] = slow if number == 2 else Reply(rss(item(f"s{number}")))
        outlines += f'<outline text="{number}" xmlUrl="{site.url(f"/{number}")}"/>'
    folder.mkdir()
    opml = folder / "feeds.opml"
    opml.write_text(f"<opml><body>{outlines}</body></opml>")
    words = ["--data-dir", str(folder), "--config", os.devnull]
    assert main([*words, "import", str(opml)]) == 0
    run = [sys.executable, "-m", "reader", *words, "fetch"]

    def heeds() -> None:
        """As a shell starts it: the tests may run in the background, where interrupts are ignored."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    return subprocess.Popen(
        run,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeds,
    )


def test_each_feed_is_there_for_all_to_see_once_it_came(site: Loopback, tmp_path: Path) -> None:
    go_on, data = threading.Event(), tmp_path / "data"
    fetch = fetching(site, data, go_on)
    try:
        until = time.monotonic() + SECONDS
        while filled_feeds(data) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert (filled_feeds(data), fetch.poll()) == (2, None)
        go_on.set()
        fetch.communicate(timeout=SECONDS)
        assert filled_feeds(data) == 3
    finally:
        go_on.set()
        fetch.kill()
        fetch.wait()


def test_a_fetch_says_how_far_it_came(site: Loopback, tmp_path: Path) -> None:
    go_on, data = threading.Event(), tmp_path / "data"
    fetch = fetching(site, data, go_on)
    try:
        until = time.monotonic() + SECONDS
        while len(site.requests) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(fetch.pid, signal.SIGINT)  # as a terminal does: to all that the run has started
        out, said = fetch.communicate(timeout=SECONDS)
    finally:
        go_on.set()
        fetch.kill()
        fetch.wait()
    assert (fetch.returncode, out) == (130, "")
    told_of = re.fullmatch(
        r"quoth: interrupted: ([0-2]) feeds? fetched, \1 new (?:story|stories); "
        r"what was fetched is kept, and `quoth fetch` goes on\.\n",
        said,
    )
    assert told_of and filled_feeds(data) >= int(told_of[1])


def test_what_is_told_is_how_it_stands_then(capsys: pytest.CaptureFixture[str]) -> None:
    done = 0
    with pytest.raises(KeyboardInterrupt), telling_how_far(lambda: f"{done} done"):
        done = 3
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "quoth: interrupted: 3 done.\n"
    with pytest.raises(ValueError), telling_how_far(lambda: "nothing"):
        raise ValueError
    assert capsys.readouterr().err == ""

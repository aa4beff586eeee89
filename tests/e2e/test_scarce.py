"""Where little is to be had: few open files, a browser that hangs, no locale, a tiny terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from loopback import Received, Reply, item, rss, serving
from terminal import QUOTH, Terminal

FEEDS = 60


@pytest.mark.skipif(sys.platform != "linux", reason="every address of 127/8 is the machine itself")
def test_feeds_of_many_hosts_are_fetched_with_few_open_files(tmp_path: Path) -> None:
    def slowly(request: Received) -> Reply:
        time.sleep(0.2)  # so that those of other hosts are open meanwhile
        number = request.path.strip("/")
        return Reply(rss(item(f"g{number}", f"Story {number}", ""), title=f"Feed {number}"))

    with serving(address="0.0.0.0") as site:
        for number in range(FEEDS):
            site[f"/{number}"] = slowly
        hosts = (site.root.replace("127.0.0.1", f"127.0.0.{number + 1}") for number in range(FEEDS))
        listed = "".join(f"<outline xmlUrl='{host}/{number}'/>" for number, host in enumerate(hosts))
        opml = tmp_path / "feeds.opml"
        opml.write_text(f"<opml version='2.0'><body>{listed}</body></opml>")
        data = {"HOME": str(tmp_path), "QUOTH_DATA_DIR": str(tmp_path / "data")}
        shell = 'ulimit -n 64; "$0" import "$1" && "$0" fetch --force && "$0" list'
        done = subprocess.run(
            ["sh", "-c", shell, str(QUOTH), str(opml)],
            env=os.environ | data,
            capture_output=True,
            text=True,
            timeout=110,
        )
    assert done.returncode == 0, done.stderr
    assert site.busiest > 2
    assert all(f"Story {number}" in done.stdout for number in range(FEEDS))
    assert "Traceback" not in done.stderr


def test_a_browser_that_hangs_holds_nothing_up(tmp_path: Path) -> None:
    started, browser = tmp_path / "started", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho $$ >"{started}"\nexec sleep 600\n')
    browser.chmod(0o755)
    arguments = ["--offline", "--data-dir", str(tmp_path / "data")]
    try:
        with Terminal(arguments, tmp_path, environ={"BROWSER": f"{browser} %s"}) as terminal:
            terminal.expect("A Library Asks Its Readers")
            terminal.press("O")
            terminal.expect(lambda _: started.exists() and started.read_text().endswith("\n"))
            terminal.look_at_the_help()
            terminal.press("Q")
            assert terminal.ended() == 0
    finally:
        os.kill(int(started.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("browser", ["false %s", 'cat "%s', "lynx"])
def test_a_browser_that_fails_or_draws_in_the_terminal_is_told(tmp_path: Path, browser: str) -> None:
    (tmp_path / "lynx").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "lynx").chmod(0o755)
    arguments = ["--offline", "--data-dir", str(tmp_path / "data")]
    with Terminal(arguments, tmp_path, environ={"BROWSER": browser, "PATH": str(tmp_path)}) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("O")
        terminal.expect("No browser of the system could open it")
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("columns", "rows", "locale"), [(20, 5, "C.UTF-8"), (80, 24, "C"), (80, 24, "POSIX")]
)
def test_it_starts_and_ends_where_there_is_little_room_or_no_locale(
    tmp_path: Path, columns: int, rows: int, locale: str
) -> None:
    arguments = ["--offline", "--data-dir", str(tmp_path / "data")]
    surroundings = {"LANG": locale, "LC_ALL": locale}
    with Terminal(arguments, tmp_path, columns, rows, surroundings) as terminal:
        terminal.expect("Quoth")
        terminal.press("?")
        terminal.expect("╭")
        terminal.press("escape")
        terminal.expect_gone("╭")
        terminal.press("Q")
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.raw


def test_leaving_waits_for_no_server(tmp_path: Path) -> None:
    def silent(request: Received) -> Reply:
        over.wait(60)
        return Reply(status=500)

    over = threading.Event()
    with serving() as site:
        for number in range(FEEDS):
            site[f"/{number}"] = silent
        listed = "".join(f"<outline xmlUrl='{site.url(f'/{number}')}'/>" for number in range(FEEDS))
        opml = tmp_path / "feeds.opml"
        opml.write_text(f"<opml version='2.0'><body>{listed}</body></opml>")
        kept = os.environ | {"HOME": str(tmp_path)}
        words = ["--data-dir", str(tmp_path / "data")]
        subprocess.run([str(QUOTH), "import", str(opml), *words], env=kept, check=True, capture_output=True)
        try:
            with Terminal(words, tmp_path) as terminal:
                terminal.expect("Library")
                terminal.press("R")
                terminal.expect(lambda _: len(site.requests) > 1)
                terminal.look_at_the_help()
                begun = time.monotonic()
                terminal.press("Q")
                assert terminal.ended() == 0
                # Servers have thirty seconds to answer.
                assert time.monotonic() - begun < 10
        finally:
            over.set()

"""Where little is to be had: few open files, a browser that hangs, no locale, a tiny terminal."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss
from terminal import QUOTH, Terminal


def test_feeds_are_fetched_with_few_open_files(tmp_path: Path, site: Loopback) -> None:
    feeds = [site.url(f"/feed{number}") for number in range(30)]
    for number in range(30):
        site[f"/feed{number}"] = Reply(rss(item(f"g{number}", f"Story {number}", ""), title=f"Feed {number}"))
    data = {"HOME": str(tmp_path), "QUOTH_DATA_DIR": str(tmp_path / "data")}
    shell = 'ulimit -n 64; "$0" add "$@" && "$0" fetch --force && "$0" list'
    done = subprocess.run(
        ["sh", "-c", shell, str(QUOTH), *feeds],
        env=os.environ | data,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    assert all(f"Story {number}" in done.stdout for number in range(30))
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("browser", ["sleep 60 %s", "no-such-browser %s"])
def test_a_browser_that_hangs_or_is_missing_holds_nothing_up(tmp_path: Path, browser: str) -> None:
    arguments = ["--offline", "--data-dir", str(tmp_path / "data")]
    with Terminal(arguments, tmp_path, environ={"BROWSER": browser}) as terminal:
        terminal.expect("Lenne")
        terminal.press("O")
        terminal.press("?")
        terminal.expect("Most used here")
        terminal.press("escape")
        terminal.expect_gone("Most used here")
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
        terminal.expect(lambda text: bool(text.strip()))
        terminal.settle()
        for key in ("?", "escape", "Q"):
            terminal.press(key)
            terminal.settle()
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.raw

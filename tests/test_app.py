"""The way into the reader, and what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from pathlib import Path
from reader.config import Paths, Settings
from reader.library import open_library
from reader.ui.app import run_app
folder = Path(sys.argv[1])
sys.exit(run_app(open_library(folder, Settings(), True), Settings(), Paths(folder / "c.toml", folder), None))
"""


def test_without_a_terminal_it_says_so_and_does_not_start(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "TERM": "xterm"},
        timeout=30,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr == "quoth: the reader needs a terminal; `quoth show` prints an article without one.\n"


SLOW = {
    "bs4",
    "feedparser",
    "httpx",
    "importlib.metadata",
    "lxml",
    "markdown_it",
    "markdownify",
    "publicsuffixlist",
    "reader.ui.dialogs.questions",
    "reader.ui.dialogs.palette",
}

PAINT = """
import asyncio, sys
from pathlib import Path
from reader.config import Paths, Settings
from reader.library import open_library
from reader.ui.application import QuothApp
folder = Path(sys.argv[1])
library = open_library(folder, Settings(), True)
library.unsubscribe(library.install_edition().id)
async def main():
    async with QuothApp(library, Settings(), Paths(folder / "c.toml", folder)).run_test():
        print(*sys.modules)
asyncio.run(main())
"""


def test_the_first_paint_waits_for_nothing_slow(tmp_path: Path) -> None:
    painted = subprocess.run(
        [sys.executable, "-c", PAINT, str(tmp_path)], check=True, timeout=60, capture_output=True, text=True
    )
    assert SLOW & set(painted.stdout.split()) == set()

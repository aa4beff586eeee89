"""What starts with the reader, and what does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
library = open_library(folder, Settings(), offline=True)
library.subscriptions.remove(library.install_edition().id)
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

"""Two readers and a fetch at work on one library at once: none finds it locked, and nothing is lost."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

from loopback import Loopback, Reply, item, rss

from reader.config import Settings
from reader.library import open_library
from reader.model import Selection

READER = """
import asyncio, sys
from pathlib import Path
from reader.config import Settings
from reader.library import open_library
from reader.model import Selection

library = open_library(Path(sys.argv[1]), Settings(), offline=True)
for turn in range(40):
    number = library.story_ids(Selection())[-1 - int(sys.argv[2])]
    library.mark([number], unread=bool(turn % 2), bookmarked=True)
    library.remember(f"reader {sys.argv[2]}", str(turn))
library.close_store()
"""
FETCH = """
import asyncio, sys
from pathlib import Path
from reader.config import Settings
from reader.library import open_library

async def main():
    library = open_library(Path(sys.argv[1]), Settings())
    for _ in range(8):
        assert [step.problem async for step in library.refresh(force=True)] == [None]
    await library.close()

asyncio.run(main())
"""


async def test_nothing_is_lost_between_processes(site: Loopback, tmp_path: Path) -> None:
    turn = itertools.count()

    def growing(_: object) -> Reply:
        last = next(turn)
        return Reply(rss(*(item(f"g{number}") for number in reversed(range(2 + last * 30)))))

    site["/feed"] = growing
    library = open_library(tmp_path, Settings())
    await library.subscriptions.add(site.url("/feed"))
    await library.close()
    brought = next(turn)
    work = [(READER, "0"), (READER, "1"), (FETCH, "")]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), name], stderr=subprocess.PIPE, env=os.environ
        )
        for code, name in work
    ]
    assert [process.communicate()[1].decode() for process in processes] == ["", "", ""]
    after = open_library(tmp_path, Settings())
    stories = after.stories(after.story_ids(Selection()))
    assert len(stories) == 2 + (next(turn) - 1) * 30 > 2 + brought * 30
    assert sum(story.bookmarked for story in stories) == 2
    assert sum(story.unread for story in stories) == len(stories)
    assert [after.remembered(f"reader {number}") for number in (0, 1)] == ["39", "39"]
    await after.close()

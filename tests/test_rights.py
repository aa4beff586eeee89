"""What is kept is its owner's alone, whatever rights new files get by default."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss

from reader.cli import main
from reader.config import Settings
from reader.config.writing import put_in_place
from reader.library import open_library
from reader.library.log import log_error
from reader.library.parts import Own

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at rights as POSIX has them")


@pytest.fixture
def _open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_to_all")
async def test_nobody_else_can_read_what_is_kept(site: Loopback, tmp_path: Path) -> None:
    data, config = tmp_path / "data", tmp_path / "config"
    site["/feed"] = Reply(rss(item("a", link=site.url("/a"))), content_type="application/rss+xml")
    site["/a"] = Reply(b"<p>text " * 90)
    put_in_place(config / "config.toml", "measure = 66\n")
    made = main(["config", "init", "--config", str(tmp_path / "other" / "config.toml")])
    assert made == 0
    library = open_library(data, Settings(), Own(config=config / "config.toml"))
    await library.subscriptions.add(site.url("/feed"), login=("ada", "tide"))
    assert [step.problem async for step in library.refresh(force=True)] == [None]
    await library.open(site.url("/a"))
    library.keeping.back_up(data / "out.db")
    log_error(data, ValueError("a mistake"))
    kept = {path: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    await library.close()
    assert len(kept) > 10
    assert not {str(path): oct(mode) for path, mode in kept.items() if mode & 0o077}

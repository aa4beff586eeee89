"""The library as a whole: marks, the bundled edition, restarts, and what it loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss

from reader.config import Settings
from reader.library import Library, open_library
from reader.model import Counts, ReaderError, Selection

SLOW = {
    "asyncio",
    "bs4",
    "email",
    "feedparser",
    "httpx",
    "lxml",
    "markdown_it",
    "markdownify",
    "publicsuffixlist",
    "textual",
}


async def test_marks_are_set_told_and_taken_back(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a"), item("b"), item("c")))
    await library.subscriptions.add(site.url("/feed"))
    ids = library.story_ids(Selection())
    first = library.mark(ids[:1], unread=False)
    second = library.mark(ids, bookmarked=True)
    third = library.mark(ids, unread=False)
    assert [change.label for change in (first, second, third)] == [
        *("Marked 1 story read", "Bookmarked 3 stories", "Marked 3 stories read"),
    ]
    assert library.counts() == Counts(3, 0, 3, today=3)
    library.undo(third)
    assert library.counts() == Counts(3, 2, 3, today=3)
    library.undo(second)
    library.undo(first)
    assert library.counts() == Counts(3, 3, 0, today=3)
    labels = [library.mark(ids[:2], unread=True).label, library.mark(ids[:1], bookmarked=False).label]
    assert labels == ["Marked 2 stories unread", "Removed the bookmark of 1 story"]


async def test_all_is_there_after_a_restart(site: Loopback, tmp_path: Path) -> None:
    site["/feed"] = Reply(rss(item("a", "Harbour", site.url("/a")), item("b")))
    site["/a"] = Reply(b"<article><h1>Harbour</h1><p>The harbour is closed until the spring.</p></article>")
    library = open_library(tmp_path / "data", Settings())
    await library.subscriptions.add(site.url("/feed"), "News")
    ids = library.story_ids(Selection())
    library.mark(ids[:1], unread=False, bookmarked=True)
    reading = await library.open(library.stories(ids)[0])
    library.remember("theme", "nightdesk")
    before = library.feeds(), library.stories(ids)
    await library.close()
    again = open_library(tmp_path / "data", Settings(), offline=True)
    assert (again.feeds(), again.stories(ids)) == before
    assert again.remembered("theme") == "nightdesk"
    assert (await again.open(site.url("/a"))).article == reading.article
    assert len(site.requests) == 2
    await again.close()


def test_a_setting_or_a_flag_takes_it_offline(tmp_path: Path) -> None:
    for number, (settings, flag) in enumerate([(Settings(offline=True), False), (Settings(), True)]):
        library = open_library(tmp_path / str(number), settings, offline=flag)
        assert library.offline
        library.close_store()


async def test_the_edition_opens_without_network(library: Library) -> None:
    library.offline = True
    feed = library.install_edition()
    assert feed is not None
    assert (feed.url, library.feeds()) == ("quoth:edition", (feed,))
    assert 5 <= feed.stories <= 8
    for story in library.stories(library.story_ids(Selection())):
        reading = await library.open(story)
        assert (reading.notice, reading.stale, story.kept) == ("", False, True)
        assert reading.article.title
        assert len(reading.article.document.text.split()) > 80


async def test_the_pages_that_the_edition_cites_open_too(library: Library) -> None:
    library.offline = True
    library.install_edition()
    cited = 0
    for story in library.stories(library.story_ids(Selection())):
        for link in (await library.open(story)).article.document.links():
            cited += library.stored(link.url) is not None or (await _opens(library, link.url))
    assert cited >= 3


async def _opens(library: Library, url: str) -> bool:
    try:
        await library.open(url)
    except ReaderError:
        return False
    return True


async def test_the_edition_comes_once_and_to_an_empty_library_alone(site: Loopback, library: Library) -> None:
    feed = library.install_edition()
    assert feed is not None
    assert library.install_edition() is None
    library.subscriptions.remove(feed.id)
    assert (library.install_edition(), library.feeds()) == (None, ())
    assert len(library.story_ids(Selection())) == 0
    assert (await library.subscriptions.add("quoth:edition")).id == feed.id
    assert [step async for step in library.refresh(force=True)] == []


async def test_a_library_with_feeds_gets_no_edition(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a")))
    await library.subscriptions.add(site.url("/feed"))
    assert library.install_edition() is None


LISTING = """
import sys
from pathlib import Path
from reader.config import Settings
from reader.library import open_library
from reader.model import Selection
library = open_library(Path(sys.argv[1]), Settings())
ids = library.story_ids(Selection(unread=True))
print(len(library.stories(ids)), library.feeds()[0].title, library.counts(), library.remembered("theme"))
library.close_store()
print(*sorted(name for name in sys.modules if "." not in name))
"""


def test_listing_loads_nothing_that_is_slow(tmp_path: Path) -> None:
    library = open_library(tmp_path, Settings())
    library.install_edition()
    library.close_store()
    done = subprocess.run(
        [sys.executable, "-c", LISTING, str(tmp_path)], capture_output=True, text=True, check=True
    )
    listed, loaded = done.stdout.splitlines()
    assert "The Quoth Edition" in listed
    assert not SLOW & set(loaded.split())


def test_a_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError, match="cannot be used for the library"):
        open_library(tmp_path / "file", Settings())

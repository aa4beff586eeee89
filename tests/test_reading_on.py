"""Stored pages are read while the reader is idle, and when the library is searched."""

from __future__ import annotations

from pathlib import Path

from desk import AtDesk, Desk
from fakes import Clock
from prompt_pilot import piloted

from reader.config import Paths, Settings
from reader.library import Library
from reader.model import Selection
from reader.store import articles
from reader.store.store import Store
from reader.text.article import RULES
from reader.ui.application import QuothApp
from reader.ui.start import Start


async def test_a_first_search_finds_what_the_pages_of_the_edition_say(
    at_desk: AtDesk, library: Library, store: Store
) -> None:
    async with at_desk() as at:
        unmade = len(articles.unmade(store, RULES))
        assert unmade > 1, "but for the one that is open"
        await at.press("f")
        await at.type("has:quotes")
        await at.settle()
        assert articles.unmade(store, RULES) == []
        found = library.story_ids(Selection(search="has:quotes"))
        assert len(found) == len(library.story_ids(Selection())) == len(at.screen.lists.rows)
        assert not at.screen.status.progress
        await at.press("enter", "f")
        await at.type("title:")
        assert "Write what to search" in at.text


async def test_they_are_read_while_the_reader_is_idle(
    library: Library, store: Store, clock: Clock, tmp_path: Path
) -> None:
    paths = Paths(tmp_path / "config.toml", tmp_path)
    app = QuothApp(library, Settings(theme="broadsheet"), paths, Start(idle=0.01), clock)
    async with piloted(app, (80, 24)) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.title.startswith("A Library Asks") and not articles.unmade(store, RULES))
        await at.settle()
        assert store.row("SELECT count(*) FROM articles") == store.row("SELECT count(*) FROM pages")
        assert not at.screen.status.progress

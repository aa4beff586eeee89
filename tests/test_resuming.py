"""Reading is taken up again where it was left, in this run and in the next."""

from __future__ import annotations

from pathlib import Path

from desk import desk, filler, page
from fakes import Clock
from loopback import Loopback

from reader.library import Library
from reader.store import state
from reader.store.store import Store


async def test_an_article_is_taken_up_where_it_was_left(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path
) -> None:
    site["/long"] = page("A long one", *filler(40))
    site["/short"] = page("A short one", "Nothing to scroll here, but a few words of text.")
    await library.open(site.url("/long"))
    await library.open(site.url("/short"))
    async with desk(library, tmp_path, clock, target=site.url("/long")) as at:
        assert at.place is None and not at.said
        await at.press("space", "space")
        left, share = at.place, at.panes.article.position
        assert left is not None and share not in ("0%", "100%")
        at.screen.open(site.url("/short"))
        await at.settle()
        assert at.title == "A short one"
        at.screen.open(site.url("/long"))
        await at.settle()
        assert at.place == left
        assert at.said == f"Taken up where you left it, at {share}; g goes to the beginning."
        await at.press("space")
        later, reading = at.place, at.panes.article.reading
        assert later != left and reading and reading.story
    kept = state.remembered(Store(library._store.path), f"place in story {reading.story.id}")
    assert later and kept and kept.startswith(f"{later.block} {later.start} ")


async def test_what_was_read_to_its_end_is_begun_anew(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path
) -> None:
    site["/long"] = page("A long one", *filler(40))
    site["/short"] = page("A short one", "Nothing to scroll here, but a few words of text.")
    async with desk(library, tmp_path, clock, target=site.url("/long")) as at:
        await at.press("space", "space")
        at.screen.open(site.url("/short"))
        await at.settle()
        at.screen.open(site.url("/long"))
        await at.settle()
        assert at.place is not None
        await at.press("G")
        at.screen.open(site.url("/short"))
        await at.settle()
        at.screen.open(site.url("/long"))
        await at.settle()
        assert at.place is None


async def test_the_next_run_takes_it_up(
    site: Loopback, library: Library, clock: Clock, tmp_path: Path
) -> None:
    site["/long"] = page("A long one", *filler(40))
    reading = await library.open(site.url("/long"))
    assert reading.story
    library.remember(f"place in story {reading.story.id}", "12 5 31%")
    async with desk(library, tmp_path, clock, (80, 24), site.url("/long")) as at:
        assert at.place is not None and at.place.block == 12
        await at.press("g")
        assert at.place is None

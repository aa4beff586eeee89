"""A library that takes nothing more: reading goes on, and what could not be kept is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import desk
from fakes import Clock

from reader.library import Library
from reader.model import ReaderError


async def test_stories_are_read_that_cannot_be_marked_as_read(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    library.install_edition()
    async with desk(library, tmp_path, clock) as at:
        await at.settle()
        library._store.rows("PRAGMA query_only = ON")
        await at.press("enter")
        assert at.title == "A Library Asks Its Readers a New Question: Who Said That?"
        assert "library.db cannot be written" in at.said
        await at.press("down", "n")
        assert at.title == "Lenne Bridge to Reopen Before the Frost, Mayor Says"
        at.screen.status.say("")
        await at.press("s")
        assert "library.db cannot be written" in at.said
        library._store.rows("PRAGMA query_only = OFF")
        await at.press("s")
        story = at.screen.lists.story(1)
        assert story and story.bookmarked


async def test_a_copy_that_no_list_can_take_is_read(library: Library) -> None:
    library.install_edition()
    url = library.stories(range(1, 2))[0].url
    assert url
    await library.open(url)
    library._store.rows("DELETE FROM stories")
    library._store.rows("PRAGMA query_only = ON")
    reading = await library.open(url)
    assert reading.story is None
    assert "library.db cannot be written" in reading.notice
    assert reading.article.quotes


async def test_what_is_done_to_be_kept_says_that_it_is_not(library: Library) -> None:
    library.install_edition()
    library._store.rows("PRAGMA query_only = ON")
    with pytest.raises(ReaderError, match=r"library\.db cannot be written"):
        _ = [step async for step in library.said.read_pages(1)]

"""The pages of stories of which a feed gives only the beginning."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import AtDesk, filler, page
from fakes import Clock, library_of
from loopback import Loopback, Reply, item, rss

from reader.config import Settings
from reader.library import Library
from reader.library.network import Network
from reader.library.pace import Pace
from reader.model import Feed, Selection, Story
from reader.store.store import Store
from reader.text.summary import looks_cut

LONG = " ".join(filler(4))


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("", True),
        ("The bridge will reopen.", True),
        (LONG, False),
        (f"{LONG} and then…", True),
        (f"{LONG} [...]", True),
        (f"{LONG} Read more →", True),
        (f"{LONG} […] ", True),
        ("橋は霜の前に再開する。" * 30, False),
    ],
)
def test_what_looks_like_a_beginning(words: str, cut: bool) -> None:
    assert looks_cut(words) is cut


def publish(site: Loopback, *texts: str) -> str:
    """A feed of stories with these texts, and their pages."""
    for number in range(len(texts)):
        site[f"/{number}"] = page(f"Story {number}", f"The page of story {number}.", *filler(6))
    items = [
        item(str(number), f"Story {number}", site.url(f"/{number}"), text)
        for number, text in enumerate(texts)
    ]
    site["/feed"] = Reply(rss(*items))
    return site.url("/feed")


async def subscribed(site: Loopback, library: Library, *texts: str) -> tuple[Feed, list[Story]]:
    feed = await library.subscriptions.add(publish(site, *texts))
    stories = library.stories(library.story_ids(Selection()))
    return feed, sorted(stories, key=lambda story: story.title)


async def taken(library: Library) -> list[str]:
    """The titles of the stories whose pages are asked for now."""
    return sorted([step.label async for step in library.evidence.take_wanted()])


@pytest.mark.parametrize(("mode", "wanted"), [("on", [0, 1]), ("auto", [0]), ("off", []), ("", [])])
async def test_pages_are_wanted_as_it_is_set_for_the_feed(
    site: Loopback, library: Library, mode: str, wanted: list[int]
) -> None:
    feed, stories = await subscribed(site, library, "A beginning …", LONG)
    library.subscriptions.change(feed, "full_text", mode)
    assert await taken(library) == [stories[number].title for number in wanted]


async def test_what_holds_for_all_holds_where_nothing_is_set(
    site: Loopback, store: Store, clock: Clock
) -> None:
    settings = Settings(full_text="on")
    library = library_of(store, Network(None, offline=False), clock, settings, pace=Pace(0))
    feed, stories = await subscribed(site, library, "A beginning …", LONG)
    library.offline = True
    assert await taken(library) == []
    library.offline = False
    library.subscriptions.change(feed, "full_text", "off")
    assert await taken(library) == []
    library.subscriptions.change(feed, "full_text", "")
    assert await taken(library) == [story.title for story in stories]
    await library.close()


async def test_pages_are_taken_once_and_both_texts_are_kept(
    site: Loopback, library: Library, clock: Clock
) -> None:
    feed, (first, second) = await subscribed(site, library, "A beginning …", "Another …")
    library.subscriptions.change(feed, "full_text", "auto")
    site["/1"] = Reply(status=404)
    steps = [step async for step in library.evidence.take_wanted()]
    assert sum(step.added for step in steps) == 1
    assert [step.label for step in steps if step.problem] == ["Story 1"]
    assert await taken(library) == [], "what was asked for in vain is not asked for again"
    library.offline = True
    assert "The page of story 0." in (await library.open(first)).article.document.text
    given = await library.feed_text(first)
    assert given is not None and given.article.document.text == "A beginning …"
    assert library.stories([second.id])[0].kept is False


async def test_old_and_read_stories_are_left_alone(site: Loopback, library: Library, clock: Clock) -> None:
    feed, (first, second) = await subscribed(site, library, "A beginning …", "Another …")
    library.subscriptions.change(feed, "full_text", "on")
    library.mark([first.id], unread=False)
    assert await taken(library) == [second.title]
    library.mark([first.id], unread=True)
    clock.pass_by(days=4)
    assert await taken(library) == []


async def test_a_refresh_in_the_reader_brings_the_pages(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    feed, stories = await subscribed(site, library, "A beginning …")
    library.subscriptions.change(feed, "full_text", "on")
    library.mark([story.id for story in stories], unread=False)
    publish(site, "A beginning …", "Another …", "A third …")
    async with at_desk() as at:
        await at.press("R")
        assert at.said == "2 new stories from 1 feed. 2 of 2 pages kept."


async def test_keys_of_ones_own_are_the_ones_that_are_named(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "keys.toml").write_text('toggle_text = "K"\ntop = "^"\n')
    await subscribed(site, library, "What the feed has to say of it.")
    async with at_desk() as at:
        await at.press("enter", "K")
        assert at.said == "What the feed gave. K shows the full page."


async def test_x_shows_the_one_text_in_place_of_the_other(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await subscribed(site, library, "What the feed has to say of it.")
    async with at_desk() as at:
        await at.press("enter")
        assert "The page of story 0." in at.text
        await at.press("x")
        assert at.said == "What the feed gave. x shows the full page."
        assert "What the feed has to say of it." in at.text and "The page of story 0." not in at.text
        await at.press("x")
        assert at.said == "The full page. x shows what the feed gave."
        assert "The page of story 0." in at.text


async def test_x_says_so_where_there_is_no_other_text(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await subscribed(site, library, "")
    async with at_desk() as at:
        await at.press("enter", "x")
        assert at.said == "The feed gave no text of this story."
    assert site.asked("/0")

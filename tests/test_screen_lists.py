"""Lists and feeds: what is in them, what the keys do to them, and how it is taken back."""

from __future__ import annotations

import socket
import threading
from datetime import timedelta
from email.utils import format_datetime

import pytest
from desk import AtDesk, page, publish
from fakes import Clock
from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.model import Counts, Selection
from reader.ui.actions import Pane


def story_titles(library: Library) -> list[str]:
    return [story.title for story in library.stories(library.story_ids(Selection()))]


async def test_an_empty_library_opens_on_the_edition(at_desk: AtDesk, library: Library) -> None:
    async with at_desk() as at:
        edition = library.feeds()[0]
        assert at.screen.lists.selection == Selection(feed=edition.id)
        assert at.panes.front is Pane.ARTICLE
        assert at.title
        assert library.counts().unread == edition.stories - 1


async def test_without_feeds_every_list_says_what_to_do(at_desk: AtDesk, library: Library) -> None:
    edition = library.install_edition()
    assert edition is not None
    library.subscriptions.remove(edition.id)
    async with at_desk((200, 50)) as at:
        assert "a  adds a feed" in at.text
        assert "Choose a story" in at.text
        assert "quotes of the article" in at.text
        await at.press("j", "k", "enter", "s", "m", "n", "D", "r", "A", "J", "}", "y", "backspace", "3", "1")
        assert "a  adds a feed" in at.text


@pytest.mark.parametrize("key", ["a", "o"])
async def test_a_host_of_this_machine_is_asked_without_encryption_unless_that_is_typed(
    at_desk: AtDesk, site: Loopback, key: str
) -> None:
    publish(site)
    host = site.url("/gazette").removeprefix("http://")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"127.0.0.1:{free.getsockname()[1]}"
        async with at_desk() as at:
            for typed, said in [
                (f"https://{host}", "127.0.0.1 and the reader found no way to encrypt."),
                (nobody, "127.0.0.1 does not accept connections."),
                (f"http://{nobody}", "127.0.0.1 does not accept connections."),
            ]:
                await at.press(key, "ctrl+u")
                await at.type(typed)
                await at.press("enter")
                assert at.said == said
            await at.press(key, "ctrl+u")
            await at.type(host)
            await at.pilot.press("enter")
            await at.until(lambda: site.asked("/gazette"))
            await at.pilot.press("escape")


async def test_a_page_with_several_feeds_offers_them(at_desk: AtDesk, site: Loopback) -> None:
    publish(site)
    link = "<link rel=alternate type=application/rss+xml title='{0}' href='/{0}'>"
    site["/"] = Reply(f"<html><head>{link.format('gazette')}{link.format('courier')}</head></html>".encode())
    async with at_desk() as at:
        await at.pilot.press("a")
        await at.type(site.root)
        await at.pilot.press("enter")
        await at.until(lambda: "This page has several feeds" in at.text)
        await at.press("j", "enter")
        await at.until(lambda: "Subscribed to Courier" in at.said)
        assert at.panes.front is Pane.STORIES
        assert "▌ ● Night train returns" in at.text
        await at.pilot.press("a")
        await at.type(site.root)
        await at.pilot.press("enter")
        await at.until(lambda: "This page has several feeds" in at.text)
        assert f"▌ gazette  {site.url('/gazette')} " in at.text
        assert f"  courier  {site.url('/courier')} (subscribed)" in at.text


async def test_an_address_that_gave_no_feed_is_there_to_be_put_right(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    publish(site)
    async with at_desk() as at:
        await at.pilot.press("a")
        await at.type(site.url("/gazete"))
        await at.pilot.press("enter")
        await at.until(lambda: at.screen.status.is_problem)
        await at.pilot.press("a")
        await at.pilot.press("backspace", *"te")
        await at.pilot.press("enter")
        await at.until(lambda: "Subscribed to" in at.said)
        await at.press("a")
        assert site.root not in at.text.split("Add a feed")[1]


async def test_a_feed_that_is_added_again_is_not_said_to_be_new(at_desk: AtDesk, site: Loopback) -> None:
    feed = publish(site)
    async with at_desk() as at:
        for said in ("Subscribed to Vannport Gazette.", "Vannport Gazette. You had it already."):
            await at.pilot.press("a")
            await at.type(feed)
            await at.pilot.press("enter")
            await at.until(lambda said=said: at.said == said)  # type: ignore[misc]


async def test_a_feed_that_is_opened_offers_itself(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    feed = publish(site)
    async with at_desk() as at:
        await at.pilot.press("o")
        await at.type(feed)
        await at.pilot.press("enter")
        await at.until(lambda: "Subscribe to Vannport Gazette?" in at.text)
        await at.press("n")
        assert len(library.feeds()) == 1
        await at.pilot.press("o")
        await at.type(feed)
        await at.pilot.press("enter")
        await at.until(lambda: "Subscribe to Vannport Gazette?" in at.text)
        await at.press("y")
        await at.until(lambda: "Subscribed to Vannport Gazette" in at.said)
        assert len(library.feeds()) == 2


async def test_a_feed_is_removed_after_asking_and_brought_back(
    gazette_desk: AtDesk, library: Library
) -> None:
    async with gazette_desk() as at:
        await at.press("h", "G")
        assert at.panes.front is Pane.LIBRARY
        await at.pilot.press("D")
        await at.until(lambda: "Remove Vannport Gazette?" in at.text)
        await at.press("n")
        assert len(library.feeds()) == 1
        await at.pilot.press("D")
        await at.until(lambda: "Remove Vannport Gazette?" in at.text)
        await at.press("y")
        await at.until(lambda: not library.feeds())
        assert at.said == "Removed Vannport Gazette. U undoes it."
        assert "No feeds yet." in at.text and "I  imports feeds from OPML" in at.text
        await at.press("U")
        assert len(library.feeds()) == 1
        assert "Vannport Gazette" in at.text


async def test_after_a_removal_in_the_library_the_next_row_is_at_hand(
    gazette_desk: AtDesk, library: Library, site: Loopback
) -> None:
    site["/tern"] = Reply(rss(item("9", "Terns over the quay"), title="Tern"))
    await library.subscriptions.add(site.url("/tern"))
    library.organising.tag(library.story_ids(Selection())[:1], "frost")
    async with gazette_desk() as at:
        await at.press("h", "G", "k", "k")
        assert at.screen.lists.title == "Tern"
        await at.pilot.press("D")
        await at.until(lambda: "Remove Tern?" in at.text)
        await at.press("y")
        await at.until(lambda: len(library.feeds()) == 1)
        await at.settle()
        assert at.panes.front is Pane.LIBRARY
        assert at.screen.lists.title == "Vannport Gazette"
        assert at.said == "Removed Tern. U undoes it."


async def test_a_refresh_brings_stories_and_keeps_the_cursor_on_its_story(
    gazette_desk: AtDesk, site: Loopback, library: Library
) -> None:
    async with gazette_desk() as at:
        await at.press("j")
        site["/gazette"] = Reply(
            rss(
                item("5", "Snow on the pass", date="Mon, 23 Nov 2026 07:00:00 GMT"),
                item("1", "Bridge to reopen before the frost", date="Mon, 23 Nov 2026 06:00:00 GMT"),
            )
        )
        await at.press("r")
        assert at.said == "1 new story from 1 feed."
        assert story_titles(library)[0] == "Snow on the pass"
        assert "▌ ● Wells are safe again" in at.text
        assert at.panes.stories.cursor == 2
        await at.press("R")
        assert at.said == "0 new stories from 1 feed."


async def test_a_list_that_fills_is_seen_from_its_top_until_somebody_moves(
    at_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    for number, name in enumerate(("old", "new", "newest")):
        items = (
            item(f"{name} {at}", date=format_datetime(clock() - timedelta(hours=9 - number)))
            for at in range(3)
        )
        site[f"/{name}"] = Reply(rss(*items, title=name))
    outlines = "".join(
        f'<outline text="{n}" xmlUrl="{site.url(f"/{n}")}"/>' for n in ("old", "new", "newest")
    )
    library.subscriptions.import_list(f"<opml><body>{outlines}</body></opml>".encode())
    ids = {feed.title: feed.id for feed in library.feeds()}
    async with at_desk() as at:
        assert "No stories here yet" in at.text and "No feeds" not in at.text
        for name in ("old", "new"):
            assert [step.added async for step in library.refresh([ids[name]])] == [3]
            at.screen.fetched()
        assert at.screen.lists.cursor == 0
        await at.press("2", "j")
        at.screen.fetched()
        await at.press("k")
        story = at.screen.lists.story(0)
        assert story and story.feed_title == "new"
        assert [step.added async for step in library.refresh([ids["newest"]])] == [3]
        at.screen.fetched()
        assert at.screen.lists.cursor == 3
        assert at.screen.lists.story(3) == story


@pytest.mark.parametrize(
    "size", [(120, 40), (100, 32), (110, 60), (149, 100), (100, 30), (80, 24), (160, 40)], ids=str
)
async def test_the_last_feed_of_many_comes_into_sight(
    at_desk: AtDesk, library: Library, size: tuple[int, int]
) -> None:
    outlines = "".join(f'<outline text="Feed {n:03}" xmlUrl="https://f{n}.example/"/>' for n in range(120))
    library.subscriptions.import_list(f"<opml><body>{outlines}</body></opml>".encode())
    async with at_desk(size) as at:
        await at.press("h", "g", "G")
        assert "▌ Feed 119" in at.text
        await at.press("k", "k", "k")
        assert "▌ Feed 116" in at.text and "Feed 119" in at.text
        is_alone = size[0] < 100 or (size[0] < 150 and size[1] < 32)
        assert ("No stories here yet" in at.text) is not is_alone


def hold_back(site: Loopback, path: str) -> threading.Event:
    """A feed that answers once the event is set."""
    holding = threading.Event()

    def slow(_: object) -> Reply:
        holding.wait(5)
        return Reply(rss(item("x", "Too late")))

    site[path] = slow
    return holding


async def test_a_refresh_shows_how_far_it_is_and_can_be_stopped(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    await library.subscriptions.add(site.url("/courier"))
    holding = hold_back(site, "/courier")
    async with at_desk() as at:
        await at.pilot.press("R")
        await at.until(lambda: "Fetching 1/2" in at.text)
        await at.pilot.press("escape")
        await at.until(lambda: at.said == "Stopped: what was fetched is kept.")
        assert at.panes.front is Pane.STORIES
        assert at.screen.status.progress == ""
        holding.set()
        assert "Too late" not in story_titles(library)


async def test_a_refresh_that_took_the_place_of_another_can_be_stopped_too(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    await library.subscriptions.add(site.url("/courier"))
    holding = hold_back(site, "/courier")
    async with at_desk() as at:
        for _ in range(2):
            asked = len(site.asked("/courier"))
            await at.pilot.press("R")
            await at.until(lambda before=asked: len(site.asked("/courier")) > before)
        await at.until(lambda: "Fetching 1/2" in at.text)
        assert at.said == ""
        await at.pilot.press("escape")
        await at.until(lambda: at.said == "Stopped: what was fetched is kept.")
        holding.set()


async def test_leaving_in_the_middle_of_a_refresh_ends_it(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    holding = hold_back(site, "/gazette")
    async with at_desk() as at:
        await at.pilot.press("R")
        await at.until(lambda: "Fetching" in at.text)
        await at.pilot.press("Q")
        await at.until(lambda: not at.app.is_running)
    holding.set()
    assert at.app.return_code == 0


async def test_a_feed_whose_server_wants_to_be_left_alone_waits_and_that_is_told(
    at_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    await library.subscriptions.add(publish(site))
    site["/gazette"] = Reply(status=429, headers={"Retry-After": "7200"})
    async with at_desk() as at:
        await at.press("R", "R")
        until = (clock() + timedelta(hours=2)).astimezone()
        assert at.said == f"1 feed waits until {until:%H:%M}: the servers asked."


async def test_a_feed_that_was_cut_is_told(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        site["/gazette"] = Reply(rss(*(item(f"many-{number}") for number in range(5001))))
        await at.press("R")
        assert at.said == "5,000 new stories from 1 feed, 1 not taken whole (! says why)."


async def test_a_failed_feed_is_told_and_marked(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    await library.subscriptions.add(publish(site))
    site["/gazette"] = Reply(b"gone fishing", 500)
    async with at_desk() as at:
        await at.press("r")
        why = "127.0.0.1 failed at its end (500)."
        assert at.said == f"Vannport Gazette failed: {why}"
        assert "failed" in at.text.split("Unread")[1]
        site["/other"] = Reply(rss(item("a"), title="Courier"))
        await library.subscriptions.add(site.url("/other"))
        await at.press("R")
        assert at.said == "0 new stories from 2 feeds, 1 failed: Vannport Gazette (! says why)."


async def test_an_empty_list_says_why_its_feed_failed(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    site["/empty"] = Reply(rss(title="Courier"))
    feed = await library.subscriptions.add(site.url("/empty"))
    site["/empty"] = Reply(b"gone fishing", 404)
    async with at_desk() as at:
        at.screen.select(Selection(feed=feed.id))
        assert "No stories here yet." in at.text and "has no such page" not in at.text
        await at.press("R")
        at.screen.select(Selection(feed=feed.id))
        assert "127.0.0.1 has no such page" in at.text and "!  lists all feeds that fail" in at.text


async def test_offline_nothing_is_fetched(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    await library.subscriptions.add(publish(site))
    library.offline = True
    asked = len(site.requests)
    async with at_desk() as at:
        assert at.text.splitlines()[-2].endswith("offline")
        await at.press("r")
        assert at.said == "Offline: nothing was fetched."
        assert len(site.requests) == asked


async def test_offline_the_list_tells_what_opens_whole(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "h", "j", "m")

        def marks() -> str:
            return "".join(line[2] for line in at.text.splitlines()[1:4])

        assert marks() == "  ●"
        at.app._change_setting("offline", True)
        await at.settle()
        assert marks() == " ·○"
        assert len(library.story_ids(Selection(search="is:offline"))) == 1
        at.app._change_setting("offline", False)
        await at.settle()
        assert marks() == "  ●"


async def test_marks_lists_and_their_undoing(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk() as at:
        await at.press("s", "j", "m")
        assert library.counts() == Counts(3, 2, 1, today=1)
        assert at.said == "Marked 1 story read."
        await at.press("3")
        assert "Bookmarks ━" in at.text and "★" in at.text
        assert len(at.screen.lists.rows) == 1
        await at.press("2")
        assert [len(at.screen.lists.rows), at.screen.lists.title] == [2, "Unread"]
        await at.press("1")
        assert [len(at.screen.lists.rows), at.screen.lists.title] == [3, "All stories"]
        await at.press("A")
        assert library.counts().unread == 0
        await at.press("2")
        assert "Nothing unread here." in at.text
        await at.press("U", "U", "U")
        assert library.counts() == Counts(3, 3, 0, today=1)
        assert "▌ ● Bridge" in at.text


async def test_a_read_story_stays_in_the_unread_list_until_that_is_taken_anew(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        assert at.screen.lists.title == "Unread"
        await at.press("enter", "h")
        assert len(at.screen.lists.rows) == 3
        await at.press("2")
        assert len(at.screen.lists.rows) == 2


async def test_the_stories_follow_the_cursor_of_the_library(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    await library.subscriptions.add(site.url("/courier"), "Trains")
    async with at_desk() as at:
        await at.press("h", "G")
        assert at.screen.lists.title == "Courier"
        assert len(at.screen.lists.rows) == 1
        await at.press("k")
        assert at.screen.lists.title == "Trains"
        await at.press("k")
        assert at.screen.lists.title == "Vannport Gazette"
        await at.press("l")
        assert at.panes.front is Pane.STORIES
        assert "▌ ● Bridge" in at.text


async def test_a_filter_narrows_the_list_in_front_as_it_is_typed(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("/")
        await at.type("wel")
        await at.settle()
        assert [len(at.screen.lists.rows), at.screen.lists.title] == [1, "Unread · “wel”"]
        await at.press("enter")
        assert at.panes.front is Pane.STORIES
        await at.press("enter")
        assert at.title == "Wells are safe again"
        await at.press("h", "escape")
        assert [len(at.screen.lists.rows), at.screen.lists.title] == [2, "Unread"]
        await at.press("/")
        await at.type("zebra")
        await at.settle()
        assert "No story has “zebra” in it." in at.text
        await at.press("escape")
        assert len(at.screen.lists.rows) == 2


async def test_a_filter_that_ends_leaves_the_cursor_on_its_story(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("j", "j", "/")
        await at.type("wel")
        await at.press("escape")
        assert at.panes.stories.cursor == 2, "given up: where it was before"
        await at.press("/")
        await at.type("zebra")
        await at.press("enter", "escape")
        assert at.panes.stories.cursor == 2, "nothing found: where it was before"
        await at.press("/")
        await at.type("wel")
        await at.press("enter", "escape")
        assert at.panes.stories.cursor == 1, "found: on what it found"


async def test_a_search_that_ends_brings_back_the_list_with_its_filter(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("/")
        await at.type("wel")
        await at.press("enter", "f")
        await at.type("ferry")
        await at.press("enter", "f")
        await at.type("bridge")
        await at.press("enter", "/", "escape")
        assert at.screen.lists.title == "Search: bridge", "only what was being typed is given up"
        await at.press("escape")
        assert at.screen.lists.title == "Unread · “wel”"
        await at.press("escape")
        assert at.screen.lists.title == "Unread"


async def test_what_was_asked_before_stands_there_and_gives_way_to_what_is_typed(
    gazette_desk: AtDesk,
) -> None:
    async with gazette_desk() as at:
        await at.press("/")
        await at.type("zebra")
        await at.press("enter", "/")
        assert "zebra" in at.text.splitlines()[-1]
        await at.type("wel")
        await at.settle()
        assert at.screen.lists.title == "Unread · “wel”"


async def test_feeds_quotes_and_sources_are_filtered_too(gazette_desk: AtDesk) -> None:
    async with gazette_desk((200, 50)) as at:
        await at.press("enter", '"', "/")
        await at.type("lind")
        await at.press("enter")
        assert len(at.panes.ledger.quotes.rows) == 1
        await at.press("enter")
        assert at.panes.article.current is not None and at.panes.article.current > 0
        await at.press("c", "/")
        await at.type("reuters")
        await at.press("enter")
        assert len(at.panes.ledger.sources.rows) == 1
        await at.press("h", "h", "h", "/")
        await at.type("vann")
        await at.press("enter")
        assert len(at.panes.shelves.rows) == 1
        await at.press("escape")
        assert len(at.panes.shelves.rows) == 7


async def test_a_search_goes_through_the_whole_library(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    await library.subscriptions.add(site.url("/courier"))
    async with at_desk() as at:
        await at.press("f")
        await at.type("train")
        await at.press("enter")
        assert at.screen.lists.title == "Search: train"
        assert at.panes.front is Pane.STORIES
        assert "▌ ● Night train returns" in at.text
        await at.press("s")
        assert at.screen.lists.title == "Search: train"
        await at.press("escape")
        assert at.screen.lists.title == "Unread", "what was shown before the search"


async def test_a_search_shows_what_it_finds_as_it_is_typed(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "f")
        assert at.panes.front is Pane.STORIES, "what is found must be in sight"
        await at.type("wel")
        await at.settle()
        assert "Wells are safe" in at.text and "Bridge to reopen" not in at.text
        await at.press("escape")
        assert at.panes.front is Pane.ARTICLE
        assert at.screen.lists.title == "Unread"
        await at.press("h", "f")
        await at.type("councli")
        await at.settle()
        assert "“councli” finds no story." in at.text
        await at.press(*["backspace"] * 2)
        await at.type("il room")
        await at.press("enter")
        assert at.screen.lists.title == "Search: council room"
        assert "the council met in the morning" in at.text, "the hit stands in its sentence"


async def test_a_mistake_in_a_search_is_shown_under_its_character(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("/")
        await at.type("wells is:lost")
        await at.settle()
        line, mistake, *more = at.text.splitlines()[-4:]
        assert line.index("lost") == mistake.index("▴")
        assert "Write one of unread, read" in " ".join([mistake, *more])
        assert at.screen.lists.title == "Unread · “wells is”", "the list stays as it was last asked for"
        await at.press("enter")
        assert "is:lost" in at.text, "the line stays to be put right"
        await at.press(*["backspace"] * 4)
        await at.type("unread")
        await at.press("enter")
        assert at.screen.lists.title == "Unread · “wells is:unread”"
        assert "▴" not in at.text
        await at.press("escape", "f")
        await at.type("(wells")
        await at.press("enter")
        assert "▴ This parenthesis is never closed." in at.text
        await at.type(" OR title:ferry)")
        await at.press("enter")
        assert at.screen.lists.title == "Search: (wells OR title:ferry)"
        assert len(at.screen.lists.rows) == 2


async def test_an_opened_page_becomes_a_story(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    await library.subscriptions.add(publish(site))
    site["/by-hand"] = page("Opened by hand", "Somebody gave me this address, and here it is.")
    async with at_desk() as at:
        await at.pilot.press("o")
        await at.type(site.url("/by-hand"))
        await at.pilot.press("enter")
        await at.until(lambda: at.title == "Opened by hand")
        await at.press("s", "h", "3")
        assert "Opened by hand" in at.text


async def test_what_is_due_comes_while_the_reader_is_open_and_no_row_moves(
    at_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    await library.subscriptions.add(publish(site))
    library.mark(library.story_ids(Selection())[:2], unread=False)
    async with at_desk() as at:
        before = list(at.screen.lists.rows.ids)
        feeding = at.screen.parts.feeding
        feeding.refresh_due()
        await at.settle()
        assert (len(site.asked("/gazette")), at.said) == (1, "")
        site["/gazette"] = Reply(rss(item("8", "Tower to stand"), title="Vannport Gazette"))
        clock.pass_by(hours=1)
        feeding.refresh_due()
        await at.settle()
        assert at.said == "1 new story came; 1 or 2 shows them."
        assert list(at.screen.lists.rows.ids) == before
        assert library.counts().unread == 2
        await at.press("1")
        assert "Tower to stand" in at.text
        library.offline = True
        clock.pass_by(hours=1)
        feeding.refresh_due()
        await at.settle()
        assert len(site.asked("/gazette")) == 2

"""Evidence by the keys: taken along, looked at, tried again, handed on; and the way from source to source."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path

import pytest
from desk import AtDesk, filler, page, publish
from golden import check_screen
from loopback import Loopback, Received, Reply, item, rss
from test_screen_looks import fits
from test_screen_writing import write

from reader.config import Settings
from reader.library import Library
from reader.model import Selection, Taken
from reader.ui.actions import Pane

QUIET = Settings(theme="broadsheet", bookmark_evidence=False)


async def test_d_takes_a_story_along_and_then_shows_what_is_kept(
    gazette_desk: AtDesk, library: Library
) -> None:
    async with gazette_desk((120, 40)) as at:
        assert "§" not in at.text
        await at.press("d")
        assert at.said == "Evidence: 2 pages kept (“Bridge to reopen before the fro…”)."
        assert "§" in at.text
        assert at.panes.front is Pane.STORIES
        assert library.counts().unread == 3
        library.offline = True
        await at.press("d")
        await at.until(lambda: "kept 23 Nov" in at.text)
        assert "the article · 127.0.0.1" in at.text
        await at.press("j", "enter")
        assert at.title == "Report on the piers"
        assert at.screen.panes.article.reading is not None


async def test_what_failed_says_why_and_is_tried_again(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    report = page("Report on the piers", *filler(3))
    site["/report"] = Reply(status=404)
    async with at_desk((120, 40)) as at:
        await at.press("d")
        assert at.said.startswith("Evidence: 1 page kept, 1 not (“Bridge to reopen before the fro…”). ")
        assert at.said.endswith("localhost has no such page (404).")
        assert "§…" in at.text
        await at.press("d")
        await at.until(lambda: "failed 23 Nov" in at.text)
        assert "no such page (404)" in at.text
        await at.press("j", "enter")
        assert at.said == "localhost has no such page (404). In the list, r tries again."
        site["/report"] = report
        await at.press("d")
        await at.until(lambda: "failed 23 Nov" in at.text)
        await at.press("r")
        assert at.said.startswith("Evidence: 2 pages kept (")
        assert "§…" not in at.text and "§" in at.text


async def test_offline_d_says_so_and_waits_for_nothing(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    asked = len(site.requests)
    library.offline = True
    async with at_desk() as at:
        await at.press("d")
        assert "offline" in at.said and "0 pages kept, 1 not" in at.said
        library.offline = False
        await at.settle()
    assert len(site.requests) == asked


WELLS = page("Wells are safe again", "The wells are safe, the ministry said on Thursday.")


def hang(site: Loopback, path: str) -> asyncio.Event:
    """Have the server begin an answer and never end it; set when it was asked."""
    reached, loop = asyncio.Event(), asyncio.get_running_loop()

    def begun(_: Received) -> Reply:
        loop.call_soon_threadsafe(reached.set)
        return Reply(b"x", headers={"Content-Length": "9"})

    site[path] = begun
    return reached


async def test_e_takes_the_list_after_asking_and_esc_stops_it(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    reached = hang(site, "/wells")
    async with at_desk() as at:
        await at.press("E", "n")
        assert not site.asked("/bridge")
        await at.pilot.press("E")
        await at.until(lambda: "Save the evidence of 3 stories?" in at.text)
        await at.pilot.press("y")
        await reached.wait()
        await at.until(lambda: "Evidence 2/4" in at.text or "Evidence 2/" in at.text)
        await at.pilot.press("escape")
        await at.until(lambda: at.said == "Stopped: the evidence fetched so far is kept.")
        first = library.story_ids(Selection())[0]
        assert [each.taken for each in library.evidence.of_story(first)] == [Taken.KEPT] * 2
        site["/wells"] = WELLS
        await at.press("E", "y")
        assert at.said == "Evidence: 4 pages kept (3 stories)."
        assert len(site.asked("/bridge")) == 1


async def test_evidence_that_is_wanted_while_a_run_is_being_stopped_is_saved(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    reached = hang(site, "/wells")
    async with at_desk() as at:
        await at.pilot.press("E")
        await at.until(lambda: "Save the evidence of 3 stories?" in at.text)
        await at.pilot.press("y")
        await reached.wait()
        site["/wells"] = WELLS
        taking = at.screen.parts.taking
        at.panes.stories.cursor = 1
        assert taking.stop()
        taking.action_save_evidence()
        await at.until(lambda: at.said.startswith("Evidence: 1 page kept"))


async def test_leaving_in_the_middle_of_a_run_ends_it(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    holding = threading.Event()

    def slow(_: Received) -> Reply:
        holding.wait(5)
        return Reply(status=404)

    site["/report"] = slow
    async with at_desk() as at:
        await at.pilot.press("d")
        await at.until(lambda: site.asked("/report"))
        await at.pilot.press("Q")
        await at.until(lambda: not at.app.is_running)
    holding.set()
    assert at.app.return_code == 0


async def test_a_second_story_waits_for_its_turn(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    await library.subscriptions.add(publish(site))
    go_on = asyncio.Event()

    async with at_desk() as at:
        taking = library.evidence.take_along

        async def held(ids: list[int], again: bool = False):  # type: ignore[no-untyped-def]
            await go_on.wait()
            async for step in taking(ids, again=again):
                yield step

        library.evidence.take_along = held  # type: ignore[method-assign, assignment]
        await at.pilot.press("d", "j", "d")
        await at.until(lambda: "comes next" in at.said)
        go_on.set()
        await at.settle()
        assert "Wells are safe again" in at.said
        ids = library.story_ids(Selection())
        assert [bool(library.evidence.of_story(number)) for number in ids] == [True, True, False]


async def test_a_bookmark_takes_the_evidence_along_without_a_word(
    gazette_desk: AtDesk, site: Loopback
) -> None:
    async with gazette_desk() as at:
        await at.press("s")
        assert at.said == "Bookmarked 1 story."
        assert "★ §" in at.text
        await at.press("s")
        assert "§" in at.text
    assert len(site.asked("/report")) == 1


async def test_a_bookmark_takes_nothing_along_when_the_settings_say_so_or_offline(
    gazette_desk: AtDesk, site: Loopback
) -> None:
    async with gazette_desk(settings=QUIET) as at:
        await at.press("s")
        assert at.said == "Bookmarked 1 story." and "§" not in at.text
        await at.press("s")
    assert not site.asked("/bridge")


async def test_offline_a_bookmark_says_that_nothing_comes_along(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    library.offline = True
    async with at_desk() as at:
        await at.press("s")
        assert "Offline: d saves its evidence later." in at.said
        await at.press("s", "d")
        await at.settle()
        await at.press("s")
        assert at.said == "Bookmarked 1 story."
    assert not site.asked("/bridge")


def loop_of_outlets(site: Loopback) -> str:
    """A feed whose story cites a report on another host, which cites the story."""
    elsewhere = site.root.replace("127.0.0.1", "localhost")
    site["/story"] = page(
        "Bridge to reopen",
        f"The bridge will reopen, says <a href='{elsewhere}/report'>a report of the roads office</a>.",
        *filler(9),
    )
    site["/report"] = page(
        "Report on the piers",
        *filler(9),
        f"The bridge will reopen, as <a href='{site.url('/story')}'>the Vannport Gazette</a> wrote.",
    )
    site["/feed"] = Reply(rss(item("1", "Bridge to reopen", site.url("/story"))))
    return site.url("/feed")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_way_stands_above_the_article_and_tells_where_it_comes_round(
    at_desk: AtDesk, site: Loopback, library: Library, size: tuple[int, int]
) -> None:
    await library.subscriptions.add(loop_of_outlets(site))
    async with at_desk(size) as at:
        await at.press("enter")
        assert " › " not in at.text and "leads back" not in at.text
        await at.press("tab", "enter")
        assert at.title == "Report on the piers"
        assert "Vannport Gazette › a report of the roads office ━" in at.text
        assert "A source here leads back to Vannport Gazette, which you" in at.text
        check_screen(f"{size[0]}x{size[1]}-way", at.text.replace(site.root.rpartition(":")[2], "PORT"))
        await at.press("backspace")
        assert at.title == "Bridge to reopen"
        assert " › " not in at.text and "leads back" not in at.text


async def test_a_click_on_a_name_of_the_way_goes_back_to_it(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "space")
        line = at.place
        await at.press("c", "enter", "c", "enter")
        assert at.title == "Survey of the bed"
        head = at.text.splitlines()[0]
        assert head.count(" › ") == 2
        await at.pilot.click("#article-pane Head", offset=(head.index("Vannport") + 2, 0))
        await at.settle()
        assert at.title == "Bridge to reopen before the frost"
        assert at.place == line is not None
        await at.press("]", "]")
        assert at.title == "Survey of the bed"
        await at.pilot.click("#article-pane Head", offset=(head.rindex("›") + 3, 0))
        await at.settle()
        assert at.title == "Survey of the bed"


async def test_the_articles_opened_are_listed_and_lead_back(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("H")
        assert at.said == "You have opened no article yet."
        await at.press("enter", "c", "enter", "J")
        await at.press("H")
        await at.until(lambda: "Opened articles" in at.text)
        assert at.text.count("›") >= 1 and "Report on the piers" in at.text
        await at.press("g", "enter")
        assert at.title == "Bridge to reopen before the frost"


async def test_the_chain_shows_sources_of_sources_and_opens_them(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(loop_of_outlets(site))
    async with at_desk() as at:
        await at.press("C")
        assert at.said == "Open an article to see the chain of its sources."
        await at.press("d", "enter")
        await at.pilot.press("C")
        await at.until(lambda: "The chain of sources" in at.text)
        assert "leads back to" in at.text
        await at.press("j", "enter")
        assert at.title == "Report on the piers"
        assert " › " in at.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_golden_screens_of_the_editions_evidence(
    at_desk: AtDesk, library: Library, size: tuple[int, int]
) -> None:
    library.offline = True
    async with at_desk(size) as at:
        await at.press("h", "j", "d")
        await at.press("d")
        await at.until(lambda: "Evidence of “Lenne" in at.text and "kept 20 Nov" in at.text)
        assert fits(at, size)
        check_screen(f"{size[0]}x{size[1]}-evidence", at.text)


async def test_the_edition_end_to_end_offline(at_desk: AtDesk, library: Library, tmp_path: Path) -> None:
    """Evidence taken from what is bundled, the chain followed, evidence handed on, the line come home to."""
    library.offline = True
    out = tmp_path / "lenne.json"
    async with at_desk((80, 24)) as at:
        await at.press("h", "j", "d")
        assert at.said.startswith("Evidence: 2 pages kept (“Lenne Bridge")
        await at.press("k", "enter", "space", "j", "j")
        line = at.place
        assert line is not None
        await at.press("c", "enter")
        assert at.title.startswith("Lenne Bridge to Reopen")
        await at.press("c", "enter")
        assert at.title == "Holm: ‘I Will Be in the First Car’"
        assert "The Quoth Edition › Daybreak Digest › Harbour Gazette" in at.text
        await write(at, str(out), what=1, form=2)
        await at.until(lambda: out.exists() and "Wrote" in at.said)
        assert json.loads(out.read_text())["copy"]["fetched"] == "2026-11-20T18:01:00+00:00"
        await at.press("backspace", "backspace")
        assert at.place == line

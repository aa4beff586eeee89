"""Reading, from list to article to ledger and back, by the keys."""

from __future__ import annotations

import pytest
from desk import AtDesk, filler, page, publish
from fakes import Clock
from loopback import Loopback, Reply

from reader.config import Settings
from reader.library import Library
from reader.model import Selection
from reader.ui.actions import Pane
from reader.ui.application import LONGEST_COPY


async def test_a_story_is_opened_marked_read_and_taken_back(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk() as at:
        assert at.panes.front is Pane.STORIES
        assert "▌ ● Bridge to reopen" in at.text
        await at.press("enter")
        assert at.panes.front is Pane.ARTICLE
        assert at.title == "Bridge to reopen before the frost"
        assert library.counts().unread == 2
        assert "▌   Bridge to reopen" in at.text
        await at.press("U")
        assert at.said == "Undone: Marked 1 story read."
        assert library.counts().unread == 3
        assert "▌ ● Bridge to reopen" in at.text
        await at.press("U")
        assert at.said == "There is nothing to undo."


async def test_the_ledger_follows_the_text_and_leads_back_to_it(gazette_desk: AtDesk) -> None:
    async with gazette_desk((200, 50)) as at:
        await at.press("enter", "}")
        ledger = at.panes.ledger
        assert ledger.quotes.cursor == 0
        assert "1 of " in at.text and "▌ Ida Holm" in at.text
        await at.press("}")
        assert "▌ Oskar Lind" in at.text
        await at.press("g")
        assert "Rivers do not sign" not in at.text.split("Quotes")[0]
        await at.press('"')
        assert at.panes.front is Pane.QUOTES
        await at.press("enter")
        assert at.panes.front is Pane.ARTICLE
        assert at.panes.article.current == ledger.quotes.cursor
        assert at.panes.article.scroll_offset.y > 0


async def test_sources_are_followed_to_any_depth_and_back_to_the_same_place(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "space", "j", "j", "j")
        first = at.place
        assert first is not None
        await at.press("c")
        assert at.panes.front is Pane.SOURCES
        await at.press("enter")
        assert at.title == "Report on the piers"
        await at.press("G", "k")
        second = at.place
        await at.press("c", "enter")
        assert at.title == "Survey of the bed"
        await at.press("backspace")
        assert (at.title, at.place) == ("Report on the piers", second)
        await at.press("backspace")
        assert (at.title, at.place) == ("Bridge to reopen before the frost", first)
        await at.press("backspace")
        assert at.said == "This is the first article you opened."
        await at.press("]", "]")
        assert at.title == "Survey of the bed"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_source_without_a_link_leads_to_where_it_is_named(
    gazette_desk: AtDesk, size: tuple[int, int]
) -> None:
    async with gazette_desk(size) as at:
        await at.press("enter", "c")
        names = [at.panes.ledger.source(index).name for index in range(len(at.panes.ledger.sources.rows))]
        at.panes.ledger.sources.cursor = names.index("Reuters")
        await at.press("enter")
        assert "according to Reuters" in at.text
        assert at.said == "Reuters is named here, not linked: w searches the web."


async def test_a_link_of_the_text_opens_in_place(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "tab", "enter")
        assert at.title == "Report on the piers"


async def test_what_was_read_opens_offline_and_says_from_when_it_is(
    gazette_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        clock.pass_by(days=2)
        library.offline = True
        asked = len(site.requests)
        await at.press("h", "j", "enter")
        assert "offline" in at.said.lower()
        assert at.title == "Bridge to reopen before the frost"
        await at.press("h", "k", "enter")
        assert "The bridge will reopen" in at.text
        assert "Mon 23 Nov" in at.text or "23 Nov" in at.text
        assert len(site.requests) == asked


async def test_a_stored_copy_is_shown_before_the_newer_one_comes(
    gazette_desk: AtDesk, site: Loopback, clock: Clock
) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        clock.pass_by(days=2)
        titles: list[str] = []

        def answer(_: object) -> Reply:
            titles.append(at.title)
            return Reply(
                b"<article><h1>Bridge open</h1><p>The bridge is open, the mayor said today.</p></article>"
            )

        site["/bridge"] = answer
        await at.press("j", "h", "j", "enter", "h", "k", "enter")
        assert titles == ["Bridge to reopen before the frost"]
        assert "The bridge is open" in at.text


async def test_what_goes_wrong_is_a_sentence_and_the_reader_goes_on(
    gazette_desk: AtDesk, site: Loopback
) -> None:
    async with gazette_desk() as at:
        await at.pilot.press("o")
        await at.type(site.url("/missing").removeprefix("http://"))
        await at.press("enter")
        assert "127.0.0.1" in at.said and at.screen.status.is_problem
        await at.press("enter")
        assert at.title == "Bridge to reopen before the frost"
        assert at.said == ""


async def test_the_next_stories_while_reading(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "J")
        assert at.title == "Wells are safe again"
        await at.press("K")
        assert at.title == "Bridge to reopen before the frost"
        await at.press("n")
        assert at.title == "Ferry keeps its fares"
        await at.press("n")
        assert at.said == "No more unread stories in this list: Shift+↓ shows the next."
        library.mark(library.story_ids(Selection()), unread=True)
        await at.press("p")
        assert at.title == "Wells are safe again"


async def test_the_next_unread_story_may_be_the_one_under_the_cursor(
    gazette_desk: AtDesk, library: Library
) -> None:
    async with gazette_desk() as at:
        await at.press("n")
        assert at.title == "Bridge to reopen before the frost", "nothing of the list was opened yet"
        await at.press("m", "n")
        assert at.title == "Wells are safe again", "what is open and kept unread is not the next"
        await at.press("n")
        assert at.title == "Ferry keeps its fares"


async def test_a_find_takes_n_and_p_until_escape(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "/")
        await at.type("tuesday")
        await at.press("enter")
        assert at.said == "“tuesday”: 1 of 18 · n next · p previous · Esc ends"
        first = at.panes.article.found
        await at.press("n", "n", "p")
        assert at.panes.article.found == (first or 0) + 1
        assert at.said.startswith("“tuesday”: 2 of 18")
        await at.press("1", "7", "n")
        assert at.said.startswith("“tuesday”: 1 of 18")
        assert at.title == "Bridge to reopen before the frost"
        await at.press("escape")
        assert at.panes.article.found is None and at.panes.front is Pane.ARTICLE
        await at.press("n")
        assert at.title == "Wells are safe again"


async def test_a_pattern_is_found_when_it_is_asked_for(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "/")
        await at.type(r"room \d+")
        assert at.said == r"No “room \d+” in the text."
        assert "Find in the text:" in at.text and "^r pattern" in at.text
        await at.press("ctrl+r")
        assert "Find by pattern:" in at.text and "^r words" in at.text
        await at.press("enter")
        assert at.said == r"room \d+: 1 of 18 · n next · p previous · Esc ends"
        await at.press("n")
        assert at.said.startswith(r"room \d+: 2 of 18")
        await at.press("/", "(", "enter")
        assert at.said.startswith("No pattern: ")
        assert at.panes.article.find_count == 0


async def test_a_find_that_is_given_up_leaves_the_place(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "/")
        await at.type("rivers")
        await at.press("escape")
        assert at.panes.article.found is None
        assert at.panes.article.scroll_offset.y == 0


async def test_zen_leaves_the_article_alone(gazette_desk: AtDesk) -> None:
    async with gazette_desk((200, 50)) as at:
        await at.press("enter", "z")
        assert "Library" not in at.text and "Quotes ─" not in at.text
        await at.press("escape")
        assert "Library" in at.text and "Quotes ─" in at.text


async def test_the_measure_is_set_and_remembered(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "<", "<", ">")
        assert at.panes.article.measure == 68
        assert library.remembered("measure") == "68"
        await at.press(*"<" * 20)
        assert at.panes.article.measure == 40


async def test_no_terminal_is_given_more_to_copy_than_it_can_take(at_desk: AtDesk) -> None:
    async with at_desk() as at:
        at.screen.stage.copy("a" * LONGEST_COPY)
        with at.screen.stage.telling():
            at.screen.stage.copy("b" * (LONGEST_COPY + 1))
        assert at.app.clipboard == "a" * LONGEST_COPY
        assert at.said.startswith("This is too long for a terminal to copy")


async def test_the_address_is_copied_or_opened_in_the_browser(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        await at.press("y")
        assert at.app.clipboard == site.url("/bridge")
        await at.press("enter", "J", "O")
        assert at.app.browsed == site.url("/wells")  # type: ignore[attr-defined]


async def test_an_article_named_at_the_start_is_opened(at_desk: AtDesk, site: Loopback) -> None:
    publish(site)
    async with at_desk(target=site.url("/wells")) as at:
        assert at.title == "Wells are safe again"
        assert at.panes.front is Pane.ARTICLE


async def test_the_head_tells_how_far_one_is_in_the_frame_of_the_text(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        head = at.panes.frame(Pane.ARTICLE).head
        assert head.position == "0%"
        at.panes.article.action_scroll_end()
        assert head.position == "100%"


async def test_a_key_that_finds_nothing_says_so(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    gazette = publish(site)
    site["/ferry"] = page("Ferry keeps its fares", *filler(2))
    await library.subscriptions.add(gazette)
    async with at_desk() as at:
        await at.press("J", "J")
        assert at.title == "Ferry keeps its fares"
        for key, said in {
            "}": "There is no quote in this text.",
            "{": "There is no quote in this text.",
            "tab": "There is no link in this text.",
            "shift+tab": "There is no link in this text.",
            "shift+right": "Nothing in sight is wider than the column.",
            "shift+left": "Nothing in sight is wider than the column.",
            "J": "This is the last story of the list.",
            "w": "w is a key of sources: Web search.",
            "F": "Nobody is quoted in this article.",
            "e": "Nobody is quoted in this article.",
            "P": "Nobody is quoted in this article.",
            "M": "Nobody is quoted in this article.",
        }.items():
            at.screen.status.clear()
            await at.press(key)
            assert at.said == said, key
        await at.press("w")
        assert at.said == "w is a key of sources: Web search."
        await at.press("j")
        assert at.said == "", "what was said of a key is over with the next"
        await at.press("K", "K")
        await at.press("K")
        assert at.said == "This is the first story of the list."
        await at.press(*["shift+down"] * 9)
        assert at.said == "This is the last list of the library."
        await at.press("shift+up")
        assert at.said.startswith("The list is now ")
        await at.press("}", "}", "}")
        assert at.said == "There is no quote further down."
        await at.press("{", "{")
        assert at.said == "There is no quote further up."


async def test_a_quote_that_was_scrolled_out_of_sight_is_gone_to_again(gazette_desk: AtDesk) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("enter", "}", "}")
        there = at.place
        await at.press("g", "}")
        assert at.panes.article.current == 0
        await at.press("}", "k", *"kkkkkkkkkkkkkkkkkkkkkkkk")
        assert at.place != there
        await at.press("}")
        assert "Rivers do not sign contracts" in at.text


async def test_a_width_that_is_no_number_is_not_taken_up(gazette_desk: AtDesk, library: Library) -> None:
    library.remember("measure", "wide")
    async with gazette_desk() as at:
        assert "Bridge to reopen before the frost" in at.text
        assert at.panes.measure == Settings().measure

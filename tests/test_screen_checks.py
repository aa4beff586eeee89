"""Checking quotes in the reader, by its keys: over the bundled edition offline, and over a server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from desk import AtDesk, Desk, Recorded, desk
from fakes import Clock
from golden import check_screen
from known import Known
from loopback import Loopback, Received, Reply
from readings import ferry
from test_verdicts import SAID, page, publish, publish_interview, publish_two

from reader.library import Library
from reader.store.store import Store
from reader.ui.actions import Pane

BRIDGE, WELLS, FERRY = "J", "JJ", "JJJ"
"""The keys that lead from the first story of the edition to these."""


@pytest.fixture
async def offline(library: Library) -> Library:
    library.offline = True
    return library


async def card_of(at: Desk, words: str) -> str:
    """The card that `v` shows on the first quote with these words, and a word on the sign of its row."""
    quotes = at.screen.parts.subject.reading.article.quotes if at.screen.parts.subject.reading else ()
    number = next(number for number, quote in enumerate(quotes) if words in quote.text)
    at.panes.article.current = number
    await at.press("v")
    await at.until(lambda: len(at.app.screen_stack) > 1)
    return at.text


async def test_words_that_stand_in_the_source_are_verbatim(
    offline: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(offline, tmp_path, clock, (80, 24)) as at:
        await at.press(*BRIDGE)
        card = await card_of(at, "We said before the frost")
        assert "= Verbatim" in card
        assert "Looked for in Harbour Gazette" in card
        assert "copy of 20 Nov 2026 · harbourgazette.example" in card
        assert "The words stand there as they are quoted." in card
        assert "Said there by Ida Holm as well." in card
        await at.press("enter")
        assert at.title.startswith("Mayor Holm") or "frost" in at.text
        assert "We said before the frost" in at.text
        await at.press("backspace")
        assert at.title.startswith("Lenne Bridge")


async def test_altered_words_stand_side_by_side_and_lead_to_those_of_the_source(
    offline: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(offline, tmp_path, clock, (80, 24)) as at:
        await at.press(*FERRY)
        card = await card_of(at, "There is a plan to cut")
        assert "≠ Altered" in card
        rows = [row for row in card.splitlines() if row.count("│") == 3]
        assert ["a", "no"] in [[cell.strip() for cell in row.split("│")[1:3]] for row in rows]
        await at.press("enter")
        assert at.title.startswith("Ferry chief")
        pointed = at.panes.article.pointed_out
        assert [at.panes.article.reading.article.document.at(place) for place in pointed] == [  # type: ignore[union-attr]
            "There is no plan to cut the late boat"
        ]
        assert "There is no plan" in at.text


async def test_words_that_are_not_in_the_source_are_absent_and_all_that_is_told_stays(
    offline: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(offline, tmp_path, clock, (80, 24)) as at:
        await at.press(*WELLS)
        card = await card_of(at, "The leak could have been")
        assert "∅ Not in this source" in card
        assert "Neither these words nor any like them stand there." in card
        await at.press("escape", '"')
        assert "∅" in at.text
        assert "1 checked" in await head_of(at)


async def test_the_card_of_a_quote_tells_its_check_and_mark_and_makes_one(
    offline: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(offline, tmp_path, clock, (120, 40)) as at:
        await at.press(*FERRY, "}", "e")
        assert "Checked" not in at.text and "Your mark" not in at.text
        await at.press("v")
        await at.until(lambda: "Looked for in Northmoor Courier" in at.text)
        await at.press("escape", "M", "j")
        await at.type("d")
        await at.press("enter", "e")
        assert "Checked     ≠ altered: Northmoor Courier, copy of 19 Nov 2026" in at.text
        assert "Your mark" in at.text
        await at.press("v")
        assert "≠ Altered" in at.text, "what is known is shown at once"


async def head_of(at: Desk) -> str:
    await at.press("h", "g")
    return at.text


async def test_all_quotes_are_checked_counted_and_signed_and_are_so_after_a_restart(
    at_desk: AtDesk, library: Library
) -> None:
    library.offline = True
    async with at_desk((120, 40)) as at:
        await at.press(*FERRY, "V")
        assert at.said == "7 quotes: 2 altered, 5 not in Northmoor Courier."
        assert " ≠│ “We will not raise" in at.text
        assert "7 checked" in at.text
        reading = at.screen.parts.subject.reading
        assert reading is not None
        stored = library.verdicts(reading)
        await at.press("J", "K")
        assert " ≠│ “We will not raise" in at.text
        assert "7 checked" in at.text
        assert library.verdicts(reading) == stored


async def test_escape_that_came_too_late_to_stop_a_job_leaves_nothing_and_a_later_one_does(
    at_desk: AtDesk, library: Library
) -> None:
    library.offline = True
    async with at_desk((80, 24)) as at:
        at.screen.status.late = 0.0
        await at.press(*FERRY, "V", "escape")
        assert at.panes.front is not Pane.ARTICLE
        at.screen.status.late = 60.0
        await at.press("enter", "V", "escape")
        assert (at.said, at.panes.front) == ("", Pane.ARTICLE)
        await at.press("escape")
        assert at.panes.front is not Pane.ARTICLE
        await at.press("enter")
        at.screen.stage.say("The tide is out.", problem=True)
        await at.press("escape")
        assert (at.said, at.panes.front) == ("", Pane.ARTICLE)
        at.screen.stage.say("The tide is in.")
        await at.press("escape")
        assert at.panes.front is not Pane.ARTICLE


async def test_escape_ends_a_find_and_zen_whatever_is_said(at_desk: AtDesk, library: Library) -> None:
    library.offline = True
    async with at_desk((80, 24)) as at:
        await at.press(*FERRY, "/", *"ferry", "enter", "z", "V", "escape")
        assert not at.screen.parts.finding.in_text.text
        assert at.panes.zen
        await at.press("V", "escape")
        assert not at.panes.zen and at.panes.front is Pane.ARTICLE


async def test_a_check_fetches_what_is_not_stored_and_nothing_when_offline(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    async with at_desk((80, 24), publish(site)) as at:
        library.offline = True
        card = await card_of(at, SAID)
        assert "□ Source unreadable" in card
        assert "You are offline, and no copy of this page of localhost is stored." in card
        assert not site.asked("/interview")
        await at.press("escape")
        assert "1 checked" not in at.text
        library.offline = False
        assert "= Verbatim" in await card_of(at, SAID)
        assert len(site.asked("/interview")) == 1
        await at.press("escape", "v", "escape")
        assert len(site.asked("/interview")) == 1


async def test_escape_stops_a_check_and_says_how_far_it_came(at_desk: AtDesk, site: Loopback) -> None:
    asked, answer = Event(), Event()

    def slow(_: Received) -> Reply:
        asked.set()
        answer.wait(20)
        return Reply(b"<p>too late</p>")

    url = publish(site)
    site["/interview"] = slow
    async with at_desk((80, 24), url) as at:
        try:
            await at.pilot.press("V")
            await at.until(asked.is_set)
            assert "Checking 0/1" in at.text
            await at.press("escape")
            assert at.said == "Stopped: 0 of 1 checked."
            assert "Checking" not in at.text
            assert at.panes.front is Pane.ARTICLE
        finally:
            answer.set()


async def test_all_linked_sources_are_asked_from_the_card(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk((80, 24), publish_two(site)) as at:
        assert "∅ Not in this source" in await card_of(at, SAID)
        await at.press("a")
        await at.until(lambda: len(at.app.screen_stack) > 1)
        assert "= Verbatim" in at.text
        await at.press("escape")
        assert " =┃ “The ferry will sail" in at.text


async def test_a_verdict_follows_its_source_when_that_is_read_anew(
    at_desk: AtDesk, site: Loopback, clock: Clock
) -> None:
    async with at_desk((80, 24), publish(site)) as at:
        await at.press("V")
        assert " =│ “The ferry will sail" in at.text
        publish_interview(site, SAID.replace("will", "will not"))
        clock.pass_by(days=1)
        await at.press("c", "enter", "backspace")
        await at.until(lambda: " ≠│ “The ferry will sail" in at.text)
        assert "1 checked" in at.text


async def test_of_several_quotes_on_a_line_the_gravest_verdict_is_shown(
    at_desk: AtDesk, site: Loopback
) -> None:
    address = publish(site)
    away = site.root.replace("127.0.0.1", "localhost")
    site["/ferry"] = page(
        f"“{SAID},” said Dahl. “It cost 40 crowns,” she said in <a href='{away}/interview'>the paper</a>.",
        "The harbour council met on Monday and heard what the line has cost it in each of ten years.",
    )
    publish_interview(site, f"It cost 30 crowns. {SAID}")
    async with at_desk((120, 40), address) as at:
        await at.press("V")
        assert "1 verbatim, 1 altered" in at.text
        assert " ≠│ “The ferry will sail" in at.text


async def test_v_says_what_it_needs(offline: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(offline, tmp_path, clock, (80, 24)) as at:
        await at.press(*FERRY, "v")
        assert "} goes to the next one" in at.said
        at.panes.article.current = 3
        await at.press("v")
        assert "reported" in at.said


async def test_a_count_leads_to_its_list_by_key_and_by_click(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    async with desk(Known(store, clock), tmp_path, clock, (80, 24), ferry().article) as at:
        await at.press("t", "enter")
        assert at.panes.front is Pane.QUOTES
        assert len(at.panes.ledger.quotes.rows) == 4
        assert "Quotes ·" not in at.text and at.said == "", "all there are is no choice among them"
        await at.press("F", "t", "enter")
        assert len(at.panes.ledger.quotes.rows) == 4, "a count is of all speakers, whoever was chosen before"
        await at.press("h", "t", "j", "j", "enter")
        assert at.panes.front is Pane.QUOTES
        assert "Quotes · unattributed" in at.text
        assert len(at.panes.ledger.quotes.rows) == 1
        await at.press("escape")
        assert len(at.panes.ledger.quotes.rows) == 4
        await at.press("h")
        await click_on(at, "2 links")
        assert at.panes.front is Pane.SOURCES
        assert "Sources · links" in at.text
        shown = at.panes.ledger.sources.rows
        assert [at.panes.ledger.source(row).name for row in range(len(shown))] == [
            "Lund Courier",
            "county’s auditors",
        ]
        await at.press("h")
        await click_on(at, "3 checked")
        assert "Quotes · checked" in at.text
        assert len(at.panes.ledger.quotes.rows) == 3


async def click_on(at: Desk, words: str) -> None:
    rows = at.text.splitlines()
    line = next(number for number, row in enumerate(rows) if words in row)
    await at.pilot.click(offset=(rows[line].index(words) + 2, line))
    await at.settle()


async def test_a_source_without_a_link_is_sought_after_the_address_was_shown(
    offline: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(offline, tmp_path, clock, (80, 24)) as at:
        assert isinstance(at.app, Recorded)
        await at.press(*FERRY, "c")
        assert "named, not linked" in at.text
        await at.press("w")
        assert "https://duckduckgo.com/?q=Meridian%20News%20Agency" in at.text
        await at.press("escape")
        assert not hasattr(at.app, "browsed")
        await at.press("w", "enter")
        assert at.app.browsed.startswith("https://duckduckgo.com/?q=Meridian%20News%20Agency")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("check", ["}", "v"]),
        ("check-end", ["}", "v", "G"]),
        ("checked", ['"']),
        ("counts", ["t"]),
        ("mark", ["}", "M"]),
        ("marks", ["h", "4"]),
    ],
)
async def test_golden_screens(
    store: Store, clock: Clock, tmp_path: Path, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with desk(Known(store, clock), tmp_path, clock, size, ferry().article) as at:
        await at.press(*keys)
        check_screen(f"{size[0]}x{size[1]}-{name}", at.text)


async def test_the_card_fits_the_smallest_screens(offline: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(offline, tmp_path, clock, (20, 5)) as at:
        await at.press(*FERRY, "}", "v", "G", "space", "escape", "M", "escape", "t", "escape", "h", "4")
        assert len(at.app.screen_stack) == 1


async def test_what_is_wished_on_a_card_is_done_to_its_quote_in_the_copy_that_came_meanwhile(
    offline: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(offline, tmp_path, clock, (120, 40)) as at:
        await at.press(*FERRY, "}", "}")
        reading = at.screen.parts.subject.reading
        assert reading is not None and at.panes.article.current == 1
        for keys in (["e"], ["v"]):
            at.screen.parts.opening.put(reading)
            at.panes.article.current = 1
            await at.press(*keys)
            await at.until(lambda: len(at.app.screen_stack) > 1)
            fewer = replace(reading.article, quotes=reading.article.quotes[1:])
            at.screen.parts.opening.put(replace(reading, article=fewer))
            await at.press(*(["enter"] if keys == ["e"] else ["M", "enter"]))
            await at.settle()
        assert [placed.number for placed in at.screen.parts.annotations.marks] == [0]
        at.screen.parts.opening.put(reading)
        at.panes.article.current = 0
        await at.press("e")
        at.screen.parts.opening.put(replace(reading, article=fewer))
        await at.press("v")
        assert at.said == "This quote is not in the copy that has come meanwhile."

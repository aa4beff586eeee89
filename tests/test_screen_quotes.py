"""The quotes of an article on the screen, and who said what in the library: by the keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk import AtDesk, Desk, desk
from fakes import Clock
from golden import check_screen
from quoted import keep, quoted, said
from readings import ferry
from rich.segment import Segment
from screens import screen_lines
from test_screen_looks import fits

from reader.config import Settings
from reader.library import Library
from reader.model import Outline, Place, QuoteKind
from reader.store import feeds
from reader.store.store import Store
from reader.ui.actions import Pane
from reader.ui.lists.rows import RowList
from reader.ui.quotes.rows import QuoteOrder
from reader.ui.quotes.said_screens import SaidScreen

LONG = "“" + "The river has moved its bed, and the piers stand where it wants to be. " * 5 + "”"
BRIDGE = quoted(
    said(
        "Ida Holm", "“We said before the frost, and we mean before the frost.”", role="mayor", via="Reuters"
    ),
    said("Oskar Lind", LONG, role="engineer"),
    said(None, "“Bread this way. Bring a boat.”", confidence=0.0),
    said("a senior official", "“Nobody will sign for it.”", anonymous=True),
    said("Ida Holm", "the town would pay for it", kind=QuoteKind.INDIRECT),
    said("Holm", "“Then we shall work in gloves.”", confidence=0.5),
    title="Bridge to reopen before the frost",
)
INTERVIEW = quoted(
    said("Ida Holm", "“Nobody was ever elected for a bridge that did not fall down.”"),
    said("Ann Nordby", "“Boats are cheaper than bridges.”", via="the Courier"),
    title="Holm: I will be in the first car",
    outlet="Courier",
)
URL = "https://gazette.example/bridge"


@pytest.fixture
def stocked(library: Library, store: Store, clock: Clock) -> Library:
    """A library with two articles in which Ida Holm is quoted, one of them two days older."""
    feeds.subscribe(store, Outline("https://gazette.example/feed", "Gazette"), clock())
    keep(store, clock, BRIDGE, URL, datetime(2026, 11, 22, 6, tzinfo=UTC))
    keep(store, clock, INTERVIEW, "https://courier.example/holm", datetime(2026, 11, 20, 6, tzinfo=UTC))
    return library


def page(at: Desk) -> SaidScreen:
    screen = at.app.screen
    assert isinstance(screen, SaidScreen)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("by-speaker", ['"', "tab", "j"]),
        ("card", ['"', "e"]),
        ("unfolded", ['"', "j", "+"]),
        ("only-speaker", ['"', "tab", "F"]),
        ("speaker", ['"', "P"]),
        ("speakers", ["S"]),
        ("who-said", ["S", "f", *"boat", "enter"]),
    ],
)
async def test_golden_screens_of_quotes(
    stocked: Library, clock: Clock, tmp_path: Path, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with desk(stocked, tmp_path, clock, size, BRIDGE) as at:
        await at.press(*keys)
        assert fits(at, size)
        check_screen(f"{size[0]}x{size[1]}-{name}", at.text)


async def test_the_cursor_stays_on_its_quote_when_the_order_changes(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press('"', "j", "j", "j", "j")
        assert at.panes.ledger.quote_under_cursor == 4
        await at.press("tab")
        assert at.panes.front is Pane.QUOTES
        assert at.panes.ledger.quote_under_cursor == 4
        assert at.panes.ledger.said.position == "2 of 6"
        assert stocked.remembered("quotes_order") == QuoteOrder.SPEAKERS
        await at.press("g")
        assert at.panes.ledger.quote_under_cursor is None
        await at.press("tab")
        assert at.panes.ledger.quote_under_cursor == 0
        await at.press("shift+tab")
        assert at.panes.front is Pane.ARTICLE
        await at.press("l")
        assert at.panes.front is Pane.QUOTES


async def test_the_order_is_that_of_the_last_time(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    stocked.remember("quotes_order", "speakers")
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        assert at.panes.ledger.said.order is QuoteOrder.SPEAKERS
        await at.press('"', "tab")
        assert stocked.remembered("quotes_order") == QuoteOrder.TEXT


@pytest.mark.parametrize("order", ["speakers", "text"])
async def test_without_an_article_nothing_is_said_of_whom_it_quotes(
    stocked: Library, clock: Clock, tmp_path: Path, order: str
) -> None:
    stocked.remember("quotes_order", order)
    async with desk(stocked, tmp_path, clock, (200, 50)) as at:
        assert not at.title
        assert "Nobody is quoted in this article" not in at.text
        assert "is listed here" in at.text


async def test_the_ledger_follows_the_text_in_either_order(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, (200, 50), BRIDGE) as at:
        await at.press('"', "tab", "h", "}", "}", "}")
        assert at.panes.article.current == at.panes.ledger.quote_under_cursor == 2
        await at.press("{")
        assert at.panes.article.current == at.panes.ledger.quote_under_cursor == 1


@pytest.mark.parametrize("keys", [['"', "F"], ["}", "F"], ['"', "tab", "g", "F"]])
async def test_one_speaker_alone_is_shown_and_stepped_through(
    stocked: Library, clock: Clock, tmp_path: Path, keys: list[str]
) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press(*keys)
        assert at.panes.ledger.quotes_frame.head.title == "Quotes · Ida Holm"
        assert "Only Ida Holm, 2 quotes" in at.said
        if at.panes.front is Pane.QUOTES:
            await at.press("h")
        await at.press("}", "}", "}")
        assert at.panes.article.current == 4
        await at.press("{")
        assert at.panes.article.current == 0
        await at.press("escape")
        assert at.panes.ledger.quotes_frame.head.title == "Quotes"
        assert at.panes.front is Pane.ARTICLE
        await at.press("}")
        assert at.panes.article.current == 1


async def test_another_article_shows_everybody(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press("}", "F")
        at.screen.open(ferry().article)
        await at.settle()
        assert at.panes.ledger.said.only is None
        assert list(at.panes.article.stepped) == list(range(len(ferry().article.quotes)))


async def test_those_without_a_name_are_shown_alone_too(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press('"', "j", "j", "F")
        assert at.panes.ledger.quotes_frame.head.title == "Quotes · Unattributed"
        assert "1 quote:" in at.said
        await at.press("F", "P")
        assert at.said == "Unattributed: only named speakers have a page."


async def test_a_quote_is_unfolded_and_folded_again(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press('"', "j")
        assert "… +" in at.text
        await at.press("+")
        assert "… +" not in at.text
        assert at.panes.ledger.quote_under_cursor == 1
        await at.press("+")
        assert "… +" in at.text


async def test_the_card_says_all_and_leads_on(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press("e")
        assert at.said == "} goes to a quote; e then shows its card."
        await at.press("}", "e")
        for known in ("Ida Holm", "mayor", "by Reuters", "almost sure", "paragraph 1 of 6", "direct"):
            assert known in at.text
        await at.press("y")
        assert at.app.clipboard == (
            "“We said before the frost, and we mean before the frost.”\n"
            "— Ida Holm, mayor, via Reuters; “Bridge to reopen before the frost”, Gazette"
        )
        await at.press("G", '"', "j", "e", "enter")
        assert at.panes.front is Pane.ARTICLE and at.panes.article.current == 1
        await at.press("e", "P")
        assert page(at).head.title == "Oskar Lind"


async def test_a_doubtful_speaker_is_one_on_the_card(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press('"', "G", "e")
        assert "Holm?" in at.text and "doubtful" in at.text
        await at.press("escape", "P")
        assert at.said == "“Holm” is not a full name: several people may bear it."


async def test_a_speakers_page_leads_to_the_words_and_back(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, (80, 24), BRIDGE) as at:
        await at.press('"', "tab", "g", "enter")
        assert page(at).head.position == "3 quotes in 2 articles"
        await at.press("backspace")
        assert at.panes.front is Pane.QUOTES
        await at.press("P", "j", "j", "enter")
        assert at.title == "Holm: I will be in the first car"
        assert at.panes.front is Pane.ARTICLE and at.panes.article.current == 0
        await at.press("backspace")
        assert at.title == "Bridge to reopen before the frost"


async def test_the_page_of_somebody_in_a_file_says_that_nothing_is_stored(
    at_desk: AtDesk, library: Library
) -> None:
    library.install_edition()
    async with at_desk(target=INTERVIEW) as at:
        await at.press("}", "}", "P")
        assert page(at).head.title == "Ann Nordby"
        assert "Nothing that Ann Nordby said is stored yet." in at.text


async def test_a_speakers_quotes_are_searched(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock, target=BRIDGE) as at:
        await at.press('"', "P", "/", *"elected", "enter")
        assert page(at).head.position == "1 quote"
        await at.press("escape")
        assert page(at).head.position == "3 quotes in 2 articles"
        await at.press("/", *"zeppelin")
        assert "Ida Holm is not quoted with “zeppelin”." in at.text
        await at.press("escape", "escape")
        assert len(at.app.screen_stack) == 1


async def test_speakers_are_listed_filtered_and_asked_for_by_words(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("S")
        assert page(at).head.position == "3 names"
        await at.press("/", *"NORD", "enter")
        assert page(at).head.title == "Speakers · “NORD”"
        await at.press("enter")
        assert page(at).head.title == "Ann Nordby"
        await at.press("escape")
        assert page(at).head.title == "Speakers · “NORD”"
        await at.press("escape", "f", *"before frost", "enter")
        assert page(at).head.position == "1 quote"
        await at.press("enter")
        assert at.title == "Bridge to reopen before the frost" and at.panes.article.current == 0


async def test_words_that_are_gone_are_said_to_be(
    stocked: Library, store: Store, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("S", "f", *"cheaper", "enter")
        keep(store, clock, quoted(said("Ann Nordby", "“No.”"), title="new"), "https://courier.example/holm")
        await at.press("enter")
        assert at.said == "These words are not in the copy that now stands."


async def test_the_edition_has_speaker_pages_at_once_and_after_a_restart(
    at_desk: AtDesk, tmp_path: Path
) -> None:
    async with at_desk() as at:
        await at.press("S")
        await at.until(lambda: "name" in page(at).head.position)
        names = page(at).head.position
        assert "Ida Holm" in at.text
        await at.press("/", *"ida holm", "enter", "enter")
        assert page(at).head.position.endswith("in 3 articles")
        await at.press("escape", "escape", "escape")
        assert len(at.app.screen_stack) == 1
    again = Store(tmp_path / "library.db")
    ids = again.rows("SELECT count(*) FROM speakers WHERE quotes > 0")
    again.close()
    assert names.startswith(str(ids[0][0]))


async def test_the_smallest_screen_shows_cards_and_pages(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, (20, 5), BRIDGE) as at:
        for keys in (['"', "tab", "+", "e", "j"], ["escape", "P", "+", "G"], ["escape", "S", "/", "escape"]):
            await at.press(*keys)
            assert fits(at, (20, 5))
        for size in ((1, 1), (3, 2), (20, 5)):
            await at.pilot.resize_terminal(*size)
            await at.settle()
        assert at.app.screen.query_one(RowList).rows


MANY = quoted(*(said(f"Speaker Number{chr(65 + at)}", f"“These are the words {at}.”") for at in range(11)))


@pytest.mark.parametrize("theme", ["broadsheet", "nightdesk", "ansi-dark"])
async def test_each_speaker_has_one_look_in_text_and_ledger_beyond_the_eighth_too(
    at_desk: AtDesk, theme: str
) -> None:
    """Colours run out after eight speakers: then the ninth has the first one's, and names tell them apart."""
    async with at_desk((200, 50), MANY, Settings(theme=theme)) as at:
        before = {name: colours(at, name) for name in ("text", "ledger")}
        assert before["text"] == before["ledger"]
        assert len(set(before["text"][:8])) > 4 and before["text"][8] == before["text"][0]
        await at.press('"', "tab")
        assert colours(at, "text") == before["text"]
        assert all(f"Speaker Number{chr(65 + number)}" in at.text for number in range(6))


async def test_without_colour_quotes_and_speakers_are_told_by_style_and_name(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk((200, 50), BRIDGE, Settings(theme="nightdesk")) as at:
        assert at.app.no_color
        styles = {segment.style.italic for segment in segments_with(at, "We said before the frost")}
        assert True in styles
        await at.press('"', "tab")
        for name in ("Ida Holm", "Holm?", "Not named", "Unattributed"):
            assert name in at.text
        assert any(segment.style.bold for segment in segments_with(at, "Oskar Lind"))


@pytest.mark.parametrize("no_colour", ["", "1"])
async def test_what_a_quote_holds_is_told_in_the_text_and_on_the_card(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch, no_colour: str
) -> None:
    """Each speaker's words are slanted, with or without colour; those inside stand upright and bold."""
    monkeypatch.setenv("NO_COLOR", no_colour)
    article = quoted(said("Ann Nordby", "“No.”"), said("Ida Holm", "“He wrote ‘no boats’ and ‘no bread’.”"))
    second = replace(article.quotes[1], inner=(Place(1, 10, 20), Place(1, 25, 35)))
    article = replace(article, quotes=(article.quotes[0], second))
    async with at_desk(target=article) as at:
        for words, slanted in (
            ("“He wrote ", True),
            ("‘no boats’", False),
            (" and ", True),
            ("‘no bread’", False),
        ):
            style = next(part.style for part in segments_with(at, words) if part.text == words)
            assert bool(style.italic) == slanted
            assert slanted or style.bold
        await at.press("}", "}", "e")
        assert "quotes inside: ‘no boats’; ‘no bread’" in at.text


def segments_with(at: Desk, words: str) -> list[Segment]:
    """The pieces of the screen that hold these words."""
    found = [part for line in screen_lines(at.app) for part in line if words in part.text]
    assert found
    return found


def colours(at: Desk, where: str) -> list[object]:
    """The colour of each speaker: of words in the text, which are slanted, or of the name in the ledger."""
    words = "These are the words {0}." if where == "text" else "Speaker Number{1}"
    found = [segments_with(at, words.format(number, chr(65 + number))) for number in range(9)]
    return [
        next(part.style.color for part in parts if bool(part.style.italic) == (where == "text"))
        for parts in found
    ]

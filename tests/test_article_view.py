"""The article pane in a real app: what it shows, where it goes, what it tells."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from prompt_pilot import PromptPilot, piloted
from readings import ferry, paragraph, place_of, quote_of, reading_of, source_of
from rich.style import Style
from screens import screen_lines, screen_text
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.theme import Theme

from reader.model import Document, Place, Reading
from reader.ui.article.sheet import LEFT, RIGHT
from reader.ui.article.view import ArticleView

COLOURS = {f"quote-{number}": f"#0000{number}0" for number in range(1, 9)} | {
    "quote-none": "#777777",
    "link": "#00aa00",
    "find": "#aaaa00",
    "current": "#333366",
    "heading": "#eeeeee",
    "quiet": "#888888",
}


class Desk(App[None]):
    """An app of one article pane that keeps what the pane says."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(Theme("desk", primary="#ffffff", background="#000000", variables=COLOURS))
        self.theme = "desk"
        self.told: list[Message] = []
        self.progress: float | None = None
        """The progress as the pane last told it."""

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_article_view_quote_highlighted(self, message: ArticleView.QuoteHighlighted) -> None:
        self.told.append(message)

    def on_article_view_scrolled(self, message: ArticleView.Scrolled) -> None:
        self.progress = message.progress

    def on_article_view_link_opened(self, message: ArticleView.LinkOpened) -> None:
        self.told.append(message)

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)


class Painted(ArticleView):
    """Notes of each frame how wide the pane is, and how wide its text is set."""

    frames: list[tuple[int, int, Place]]

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        top = self.sheet.first_place(self.scroll_offset.y)
        self.frames.append((self.scrollable_content_region.width, self.sheet.columns, top))
        return lines


class PaintedDesk(Desk):
    def compose(self) -> ComposeResult:
        view = Painted()
        view.frames = []
        yield view


@asynccontextmanager
async def desk(
    reading: Reading | None, place: Place | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Desk, PromptPilot]]:
    app = Desk()
    async with piloted(app, size) as pilot:
        app.view.show(reading, place)
        await pilot.pause()
        yield app, pilot


def long_reading(paragraphs: int = 60) -> Reading:
    text = (
        "Paragraph {} of a long report on the harbour, which says what every other one says in other words."
    )
    return reading_of(Document(tuple(paragraph(text.format(number)) for number in range(paragraphs))))


def styles_of(app: Desk, words: str) -> Style:
    """The style in which words stand on the screen: those of a segment of their own, else within one."""
    segments = [segment for line in screen_lines(app) for segment in line if words in segment.text]
    for segment in sorted(segments, key=lambda segment: len(segment.text)):
        if segment.style is not None:
            return segment.style
    raise AssertionError(f"{words!r} is not on the screen in one style")


def colour(name: str) -> str:
    return COLOURS[name]


def foreground(style: Style) -> str | None:
    return style.color.get_truecolor().hex if style.color else None


def background(style: Style) -> str | None:
    return style.bgcolor.get_truecolor().hex if style.bgcolor else None


HEAD = """\
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    The ferry sails on

    Mara Ilves · Ostby Tidende · Mon 23 Nov 2026, 10:40 · 1 min
    copy of 23 Nov
    ────────────────────────────────────────────────────────────────────────

    ▣ The ferry at its berth on Sunday evening. Photograph: A. Lind

    The night ferry between Ostby and Lund will run until spring, the
  │ harbour council decided on Monday, whatever it costs. “Nobody on this
  │ coast should have to drive around the bay in the dark,” said the
  │ council’s head, Ingrid Solheim. “We have the boat, and we have
  │ the crew.”

    Not everybody agrees. Per Aalto, who runs the only petrol station at the
  ┊ head of the bay, said that the line had lost money in every year since
  ┊ 2019. He called the vote “a gift to four hundred people”, and told the
    Lund Courier that he would ask the county to look at the figures."""


async def test_an_article_is_set_under_its_head_with_its_quotes_marked_in_the_margin() -> None:
    async with desk(ferry()) as (app, _):
        rows = screen_text(app).split("\n")
    shown = "\n".join(row.rstrip("▁▂▃▄▅▆▇█ ") for row in rows[:19])
    assert shown == HEAD


async def test_nothing_open_says_what_to_do_in_the_middle() -> None:
    async with desk(None) as (app, _):
        rows = screen_text(app).split("\n")
        assert rows[11].strip() == "Choose a story to read it here."
        assert app.view.position == ""


async def test_the_text_is_centred_and_no_wider_than_the_measure() -> None:
    async with desk(long_reading(), size=(120, 24)) as (app, pilot):
        app.view.measure = 50
        await pilot.pause()
        rows = [row for row in screen_text(app).split("\n") if "Paragraph" in row]
    assert rows[0].index("Paragraph") in (34, 35)
    assert max(len(row.strip(" █▁▂▃▄▅▆▇")) for row in rows) <= 50


async def test_every_speaker_has_a_colour_and_said_words_are_unlike_reported_ones() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, _):
        said, reported = styles_of(app, "coast should"), styles_of(app, "that the line")
        called, nobody = styles_of(app, "four hundred"), styles_of(app, "do not hold")
    assert foreground(said) == colour("quote-1")
    assert foreground(reported) == foreground(called) == colour("quote-2")
    assert foreground(nobody) == colour("quote-none")
    assert said.italic and called.italic and not reported.italic


async def test_the_current_quote_has_a_ground_and_weight_and_is_told_once() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        app.view.action_next_quote()
        await pilot.pause()
        app.view.current = 0
        await pilot.pause()
        style = styles_of(app, "coast should")
        rows = screen_text(app).split("\n")
    assert background(style) == colour("current")
    assert style.bold and style.italic
    assert foreground(style) == colour("quote-1")
    assert "  ┃ coast should have to drive around the bay in the dark,” said the" in rows
    assert [message.index for message in app.told if isinstance(message, ArticleView.QuoteHighlighted)] == [0]


async def test_a_find_in_a_link_in_view_of_a_quote_hides_neither() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        assert app.view.find("courier") == 1
        app.view.current = 1
        await pilot.pause()
        found, link = styles_of(app, "Courier"), styles_of(app, "told the")
        mention = styles_of(app, "Ostby Tidende")
    assert found.underline and found.reverse and link.underline
    assert background(found) == colour("find")
    assert foreground(found) == foreground(link) == colour("link")
    assert link.underline and background(link) == "#000000"
    assert mention.bold and not mention.underline, "there is nothing to follow"


async def test_finds_are_walked_round_and_ended_by_an_empty_needle() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        view = app.view
        count = view.find("the line")
        await pilot.pause()
        assert (count, view.found) == (2, 0)
        view.step_find(1)
        view.step_find(1)
        assert view.found == 0
        view.step_find(-1)
        assert view.found == 1
        assert view.find("") == 0
        await pilot.pause()
        assert view.found is None
        assert background(styles_of(app, "that the line")) == "#000000"


async def test_quotes_are_walked_from_where_the_reader_is() -> None:
    document = Document(tuple(paragraph(f"Paragraph {number}, and no more.") for number in range(100)))
    quotes = tuple(quote_of(document, f"Paragraph {number},", speaker="A") for number in (5, 50, 90))
    async with desk(reading_of(document, quotes)) as (app, pilot):
        view = app.view
        view.go_to(Place(40, 0, 1))
        await pilot.pause()
        view.action_next_quote()
        assert view.current == 1
        view.action_next_quote()
        view.action_next_quote()
        assert view.current == 2
        view.action_scroll_home()
        await pilot.pause()
        view.action_next_quote()
        assert view.current == 0
        view.action_scroll_end()
        await pilot.pause()
        view.go_to_quote(0)
        await pilot.pause()
        assert "Paragraph 5," in screen_text(app)


async def test_an_article_without_quotes_links_or_finds_takes_the_keys_quietly() -> None:
    async with desk(long_reading()) as (app, _):
        view = app.view
        view.action_next_quote()
        view.action_previous_quote()
        view.action_next_link()
        view.action_open_link()
        assert view.find("nowhere") == 0
        assert (view.current, view.chosen, view.found) == (None, None, None)
        assert app.told == []


async def test_a_place_is_returned_to_and_the_head_is_no_place() -> None:
    reading = long_reading()
    async with desk(reading) as (app, pilot):
        view = app.view
        assert view.place is None
        view.scroll_to(y=40, animate=False)
        await pilot.pause()
        place, before = view.place, screen_text(app)
        view.show(ferry())
        await pilot.pause()
        view.show(reading, place)
        await pilot.pause()
        assert screen_text(app) == before


async def test_resizing_keeps_the_place_there_and_back() -> None:
    async with desk(long_reading()) as (app, pilot):
        view = app.view
        view.scroll_to(y=61, animate=False)
        await pilot.pause()
        top = screen_text(app).split("\n")[0].strip(" █▁▂▃▄▅▆▇")
        word = top.split()[0]
        await pilot.resize_terminal(44, 24)
        await pilot.pause()
        assert word in screen_text(app).split("\n")[0]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen_text(app).split("\n")[0].strip(" █▁▂▃▄▅▆▇") == top


async def test_every_frame_of_another_size_shows_the_text_set_for_it_and_at_its_place() -> None:
    app = PaintedDesk()
    async with piloted(app, (80, 24)) as pilot:
        view = app.view
        assert isinstance(view, Painted)
        view.show(long_reading(), Place(20, 0, 0))
        await pilot.pause()
        view.frames.clear()
        for width in (44, 60, 33, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
        assert {width for width, *_ in view.frames} == {43, 59, 32, 79}
        for width, columns, top in view.frames:
            assert (columns, top) == (min(72, width - LEFT - RIGHT), Place(20, 0, 0))


async def test_a_size_is_set_once_whether_it_is_seen_or_told_first() -> None:
    async with desk(long_reading()) as (app, pilot):
        await pilot.resize_terminal(44, 24)
        sheet = app.view.sheet
        app.view.on_resize()
        assert app.view.sheet is sheet and sheet.columns == 44 - LEFT - RIGHT - 1


async def test_paging_overlaps_and_the_end_is_the_end() -> None:
    async with desk(long_reading()) as (app, pilot):
        view = app.view
        assert view.progress == 0
        bottom = screen_text(app).split("\n")[22:24]
        view.action_page_down()
        await pilot.pause()
        assert [row[:70] for row in screen_text(app).split("\n")[:2]] == [row[:70] for row in bottom]
        view.action_scroll_end()
        await pilot.pause()
        assert (view.progress, view.position) == (1.0, "100%")
        assert "Paragraph 59" in screen_text(app)


async def test_an_article_that_fits_is_all_in_view() -> None:
    async with desk(long_reading(2)) as (app, _):
        assert app.view.position == "100%"


async def test_nothing_is_said_of_how_much_is_in_view_before_there_is_a_view() -> None:
    app = Desk()
    async with piloted(app, (80, 24)) as pilot:
        app.view.display = False
        await pilot.pause()
        app.view.show(long_reading())
        assert app.view.position == ""
        app.view.display = True
        await pilot.pause()
        assert app.view.position == "0%"


async def test_a_pane_that_becomes_too_low_for_its_article_tells_so() -> None:
    async with desk(long_reading(2)) as (app, pilot):
        assert app.progress == 1
        await pilot.resize_terminal(80, 4)
        await pilot.pause()
        assert app.progress == app.view.progress == 0


async def test_a_click_opens_a_link_and_picks_a_quote() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        rows = screen_text(app).split("\n")

        async def click(words: str) -> None:
            y = next(number for number, row in enumerate(rows) if words in row)
            await pilot.click(offset=(rows[y].index(words) + 1, y))
            await pilot.pause()

        await click("Courier")
        await click("four hundred")
        await click("Tickets stay")
    link = place_of(ferry().article.document, "told the Lund Courier")
    assert app.told == [
        ArticleView.LinkOpened("https://courier.example/aalto", link),
        ArticleView.QuoteHighlighted(2),
    ]


async def test_a_click_opens_the_name_of_a_source_that_is_linked_elsewhere() -> None:
    document = Document((paragraph("The figures are those of the Harbour Office, says the Lund Courier."),))
    url = "https://harbour.example/figures"
    sources = source_of(document, "Harbour Office", url=url), source_of(document, "Lund Courier")
    async with desk(reading_of(document, sources=sources), size=(80, 24)) as (app, pilot):
        y, row = next((y, row) for y, row in enumerate(screen_text(app).split("\n")) if "figures" in row)
        assert styles_of(app, "Harbour Office").underline and not styles_of(app, "Lund Courier").underline
        for name in ("Lund Courier", "Harbour Office"):
            await pilot.click(offset=(row.index(name), y))
            await pilot.pause()
    assert app.told == [ArticleView.LinkOpened(url, place_of(document, "Harbour Office"))]


async def test_a_click_on_a_name_within_a_quote_picks_the_quote() -> None:
    words = "Ask the Harbour Office for it"
    document = Document((paragraph(f"“Do,” she said. “{words}.” The Harbour Office is shut."),))
    quotes = quote_of(document, "Do", speaker="She"), quote_of(document, words, speaker="She")
    whole = place_of(document, words)
    named = (Place(0, whole.start + 8, whole.start + 22), Place(0, whole.end + 7, whole.end + 21))
    url = "https://harbour.example/figures"
    source = replace(source_of(document, "Harbour Office", url=url), mentions=named)
    async with desk(reading_of(document, quotes, (source,)), size=(100, 24)) as (app, pilot):
        y, row = next((y, row) for y, row in enumerate(screen_text(app).split("\n")) if words in row)
        for column in (row.index("Harbour"), row.rindex("Harbour")):
            await pilot.click(offset=(column, y))
            await pilot.pause()
    assert app.told == [ArticleView.QuoteHighlighted(1), ArticleView.LinkOpened(url, named[1])]


async def test_links_are_walked_by_keys_and_opened() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        app.view.action_open_link()
        app.view.action_next_link()
        await pilot.pause()
        assert styles_of(app, "report by the").reverse
        app.view.action_open_link()
        await pilot.pause()
    assert [message.url for message in app.told if isinstance(message, ArticleView.LinkOpened)] == [
        "https://county.example/report"
    ]


async def drag(pilot: PromptPilot, start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_a_drag_copies_the_text_as_it_was_written() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        rows = screen_text(app).split("\n")
        first = next(number for number, row in enumerate(rows) if "▎ The line is kept" in row)
        await drag(pilot, (rows[first].index("kept"), first), (rows[first].index("kept") + 11, first + 3))
        assert app.screen.get_selected_text() == (
            "kept as long as snow closes the road around the bay ten days a year.\n\nCharter of the harbour c"
        )
        assert app.told == []


async def test_a_drag_from_the_head_copies_the_title_too() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        await drag(pilot, (0, 1), (17, 7))
        copied = app.screen.get_selected_text()
    assert copied is not None
    assert copied.startswith("The ferry sails on\n\nMara Ilves ·")
    assert copied.endswith("copy of 23 Nov\n\nThe ferry at")


async def test_a_drag_that_ends_on_a_link_does_not_open_it() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        rows = screen_text(app).split("\n")
        y = next(number for number, row in enumerate(rows) if "Lund Courier" in row)
        await drag(pilot, (10, y - 3), (6, y))
        assert app.screen.get_selected_text()
        assert app.told == []


async def test_another_theme_repaints_the_article() -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        other = Theme(
            "other", primary="#ffffff", background="#000000", variables={**COLOURS, "quote-1": "#123456"}
        )
        app.register_theme(other)
        app.theme = "other"
        await pilot.pause()
        assert foreground(styles_of(app, "coast should")) == "#123456"


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "nord"])
async def test_a_theme_that_does_not_know_of_quotes_still_tells_them_from_the_text(theme: str) -> None:
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        app.theme = theme
        await pilot.pause()
        said, text = styles_of(app, "coast should"), styles_of(app, "Not everybody")
    assert said.italic
    assert said.color != text.color


async def test_without_colour_attributes_tell_quotes_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(ferry(), size=(80, 50)) as (app, pilot):
        app.view.find("figures")
        await pilot.pause()
        first, second = styles_of(app, "coast should"), styles_of(app, "four hundred")
        reported, found = styles_of(app, "that the line"), styles_of(app, "figures")
    assert first.italic and not first.bold
    assert second.italic and second.bold
    assert reported.italic
    assert found.reverse


async def test_what_replaces_an_article_starts_at_its_head_with_nothing_marked() -> None:
    async with desk(ferry(), size=(80, 24)) as (app, pilot):
        app.view.action_next_quote()
        app.view.find("ferry")
        app.view.action_scroll_end()
        await pilot.pause()
        app.view.show(long_reading())
        await pilot.pause()
        assert (app.view.current, app.view.found, app.view.scroll_offset.y) == (None, None, 0)
        assert "Paragraph 0" in screen_text(app)


async def test_wide_characters_stay_in_their_columns() -> None:
    text = "市议会星期一决定继续运营这条渡轮航线。" * 6
    async with desk(reading_of(Document((paragraph(text),)), title="渡轮")) as (app, _):
        widths = {sum(segment.cell_length for segment in line) for line in screen_lines(app)}
    assert widths == {80}

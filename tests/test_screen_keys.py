"""Counts, sequences, macros and keys of one's own, pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import desk
from fakes import Clock
from golden import check_screen
from loopback import Loopback
from readings import ferry
from textual.widgets import Input

from reader.library import Library
from reader.ui.actions import Pane
from reader.ui.dialogs.questions import Pick

VIM = 'preset = "vim"\n'


def write(folder: Path, text: str) -> None:
    """The reader's own keys."""
    (folder / "keys.toml").write_text(text, encoding="utf-8")


async def test_counts_move_so_many_lines_rows_quotes_and_pages(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock, (80, 24)) as at:
        await at.press("5", "j")
        assert at.panes.stories.cursor == 2
        await at.press("g", "enter")
        view = at.panes.article
        await at.press("1", "2", "j")
        assert view.scroll_offset.y == 12
        await at.press("2", "space", "3", "k")
        assert view.scroll_offset.y == min(12 + 2 * (view.size.height - 2), view.max_scroll_y) - 3
        await at.press("5", "0", "G")
        assert view.scroll_offset.y == view.max_scroll_y // 2
        await at.press("g", "2", "}")
        assert view.current == 1
        await at.press("9", "{")
        assert view.current == 0


async def test_a_count_goes_so_many_articles_back_and_on(
    stocked: Library, site: Loopback, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("enter", "2", "J")
        assert at.title == "Ferry keeps its fares"
        await at.press("K", "2", "[")
        assert at.title == "Bridge to reopen before the frost"
        await at.press("9", "]")
        assert at.title == "Wells are safe again"


async def test_digits_of_the_lists_are_shelves_there(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("1")
        assert at.screen.lists.title == "All stories"
        await at.press("enter", "2")
        assert at.screen.lists.title == "All stories" and at.screen.key_line.begun == "2"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_begun_stands_at_the_foot_with_what_may_follow(
    stocked: Library, clock: Clock, tmp_path: Path, size: tuple[int, int]
) -> None:
    write(tmp_path, VIM)
    async with desk(stocked, tmp_path, clock, size, ferry().article) as at:
        await at.press("1", "2", "]")
        width, height = size
        check_screen(f"{width}x{height}-begun", at.text)
        await at.press("escape")
        assert "Esc drops it" not in at.text and at.panes.front is Pane.ARTICLE
        await at.press("]", "j")
        assert at.said == "] j does nothing here." and "Esc drops it" not in at.text
        await at.press("]", "q")
        assert at.panes.article.current == 0


async def test_a_click_on_what_may_follow_does_it_and_drops_what_was_begun(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(tmp_path, VIM)
    async with desk(stocked, tmp_path, clock, (120, 40), ferry().article) as at:
        await at.press("]")
        foot = at.text.splitlines()[-1]
        await at.pilot.click("KeyLine", offset=(foot.index("Next quote"), 0))
        await at.settle()
        assert at.panes.article.current == 0 and at.screen.key_line.begun == ""
        await at.press("j")
        assert at.said != "] j does nothing here."


async def test_a_key_takes_away_what_was_said_of_the_last_one_but_not_what_was_said_since(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(tmp_path, VIM)
    async with desk(stocked, tmp_path, clock, (120, 40), ferry().article) as at:
        await at.press("]", "j", "j")
        assert at.said == ""
        await at.press("]", "j")
        at.screen.stage.say("3 new stories came.")
        await at.press("j")
        assert at.said == "3 new stories came."


async def test_vims_sequences_and_what_the_screen_says_of_them(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(tmp_path, VIM)
    async with desk(stocked, tmp_path, clock, (120, 40)) as at:
        await at.press("enter", "G", "g", "g")
        assert at.panes.article.scroll_offset.y == 0
        assert "] q Next quote" in at.text.splitlines()[-1]
        await at.press("]", "q", "z", "z")
        assert at.panes.article.current == 0
        await at.press("?")
        await at.type("first line")
        await at.settle()
        assert "g g" in at.text and "To the first line or row." in at.text


async def test_keys_of_ones_own_take_the_place_of_others_in_dialogs_too(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(tmp_path, 'down = ["ctrl+n", "↓"]\nquotes = "F6"\n')
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("j")
        assert at.panes.stories.cursor == 0
        await at.press("ctrl+n")
        assert at.panes.stories.cursor == 1
        await at.press("T", "j")
        before = at.app.theme
        await at.press("ctrl+n")
        assert at.app.theme != before
        await at.press("escape", "f6")
        assert at.panes.front is Pane.QUOTES
        await at.press("h")
        at.screen.status.clear()
        await at.settle()
        assert "F6 Quotes" in at.text.splitlines()[-1]


async def test_what_is_wrong_with_the_keys_is_said_at_the_start_and_the_rest_holds(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(tmp_path, 'bookmrk = "B"\nbookmark = "B"\n')
    async with desk(stocked, tmp_path, clock) as at:
        await at.until(lambda: "unknown action bookmrk; did you mean bookmark?" in at.said)
        assert "keys.toml, line 1: " in at.said and at.screen.status.is_problem
        await at.press("B")
        story = at.screen.lists.story(0)
        assert story is not None and story.bookmarked


async def test_a_macro_is_in_the_help_and_the_palette(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    write(tmp_path, '[macros]\nround_trip = { keys = "ctrl+g", actions = ["bottom", "top", "down"] }\n')
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("ctrl+g")
        assert at.panes.stories.cursor == 1
        await at.press("?")
        await at.type("macro")
        await at.settle()
        assert "Your macros" in at.text and "^g" in at.text
        await at.press("escape", "escape", ":")
        await at.type("round")
        await at.until(lambda: "Your macro: bottom, then top, then down." in at.text)


@pytest.mark.parametrize("name", ["[/nope]", "[@click=app.quit]go[/]", "a [b", "[red]x[/red]"])
async def test_the_name_of_a_macro_is_no_markup(
    stocked: Library, clock: Clock, tmp_path: Path, name: str
) -> None:
    write(tmp_path, f'[macros]\n"{name}" = {{ keys = "[ ]", actions = ["bottom"] }}\n')
    async with desk(stocked, tmp_path, clock) as at:
        await at.press(":")
        await at.until(lambda: "Zen" in at.text)
        await at.type("[")
        await at.until(lambda: name.capitalize() in at.text and "Your macro: bottom." in at.text)
        await at.press("escape", "escape", "?")
        await at.type("macro")
        await at.until(lambda: "Your macros" in at.text and "[ ]" in at.text)


async def test_a_macro_waits_for_what_it_opens_and_ends_at_a_question(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(
        tmp_path,
        "[macros]\n"
        'to_quote = { keys = "ctrl+g", actions = ["enter", "next_quote", "next_quote"] }\n'
        'asking = { keys = "ctrl+o", actions = ["open_url", "mark_all_read"] }\n'
        'nowhere = { keys = "ctrl+x", actions = ["check_quote", "mark_all_read"] }\n',
    )
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("ctrl+x")
        assert at.said == "The macro nowhere ends before check_quote, which is not for this pane."
        await at.press("ctrl+g")
        assert at.title == "Bridge to reopen before the frost" and at.panes.article.current == 1
        await at.press("ctrl+o")
        assert "Open a page" in at.text
        await at.press("escape")
        assert stocked.counts().unread == 2


async def test_a_field_of_text_takes_all_that_is_typed(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    write(tmp_path, VIM)
    async with desk(stocked, tmp_path, clock) as at:
        await at.press("/")
        await at.type("5g]qjQ")
        assert "5g]qjQ" in at.text and at.screen.key_line.begun == ""


async def test_next_list_goes_from_feed_to_feed(stocked: Library, clock: Clock, tmp_path: Path) -> None:
    write(tmp_path, 'preset = "newsboat"\n')
    async with desk(stocked, tmp_path, clock) as at:
        before = at.screen.lists.title
        await at.press("j")
        assert at.screen.lists.title != before
        await at.press("k")
        assert at.screen.lists.title == before and at.panes.front is Pane.STORIES


@pytest.mark.parametrize(
    ("before", "opening", "field"),
    [
        ((), "/", "AskLine Input"),
        ((), "f", "AskLine Input"),
        (("enter",), "/", "AskLine Input"),
        (("enter",), "?", "Help Input"),
        (("enter",), "o", "Prompt Input"),
        (("enter",), "#", "TagDialog Input"),
        (("enter",), ":", "Palette Input"),
        (("enter", "S"), "/", "AskLine Input"),
        (("T",), "/", "AskLine Input"),
    ],
)
async def test_what_is_typed_ahead_goes_into_what_a_key_opens(
    stocked: Library, clock: Clock, tmp_path: Path, before: tuple[str, ...], opening: str, field: str
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.press(*before)
        await at.burst(opening, *"jqd")
        assert at.app.screen.query_one(field, Input).value == "jqd"


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("/", "t", "h", "enter"), "Unread · “th”"),
        (("/", "e", "escape"), "Unread"),
        (("f", "t", "h", "e", "enter"), "Search: the"),
        (("f", "t", "h", "e", "escape"), "Unread"),
        (("o", "x", "escape"), "Unread"),
        (("#", "r", "e", "d", "enter"), "Unread"),
    ],
)
async def test_keys_typed_ahead_are_heard_where_the_field_before_leads(
    stocked: Library, clock: Clock, tmp_path: Path, keys: tuple[str, ...], title: str
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.burst(*keys, "m")
        assert at.screen.lists.title == title and at.app.screen is at.screen
        assert not at.app.screen.query("Input")
        assert "m does" not in at.said and at.said.startswith(("Marked", "Read"))


async def test_keys_typed_ahead_move_in_the_list_that_a_key_opens(
    stocked: Library, clock: Clock, tmp_path: Path
) -> None:
    async with desk(stocked, tmp_path, clock) as at:
        await at.burst("T", "g", "j", "j")
        assert isinstance(at.app.screen, Pick) and at.app.screen.rows.cursor == 2
        await at.burst("escape", "j")
        assert at.app.screen is at.screen and at.panes.stories.cursor == 1

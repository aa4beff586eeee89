"""The frame of every dialog: it fits, shows its keys, and goes with Escape."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk import AtDesk
from textual.events import MouseScrollDown

from reader.model import QueryList, Quote, QuoteKind, Tag
from reader.ui.dialogs.frame import Dialog
from reader.ui.dialogs.help import Help
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.questions import Choice, ChoiceRows, Confirm, Pick, Prompt
from reader.ui.lists.note_dialog import NoteDialog
from reader.ui.lists.own_dialog import ListDialog
from reader.ui.lists.tag_dialog import TagDialog
from reader.ui.outside.pipe_dialog import Pipe, PipeDialog
from reader.ui.outside.write_dialog import Offer, What, WriteDialog
from reader.ui.quotes.card import Card
from reader.ui.quotes.facts import Fact
from reader.ui.quotes.mark_dialog import MarkDialog

LONG = "Whoever wants to know who said it has to ask where it was said first. " * 6
SIZES = [(120, 40), (80, 24), (40, 12)]


def quote() -> Quote:
    return Quote((), LONG, QuoteKind.DIRECT, "Ida Holm", "Ida Holm", "said", None, 0.9, "verb-after")


DIALOGS: dict[str, Callable[[], Dialog[object]]] = {
    "prompt": lambda: Prompt("Open a page", "a URL, or the path of a file"),
    "confirm": lambda: Confirm("Write this?", LONG * 4),
    "pick": lambda: Pick("One of many", [Choice(f"Row {number}", "which is one") for number in range(60)]),
    "list": lambda: ListDialog("A list", QueryList("Bridges", "bridge"), (), lambda query: None),
    "mark": lambda: MarkDialog(quote(), None),
    "note": lambda: NoteDialog("a story", "as it was"),
    "tags": lambda: TagDialog("a story", ("ferry",), [Tag(f"tag{n}", n) for n in range(9)], lambda text: ""),
    "write": lambda: WriteDialog([Offer(What.STORY, "story", "story")]),
    "pipe": lambda: PipeDialog(Pipe("")),
    "card": lambda: Card(quote(), [Fact("Speaker", "Ida Holm")] * 20, "quote-1"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_fits_shows_its_keys_and_goes_with_escape(
    at_desk: AtDesk, name: str, size: tuple[int, int]
) -> None:
    async with at_desk(size) as at:
        answers: list[object] = []
        dialog = DIALOGS[name]()
        at.app.push_screen(dialog, answers.append)
        await at.pilot.pause()
        for key, does in dialog.KEYS.items():
            assert any(f"{key} {does}" in " ".join(line.split()) for line in at.text.splitlines()), at.text
        assert at.app.screen is dialog
        whole = at.app.screen.region
        assert all(whole.contains_region(part.region) for part in dialog.query(".dialog, .dialog > *"))
        assert dialog.query_one(".dialog").content_region.contains_region(dialog.hints.region)
        await at.press("escape")
        assert at.app.screen is not dialog and answers == [None]


async def test_the_highest_part_gives_way_and_none_is_left_without_a_line(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        pick = Pick("One of many", [Choice(f"Row {number}", "which is one") for number in range(60)])
        at.app.push_screen(pick)
        await at.pilot.pause()
        box = pick.query_one(".dialog")
        assert box.size.height == 24 * 9 // 10 - 4
        assert pick.rows.size.height == box.size.height - 4
        await at.press("slash")
        assert pick.rows.size.height == box.size.height - 5
        await at.pilot.resize_terminal(80, 6)
        await at.pilot.pause()
        assert pick.rows.size.height >= 1


async def test_a_click_on_the_hint_of_a_key_is_the_key(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        answers: list[object] = []

        async def click(dialog: Dialog[object], hint: str, right: int = 0) -> None:
            at.app.push_screen(dialog, answers.append)
            await at.until(lambda: hint in at.text)
            line, row = next((line, row) for row, line in enumerate(at.text.splitlines()) if hint in line)
            await at.pilot.click(offset=(line.index(hint) + right, row))
            await at.settle()

        await click(DIALOGS["pick"](), "Enter  choose", right=9)
        assert answers == [0]
        await click(DIALOGS["tags"](), "Esc  cancel")
        assert answers == [0, None]
        await click(DIALOGS["pick"](), "/  search")
        await at.until(lambda: "Search:" in at.text)
        await at.press("escape", "escape")
        await click(DIALOGS["mark"](), "↑↓  choose")
        assert isinstance(at.app.screen, MarkDialog), "two keys are none"
        await click(DIALOGS["pick"](), "close", right=6)
        assert len(answers) == 3, "nor is what stands beside the hints"


async def test_the_wheel_and_clicks_move_in_a_dialog(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        await at.press("?")
        help_ = at.app.screen
        assert isinstance(help_, Help)
        rows = help_.rows
        event = MouseScrollDown(
            rows, 5, 5, 0, 0, 0, False, False, False, rows.region.x + 5, rows.region.y + 2
        )
        rows.post_message(event)
        await at.until(lambda: rows.scroll_offset.y > 0)
        await at.press("escape", ":")
        palette = at.app.screen
        assert isinstance(palette, Palette)
        await at.type("zen")
        await at.until(lambda: len(palette.rows.rows) < 9)
        await at.pilot.click(palette.rows, offset=(4, 1))
        await at.until(lambda: at.panes.zen)


async def test_the_palette_finds_by_what_a_command_is_called_and_then_by_what_it_does(
    at_desk: AtDesk,
) -> None:
    async with at_desk((120, 40)) as at:
        await at.press(":")
        palette = at.app.screen
        assert isinstance(palette, Palette)
        for typed, label in [("opml", "Import"), ("export", "Write"), ("unsubscribe", "Remove")]:
            await at.type(typed)
            await at.until(lambda label=label: label in at.text)
            await at.press("ctrl+u")
        await at.type("theme")
        await at.until(lambda: at.text.find("Theme") > 0)
        assert at.text.index("Choose a theme") < at.text.rindex("theme")
        await at.type(" of no kind")
        await at.until(lambda: "No command has “theme of no kind” in its name" in at.text)


@pytest.mark.parametrize("detail", ["", " ", "\u2003 \u00a0"])
@pytest.mark.parametrize("width", [12, 40])
def test_a_choice_whose_detail_is_blank_is_a_row(detail: str, width: int) -> None:
    (line,) = ChoiceRows([Choice("Harbour", detail)]).draw(0, width)
    assert "".join(text for text, _ in line).strip() == "Harbour"

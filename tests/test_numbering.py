"""Links by number: the numbers that stand beside their lines where keys open links so."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import AtDesk
from loopback import Loopback
from rich.segment import Segment
from rich.style import Style
from test_screen_hints import links, opened

from reader.text.layout import lay_out
from reader.text.markdown import to_document
from reader.ui.article.numbering import Numbers
from reader.ui.article.sheet import Sheet
from reader.ui.article.spots import followed
from reader.ui.keys.file import keymap_of, load_keymap

PAPER = to_document(
    "See [one](https://a.example/1) and [two](https://a.example/2).\n\nAnd [three](https://a.example/3)."
)


def shown(document_width: int, pane: int) -> list[str]:
    """The lines of a short text in a pane, each with the numbers of its links."""
    sheet = Sheet((), lay_out(PAPER, document_width), None, 0)
    numbers = Numbers(followed(PAPER, False))
    words = ["See one and two.", "", "And three."]
    drawn = [
        numbers.beside(sheet, y, [Segment(text.ljust(pane))], pane, Style()) for y, text in enumerate(words)
    ]
    return ["".join(segment.text for segment in line).rstrip() for line in drawn]


def test_numbers_stand_right_of_the_text_and_leave_it_as_it_is() -> None:
    assert shown(20, 30) == ["See one and two.     1-2", "", "And three.           3"]


def test_where_there_is_no_room_the_first_stands_alone_or_none() -> None:
    assert shown(16, 19) == ["See one and two. 1", "", "And three.       3"]
    assert shown(16, 17) == ["See one and two.", "", "And three.      3"]


@pytest.mark.parametrize(
    ("written", "count"),
    [("", 0), ('preset = "newsboat"\n', 10), ('numbered_link = ["1", "2"]\n', 10)],
)
def test_as_many_links_are_numbered_as_digits_open(written: str, count: int, tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(written)
    assert load_keymap(file).keymap.numbered_links == count


def test_a_key_behind_a_count_opens_any_link(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('numbered_link = "F6"\n')
    assert load_keymap(file).keymap.numbered_links > keymap_of("newsboat").numbered_links


async def test_the_newsboat_keys_show_numbers_that_are_neither_copied_nor_stored(
    at_desk: AtDesk, site: Loopback, tmp_path: Path
) -> None:
    url = links(site, 3)
    (tmp_path / "keys.toml").write_text('preset = "newsboat"\n')
    async with at_desk() as at:
        await opened(at, url)
        [line] = [line for line in at.text.splitlines() if "The papers of the week" in line]
        assert line.rstrip().endswith(" 1-3")
        at.screen.text_select_all()
        assert "The papers of the week" in (at.screen.get_selected_text() or "")
        assert "1-3" not in (at.screen.get_selected_text() or "")
        await at.press("2")
        assert at.title == "Paper 1"


async def test_other_keys_show_none(at_desk: AtDesk, site: Loopback) -> None:
    url = links(site, 3)
    async with at_desk() as at:
        await opened(at, url)
        assert "1-3" not in at.text

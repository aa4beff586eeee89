"""The first start: no settings, no network, an empty folder. The reader opens on the bundled edition."""

from pathlib import Path

import pytest
from terminal import Terminal

FIRST = "A Library Asks Its Readers a New Question"
SECOND = "Lenne Bridge to Reopen"
BYLINE = "Petra Vance · Daybreak Digest"
"""Stands under the headline of the second, which is named in lists too, and while it is being opened."""
TRAIL = "Daybreak Digest › Harbour Gazette"


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 50)])
def test_the_reader_opens_on_its_edition(tmp_path: Path, columns: int, rows: int) -> None:
    with Terminal(["--offline"], tmp_path, columns, rows) as terminal:
        terminal.expect(FIRST)
        terminal.expect("quotes:")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_quotes_are_stepped_through_and_the_ledger_says_who(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, 200, 50) as terminal:
        terminal.expect("quotes:")
        terminal.press("J")
        terminal.expect(BYLINE)
        terminal.press("}", "}")
        terminal.expect("▌ Harbour Gazette")
        terminal.press("{")
        terminal.expect("▌ Ida Holm")


def test_a_linked_source_opens_and_backspace_returns(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, 200, 50) as terminal:
        terminal.expect("quotes:")
        terminal.press("J")
        terminal.expect(BYLINE)
        terminal.press("c", "enter")
        terminal.expect_gone(BYLINE)
        terminal.expect(TRAIL)
        terminal.press("backspace")
        terminal.expect(BYLINE)
        assert TRAIL not in terminal.text


def test_help_and_palette_name_the_keys(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("quotes:")
        terminal.press("?")
        terminal.expect("To the next quote in the text.")
        terminal.expect("Enter  do it")
        terminal.press("escape")
        terminal.expect_gone("Enter  do it")
        terminal.press(":")
        terminal.expect("type a command")
        terminal.press("undo")
        terminal.expect("Undo the last change")


def test_a_speaker_is_followed_through_the_library_offline_and_after_a_restart(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("quotes: ")
        terminal.press("J")
        terminal.expect("10 quotes: ")
        terminal.press("}", "P")
        terminal.expect("in 3 articles")
        terminal.press("G", "enter")
        terminal.expect("Holm: ‘I Will Be in the First Car’")
        terminal.expect("┃")
        terminal.press("backspace")
        terminal.expect("10 quotes: ")
        terminal.press("Q")
        assert terminal.ended() == 0
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("The Quoth Edition")
        terminal.press("S")
        terminal.expect("Ida Holm")
        terminal.expect("names")
        terminal.press("/")
        terminal.expect("Names:")
        terminal.press("ida holm", "enter")
        terminal.expect_gone("Names:")
        terminal.press("enter")
        terminal.expect("in 3 articles")
        terminal.press("backspace")
        terminal.expect("Speakers")
        terminal.press("backspace", "backspace")
        terminal.expect("All stories")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_what_there_is_to_begin_with_is_offered_once(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, 80, 24) as terminal:
        terminal.expect("New here?")
        terminal.press("J")
        terminal.expect_gone("New here?")
        terminal.expect(SECOND)
        terminal.press("Q")
        assert terminal.ended() == 0
    with Terminal(["--offline"], tmp_path, 80, 24) as terminal:
        terminal.expect("Unread")
        terminal.press("?")
        terminal.expect("Most used here")
        assert "New here?" not in terminal.text

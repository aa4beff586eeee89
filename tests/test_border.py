"""What is drawn has nothing in it that a terminal would obey, whichever way it came to the screen."""

from __future__ import annotations

import pytest
from naughty import CONTROLS, STRINGS
from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from textual.color import Color

from reader.text.clean import drawable
from reader.ui.border import Border

BLACK = Color(0, 0, 0)
RAW = [text for text in CONTROLS if not text.startswith("&")]


@pytest.mark.parametrize("text", [*RAW, "a\tb", "a\nb", "half\ud800", "\ufeffx", "\u2028\x85x"])
def test_nothing_obeyed_is_drawn(text: str) -> None:
    (segment,) = Border().apply([Segment(f"Ida {text} Holm")], BLACK)
    assert segment.text == drawable(f"Ida {text} Holm")
    assert not any(letter in segment.text for letter in text if ord(letter) < 32 or 126 < ord(letter) < 160)
    assert segment.text.encode()


@pytest.mark.parametrize("text", RAW)
def test_a_line_keeps_its_width(text: str) -> None:
    assert cell_len(drawable(text)) == cell_len(text)


@pytest.mark.parametrize("text", [text for text in STRINGS if text not in RAW])
def test_all_else_is_drawn_as_it_is(text: str) -> None:
    assert drawable(text) == text


def test_what_places_the_cursor_stays() -> None:
    moved = Control.move_to(3, 4).segment
    assert Border().apply([moved, Segment("a\x1bb")], BLACK) == [moved, Segment("ab")]


def test_a_plain_line_is_not_made_anew() -> None:
    line = [Segment("Ida"), Segment(" Holm")]
    assert Border().apply(line, BLACK) is line

"""Pictures in the protocol of Kitty: what is sent and placed, and that no text of an article is one."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual_image.renderable.tgp import _NUMBER_TO_DIACRITIC

from reader.text.clean import PLACEHOLDER, safe_line
from reader.ui.border import Border
from reader.ui.pictures.graphics import Graphics, cell_of, graphics_of, question
from reader.ui.pictures.kitty import MOST, forgotten, is_placed, placed, sent

BLACK = Color(0, 0, 0)
MARKS = [chr(code) for code in _NUMBER_TO_DIACRITIC[:MOST]]


def test_a_picture_is_sent_whole_under_its_number() -> None:
    png = bytes(range(256)) * 400
    slices = list(sent(0x010203, 40, 12, png))
    assert len(slices) > 1
    chunks = re.findall(r"\x1b_G([^;\x1b]*);([^\x1b]*)\x1b\\", "".join(slices))
    assert chunks[0][0] == f"a=T,U=1,i={0x010203},c=40,r=12,f=100,q=2,m=1"
    assert {control for control, _ in chunks[1:-1]} == {"m=1"} and chunks[-1][0] == "m=0"
    assert all(len(data) <= 4096 for _, data in chunks)
    assert b64decode("".join(data for _, data in chunks)) == png
    assert forgotten(7) == "\x1b_Ga=d,d=I,i=7,q=2\x1b\\"


def test_a_row_is_placed_cell_by_cell_in_the_colour_of_its_number() -> None:
    segment = placed(0x010203, 3, 5, Style(bgcolor="black"))
    assert segment.text == "".join(PLACEHOLDER + MARKS[5] + MARKS[column] for column in range(3))
    assert cell_len(segment.text) == 3
    assert segment.style and segment.style.color and segment.style.color.get_truecolor() == (1, 2, 3)
    assert placed(1, MOST, MOST - 1, Style()).text[1::3] == MARKS[MOST - 1] * MOST
    assert placed(1, MOST, 0, Style()).text[2::3] == "".join(MARKS)


def test_what_is_placed_passes_the_border_whole_or_cut() -> None:
    segment = placed(9, 8, 0, Style())
    assert Border().apply([segment, Segment(" text")], BLACK)[0] is segment
    line = Strip([segment]).apply_offsets(0, 3)
    for cut in (line, line.crop(2, 5), line.crop(0, 1)):
        assert list(cut) and all(map(is_placed, cut))
        assert Border().apply(list(cut), BLACK) == list(cut)


@pytest.mark.parametrize(
    "text",
    [
        PLACEHOLDER,
        PLACEHOLDER + MARKS[0] + MARKS[0],
        f"Ida {PLACEHOLDER}{MARKS[1]}{MARKS[2]} Holm",
        PLACEHOLDER * 3,
    ],
)
def test_a_text_that_imitates_a_picture_does_not_pass(text: str) -> None:
    assert PLACEHOLDER not in safe_line(text)
    style = Style(color="rgb(0,0,9)")
    (drawn,) = Border().apply([Segment(text, style)], BLACK)
    assert PLACEHOLDER not in drawn.text and cell_len(drawn.text) == cell_len(text)
    ours = placed(9, 1, 0, style).style
    (drawn,) = Border().apply([Segment(f"{PLACEHOLDER}ab{PLACEHOLDER}\x1b[", ours)], BLACK)
    assert PLACEHOLDER not in drawn.text and "\x1b" not in drawn.text


KITTY = b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b_Gi=1;OK\x1b\\\x1b[?62c"


@pytest.mark.parametrize(
    ("said", "graphics"),
    [
        (KITTY, Graphics.KITTY),
        (b"\x1b_Gi=1;OK\x1b\\\x1b[?62;4;22c", Graphics.SIXEL),
        (b"\x1b_Gi=1;ENOTSUPPORTED\x1b\\\x1b[?62c", Graphics.CELLS),
        (b"\x1b[?62;4c", Graphics.SIXEL),
        (b"", Graphics.CELLS),
    ],
)
def test_what_a_terminal_says_of_its_pictures(said: bytes, graphics: Graphics) -> None:
    assert graphics_of(said) is graphics


@pytest.mark.parametrize(
    ("environ", "asks"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color"}, False),
        ({"TERM": "xterm", "TMUX": "/tmp/tmux"}, False),
        ({"TERM": "xterm", "STY": "1.pts"}, False),
        ({"TERM": "linux"}, False),
    ],
)
def test_which_terminals_are_asked(environ: dict[str, str], asks: bool) -> None:
    assert bool(question(environ)) is asks


@pytest.mark.parametrize(
    ("rows", "columns", "width", "height", "cell"),
    [
        (40, 100, 900, 720, (9, 18)),
        (40, 100, 0, 0, (10, 20)),
        (0, 0, 900, 720, (10, 20)),
        (0, 100, 900, 720, (10, 20)),
        (40, 100, 50, 720, (10, 20)),
    ],
)
def test_a_cell_has_a_size_whatever_the_terminal_says(
    rows: int, columns: int, width: int, height: int, cell: tuple[int, int]
) -> None:
    assert cell_of(rows, columns, width, height) == cell

"""The reader's first paint is as light or dark as the terminal, whether that answers or not."""

from pathlib import Path

import pytest
from terminal import Terminal

LIGHT = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c"
DARK = "\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c"


def luma(colour: str) -> int:
    return sum(int(colour[at : at + 2], 16) for at in (0, 2, 4)) // 3


def test_what_is_typed_before_the_first_paint_is_not_lost(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.process.send(LIGHT + "?")
        terminal.expect("Most used here")
        terminal.press("escape")
        terminal.expect_gone("Most used here")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_what_the_terminal_answers_late_presses_no_keys(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("quotes:")
        terminal.process.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b_Gi=1;OK\x1b\\\x1b[?62;22c")
        terminal.look_at_the_help()
        assert b"nothing was fetched" not in terminal.raw, "it was read as the keys r, g, b and :"
        terminal.press("Q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("answer", "environ", "is_light"),
    [
        (LIGHT, {}, True),
        (DARK, {"COLORFGBG": "0;15"}, False),
        ("", {"COLORFGBG": "0;15"}, True),
        ("", {}, False),
    ],
    ids=["light", "dark", "silent", "silent, unknown"],
)
def test_the_page_is_as_light_as_the_terminal(
    tmp_path: Path, answer: str, environ: dict[str, str], is_light: bool
) -> None:
    with Terminal(["--offline"], tmp_path, environ=environ) as terminal:
        terminal.process.send(answer)
        terminal.expect("quotes:")
        assert (luma(terminal.background(5, 60)) > 128) is is_light
        terminal.press("Q")
        assert terminal.ended() == 0

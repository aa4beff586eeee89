"""What writes past Textual is not on the terminal while the screen is up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from terminal import QUOTH, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors as POSIX has them")

NOISY = str(Path(__file__).with_name("noisy.py"))
TITLE = "A Library Asks Its Readers"


def test_nothing_but_the_screen_is_on_the_terminal(tmp_path: Path) -> None:
    environ = {"PAGER": "echo IN THE PAGER"}
    with Terminal([NOISY, "--offline"], tmp_path, environ=environ, command=sys.executable) as terminal:
        terminal.expect(TITLE)
        terminal.look_at_the_help()
        terminal.press("$")  # the terminal is another's, and the screen's again
        terminal.expect(lambda _: b"IN THE PAGER" in terminal.raw)
        terminal.expect(TITLE)
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0
    assert b"NOISE" not in terminal.raw and b"7777" not in terminal.raw


def test_the_noise_of_a_browser_is_not_on_the_screen(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "NOISE"\nprintf "NOISE" >&2\ntouch "{noted}"\n')
    browser.chmod(0o755)
    with Terminal(["--offline"], tmp_path, environ={"BROWSER": f"{browser} %s"}) as terminal:
        terminal.expect(TITLE)
        terminal.press("O")
        terminal.expect(lambda _: noted.exists())
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0
    assert b"NOISE" not in terminal.raw


def test_complaints_that_go_into_a_file_leave_the_screen_where_it_is(tmp_path: Path) -> None:
    complaints = tmp_path / "complaints"
    line = f"'{sys.executable}' '{NOISY}' --offline 2>'{complaints}'"
    with Terminal(["-c", line], tmp_path, command="sh") as terminal:
        terminal.expect(TITLE)
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0
    assert b"NOISE" not in terminal.raw
    assert "NOISE" in complaints.read_text()


def test_the_terminal_is_given_back_where_standard_error_is_closed(tmp_path: Path) -> None:
    with Terminal(["-c", f"'{QUOTH}' --offline 2>&-"], tmp_path, command="sh") as terminal:
        terminal.expect(TITLE)
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0
    assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")

"""The line that says how far a run on the command line is."""

from __future__ import annotations

import io

import pytest

from reader.cli.meter import Meter
from reader.model import Progress


class Terminal(io.StringIO):
    """Takes what is written as a terminal of no known width does."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.fixture(autouse=True)
def _able(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_each_step_is_written_over_the_one_before_and_the_last_is_gone() -> None:
    out = Terminal()
    with Meter("Fetching", out) as meter:
        meter.at(Progress(1, 1200, "The Bell"))
        meter.at(Progress(2, 1200, "Herald"))
    lines = ["", "Fetching …", "Fetching 1/1,200 The Bell", "Fetching 2/1,200 Herald", ""]
    assert out.getvalue().split("\r\x1b[K") == lines


def test_a_run_that_breaks_off_leaves_the_line_to_others() -> None:
    out = Terminal()
    with pytest.raises(KeyboardInterrupt), Meter("Fetching", out):
        raise KeyboardInterrupt
    assert out.getvalue().endswith("\r\x1b[K")


def test_a_line_never_breaks_and_obeys_nobody() -> None:
    out = Terminal()
    Meter("Fetching", out).at(Progress(1, 2, "\x1b[2J港\n" + "港" * 200))
    line = out.getvalue().removeprefix("\r\x1b[K")
    assert "\x1b" not in line and "\n" not in line
    assert line.startswith("Fetching 1/2 ") and len(line) + line.count("港") <= 79


def test_where_there_is_no_terminal_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    piped, dumb = io.StringIO(), Terminal()
    with Meter("Fetching", piped) as meter:
        meter.at(Progress(1, 2, "Herald"))
    monkeypatch.setenv("TERM", "dumb")
    with Meter("Fetching", dumb) as meter:
        meter.at(Progress(1, 2, "Herald"))
    assert (piped.getvalue(), dumb.getvalue()) == ("", "")

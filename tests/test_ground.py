"""Whether a terminal is light or dark: as it says, as the environment says, or unknown."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
import threading
from pathlib import Path

import pytest

from reader.ui.themes.ground import LAST, QUESTION, is_dark, said_to_be_dark

ASKED = (
    "import os, sys; from reader.ui.themes.ground import ask; "
    "print(ask(os.environ)().is_dark, file=sys.stderr)"
)


@pytest.mark.parametrize(
    ("said", "dark"),
    [
        (b"\x1b]11;rgb:1717/1313/1010\x1b\\\x1b[?62;22c", True),
        (b"\x1b]11;rgb:ff/ff/ff\x07", False),
        (b"j\x1b]11;rgba:f7f7/f3f3/e6e6/ffff\x1b\\", False),
        (b"\x1b]11;rgb:0/0/8\x07", True),
        (b"\x1b]11;rgb:0000/7fff/0000\x07", True),
        (b"\x1b[?62;22c", None),
        (b"\x1b]11;rgb:zz/00/00\x07", None),
        (b"", None),
    ],
)
def test_what_the_terminal_says(said: bytes, dark: bool | None) -> None:
    assert is_dark(said) is dark


@pytest.mark.parametrize(
    ("said", "dark"),
    [
        ("15;0", True),
        ("0;15", False),
        ("0;default;15", False),
        ("12;8", True),
        ("x", None),
        ("", None),
        ("0;7", False),
    ],
)
def test_what_the_environment_says(said: str, dark: bool | None) -> None:
    assert said_to_be_dark({"COLORFGBG": said}) is dark


def asked(answer: bytes, environ: dict[str, str]) -> tuple[str, bool]:
    """What comes of asking a terminal that answers so; and whether its settings are as they were."""
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    heard = bytearray()

    def terminal() -> None:
        while QUESTION + LAST not in heard:
            heard.extend(os.read(master, 1024))
        os.write(master, answer)

    listening = threading.Thread(target=terminal)
    listening.start()
    run = subprocess.Popen(
        [sys.executable, "-c", ASKED],
        stdin=slave,
        stdout=slave,
        stderr=subprocess.PIPE,
        env={**os.environ, "COLORFGBG": "", "SSH_CONNECTION": "", **environ},
        text=True,
    )
    _, said = run.communicate(timeout=30)
    listening.join(timeout=30)
    same = termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)
    return said.strip(), same


@pytest.mark.parametrize(
    ("answer", "environ", "said"),
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c", {}, "False"),
        (b"\x1b]11;rgb:0000/0000/0000\x07\x1b[?62c", {"COLORFGBG": "0;15"}, "True"),
        (b"\x1b[?62c", {"COLORFGBG": "0;15"}, "False"),
        (b"", {"COLORFGBG": "15;0"}, "True"),
        (b"", {}, "None"),
    ],
    ids=["light", "dark", "knows no colours", "silent", "silent, unknown"],
)
def test_a_terminal_is_asked_and_left_as_it_was(answer: bytes, environ: dict[str, str], said: str) -> None:
    assert asked(answer, environ) == (said, True)


def test_a_question_that_cannot_be_asked_leaves_the_terminal_as_it_was() -> None:
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    with Path("/dev/full").open("wb", buffering=0) as full:
        run = subprocess.run(
            [sys.executable, "-c", ASKED],
            stdin=slave,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "COLORFGBG": "15;0", "SSH_CONNECTION": ""},
            text=True,
            timeout=30,
        )
    assert (run.stderr.strip(), termios.tcgetattr(slave) == before) == ("True", True)
    os.close(master)
    os.close(slave)

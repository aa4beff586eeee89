"""However the reader is ended, the terminal is as it was before and the library whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from terminal import PATIENCE, QUOTH, Terminal

from reader.store.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")

RESTORED = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h", b"\x1b[8h")
"""The main screen is back, the mouse is let go, the cursor is shown, the terminal puts letters in order."""
TAKEN = (b"\x1b[?1049h", b"\x1b[?1000h", b"\x1b[?25l", b"\x1b[8l")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_ends_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    data = tmp_path / "data"
    with Terminal(["--offline", "--data-dir", str(data)], tmp_path) as terminal:
        terminal.expect("Library Asks")
        terminal.process.kill(number)
        assert terminal.ended() == 128 + number
        assert not [sequence for sequence in RESTORED if sequence not in terminal.raw]
    assert not (data / "library.db-wal").exists(), "the library was not closed"
    store = Store(data / "library.db")
    assert store.row("PRAGMA integrity_check") == ("ok",)
    store.close()


def until(holds: Callable[[], bool], complaint: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, complaint
        time.sleep(0.02)


@pytest.mark.parametrize("how", ["key", "signal"])
def test_it_is_suspended_and_comes_back(tmp_path: Path, how: str) -> None:
    with Terminal(["--offline", "--data-dir", str(tmp_path / "data")], tmp_path) as terminal:
        terminal.expect("Library Asks")
        terminal.settle()
        before = len(terminal.raw)
        terminal.press("ctrl+z") if how == "key" else terminal.process.kill(signal.SIGTSTP)
        # What it still draws is read meanwhile: it gives the terminal back when all of it is written.
        terminal.expect(lambda _: terminal.is_stopped)
        terminal.settle()
        left = terminal.raw[before:]
        assert not [sequence for sequence in RESTORED if sequence not in left]
        terminal.screen.reset()
        terminal.process.kill(signal.SIGCONT)
        terminal.expect("Library Asks")
        terminal.settle()
        taken = terminal.raw[before + len(left) :]
        assert not [sequence for sequence in TAKEN if sequence not in taken]
        terminal.press("Q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_same_signal_again_ends_it_at_once(tmp_path: Path, number: signal.Signals) -> None:
    with slipping(tmp_path, "stuck") as terminal:
        terminal.expect("Library Asks")
        terminal.settle()
        cooked = (
            termios.tcgetattr(terminal.process.fileno())[3] | termios.ICANON | termios.ECHO | termios.ISIG
        )
        terminal.process.kill(number)
        terminal.settle()
        assert terminal.process.isalive()
        terminal.process.kill(number)
        assert terminal.ended() == 128 + number
        assert not [sequence for sequence in RESTORED if sequence not in terminal.raw]
        assert termios.tcgetattr(terminal.process.fileno())[3] & cooked == cooked


def test_hanging_up_twice_is_hanging_up(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Terminal(["--offline", "--data-dir", str(data)], tmp_path) as terminal:
        terminal.expect("Library Asks")
        for _ in range(2):
            terminal.process.kill(signal.SIGHUP)
        assert terminal.ended() == 128 + signal.SIGHUP
    assert not (data / "library.db-wal").exists(), "the library was not closed"


def test_a_terminal_that_hangs_up_ends_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    terminal = Terminal(["--offline", "--data-dir", str(data)], tmp_path)
    terminal.expect("Library Asks")
    pid = terminal.process.pid
    os.close(terminal.process.fileno())
    until(lambda: os.waitpid(pid, os.WNOHANG)[0] == pid, "it lives on without a terminal")
    assert not (data / "library.db-wal").exists(), "the library was not closed"


ELSEWHERE = """import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
if child := os.fork():
    print(child, file=open(sys.argv[1], "w"))
    os.wait()
os.setsid()
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Starts a command in a session that is not the terminal's, which then cannot tell it that it is gone."""


def test_a_terminal_that_is_gone_without_a_signal_ends_it(tmp_path: Path) -> None:
    data, noted = tmp_path / "data", tmp_path / "pid"
    words = ["-c", ELSEWHERE, str(noted), str(QUOTH), "--offline", "--data-dir", str(data)]
    terminal = Terminal(words, tmp_path, command=sys.executable)
    terminal.expect("Library Asks")
    os.close(terminal.process.fileno())
    pid = terminal.process.pid
    try:
        until(lambda: os.waitpid(pid, os.WNOHANG)[0] == pid, "it lives on without a terminal")
    finally:
        with suppress(ProcessLookupError):
            os.kill(int(noted.read_text()), signal.SIGKILL)
    assert not (data / "library.db-wal").exists(), "the library was not closed"


def test_a_storm_of_sizes_is_survived_and_the_last_one_drawn(tmp_path: Path) -> None:
    with Terminal(["--offline", "--data-dir", str(tmp_path / "data")], tmp_path) as terminal:
        terminal.expect("Library Asks")
        for turn in range(120):
            terminal.process.setwinsize(1 + turn * 7 % 50, 1 + turn * 13 % 200)
        terminal.process.setwinsize(1, 1)
        terminal.resize(100, 30)
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0


def slipping(home: Path, how: str) -> Terminal:
    """A reader in which the key for the help makes a mistake."""
    script = str(Path(__file__).with_name("slipping.py"))
    arguments = [script, how, "--offline", "--data-dir", str(home / "data")]
    return Terminal(arguments, home, 200, command=sys.executable)


def test_a_mistake_of_ours_is_told_and_the_reader_goes_on(tmp_path: Path) -> None:
    with slipping(tmp_path, "once") as terminal:
        terminal.expect("Library Asks")
        terminal.press("?")
        terminal.expect("quoth.log says what. Nothing that was stored is lost.")
        terminal.press("T")  # which every pane hears
        terminal.expect("solarized-dark")
        terminal.press("escape")
        terminal.expect_gone("solarized-dark")
        terminal.press("Q")
        assert terminal.ended() == 0
    log = (tmp_path / "data" / "quoth.log").read_text()
    assert "a canary of the log" in log and "ida:tide" not in log


def test_one_that_hears_nothing_ends_with_its_terminal(tmp_path: Path) -> None:
    terminal = slipping(tmp_path, "blocked")
    terminal.expect("Library Asks")
    terminal.press("?")
    terminal.settle()
    pid = terminal.process.pid
    os.close(terminal.process.fileno())
    try:
        until(lambda: os.waitpid(pid, os.WNOHANG)[0] == pid, "it lives on without a terminal")
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
@pytest.mark.parametrize("how", ["blocked", "deaf"])
def test_one_that_is_held_up_hears_the_first_signal(tmp_path: Path, number: signal.Signals, how: str) -> None:
    if (how, number) == ("deaf", signal.SIGINT):
        pytest.skip("the key for it may be that of a program which has the terminal: Python has to hear it")
    with slipping(tmp_path, how) as terminal:
        terminal.expect("Library Asks")
        terminal.press("?")
        terminal.settle()
        terminal.process.kill(number)
        assert terminal.ended() == 128 + number
        assert not [sequence for sequence in RESTORED if sequence not in terminal.raw]


def test_mistakes_without_an_end_leave_the_terminal_and_the_library_in_order(tmp_path: Path) -> None:
    with slipping(tmp_path, "ever") as terminal:
        terminal.expect("Library Asks")
        terminal.press("?")
        assert terminal.ended() == 1
        assert not [sequence for sequence in RESTORED if sequence not in terminal.raw]
        last = terminal.raw[terminal.raw.rindex(RESTORED[0]) :]
        assert b"quoth: Something went wrong in Quoth itself" in last and b"canary" not in last
    data = tmp_path / "data"
    assert not (data / "library.db-wal").exists(), "the library was not closed"
    store = Store(data / "library.db")
    assert store.row("PRAGMA integrity_check") == ("ok",)
    store.close()


def run(shell: str, tmp_path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"HOME": str(tmp_path), "QUOTH_DATA_DIR": str(tmp_path / "data")} | environ
    command = ["sh", "-c", shell.replace("quoth", str(QUOTH))]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("shell", ["quoth </dev/null", "quoth >/dev/null </dev/null", "quoth >&- </dev/null"])
def test_without_a_terminal_it_says_so(tmp_path: Path, shell: str) -> None:
    done = run(shell, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "quoth: the reader needs a terminal; `quoth show` prints an article without one.\n"


def test_with_its_output_elsewhere_it_says_so(tmp_path: Path) -> None:
    with Terminal(["-c", f"'{QUOTH}' >'{tmp_path}/out'"], tmp_path, command="sh") as terminal:
        assert terminal.ended() == 2
        assert "the reader needs a terminal" in terminal.text
    assert (tmp_path / "out").read_bytes() == b""


def test_where_nothing_can_be_typed_it_says_so(tmp_path: Path) -> None:
    typed, shown = os.openpty()
    command = [str(QUOTH), "--data-dir", str(tmp_path / "data")]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=shown, stderr=subprocess.PIPE, start_new_session=True
    ) as process:  # in a session of its own it has no terminal to ask
        os.close(shown)
        _, said = process.communicate(timeout=60)
    os.close(typed)
    assert (process.returncode, b"the reader needs a terminal" in said) == (2, True)


def test_in_a_terminal_without_abilities_it_says_so(tmp_path: Path) -> None:
    with Terminal([], tmp_path, environ={"TERM": "dumb"}) as terminal:
        assert terminal.ended() == 2
        assert "the reader needs a terminal" in terminal.text


@pytest.mark.parametrize("shell", ["quoth keys | head -1 >/dev/null", "quoth keys | true", "quoth keys >&-"])
def test_output_that_nobody_reads_ends_it_quietly(tmp_path: Path, shell: str) -> None:
    assert run(shell, tmp_path).stderr == ""


@pytest.mark.parametrize("words", [["keys"], ["--version"], ["--help"], ["keys", "--help"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_it_ends_quietly_where_the_reader_of_its_output_has_gone_before(
    words: list[str], unbuffered: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [str(QUOTH), *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", ["keys", "--version"])
def test_output_on_a_full_disk_is_a_sentence(tmp_path: Path, words: str) -> None:
    done = run(f"quoth {words} >/dev/full", tmp_path, PYTHONUNBUFFERED="")
    assert (done.returncode, done.stderr) == (
        1,
        "quoth: this could not be finished: No space left on device.\n",
    )

"""The terminal lent to a pager, an editor and a command, and taken back as it was; in a real one."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

from terminal import Terminal

from reader.store.store import Store
from reader.ui import signals

SHOWS = """import os, sys
text = sys.stdin.read() if len(sys.argv) == 1 else open(sys.argv[1]).read()
print("LENT", sys.argv[1:], text[:60].replace("\\n", " "), flush=True)
keys = os.open("/dev/tty", os.O_RDWR)
os.write(keys, b"press Enter\\n")
try:
    os.read(keys, 10)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
COUNTS = "import sys; print('COUNTED', len(sys.stdin.read()) > 1000)"
NOTES = """import pathlib, sys
pathlib.Path(sys.argv[1]).write_text("Ask the mayor\\n")
sys.exit(pathlib.Path(sys.argv[0]).with_name("fail").exists())
"""
OUTLIVES = """import os, pathlib, signal, sys, time
if not sys.stdin.isatty():
    sys.stdin.read()
signal.signal(signal.SIGQUIT, lambda *_: print("survived", flush=True))
print("LENT", flush=True)
go = pathlib.Path(sys.argv[0]).with_name("go")
while not go.exists():
    time.sleep(0.05)
if sys.argv[1:]:
    pathlib.Path(sys.argv[1]).write_text("Ask the mayor\\n")
"""
"""Goes on until there is a file beside it, whatever is asked of it."""
ADDS = "import sys; open(sys.argv[1], 'a').write('mesure = 60\\n')"


def program(folder: Path, name: str, code: str) -> str:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{code}")
    path.chmod(0o755)
    return str(path)


def test_the_pager_gets_the_article_and_the_screen_comes_back(tmp_path: Path) -> None:
    environ = {"PAGER": program(tmp_path, "pages", SHOWS)}
    with Terminal(["--offline"], tmp_path, environ=environ) as terminal:
        terminal.expect("A Library Asks Its Readers")
        for interrupt in (False, True):
            terminal.press("$")
            terminal.expect("press Enter")
            assert "LENT [] A Library Asks Its Readers" in terminal.text
            terminal.press("ctrl+c" if interrupt else "enter")
            terminal.expect_gone("press Enter")
            terminal.expect("A Library Asks Its Readers")
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0


def test_the_editor_gets_a_copy_or_the_settings_whose_mistakes_are_told(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, environ={"EDITOR": program(tmp_path, "edits", SHOWS)}) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("ctrl+e")
        terminal.expect("a copy of its Markdown")
        terminal.press("enter")
        terminal.expect("press Enter")
        assert "who-said-that.md'] # A Library Asks" in " ".join(terminal.text.split())
        terminal.press("enter")
        terminal.expect_gone("press Enter")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_mistakes_in_edited_settings_are_told(tmp_path: Path) -> None:
    environ = {"VISUAL": program(tmp_path, "adds", ADDS)}
    with Terminal(["--offline"], tmp_path, columns=200, environ=environ) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("ctrl+e")
        terminal.expect("a copy of its Markdown")
        terminal.press("j", "j", "enter")
        terminal.expect("did you mean measure?")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_note_is_written_in_the_editor_and_taken_back(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, environ={"EDITOR": program(tmp_path, "notes", NOTES)}) as terminal:
        terminal.expect("A Library Asks Its Readers")
        for expected, undo in (("Kept your note.", "U"), ("notes ended with 1.", "")):
            terminal.press("ctrl+e")
            terminal.expect("kept when the editor ends")
            terminal.press("j", "enter")
            terminal.expect(expected)
            if undo:
                terminal.expect("Ask the mayor")
                terminal.press(undo)
            terminal.expect_gone("Ask the mayor")
            (tmp_path / "fail").touch()
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_signal_waits_for_the_editor_whose_note_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environ = {"EDITOR": program(tmp_path, "outlives", OUTLIVES)}
    with Terminal(["--offline", "--data-dir", str(data)], tmp_path, environ=environ) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("ctrl+e")
        terminal.expect("kept when the editor ends")
        terminal.press("j", "enter")
        terminal.expect("LENT")
        terminal.settle()
        before = terminal.raw
        terminal.process.kill(signal.SIGTERM)
        time.sleep(signals.PATIENCE + 0.5)
        terminal.settle()
        assert terminal.process.isalive() and terminal.raw == before
        (tmp_path / "go").touch()
        assert terminal.ended() == 128 + signal.SIGTERM
    library = Store(data / "library.db")
    assert library.row("SELECT text FROM notes") == ("Ask the mayor",)
    library.close()


def test_the_quit_key_is_that_of_the_pager(tmp_path: Path) -> None:
    with Terminal(
        ["--offline"], tmp_path, environ={"PAGER": program(tmp_path, "outlives", OUTLIVES)}
    ) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("$")
        terminal.expect("LENT")
        terminal.process.send("\x1c")
        terminal.expect("survived")
        (tmp_path / "go").touch()
        terminal.look_at_the_help()
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_command_in_the_terminal_stays_in_sight_until_enter(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("|")
        terminal.expect("Pipe the article to a command")
        terminal.press(*program(tmp_path, "count", COUNTS), "down", "down", "right", "enter")
        terminal.expect("Enter goes back to Quoth.")
        assert "COUNTED True" in terminal.text
        terminal.press("enter")
        terminal.expect("A Library Asks Its Readers")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_pager_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path, environ={"PAGER": "no-such-pager"}) as terminal:
        terminal.expect("A Library Asks Its Readers")
        terminal.press("$")
        terminal.expect("There is no program no-such-pager.")
        terminal.press("Q")
        assert terminal.ended() == 0

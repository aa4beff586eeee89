"""Keys of the reader's own and the way to the shell and back, in a real terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from terminal import Terminal


def test_sequences_counts_and_own_keys_come_through_a_terminal(tmp_path: Path) -> None:
    config = tmp_path / ".config" / "quoth"
    config.mkdir(parents=True)
    (config / "keys.toml").write_text('preset = "vim"\nquit = "^x"\n')
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("] q Next quote")
        terminal.press("]")
        terminal.expect("] …  Esc drops it")
        terminal.press("q")
        terminal.expect("┃")
        terminal.press("5")
        terminal.expect("5 …  Esc drops it")
        terminal.press("escape")
        terminal.expect_gone("Esc drops it")
        terminal.press("Q", "ctrl+x")
        assert terminal.ended() == 0


def test_the_shell_gets_the_terminal_back_and_the_reader_comes_again(tmp_path: Path) -> None:
    with Terminal(["--offline"], tmp_path) as terminal:
        terminal.expect("} Next quote")
        terminal.raw = b""
        terminal.press("ctrl+z")
        terminal.expect(lambda _: terminal.is_stopped)
        terminal.settle()
        assert b"\x1b[?1049l" in terminal.raw and b"\x1b[?1000l" in terminal.raw
        terminal.raw = b""
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.expect(lambda _: b"\x1b[?1049h" in terminal.raw)
        terminal.press("}")
        terminal.expect("┃")
        terminal.press("Q")
        assert terminal.ended() == 0

"""A real terminal without a window: the installed command in a pseudo-terminal, its screen kept by pyte."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

QUOTH = Path(os.environ.get("QUOTH_COMMAND", Path(sys.executable).parent / "quoth"))
PATIENCE = 60.0
"""Seconds until a wait gives up. Waits end as soon as what they wait for is there."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "home": "\x1b[H",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "space": " ",
    "f2": "\x1bOQ",
}


class Terminal:
    """The command running in a terminal of `columns` by `rows`; use it as a context manager."""

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path,
        columns: int = 120,
        rows: int = 40,
        environ: Mapping[str, str] | None = None,
        command: str = str(QUOTH),
    ) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        surroundings = {
            **kept,
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            **(environ or {}),
        }
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.process = pexpect.spawn(
            command, list(arguments), env=surroundings, dimensions=(rows, columns), timeout=None
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.process.close(force=True)
        except pexpect.ExceptionPexpect:
            self.process.wait()  # It was killed: a busy machine takes longer than pexpect waits to tell so.

    @staticmethod
    def quoth() -> Path:
        """The command under test."""
        return QUOTH

    @property
    def text(self) -> str:
        """The screen as it stands, a line a row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Type keys one after another: names as in KEYS, `ctrl+x`, or the characters themselves."""
        for key in keys:
            if key.startswith("ctrl+"):
                self.process.send(chr(ord(key[5]) - 96))
            else:
                self.process.send(KEYS.get(key, key))

    def expect(self, seen: str | Callable[[str], bool]) -> str:
        """Wait until a text stands on the screen, or a condition of the screen's text holds."""
        holds = (lambda text: seen in text) if isinstance(seen, str) else seen
        end = time.monotonic() + PATIENCE
        while not holds(self.text):
            assert time.monotonic() < end, f"never seen: {seen!r}; the screen shows:\n{self.text}"
            self._read()
        return self.text

    def expect_gone(self, text: str) -> str:
        """Wait until a text no longer stands on the screen."""
        return self.expect(lambda screen: text not in screen)

    def look_at_the_help(self) -> None:
        """Open the help and close it: keys are heard, and what they do is drawn."""
        self.press("?")
        self.expect("Most used here")
        self.press("escape")
        self.expect_gone("Most used here")

    def settle(self) -> None:
        """Wait until the command has written nothing for a while."""
        before = b""
        while before != self.raw:
            before = self.raw
            for _ in range(4):
                self._read()

    def ended(self) -> int:
        """Wait for the command to end; its exit code, or 128 and the number of the signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < end, f"still running; the screen shows:\n{self.text}"
            self._read()
        self._read()
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return 128 + int(self.process.signalstatus)

    @property
    def is_stopped(self) -> bool:
        """Whether the command was stopped, as the shell's job control sees it: only then can it go on."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

    def background(self, row: int, column: int) -> str:
        """The colour behind a cell: six hex digits, or a name."""
        return str(self.screen.buffer[row][column].bg)

    def styled(self) -> bool:
        """Whether any word on the screen is told apart by its style rather than its colour."""
        cells = (cell for row in self.screen.buffer.values() for cell in row.values())
        return any(c.data.isalpha() and (c.bold or c.italics or c.underscore or c.reverse) for c in cells)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal, as a window manager would."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def _read(self) -> None:
        try:
            data = self.process.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += data
        self._stream.feed(data)

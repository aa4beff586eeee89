"""Start-up, measured from outside: first paint beside a bare Textual app, and the CPU of the quick commands.

    python tests/bench/startup_bench.py [STORIES ...]

Each pair is started in turn in the same run, so that the ratio holds when the machine's speed drifts. Python
may keep what it compiles, as it does for everybody who starts the reader a second time.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import filled

ROUNDS = 9
SEEN = b"Council votes"
"""How every title of a filled library begins: a row may wrap after it."""

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Label
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield Label("painted already")
        yield Footer()
Bare().run()
"""


SETTLED = 2
"""Seconds after the first paint in which what the reader opens next is loaded; its memory is read then."""


def first_paint(command: list[str], seen: bytes, settle: float = 0) -> tuple[float, float, float]:
    """Seconds of wall time until `seen` is painted, of CPU until then, and megabytes held at most since."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(command[0], command)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    painted = b""
    while seen not in painted:
        if not select.select([terminal], [], [], 30)[0]:
            raise SystemExit(f"{command} never painted {seen!r}")
        painted += os.read(terminal, 65536)
    wall = time.perf_counter() - start
    threads = Path(f"/proc/{child}/task").glob("*/schedstat")
    cpu = sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
    while settle and select.select([terminal], [], [], settle)[0]:
        os.read(terminal, 65536)
    status = Path(f"/proc/{child}/status").read_text()
    held = next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM"))
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    return wall, cpu, held


def cpu_of(command: list[str]) -> float:
    """Seconds of CPU of a whole run."""
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    usage = os.wait4(child, 0)[2]
    return usage.ru_utime + usage.ru_stime


def main(sizes: list[int]) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    quoth = [sys.executable, "-m", "reader"]
    bare = [sys.executable, "-c", BARE]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            filled.fill(Path(folder), size)
            os.environ.update(QUOTH_DATA_DIR=folder, QUOTH_CONFIG=os.devnull)
            first_paint(quoth, SEEN)
            pairs = [(first_paint(quoth, SEEN), first_paint(bare, b"painted already")) for _ in range(ROUNDS)]
            for name, at in (("wall", 0), ("CPU", 1)):
                ours, theirs = ([pair[who][at] for pair in pairs] for who in (0, 1))
                ratio = statistics.median(a / max(b, 0.01) for a, b in zip(ours, theirs, strict=True))
                print(
                    f"first paint, {size:,} stories, {name}: {1000 * statistics.median(ours):.0f} ms, "
                    f"bare app {1000 * statistics.median(theirs):.0f} ms, ratio {ratio:.2f}"
                )
            *_, held = first_paint(quoth, SEEN, SETTLED)
            at_first = statistics.median(ours[2] for ours, _ in pairs)
            print(f"memory, {size:,} stories: {at_first:.0f} MB at first paint, {held:.0f} MB with all panes")
            listed = statistics.median(cpu_of([*quoth, "list"]) for _ in range(ROUNDS))
            print(f"quoth list, {size:,} stories: {1000 * listed:.0f} ms CPU")
    version = statistics.median(cpu_of([*quoth, "--version"]) for _ in range(ROUNDS))
    print(f"quoth --version: {1000 * version:.0f} ms CPU")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000])

"""Keys in a list of stories, measured from outside: from the key to the last byte that is painted for it.

    python tests/bench/ui_bench.py [STORIES]

The reader runs in a pseudo-terminal of 120 columns and 40 lines, as it does for its users. Its start is in
`startup_bench.py`, the article pane in `article_bench.py`.
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

KEYS = {
    "down": "j",
    "up": "k",
    "page down": " ",
    "page up": "b",
    "half a page": "\x04",
    "bottom": "G",
    "top": "g",
}
FEEDS = {"open the next feed": "j", "open the feed before": "k"}
"""In the library pane, where the list of each feed is shown as the cursor comes to it."""
ENOUGH = 5
"""Rows from the top of the library to its first feeds."""
PANES = {"previous pane": "\x1b[Z", "next pane": "\t"}
"""From the stories to the library and back: in the article both keys walk the links."""
ROUNDS = 12
BUDGET = 50
SILENCE = 0.08
"""Seconds without output after which a key's paint is over."""


def start(folder: str) -> tuple[int, int]:
    """The reader in a terminal: its process and the terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(sys.executable, [sys.executable, "-m", "reader", "--offline", "--data-dir", folder])
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    return child, terminal


def last_output(terminal: int, silence: float) -> float:
    """The moment of the last output before a silence."""
    at = time.perf_counter()
    while select.select([terminal], [], [], silence)[0]:
        os.read(terminal, 1 << 16)
        at = time.perf_counter()
    return at


def key_to_paint(terminal: int, key: str) -> float:
    """Milliseconds from a key to the end of its paint; from a key that paints nothing, 0."""
    begin = time.perf_counter()
    os.write(terminal, key.encode())
    return max(last_output(terminal, SILENCE) - begin, 0) * 1000


def main(stories: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        filled.fill(Path(folder), stories)
        child, terminal = start(folder)
        last_output(terminal, 3)
        times: dict[str, list[float]] = {name: [] for name in KEYS | PANES | FEEDS}
        for keys in (KEYS, PANES):
            for _ in range(ROUNDS):
                for name, key in keys.items():
                    times[name].append(key_to_paint(terminal, key))
        for key in ("\x1b[Z", "g", *"j" * ENOUGH):
            key_to_paint(terminal, key)
        for _ in range(ROUNDS):
            for name, key in FEEDS.items():
                times[name].append(key_to_paint(terminal, key))
        os.kill(child, 9)
        os.waitpid(child, 0)
    for name, taken in times.items():
        print(f"{name:16}{statistics.median(taken):6.0f} ms   at most {max(taken):4.0f} ms")
    moves = sorted(one for name in KEYS for one in times[name])
    print(
        f"moving in {stories:,} stories, 95th percentile: {moves[int(len(moves) * 0.95)]:.0f} ms   ({BUDGET})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

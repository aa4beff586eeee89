"""Screens as they are meant to look, and texts as they are meant to be written, kept in `tests/data`."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

DATA = Path(__file__).parent / "data"
FOLDER = DATA / "screens"
REWRITE = "QUOTH_REWRITE_SCREENS"
"""Set in the environment, it has the tests write the files anew instead of comparing them."""


def check_screen(name: str, text: str) -> None:
    """Fail with a diff when a screen is not as it was."""
    check_text(FOLDER / f"{name}.txt", text + "\n")


def check_text(path: Path, text: str) -> None:
    """Fail with a diff when a text is not that of its file."""
    if os.environ.get(REWRITE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return
    wanted = path.read_text().split("\n") if path.exists() else []
    diff = list(unified_diff(wanted, text.split("\n"), str(path.name), "now", lineterm="", n=1))
    assert not diff, "\n".join([f"{REWRITE}=1 writes it anew if this is as it should be:", *diff])

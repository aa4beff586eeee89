"""Screens as they are meant to look, kept as text in `tests/data/screens`."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "screens"
REWRITE = "QUOTH_REWRITE_SCREENS"
"""Set in the environment, it has the tests write the screens anew instead of comparing them."""


def check_screen(name: str, text: str) -> None:
    """Fail with a diff when a screen is not as it was."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get(REWRITE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
        return
    wanted = path.read_text().removesuffix("\n").split("\n") if path.exists() else []
    diff = list(unified_diff(wanted, text.split("\n"), str(path.name), "now on the screen", lineterm="", n=1))
    assert not diff, "\n".join([f"{REWRITE}=1 writes it anew if this is as it should be:", *diff])

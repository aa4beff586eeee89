"""Files that the user wrote, apart from the library."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

LARGEST_FILE = 256 * 1024
"""Bytes of the largest that is read: what people write by hand is far below it."""


class OwnFile(NamedTuple):
    """One of them as a backup has it, without secrets: "config.toml", "themes/mine.toml"."""

    name: str
    text: str
    changed: datetime
    """When it was written last."""

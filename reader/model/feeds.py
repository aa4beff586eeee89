"""What is subscribed to, and how jobs on it go on."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Feed(NamedTuple):
    """A subscription. `problem` is a sentence when the last refresh failed, `notice` if it left some out."""

    id: int
    url: str
    title: str
    site_url: str | None
    folder: str
    unread: int
    stories: int
    checked: datetime | None
    problem: str | None
    notice: str | None = None


class Imported(NamedTuple):
    """What came of a list of feeds: how many are new, and how many were subscribed to already."""

    added: int
    known: int


class Progress(NamedTuple):
    """A step of a long job: `done` of `total`, what it was about, a sentence if it failed or left some."""

    done: int
    total: int
    label: str
    problem: str | None = None
    added: int = 0
    notice: str | None = None

"""What is subscribed to, and how jobs on it go on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple


class Rhythm(NamedTuple):
    """When a feed asks to be left alone: so many minutes after it came, in these hours and days of UTC.

    Hours are 0 to 23, days 0 (Monday) to 6.
    """

    minutes: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


class Feed(NamedTuple):
    """A subscription.

    `problem` is a sentence when the last refresh failed, `notice` one when it succeeded and something is to
    be said of it. `checked` is when the last refresh succeeded, `failing_since` when the first one since then
    failed. The server of a feed that is `gone` said that it will not come back: it is no longer fetched.
    A feed stands in its `folder` and in the `others`, given by their paths; that of the top is empty.
    """

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
    failing_since: datetime | None = None
    gone: bool = False
    others: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[str, ...]:
        """All that it stands in."""
        return self.folder, *self.others

    @property
    def all_folders(self) -> set[str]:
        """The folders that it stands in, and those that these stand in."""
        return paths_above(self.folders)


def paths_above(paths: Iterable[str]) -> set[str]:
    """The paths of folders, with a / between them, and of those that they stand in."""
    found = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition("/")[0]
    return found


class Imported(NamedTuple):
    """What came of importing a list of feeds: how many are new, and how many were subscribed to already.

    `notes` are sentences on what was not imported, `lists` the named searches that stood beside the feeds.
    """

    added: int
    known: int
    notes: tuple[str, ...] = ()
    lists: tuple[tuple[str, str], ...] = ()


class Progress(NamedTuple):
    """A step of a long job: `done` of `total`, what the step was about, how many stories it added, and a
    sentence if it failed (`problem`) or left something out (`notice`)."""

    done: int
    total: int
    label: str
    problem: str | None = None
    added: int = 0
    notice: str | None = None

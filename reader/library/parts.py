"""What every operation of the library works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.pace import Pace
from reader.library.zone import HERE

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library.apart import Workers
    from reader.library.network import Network
    from reader.library.writer import Writer
    from reader.model import LinkRule
    from reader.store.store import Store

Clock = Callable[[], datetime]
"""Tells the moment, in UTC."""

EDITION_URL = "quoth:edition"
"""The address of the bundled edition, which no network is asked for."""
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Until when the pages of the edition are fresh: their hosts do not exist."""


def any_number() -> float:
    """A number from 0 up to 1, another each time."""
    return int.from_bytes(urandom(4), "big") / 2**32  # importing `random` takes longer than it is worth


@dataclass(frozen=True, slots=True)
class Own:
    """What the user wrote by hand."""

    link_rules: tuple[LinkRule, ...] = ()
    """Kinds of link."""
    rules_file: Path | None = None
    """Where the rules for new stories stand."""
    config: Path | None = None
    """The file of settings; the other files that are written by hand are beside it."""


NOTHING_OWN = Own()


@dataclass(frozen=True, slots=True)
class Parts:
    """What `Library` is made of, given to each of its operations."""

    store: Store
    network: Network
    now: Clock
    settings: Settings
    workers: Workers
    """For the pages that somebody waits for."""
    feed_workers: Workers
    """For feeds, so that a bad one holds up no page."""
    writer: Writer
    """It stores what feeds brought."""
    own: Own = NOTHING_OWN
    pace: Pace = field(default_factory=Pace)
    """It keeps the requests of long runs to one host apart."""
    chance: Callable[[], float] = any_number
    """A number from 0 to 1 by which retries are spread out, so that they do not all come in one second."""

    @property
    def here(self) -> datetime:
        """The time where the user is: days begin by it."""
        return self.now().astimezone(HERE)

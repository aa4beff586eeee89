"""What the user may set for one feed apart from the others."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FullText(StrEnum):
    """Whether the pages of a feed's new stories are fetched with it."""

    ON = "on"
    AUTO = "auto"
    """Of those whose text in the feed looks like the beginning of a longer one."""
    OFF = "off"


class FeedSettings(NamedTuple):
    """What the user has set for one feed; None means that the setting for all feeds holds.

    `minutes` is how often it may be fetched. A `private` feed may be fetched from a private network.
    """

    user_agent: str | None = None
    proxy: str | None = None
    minutes: int | None = None
    full_text: FullText | None = None
    private: bool = False

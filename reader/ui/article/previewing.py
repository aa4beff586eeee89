"""Where a link leads, before it is followed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.text.clean import host_of
from reader.ui.dates import MONTHS

if TYPE_CHECKING:
    from reader.model import Glance
    from reader.ui.context import Context


class Previewing:
    """Shows on the status line where the link leads that is chosen or under the mouse."""

    def __init__(self, context: Context) -> None:
        self._library = context.library
        self._stage = context.stage
        self._now = context.now

    def show(self, url: str | None) -> None:
        """Show where an address leads; nothing for None."""
        with self._stage.telling():
            glance = self._library.sources.glance(url) if url else None
            self._stage.status.show_preview(preview(url, glance, self._now()) if url else "")

    def show_picture(self, url: str) -> None:
        """Show whose picture that is."""
        self._stage.status.show_preview(f"picture · {host_of(url)} · {url}")


def preview(url: str, glance: Glance | None, now: datetime) -> str:
    """As "Report on the piers · council.example · copy of 23 Nov"; without a copy, the address in full."""
    if glance is None:
        return f"{host_of(url)} · no copy stored · {url}"
    day = glance.copied.astimezone(now.tzinfo)
    year = "" if day.year == now.year else f" {day.year}"
    copy = f"copy of {day.day} {MONTHS[day.month - 1]}{year}"
    return " · ".join(filter(None, (glance.title, host_of(url), copy)))

"""Feeds that their servers say have moved for good: believed once they have said so for some days. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from reader.store.feeds import Move

AGREED = 4
"""How many good answers in a row must have come by way of the same new address."""
SPAN = timedelta(days=2)
"""And over how long: the login page of a hotel says "moved for good" for a night."""


def after_answer(before: Move | None, url: str, moved: str | None, now: datetime) -> Move | None:
    """What is known of a move once a good answer has come by way of `moved`; None when there is none.

    No move leads from https to http.
    """
    if moved is None or moved == url or (url.startswith("https:") and not moved.startswith("https:")):
        return None
    if before is None or before.to != moved or before.since > now:  # the clock was set back
        return Move(moved, now, 1)
    return before._replace(times=before.times + 1)


def is_settled(move: Move | None, now: datetime) -> bool:
    """Whether it was said often and long enough to be believed."""
    return move is not None and move.times >= AGREED and now - move.since >= SPAN

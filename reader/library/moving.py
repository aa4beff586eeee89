"""Feeds that their servers say have moved for good: believed once they have said so for some days. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from reader.store.feeds import Move
from reader.text.clean import site_of

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


def leads_elsewhere(url: str, move: Move) -> bool:
    """Whether it leads to another site: whoever bought a lapsed name may say so, so the user is asked."""
    return site_of(url) != site_of(move.to)


def question(feed_id: int, move: Move) -> str:
    """What to say of a move that the user must decide."""
    return (
        f"It says that it has moved for good to {move.to}, which is another site. If that is right, make it "
        f"the address of the feed: on its card, or by `quoth feeds --set {feed_id} address={move.to}`."
    )


def is_settled(move: Move | None, now: datetime) -> bool:
    """Whether it was said often and long enough to be believed."""
    return move is not None and move.times >= AGREED and now - move.since >= SPAN

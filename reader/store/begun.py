"""Stories that were begun and not read to their end: where reading stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.store.store import Store

SHARE = "coalesce((SELECT share FROM begun WHERE story = stories.id), 0)"
"""SQL for a story: how much of it was read when reading stopped, in percent."""


class LeftOff(NamedTuple):
    """Where reading stopped: a block and a letter in it, at the top of the view, after `share` percent."""

    block: int
    start: int
    share: int


def left_off(store: Store, story_id: int) -> LeftOff | None:
    """Where reading stopped; None if the story was not begun, or read to its end."""
    row = store.row("SELECT block, start, share FROM begun WHERE story = ?", (story_id,))
    return LeftOff(*row) if row else None


def leave_off(store: Store, story_id: int, place: LeftOff | None) -> None:
    """Note where reading stopped; None: at the beginning, or it came to the end."""
    with store.write(durable=False) as connection:
        if place is None:
            connection.execute("DELETE FROM begun WHERE story = ?", (story_id,))
        else:
            connection.execute("INSERT OR REPLACE INTO begun VALUES (?, ?, ?, ?)", (story_id, *place))

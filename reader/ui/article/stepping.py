"""The next or the previous of the places in a text, counted from where the user is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.model import Place


def step(
    places: Sequence[Place], current: int | None, top: Place, bottom: Place, by: int, wrap: bool = False
) -> int | None:
    """The number of the place that lies so many on (or back, below 0), or None where there is none.

    `places` are in the order of the text; `top` and `bottom` bound what is in view. From the current place if
    it is in view, else from the top of the view: a user who has scrolled on does not want to be taken back.
    One that would go beyond the end goes to the last one, or with `wrap` begins again.
    """
    if not places:
        return None
    if current is not None and _order(top) <= _order(places[current]) < _order(bottom):
        start = current
    else:
        below = bisect_left(places, _order(top), key=_order)
        start = below - 1 if by > 0 else below
    if wrap:
        return (start + by) % len(places)
    last = len(places) - 1
    there_is_one = start < last if by > 0 else start > 0
    return min(max(start + by, 0), last) if there_is_one else None


def none_further(noun: str, by: int, count: int) -> str:
    """The sentence for a key that found no such place to go to, of so many in the text."""
    return (
        f"There is no {noun} {'further down' if by > 0 else 'further up'}."
        if count
        else (f"There is no {noun} in this text.")
    )


def _order(place: Place) -> tuple[int, int]:
    return place.block, place.start

"""Which panes are on the screen: the screen is a window on the row of panes, and slides to the one in use."""

from __future__ import annotations

from enum import StrEnum

from reader.ui.actions import LEDGER, LISTS, Pane


class Breadth(StrEnum):
    """How much the width of the terminal holds."""

    WIDE = "wide"
    """All panes side by side."""
    MEDIUM = "medium"
    """The article with the lists or the ledger beside it."""
    NARROW = "narrow"
    """One at a time."""


WIDE, MEDIUM = 150, 100
"""The columns from which each breadth is given."""

TALL = 32
"""The lines from which the two lists of the ledger, or of the library, stand one above the other."""


def breadth_of(width: int) -> Breadth:
    """The breadth of a terminal of so many columns."""
    if width >= WIDE:
        return Breadth.WIDE
    return Breadth.MEDIUM if width >= MEDIUM else Breadth.NARROW


def visible_panes(
    width: int, height: int, front: Pane, *, ledger: bool = False, zen: bool = False
) -> frozenset[Pane]:
    """The panes on a screen of this size when `front` is in use.

    `ledger` says whether the ledger, rather than the lists, stands beside an article. In zen the article is
    alone until another pane is in use.
    """
    breadth = breadth_of(width)
    if zen and front is Pane.ARTICLE:
        return frozenset({Pane.ARTICLE})
    shown_ledger = set(LEDGER) if height >= TALL else {front if front in LEDGER else Pane.QUOTES}
    if breadth is Breadth.WIDE:
        return frozenset({*LISTS, Pane.ARTICLE, *shown_ledger})
    if breadth is Breadth.NARROW:
        return frozenset(shown_ledger if front in LEDGER else {front})
    if front in LEDGER or (front is Pane.ARTICLE and ledger):
        return frozenset({Pane.ARTICLE, *shown_ledger})
    lists = set(LISTS) if height >= TALL else {front if front in LISTS else Pane.STORIES}
    return frozenset({Pane.ARTICLE, *lists})

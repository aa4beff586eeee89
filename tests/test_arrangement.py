"""Which panes are to be seen."""

from __future__ import annotations

import pytest

from reader.ui.actions import LEDGER, LISTS, Pane
from reader.ui.arrangement import Breadth, breadth_of, visible_panes

LIBRARY, STORIES, ARTICLE, QUOTES, SOURCES = Pane


@pytest.mark.parametrize(
    ("width", "breadth"),
    [(20, "narrow"), (99, "narrow"), (100, "medium"), (149, "medium"), (150, "wide"), (400, "wide")],
)
def test_a_terminal_has_one_of_three_breadths(width: int, breadth: str) -> None:
    assert breadth_of(width) is Breadth(breadth)


@pytest.mark.parametrize("front", Pane)
@pytest.mark.parametrize("width", [20, 80, 100, 120, 150, 200])
@pytest.mark.parametrize("height", [5, 24, 40, 60])
@pytest.mark.parametrize("ledger", [True, False])
@pytest.mark.parametrize("zen", [True, False])
def test_the_pane_in_use_is_always_in_sight(
    front: Pane, width: int, height: int, ledger: bool, zen: bool
) -> None:
    assert front in visible_panes(width, height, front, ledger=ledger, zen=zen)


@pytest.mark.parametrize("front", Pane)
def test_wide_and_tall_shows_all(front: Pane) -> None:
    assert visible_panes(150, 40, front) == set(Pane)


@pytest.mark.parametrize("front", [LIBRARY, STORIES, ARTICLE])
def test_a_narrow_terminal_shows_one_pane(front: Pane) -> None:
    assert visible_panes(99, 40, front) == {front}


def test_medium_shows_the_article_with_the_lists_or_the_ledger() -> None:
    assert visible_panes(120, 40, STORIES) == {*LISTS, ARTICLE}
    assert visible_panes(120, 40, ARTICLE) == {*LISTS, ARTICLE}
    assert visible_panes(120, 40, SOURCES) == {ARTICLE, *LEDGER}
    assert visible_panes(120, 40, ARTICLE, ledger=True) == {ARTICLE, *LEDGER}


def test_a_low_screen_does_not_stack_lists() -> None:
    assert visible_panes(120, 24, LIBRARY) == {LIBRARY, ARTICLE}
    assert visible_panes(120, 24, SOURCES) == {ARTICLE, SOURCES}
    assert visible_panes(80, 24, QUOTES) == {QUOTES}
    assert visible_panes(200, 24, ARTICLE) == {LIBRARY, STORIES, ARTICLE, QUOTES}


def test_zen_leaves_the_article_alone_until_another_pane_is_called() -> None:
    assert visible_panes(200, 50, ARTICLE, zen=True) == {ARTICLE}
    assert visible_panes(200, 50, QUOTES, zen=True) == set(Pane)

"""From place to place in a text."""

from __future__ import annotations

import pytest

from reader.model import Place
from reader.ui.article.stepping import step

PLACES = [Place(block, 10, 20) for block in (2, 4, 4, 9)]
VIEW = Place(3, 0, 0), Place(6, 0, 0)


@pytest.mark.parametrize(
    ("current", "forward", "target"),
    [
        (None, True, 1),
        (None, False, 0),
        (1, True, 2),
        (2, False, 1),
        (2, True, 3),
        (3, True, 1),
        (0, True, 1),
        (0, False, 0),
    ],
)
def test_from_the_current_place_in_view_else_from_the_top_of_the_view(
    current: int | None, forward: bool, target: int
) -> None:
    assert step(PLACES, current, *VIEW, 1 if forward else -1) == target


def test_beyond_the_ends_there_is_nowhere_to_go_or_it_begins_again() -> None:
    everything = Place(0, 0, 0), Place(99, 0, 0)
    assert step(PLACES, 3, *everything, 1) is None
    assert step(PLACES, 0, *everything, -1) is None
    assert step(PLACES, 1, *everything, 9) == 3, "a count that is too great goes as far as it can"
    assert step(PLACES, 3, *everything, 1, wrap=True) == 0
    assert step(PLACES, 0, *everything, -1, wrap=True) == 3


def test_without_places_there_is_nowhere_to_go() -> None:
    assert step([], None, *VIEW, 1) is None
    assert step([], None, *VIEW, 1, wrap=True) is None
    assert step(PLACES, None, Place(10, 0, 0), Place(20, 0, 0), 1) is None

"""A list of which the beginning is known: it behaves as one of which all is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.store.listed import Listed


class Store:
    """Ids that are asked for, and how often."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids = ids
        self.asked = 0

    def __call__(self) -> Sequence[int]:
        self.asked += 1
        return self.ids


IDS = list(range(100, 50, -1))


def test_the_first_are_there_without_asking() -> None:
    store = Store(IDS)
    listed = Listed(IDS[:10], 50, store)
    assert len(listed) == 50
    assert (listed[0], listed[9], list(listed[2:5]), listed.index(95)) == (100, 91, [98, 97, 96], 5)
    assert 99 in listed
    assert list(listed[50:60]) == []
    assert store.asked == 0


def test_the_rest_is_asked_for_once() -> None:
    store = Store(IDS)
    listed = Listed(IDS[:10], 50, store)
    assert (listed[10], listed[-1], listed.index(51)) == (90, 51, 49)
    assert list(listed[8:12]) == IDS[8:12]
    assert list(listed) == IDS
    assert list(reversed(listed)) == IDS[::-1]
    assert 7 not in listed
    with pytest.raises(ValueError):
        listed.index(7)
    with pytest.raises(IndexError):
        listed[50]
    assert store.asked == 1


def test_what_left_the_list_meanwhile_moves_no_row() -> None:
    """Those of the first rows that are read by now, and one behind them."""
    listed = Listed(IDS[:10], 50, Store([i for i in IDS if i not in (100, 97, 70)]))
    assert list(listed[:10]) == IDS[:10]
    assert len(list(listed)) == len(listed) == 50
    assert 70 not in listed
    assert listed[49] == 51


def test_what_came_meanwhile_makes_the_list_no_longer() -> None:
    listed = Listed(IDS[:10], 50, Store([200, *IDS[:20], 11, *IDS[20:]]))
    assert len(list(listed)) == len(listed) == 50
    assert list(listed[:10]) == IDS[:10]
    assert len(set(listed)) == 50


def test_a_list_without_rest_is_what_it_is() -> None:
    assert list(Listed([], 0, Store([]))) == []
    assert list(Listed([3, 2], 2, Store([]))) == [3, 2]

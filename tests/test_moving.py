"""What counts as a move for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reader.library.moving import AGREED, SPAN, after_answer, is_settled, leads_elsewhere
from reader.store.feeds import Move

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
OLD, NEW = "http://gazette.example/rss", "https://gazette.example/feed"


@pytest.mark.parametrize(
    ("url", "moved"),
    [(OLD, None), (OLD, OLD), (NEW, OLD), ("https://a.example/", "http://a.example/")],
)
def test_some_redirects_are_not_moves(url: str, moved: str | None) -> None:
    assert after_answer(Move(OLD, NOW, 3), url, moved, NOW) is None


@pytest.mark.parametrize(
    ("times", "since", "settled"), [(4, SPAN, True), (3, 9 * SPAN, False), (9, SPAN / 2, False)]
)
def test_a_move_is_believed_once_said_often_and_long(times: int, since: timedelta, settled: bool) -> None:
    assert is_settled(Move(NEW, NOW - since, times), NOW) is settled


def test_answers_that_agree_are_counted_from_the_first() -> None:
    move = after_answer(None, OLD, NEW, NOW)
    assert move == Move(NEW, NOW, 1)
    assert after_answer(move, OLD, NEW, NOW + SPAN) == Move(NEW, NOW, 2)
    assert after_answer(move, OLD, "https://other.example/", NOW + SPAN) == Move(
        *("https://other.example/", NOW + SPAN, 1),
    )


def test_a_clock_that_was_set_back_begins_the_count_anew() -> None:
    assert after_answer(Move(NEW, NOW + timedelta(days=9), 3), OLD, NEW, NOW) == Move(NEW, NOW, 1)


@pytest.mark.parametrize(
    ("times", "after", "settled"),
    [(AGREED, SPAN, True), (AGREED - 1, 9 * SPAN, False), (99, SPAN / 2, False)],
)
def test_it_takes_several_answers_and_some_days(times: int, after: timedelta, settled: bool) -> None:
    assert is_settled(Move(NEW, NOW, times), NOW + after) is settled


@pytest.mark.parametrize(
    ("to", "elsewhere"),
    [
        (NEW, False),
        ("https://feeds.gazette.example/rss", False),
        ("https://gazette.other.example/rss", True),
        ("https://gazette-example.com/rss", True),
        ("https://203.0.113.7/rss", True),
    ],
)
def test_another_site_is_told_from_another_name_of_the_same(to: str, elsewhere: bool) -> None:
    assert leads_elsewhere("http://www.gazette.example/rss", Move(to, NOW, AGREED)) is elsewhere


def test_no_move_is_not_settled() -> None:
    assert not is_settled(None, NOW)

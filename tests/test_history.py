"""The way back."""

from __future__ import annotations

from reader.model import Place
from reader.ui.history import History, Visit

A, B, C = Place(3, 0, 5), Place(7, 1, 2), Place(1, 1, 1)


def test_back_to_the_same_place_to_any_depth() -> None:
    history = History()
    leaving = None
    for number in range(50):
        history.visit(Visit(f"page {number}", f"Page {number}"), leaving)
        leaving = Place(number, 0, 1)
    for number in range(48, -1, -1):
        visit = history.back(leaving if number == 48 else None)
        assert visit is not None
        assert (visit.target, visit.place) == (f"page {number}", Place(number, 0, 1))
    assert history.back(None) is None


def test_forward_returns_to_where_back_left() -> None:
    history = History()
    history.visit(Visit("a", "A"), None)
    history.visit(Visit("b", "B"), A)
    assert history.forward(B) is None
    back = history.back(B)
    assert back is not None and back.place == A
    forward = history.forward(C)
    assert forward is not None and (forward.target, forward.place) == ("b", B)
    again = history.back(None)
    assert again is not None and again.place == C


def test_opening_after_going_back_drops_what_lay_ahead() -> None:
    history = History()
    for name in "abc":
        history.visit(Visit(name, name), A)
    history.back(None)
    history.back(None)
    history.visit(Visit("d", "d"), B)
    assert history.forward(None) is None
    back = history.back(None)
    assert back is not None and (back.target, back.place) == ("a", B)


def test_the_same_page_again_is_no_visit() -> None:
    history = History()
    history.visit(Visit("a", "a"), None)
    history.visit(Visit("a", "a"), A)
    assert history.current is not None and history.current.target == "a"
    assert history.back(None) is None


def test_an_empty_history_leads_nowhere() -> None:
    history = History()
    assert history.current is None
    assert history.back(A) is None and history.forward(A) is None


def test_the_path_is_what_was_followed_from_the_last_article_opened_by_itself() -> None:
    history = History()
    history.visit(Visit("a", "a"), None)
    history.visit(Visit("b", "b"), None)
    history.visit(Visit("c", "c", followed=True), A)
    history.visit(Visit("d", "d", followed=True), B)
    assert [visit.target for visit in history.path] == ["b", "c", "d"]
    history.back(C)
    assert [visit.target for visit in history.path] == ["b", "c"]
    gone = history.go(0, A)
    assert gone is not None and gone.target == "a" and [visit.target for visit in history.path] == ["a"]
    assert history.go(9, None) is None
    assert [visit.place for visit in history.visits] == [None, A, A, C]
    assert History().path == ()

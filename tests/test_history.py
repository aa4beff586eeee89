"""The way back."""

from __future__ import annotations

from reader.model import Place
from reader.ui.history import History

A, B, C = Place(3, 0, 5), Place(7, 1, 2), Place(1, 1, 1)


def test_back_to_the_same_place_to_any_depth() -> None:
    history = History()
    leaving = None
    for number in range(50):
        history.visit(f"page {number}", f"Page {number}", leaving)
        leaving = Place(number, 0, 1)
    for number in range(48, -1, -1):
        visit = history.back(leaving if number == 48 else None)
        assert visit is not None
        assert (visit.target, visit.place) == (f"page {number}", Place(number, 0, 1))
    assert history.back(None) is None


def test_forward_returns_to_where_back_left() -> None:
    history = History()
    history.visit("a", "A", None)
    history.visit("b", "B", A)
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
        history.visit(name, name, A)
    history.back(None)
    history.back(None)
    history.visit("d", "d", B)
    assert history.forward(None) is None
    back = history.back(None)
    assert back is not None and (back.target, back.place) == ("a", B)


def test_the_same_page_again_is_no_visit() -> None:
    history = History()
    history.visit("a", "a", None)
    history.visit("a", "a", A)
    assert history.current is not None and history.current.target == "a"
    assert history.back(None) is None


def test_an_empty_history_leads_nowhere() -> None:
    history = History()
    assert history.current is None
    assert history.back(A) is None and history.forward(A) is None

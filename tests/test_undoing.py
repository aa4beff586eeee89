"""Taking back."""

from __future__ import annotations

import pytest

from reader.model import ReaderError
from reader.ui.undoing import Undo


def test_changes_are_taken_back_newest_first() -> None:
    undone: list[str] = []
    undo = Undo()
    for name in ("read", "bookmarked"):
        undo.add(name, lambda name=name: undone.append(name))
    assert [undo.take_back(), undo.take_back(), undo.take_back()] == ["bookmarked", "read", None]
    assert undone == ["bookmarked", "read"]


def test_what_cannot_be_taken_back_now_can_be_tried_again() -> None:
    full = True

    def restore() -> None:
        if full:
            raise ReaderError("The disk is full.")

    undo = Undo()
    undo.add("removed", restore)
    with pytest.raises(ReaderError):
        undo.take_back()
    full = False
    assert undo.take_back() == "removed"

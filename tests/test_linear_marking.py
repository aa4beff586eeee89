"""Marks of stories in plain lines: of one, of several, above and below one of a list."""

from __future__ import annotations

import pytest
from talk import Talk

from reader.model import ReaderError


def test_a_range_of_numbers_is_marked_as_one_and_taken_back(talk: Talk) -> None:
    assert talk.hear("read 3-5") == ["Marked 3 stories read."]
    assert talk.library.counts().unread == 5
    assert talk.hear("read 2-5") == ["Marked 4 stories read."], "one of them was unread"
    assert talk.hear("read 2 - 5") == ["Marked 4 stories unread."]
    assert talk.hear("bookmark 1-2") == ["Bookmarked 2 stories."]
    assert talk.hear("bookmark 1-2") == ["Removed the bookmark of 2 stories."]
    for wrong in ("3-9", "0-2", "3-x", "-3", "3-4-5"):
        with pytest.raises(ReaderError, match="in the last list; stories lists them"):
            talk.hear(f"read {wrong}")
    with pytest.raises(ReaderError, match="no story in 5-3"):
        talk.hear("read 5-3")


def test_what_is_above_or_below_a_story_is_marked_read(talk: Talk) -> None:
    with pytest.raises(ReaderError, match="There is no story in the last list"):
        talk.hear("(")
    assert talk.hear("above 3") == ["Marked 2 stories read."]
    assert talk.hear(") 6") == ["Marked 2 stories read."]
    assert talk.library.counts().unread == 4
    with pytest.raises(ReaderError, match="There is no story there"):
        talk.hear("below 8")
    talk.hear("5")
    talk.hear("undo")
    assert talk.hear("below") == ["Marked 1 story read."], "of three below the story that was opened last"


def test_a_hidden_story_is_brought_back_by_the_same_word(talk: Talk) -> None:
    assert talk.hear("hide 1-2") == ["Hid 2 stories."]
    assert talk.library.counts().hidden == 2
    talk.hear("search is:hidden")
    assert talk.hear("hide 1") == ["Showed 1 story again."]
    assert talk.library.counts().hidden == 1

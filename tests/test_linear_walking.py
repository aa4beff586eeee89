"""From story to story, and along what was opened, in plain lines."""

from __future__ import annotations

import pytest
from loopback import Loopback
from talk import Talk
from test_screen_together import subscribed

from reader.library import Library
from reader.model import ReaderError


def test_stories_are_stepped_through_whether_they_are_read_or_not(talk: Talk) -> None:
    titles = [line.partition(". ")[2].split(",")[0] for line in talk.opening[2:]]
    talk.hear("readall")
    assert talk.hear("next") == ["No more unread stories in this list."]
    for title in titles[:3]:
        talk.hear("following")
        assert str(talk.session.article.title).startswith(title)
    talk.hear("K")
    assert str(talk.session.article.title).startswith(titles[1])
    talk.hear("preceding")
    assert talk.hear("preceding") == ["This is the first story of the list."]
    talk.hear(str(len(titles)))
    assert talk.hear("J") == ["This is the last story of the list."]


def test_what_was_opened_is_listed_and_a_number_leads_there_and_forward_again(talk: Talk) -> None:
    assert talk.hear("history") == ["Opened articles: none."]
    titles = []
    for number in ("1", "2", "2", "3"):
        talk.hear("stories")
        talk.hear(number)
        titles.append(str(talk.session.article.title))
    first, second, _, third = titles
    talk.hear("back")
    listed = talk.hear("H")
    assert listed[0] == "Opened articles: 3.", "the same again is no step"
    for line, title in zip(listed[1:], (first, second, third), strict=True):
        assert line.partition(". ")[2].startswith(title)
    assert [line.endswith("open now") for line in listed[1:]] == [False, True, False]
    assert talk.hear("1")[0] == first
    talk.hear("forward")
    assert talk.hear("forward")[0] == third


def test_a_story_of_several_outlets_is_listed_with_them_and_parted(site: Loopback, library: Library) -> None:
    talk = Talk(library)
    talk.wait(subscribed(library, site))
    talk.hear("search title:boats")
    before = talk.hear("show all")
    assert before[0] == "Found by title:boats: 2."
    row = next(line.partition(".")[0] for line in before if "in 3 outlets" in line)
    with pytest.raises(ReaderError, match="No other feed has this story"):
        talk.hear(f"outlets {3 - int(row)}")
    listed = talk.hear(f"+ {row}")
    assert listed[0].endswith(" in feeds: 3.") and [line[0] for line in listed[1:]] == ["1", "2", "3"]
    label = f"Parted “{listed[3].partition('. ')[2].partition(',')[0]}”"
    assert talk.hear("part 3") == [f"{label}. Say undo to take it back; stories lists them."]
    assert talk.hear("stories")[0].endswith(": 3.")
    talk.hear("undo")
    talk.hear("show all")
    talk.hear(f"part {row}")
    assert talk.hear("stories")[0].endswith(": 4."), "from all of them"
    with pytest.raises(ReaderError, match="nothing to part"):
        talk.hear("part 1")
    talk.close()

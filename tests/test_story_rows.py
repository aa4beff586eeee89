"""The rows of the story list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from reader.model import Excerpt, Story
from reader.ui.article.turning import turned
from reader.ui.cells import cells
from reader.ui.lists.paged import PAGE
from reader.ui.lists.stories import FEW, ONE_LINE, StoryRows, cut_runs

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
STORY = Story(
    1,
    7,
    "Ostby Tidende",
    None,
    "Council votes on the harbour",
    None,
    NOW - timedelta(hours=2),
    NOW,
    True,
    False,
    False,
)


class Stock:
    """Stories by id, and how often they were asked for."""

    def __init__(self, *stories: Story) -> None:
        self.stories = {story.id: story for story in stories}
        self.asked: list[int] = []

    def __call__(self, ids: Sequence[int]) -> list[Story]:
        self.asked.append(len(ids))
        return [self.stories[number] for number in ids]


def lines(story: Story, width: int, outlet: bool = True) -> list[str]:
    rows = StoryRows([story.id], Stock(story), NOW, outlet)
    return ["".join(text for text, _ in line).rstrip() for line in rows.draw(0, width)]


def test_a_wide_list_has_a_line_a_story() -> None:
    assert lines(STORY, 72) == ["● Council votes on the harbour                  Ostby Tidende        2 h"]
    assert lines(STORY, 72, outlet=False) == [
        "● Council votes on the harbour                                       2 h"
    ]


def test_a_story_that_is_begun_says_how_far_it_is_read() -> None:
    begun = replace(STORY, begun=40, tags=("harbour",))
    assert lines(begun, 90) == [
        "● Council votes on the harbour  40% #harbour                  Ostby Tidende            2 h"
    ]
    assert lines(begun, 40)[-1:] == ["  Ostby Tidende · 2 h · 40% #harbour"]


def test_a_narrow_list_breaks_the_headline_and_says_where_from_below() -> None:
    assert lines(STORY, 24) == ["● Council votes on", "  the harbour", "  Ostby Tidende · 2 h"]
    assert lines(STORY, 40, outlet=False) == ["● Council votes on the harbour", "  2 h"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The light in the bakery stays on", ["● The light in the bakery", "  stays on"]),
        ("The light in the bakery stays on it", ["● The light in the bakery stays", "  on it"]),
        (
            "The lights of Donaudampfschifffahrtsbetrieb",
            ["● The lights of", "  Donaudampfschifffahrtsbetrieb"],
        ),
        ("Schifffahrtsgesellschaften antworten", ["● Schifffahrtsgesellschaften", "  antworten"]),
    ],
)
def test_no_word_of_a_headline_stands_alone_where_another_can_go_down_to_it(
    title: str, shown: list[str]
) -> None:
    assert lines(replace(STORY, title=title), 33)[:2] == shown


def test_marks_tell_what_is_unread_and_what_is_kept() -> None:
    kept = replace(STORY, unread=False, bookmarked=True)
    assert lines(kept, 40) == ["  Council votes on the harbour", "  ★ Ostby Tidende · 2 h"]
    assert lines(kept, 72)[0].startswith("  ★ Council votes")
    assert "opened by hand" in lines(replace(STORY, feed=None, feed_title=""), 40)[1]


@pytest.mark.parametrize(("unread", "whole", "partial"), [(True, "●", "○"), (False, " ", "·")])
@pytest.mark.parametrize("width", [24, 36, 72])
def test_offline_a_mark_tells_of_which_stories_only_the_feeds_text_is_there(
    unread: bool, whole: str, partial: str, width: int
) -> None:
    story = replace(STORY, unread=unread, url="https://tidende.example/harbour")
    stored, without_page = replace(story, kept=True), replace(story, url=None)
    for offline, each, mark in [
        (True, story, partial),
        (True, stored, whole),
        (True, without_page, whole),
        (False, story, whole),
    ]:
        rows = StoryRows([1], Stock(each), NOW, offline=offline)
        shown = ["".join(text for text, _ in line) for line in rows.draw(0, width)]
        assert [line[:2] for line in shown] == [f"{mark} ", *["  "] * (len(shown) - 1)]
        assert [line[2:].rstrip() for line in shown] == [line[2:] for line in lines(each, width)]


def test_tags_and_the_sign_of_a_note_stand_in_the_row() -> None:
    own = replace(STORY, tags=("frost", "money"), note="Ask the mayor")
    assert lines(own, 72) == ["● ✎ Council votes on the harbour  #frost #money Ostby Tidende        2 h"]
    assert lines(own, 40) == ["● Council votes on the harbour", "  ✎ Ostby Tidende · 2 h · #frost #money"]
    many = replace(STORY, tags=tuple(f"tag{number}" for number in range(40)))
    for width in (24, 40, 72, 110):
        assert all(cells(line) <= width for line in StoryRows([1], Stock(many), NOW).draw(0, width))


@pytest.mark.parametrize(
    "title", ["港で静かな夜が明ける、と町長は言った。冬の前に橋は開く。", "🙂" * 60, "x" * 300, ""]
)
@pytest.mark.parametrize("width", [3, 10, 33, 70, 110])
def test_any_title_keeps_to_its_lines(title: str, width: int) -> None:
    rows = StoryRows([1], Stock(replace(STORY, title=title)), NOW)
    drawn = rows.draw(0, width)
    assert len(drawn) <= (rows.height(width) or 3)
    assert all(cells(line) <= width for line in drawn)


def test_in_a_short_list_a_story_is_as_high_as_its_headline_and_in_a_long_one_as_all_others() -> None:
    for count, height in ((FEW, 0), (FEW + 1, 3)):
        stock = Stock(*(replace(STORY, id=number) for number in range(count)))
        rows = StoryRows(range(count), stock, NOW)
        assert rows.height(40) == height
        assert len(rows.draw(0, 40)) == height or height == 0
        assert rows.height(ONE_LINE) == 1
    assert len(StoryRows([1], Stock(STORY), NOW).draw(0, 40)) == 2


def test_stories_are_asked_for_by_the_page_and_once() -> None:
    stock = Stock(*(replace(STORY, id=number) for number in range(500)))
    rows = StoryRows(range(500), stock, NOW)
    for index in range(200, 240):
        rows.draw(index, 40)
    assert stock.asked == [PAGE]
    rows.forget()
    assert rows.story(200).id == 200
    assert stock.asked == [PAGE, PAGE]
    assert rows.story(499).id == 499
    assert rows.index_of(499) == 499
    assert rows.index_of(500) is None


@pytest.mark.parametrize("width", [3, 10, 33, 70, 110])
def test_what_a_search_found_has_a_line_of_its_own(width: int) -> None:
    found = Excerpt(
        (
            ("…the boats of the whole long quay lay still, and the ", False),
            ("harbour", True),
            (" slept.", False),
        )
    )
    rows = StoryRows([1], Stock(STORY), NOW, excerpts=lambda ids: dict.fromkeys(ids, found))
    drawn = rows.draw(0, width)
    assert len(drawn) <= (rows.height(width) or 4)
    assert all(cells(line) <= width for line in drawn)
    if width > 20:
        assert [text for line in drawn for text, look in line if look == "hit"] == ["harbour"]


def test_an_excerpt_is_cut_in_front_of_its_hit_by_words() -> None:
    runs = (("the boats of the quay lay still, and the ", False), ("harbour", True), (" slept on.", False))
    assert cut_runs(runs, 80) == [(text, "hit" if is_hit else "quiet") for text, is_hit in runs]
    shown = cut_runs(runs, 30)
    assert shown[:2] == [("…and the ", "quiet"), ("harbour", "hit")]


def test_an_excerpt_that_is_cut_at_a_blank_ends_with_one_ellipsis() -> None:
    runs = (("eleven sacks of salt, ", False), ("which", True), (" nobody paid.", False))
    for width in range(16, 40):
        shown = "".join(text for text, _ in cut_runs(runs, width))
        assert "……" not in shown
        assert cell_len(shown) <= width


def test_without_a_search_there_is_no_line_for_it() -> None:
    assert StoryRows([1], Stock(STORY), NOW).height(72) == 1


def test_a_story_of_several_feeds_says_how_many_have_it() -> None:
    sold = replace(STORY, agency="Reuters", feeds=7, outlets=6)
    assert lines(sold, 40)[1] == "  Reuters in 6 outlets · 2 h"
    assert "Reuters +5 " in lines(sold, 72)[0]
    assert "Reuters in 6 outlets " in lines(sold, 110)[0]
    assert lines(replace(sold, agency=None), 40)[1] == "  Ostby Tidende in 6 outlets · 2 h"
    assert lines(replace(sold, agency=None), 24)[2] == "  Ostby Tidende +5 · 2 h"
    assert lines(replace(sold, agency=None), 23)[2] == "  Ostby Tiden… +5 · 2 h"
    assert lines(replace(STORY, feeds=3), 40)[1] == "  Ostby Tidende in 3 feeds · 2 h"
    assert lines(replace(STORY, feeds=3), 40, outlet=False)[1] == "  in 3 feeds · 2 h"


def test_a_story_that_changed_says_so() -> None:
    assert lines(replace(STORY, changed=True), 40)[1] == "  ↻ Ostby Tidende · 2 h"


@pytest.mark.parametrize("width", [40, 72])
def test_the_same_story_below_its_row_names_its_own_feed(width: int) -> None:
    other = replace(STORY, id=2, feed_title="Herald", feeds=2, outlets=2)
    rows = StoryRows([1, 2], Stock(replace(STORY, feeds=2, outlets=2), other), NOW, False, inner={2})
    drawn = ["".join(text for text, _ in line) for line in rows.draw(1, width)]
    assert "└ " in "".join(drawn)
    assert "Herald" in "".join(drawn)
    assert "+" not in "".join(drawn)


@pytest.mark.parametrize("width", [40, 100])
def test_an_outlet_that_runs_from_right_to_left_leaves_number_and_date_where_they_are(width: int) -> None:
    arabic = "صوت الميناء"
    rows = StoryRows([1], Stock(replace(STORY, feed_title=arabic, feeds=3)), NOW)
    drawn = ["".join(turned(text) for text, _ in line) for line in rows.draw(0, width)]
    line = drawn[0] if width == 100 else drawn[-1]
    assert turned(arabic) in line
    behind = line[line.index(turned(arabic)) + len(arabic) :]
    assert behind.lstrip(" ").startswith(("in 3 feeds", "+2"))
    assert line.rstrip().endswith("2 h")


def test_a_feed_whose_title_another_has_is_named_with_what_tells_it_apart() -> None:
    rows = StoryRows([1], Stock(replace(STORY, feed=5)), NOW, tail=lambda feed: " · sea" if feed == 5 else "")
    assert "".join(text for text, _ in rows.draw(0, 90)[0]).endswith("Ostby Tidende · sea      2 h")
    assert "".join(text for text, _ in rows.draw(0, 24)[-1]).rstrip() == "  Ostby Tid… · sea · 2 h"

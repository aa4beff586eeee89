"""What is kept of the last few articles."""

from __future__ import annotations

from reader.model import Block, BlockKind, Document
from reader.ui.article.recent import Recent
from reader.ui.article.sheet import Layouts


class Maker:
    """Makes words of so many letters, and tells which it made."""

    def __init__(self, room: int) -> None:
        self.made: list[str] = []
        self.recent = Recent[str](room, len)

    def of(self, made_of: list[int], how: str = "x") -> str:
        return self.recent.of(made_of, how, lambda: self._make(how * made_of[0]))

    def _make(self, word: str) -> str:
        self.made.append(word)
        return word


def test_what_was_made_of_an_object_is_made_once_in_each_way() -> None:
    maker = Maker(100)
    three = [3]
    assert [maker.of(three), maker.of(three, "y"), maker.of(three), maker.of(three, "y")] == [
        "xxx",
        "yyy",
    ] * 2
    assert maker.made == ["xxx", "yyy"]


def test_an_object_that_is_equal_but_another_has_its_own() -> None:
    maker = Maker(100)
    for same in ([3], [3]):
        maker.of(same)
    assert maker.made == ["xxx", "xxx"]


def test_what_was_not_used_for_longest_goes_first_when_there_is_no_room() -> None:
    maker = Maker(6)
    one, two, three = [1], [2], [3]
    for each in (one, two, three, one, [2], two):
        maker.of(each)
    assert maker.made == ["x", "xx", "xxx", "xx", "xx"]


def test_the_newest_is_kept_though_it_is_larger_than_the_room() -> None:
    maker = Maker(6)
    small, large = [1], [9]
    for each in (small, large, large):
        maker.of(each)
    assert maker.made == ["x", "x" * 9]


def test_lines_are_laid_out_once_for_each_width() -> None:
    layouts = Layouts()
    paper = Document((Block(BlockKind.PARAGRAPH, "The council met, and voted late at night."),))
    narrow, wide = layouts.of(paper, 20, True), layouts.of(paper, 60, True)
    assert (len(narrow.lines), len(wide.lines)) == (2, 1)
    assert layouts.of(paper, 20, True) is narrow
    assert layouts.of(paper, 60, True) is wide

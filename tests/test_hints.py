"""Link hints: the codes, what is typed of them, and the labels on a line."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.ui.article.hints import LETTERS, Chosen, LinkUse, Typing, codes
from reader.ui.article.labels import Letters, overlaid, spaced


@pytest.mark.parametrize("count", [0, 1, 2, 9, 10, 17, 18, 81, 82, 200, 1000])
def test_codes_are_short_and_none_begins_another(count: int) -> None:
    given = codes(count)
    assert len(given) == len(set(given)) == count
    assert not any(one != other and other.startswith(one) for one in given for other in given)
    assert [len(code) for code in given] == sorted(len(code) for code in given)
    room, longest = len(LETTERS), 1
    while room < count:
        room, longest = room * len(LETTERS), longest + 1
    assert all(len(code) <= longest for code in given)


def test_as_many_codes_as_can_be_are_one_letter() -> None:
    assert [len(code) for code in codes(10)] == [1] * 8 + [2, 2]
    assert "y" not in LETTERS and LETTERS.islower()


def test_letters_open_capitals_browse_and_y_copies() -> None:
    given = ["f", "jf", "jd"]
    assert Typing(given).press("f") == Chosen(LinkUse.OPEN, 0)
    assert Typing(given).press("F") == Chosen(LinkUse.BROWSE, 0)
    for first, second in ("Jd", "jD", "JD"):
        typing = Typing(given)
        assert typing.press(first) is None and typing.typed == "j"
        assert typing.press(second) == Chosen(LinkUse.BROWSE, 2)
    typing = Typing(given)
    assert typing.press("y") is None and typing.press("j") is None
    assert typing.press("f") == Chosen(LinkUse.COPY, 1)


@pytest.mark.parametrize("key", ["escape", "x", "down", "ctrl+f", "backspace", "5"])
def test_any_other_key_drops_the_hints(key: str) -> None:
    assert Typing(["f", "jf"]).press(key) == Chosen(LinkUse.DROP)


def test_a_letter_can_be_taken_back() -> None:
    typing = Typing(["f", "jf"])
    typing.press("j")
    assert typing.press("backspace") is None and typing.typed == ""
    assert typing.press("f") == Chosen(LinkUse.OPEN, 0)


def test_tags_on_a_line_never_cover_one_another_and_stay_on_it() -> None:
    labels = [Letters(0, "fd"), Letters(1, "fj"), Letters(2, "j"), Letters(19, "kk")]
    assert spaced(labels, 20) == [
        Letters(0, "fd"),
        Letters(2, "fj"),
        Letters(4, "j"),
        Letters(18, "kk"),
    ]
    crowded = spaced([Letters(5, "ff"), Letters(5, "fj"), Letters(5, "fd")], 7)
    assert [label.column for label in crowded] == [1, 3, 5]
    assert len(spaced([Letters(0, "ff"), Letters(0, "fj"), Letters(0, "fd")], 4)) == 2


TEXTS = ["plain words here, twenty", "日本語の新聞を読む人", "e\u0301te\u0301 naïve 字 👩\u200d🚀 x"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_tag_takes_exactly_its_cells_whatever_lies_below(text: str) -> None:
    width, style = cell_len(text), Style(reverse=True)
    for column in range(width - 1):
        line = overlaid([Segment(text, Style(italic=True))], width, [Letters(column, "fj", 1)], style)
        label = next(number for number, segment in enumerate(line) if segment.text == "f")
        before, after = line[:label], line[label + 2 :]
        assert sum(cell_len(segment.text) for segment in before) == column
        assert sum(cell_len(segment.text) for segment in after) == width - column - 2
        assert line[label + 1].text == "j" and line[label].style == Style(
            reverse=True, bold=False, italic=True
        )
        assert all(segment.style == Style(italic=True) for segment in (*before, *after))


def test_what_a_tag_leaves_of_a_line_is_what_stood_there() -> None:
    style = Style(reverse=True)
    line = overlaid([Segment("新聞 papers", Style())], 11, [Letters(1, "f"), Letters(6, "jd")], style)
    assert "".join(segment.text for segment in line) == " f聞 pjders"

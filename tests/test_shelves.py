"""The rows of the library."""

from __future__ import annotations

from rich.cells import cell_len

from reader.model import Counts, Feed, QueryList, Selection, Tag
from reader.ui.lists.shelves import ShelfRows, filtered, shelves


def feed(number: int, title: str, folder: str = "", unread: int = 0, problem: str | None = None) -> Feed:
    return Feed(number, f"https://{number}.example/feed", title, None, folder, unread, 10, None, problem)


FEEDS = (
    feed(1, "Vannport Gazette", "North", unread=3),
    feed(2, "alder post", "North", unread=4),
    feed(3, "Ostby Tidende", problem="ostby.example did not answer."),
)


def text(rows: ShelfRows, index: int, width: int = 24) -> str:
    (line,) = rows.draw(index, width)
    return "".join(part for part, _ in line)


def test_lists_then_feeds_then_folders_with_their_unread() -> None:
    rows = ShelfRows(shelves(FEEDS, Counts(30, 7, 0, today=2)))
    assert [text(rows, index).rstrip() for index in range(len(rows))] == [
        "Unread                 7",
        "All stories           30",
        "Today                  2",
        "Bookmarks",
        "",
        "Feeds",
        "Ostby Tidende     failed",
        "North                  7",
        "  alder post           4",
        "  Vannport Gazette     3",
    ]


def test_a_feed_that_failed_still_says_how_many_are_unread() -> None:
    rows = ShelfRows(
        shelves((feed(1, "Herald", unread=12, problem="It did not answer."),), Counts(12, 12, 0))
    )
    assert text(rows, 6) == "Herald        failed  12"


def test_why_a_feed_failed_stands_in_its_row_where_there_is_room() -> None:
    failed = feed(1, "Herald", unread=12, problem="herald.example has no such page (404).")
    rows = ShelfRows(shelves((failed,), Counts(12, 12, 0)))
    assert text(rows, 6, 110).endswith("   failed: herald.example has no such page (404).  12")
    assert text(rows, 6, 72).endswith("   failed: herald.example has no…  12")
    assert text(rows, 6, 40).endswith("   failed  12")
    long = ShelfRows(shelves((failed._replace(title="The Herald of the Coast " * 3),), Counts(12, 12, 0)))
    for width in range(20, 120):
        assert cell_len(text(long, 6, width)) <= width and text(long, 6, width).startswith("The H")


def test_folders_in_folders_and_a_feed_in_several() -> None:
    several = feed(4, "Coast", "News/Coast", unread=2)._replace(others=("", "News"))
    rows = ShelfRows(shelves((feed(1, "Herald", "News/Coast/Deep", unread=1), several), Counts(3, 3, 0)))
    assert [text(rows, index).rstrip() for index in range(6, len(rows))] == [
        "Coast                  2",
        "News                   3",
        "  Coast                2",
        "  Coast                3",
        "    Coast              2",
        "    Deep               1",
        "      Herald           1",
    ]
    assert [shelf.selection for shelf in rows.shelves[7:10]] == [
        *(Selection(folder="News"), Selection(feed=4), Selection(folder="News/Coast")),
    ]
    assert [rows.index_of(Selection(feed=4), near) for near in (None, 0, 7, 9, 20)] == [6, 6, 6, 8, 10]


def test_what_selects_nothing_cannot_have_the_cursor() -> None:
    rows = ShelfRows(shelves(FEEDS, Counts(30, 7, 0, today=2)))
    assert [rows.selectable(index) for index in range(len(rows))] == [True] * 4 + [False] * 2 + [True] * 4
    assert rows.index_of(Selection(folder="North")) == 7
    assert rows.index_of(Selection(feed=1)) == 9
    assert rows.index_of(Selection(feed=9)) is None


def test_without_feeds_there_are_only_the_lists() -> None:
    assert [shelf.label for shelf in shelves((), Counts(0, 0, 0))] == [
        *("Unread", "All stories", "Today", "Bookmarks"),
    ]


def test_a_filter_leaves_what_can_be_selected() -> None:
    rows = shelves(FEEDS, Counts(30, 7, 0, today=2))
    assert [shelf.label for shelf in filtered(rows, "OST")] == ["Ostby Tidende", "alder post"]


def test_own_lists_hidden_stories_and_tags_have_rows() -> None:
    own = (QueryList("Harbour", "title:harbour"),)
    rows = shelves(FEEDS[:1], Counts(30, 7, 0, hidden=3), own, (Tag("frost", 12),))
    assert [text(ShelfRows(rows), index).rstrip() for index in range(len(rows))] == [
        "Unread                 7",
        "All stories           30",
        "Today",
        "Bookmarks",
        "Hidden                 3",
        "",
        "Lists",
        "Harbour",
        "",
        "Feeds",
        "North                  3",
        "  Vannport Gazette     3",
        "",
        "Tags",
        "#frost                12",
    ]
    assert rows[7].selection == Selection(search="title:harbour", name="Harbour")
    assert rows[-1].selection == Selection(search="tag:frost", name="#frost")


def test_feeds_of_one_title_say_what_tells_them_apart_and_are_found_by_it() -> None:
    same = (feed(1, "Herald", unread=12), feed(2, "Herald", problem="It did not answer."))
    listed = shelves(same, Counts(12, 12, 0))
    rows = ShelfRows(listed)
    assert text(rows, 6, 32) == "Herald · 1.example            12"
    assert text(rows, 7, 32) == "Herald · 2.example        failed"
    for width in range(12, 60):
        for row in (6, 7):
            assert cell_len(text(rows, row, width)) <= width
    assert text(rows, 6, 20) == "Hera… · 1.example 12"
    assert [shelf.feed for shelf in filtered(listed, "2.exam")] == [same[1]]

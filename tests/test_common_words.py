"""A search for words that very many stories have: its first rows, its length, and all of it."""

from __future__ import annotations

import pytest
from fakes import Clock

from reader.model import Outline, Selection, Sort
from reader.store import feeds, hidden, lists, stories
from reader.store.finding import MANY
from reader.store.listed import Listed
from reader.store.store import Store
from reader.text.query import read_query

STORIES = MANY + 904
FEEDS = 4
EVERY = Selection()


@pytest.fixture
def library(store: Store, clock: Clock) -> Store:
    """Stories of any date with "ferry", three of four with "harbour" and one of twelve with "quay"."""
    for number in range(FEEDS):
        feeds.subscribe(store, Outline(f"https://outlet{number}.example/feed", f"{number}"), clock())
    with store.write() as connection:
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO stories (id, feed, guid, title, seen, at) "
            "SELECT i, i % ? + 1, 'g' || i, 'Story', 9000, i * 7919 % 5003 FROM n",
            (STORIES, FEEDS),
        )
        connection.execute(
            "INSERT INTO contents SELECT id, '', 'ferry' || CASE WHEN id % 4 THEN ' harbour' ELSE '' END || "
            "CASE WHEN id % 12 THEN '' ELSE ' quay' END FROM stories"
        )
        connection.execute("INSERT INTO story_search (story_search) VALUES ('rebuild')")
    return store


def found(store: Store, words: str, sort: Sort = Sort.NEWEST, within: Selection = EVERY) -> list[int]:
    """What a search lists, checked to be as long as it says."""
    query = read_query(words, Clock()(), typing=words.endswith("*"))
    ids = lists.story_ids(store, within, query, sort)
    first, length = list(ids[:50]), len(ids)
    assert list(ids)[:50] == first
    assert len(list(ids)) == length
    return list(ids)


def by_date(store: Store, condition: str, order: str = "at DESC, id DESC") -> list[int]:
    return [row[0] for row in store.rows(f"SELECT id FROM stories WHERE {condition} ORDER BY {order}")]


def test_all_that_have_a_word_by_date(library: Store) -> None:
    assert found(library, "ferry") == by_date(library, "1")
    assert found(library, "harbour ferry") == by_date(library, "id % 4")
    assert found(library, "ferry", Sort.OLDEST) == by_date(library, "1", "at, id")
    assert found(library, "quay") == by_date(library, "id % 12 = 0")
    assert isinstance(lists.story_ids(library, Selection(), read_query("ferry", Clock()())), Listed)


def test_words_that_are_being_typed(library: Store) -> None:
    assert found(library, "fer*") == by_date(library, "1")
    assert found(library, "ferry qua*") == by_date(library, "id % 12 = 0")
    assert found(library, "ferry zep*") == []
    for begun in ("f*", "fe*", "h* f*"):
        assert found(library, begun) == by_date(library, "id % 4" if "h" in begun else "1")
    assert found(library, "q*") == by_date(library, "id % 12 = 0")


def test_common_words_are_found_in_other_orders_too(library: Store) -> None:
    assert found(library, "ferry", Sort.LENGTH) == by_date(library, "1", "length DESC, at DESC, id DESC")


def test_what_is_one_row_with_another_or_in_no_list_is_not_counted(library: Store, clock: Clock) -> None:
    with library.write() as connection:
        connection.execute("UPDATE stories SET lead = id - 1 WHERE id % 10 = 0")
        connection.execute("UPDATE stories SET bookmarked = 1 WHERE id % 9 = 0")
        hidden.hide(connection, [(number, "", True) for number in range(5, STORIES, 7)])
    feeds.remove(library, 2, clock())
    for words, has in (
        *(("ferry", "1"), ("harbour", "id % 4"), ("fer*", "1"), ("quay", "id % 12 = 0")),
        *(("ferry -quay", "id % 12"), ("-quay -harbour", "id % 4 = 0 AND id % 12"), ("-quay", "id % 12")),
    ):
        shown = (
            f"{has} AND (bookmarked OR feed <> 2) AND "
            "(bookmarked OR coalesce(lead, id) NOT IN (SELECT story FROM hidden))"
        )
        rows = library.rows(
            f"SELECT id, coalesce(lead, id) FROM stories WHERE {shown} ORDER BY at DESC, id DESC"
        )
        heads: dict[int, int] = {}
        for number, lead in rows:
            heads.setdefault(lead, number)
        assert found(library, words) == list(heads.values())


def test_a_list_within_a_search_is_as_exact(library: Store) -> None:
    query = read_query("ferry", Clock()())
    assert list(lists.story_ids(library, Selection(feed=1), query)) == by_date(library, "feed = 1")
    stories.mark(library, range(1, 1000), unread=False, bookmarked=True)
    assert list(lists.story_ids(library, Selection(unread=True), query)) == by_date(library, "unread")
    kept = lists.story_ids(library, Selection(bookmarked=True), query)
    assert (len(kept), list(kept)) == (999, by_date(library, "bookmarked"))


def test_what_is_no_word_of_the_index_is_as_exact(library: Store) -> None:
    stories.mark(library, range(1, 100), unread=False, bookmarked=False)
    assert found(library, "is:unread") == by_date(library, "unread")
    assert found(library, "ferry is:unread OR quay") == by_date(library, "unread OR id % 12 = 0")
    assert found(library, "ferry -quay", Sort.OLDEST) == by_date(library, "id % 12", "at, id")
    assert found(library, "ferry", within=Selection(unread=True)) == by_date(library, "unread")
    assert found(library, "title:story", within=Selection(folder="")) == by_date(library, "1")


def test_words_of_some_days(library: Store) -> None:
    with library.write() as connection:  # stories of the last days have high numbers, but for one
        connection.execute("UPDATE stories SET at = id * 1000")
        connection.execute("UPDATE stories SET at = 4900000 WHERE id = 77")
    dates = "date:>1970-02-10"
    begun = 41 * 86400
    assert found(library, f"ferry {dates}") == by_date(library, f"at >= {begun}")
    assert found(library, f"ferry {dates} -quay") == by_date(library, f"at >= {begun} AND id % 12")
    assert found(library, f"(ferry OR quay) {dates} date:<1970-02-10") == []
    assert found(library, f"ferry {dates} OR quay") == by_date(library, f"at >= {begun} OR id % 12 = 0")
    assert found(library, "ferry date:2026") == []

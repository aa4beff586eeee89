"""What a budget lets go of: what was asked, never what is kept for a reason."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from fakes import Clock

from reader.library import Library
from reader.model import Anchor, Exhibit, Mark, MarkKind, Page, Query, Selection, Taken, Verdict, VerdictKind
from reader.store import (
    adding,
    articles,
    codec,
    evidence,
    expiry,
    lists,
    marks,
    pages,
    pictures,
    said,
    stories,
    verdicts,
)
from reader.store.adding import NewStory
from reader.store.expiry import Retention
from reader.store.said import Facts
from reader.store.store import Store
from reader.store.verdicts import KeptVerdict
from reader.text.article import article_from_text
from reader.text.query import read_query

WHOLE = (60, 0, 60)


class Shelf:
    """Pages of all ages, with articles."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def page(self, name: str, days: int, made: bool = True, read: bool = True) -> int:
        """A page fetched so many days ago, and a story of it."""
        when = self.clock() - timedelta(days=days)
        url = f"https://gazette.example/{name}"
        body = Random(name).randbytes(5000)
        page = Page(url, url, when, when, 200, "text/html", None, None, None, body)
        page_id = pages.save(self.store, page, pages.pack(body))
        story_id = adding.add_by_hand(self.store, NewStory(url, url, url, name, None, when, "", name), when)
        stories.mark(self.store, [story_id], unread=not read, bookmarked=None)
        if made:
            article = article_from_text(f"“Boats leave {name},” Ida Holm told Reuters.", url)
            names = {"Ida Holm": "ida holm"}
            articles.save(self.store, page_id, article, codec.encode(article), [story_id], Facts(names))
        return page_id

    def story(self, name: str) -> int:
        (row,) = self.store.rows("SELECT id FROM stories WHERE title = ?", (name,))
        return int(row[0])

    def bookmark(self, name: str) -> None:
        stories.mark(self.store, [self.story(name)], unread=None, bookmarked=True)

    def expired(self, *budget: int) -> tuple[list[int], list[int]]:
        found = expiry.find(self.store, Retention(*budget), self.clock())
        return list(found.raw.pages), list(found.whole.pages)

    def raw(self, page_id: int) -> bytes:
        page = pages.page(self.store, page_id)
        assert page is not None
        return page.body

    def ask(self, words: str) -> list[int]:
        query: Query = read_query(words, self.clock())
        return list(lists.story_ids(self.store, Selection(), query))


@pytest.fixture
def shelf(store: Store, clock: Clock) -> Shelf:
    return Shelf(store, clock)


def test_by_default_nothing_expires(shelf: Shelf) -> None:
    shelf.page("old", 3000)
    assert shelf.expired() == ([], [])


def test_raw_pages_go_by_age_once_their_article_is_made(shelf: Shelf) -> None:
    old, _, _ = shelf.page("old", 70), shelf.page("unmade", 70, made=False), shelf.page("new", 60)
    assert shelf.expired(60) == ([old], [])


def test_raw_pages_go_by_size_the_oldest_first(shelf: Shelf) -> None:
    newest, oldest, middle = shelf.page("a", 1), shelf.page("b", 9), shelf.page("c", 5)
    size = 5000
    held = sum(row[0] for row in shelf.store.rows("SELECT length(body) FROM pages"))
    assert shelf.expired(0, held) == ([], [])
    assert shelf.expired(0, held - 1) == ([oldest], [])
    assert shelf.expired(0, 5 * size // 2) == ([oldest], [])
    assert shelf.expired(0, size // 2) == ([oldest, middle, newest], [])
    assert shelf.expired(7, 3 * size // 2) == ([oldest, middle], [])


def test_what_is_kept_for_a_reason_never_goes(shelf: Shelf) -> None:
    names = ("bookmarked", "cited", "copied", "marked", "checked", "source", "gone")
    ids = {name: shelf.page(name, 900) for name in names}
    store, now = shelf.store, shelf.clock()
    shelf.bookmark("bookmarked")
    exhibits = [
        Exhibit("https://gazette.example/cited", "Cited", None, Taken.KEPT, "", now, ids["cited"]),
        Exhibit("https://gazette.example/copied", "By its address", None, Taken.LEFT, "", now, None),
    ]
    evidence.expect(store, shelf.story("bookmarked"), exhibits)
    words = (Anchor("Boats", "", ""),)
    mark = Mark(MarkKind.WRONG, "", None, words, "", now, ids["marked"], "", now, "")
    marks.replace(store, None, mark)
    verdict = Verdict(VerdictKind.VERBATIM, (), "", None, (), "")
    kept = KeptVerdict(0, "Boats", "https://gazette.example/source", "Source", verdict, ids["source"], now)
    verdicts.keep(store, ids["checked"], kept, (1, 1), now)
    assert shelf.expired(60) == ([ids["gone"]], [])
    assert shelf.expired(0, 1) == ([ids["gone"]], [])
    assert shelf.expired(0, 0, 60) == ([], [ids["gone"]])


def test_articles_go_of_stories_that_are_read_alone(shelf: Shelf) -> None:
    done, _ = shelf.page("read", 70), shelf.page("unread", 70, read=False)
    shelf.page("new", 10)
    assert shelf.expired(0, 0, 60) == ([], [done])
    assert shelf.expired(*WHOLE)[1] == [done], "and what goes whole is not counted twice"


def test_a_page_without_its_body_is_read_as_before(shelf: Shelf) -> None:
    page_id = shelf.page("old", 70)
    expiry.let_go(shelf.store, expiry.find(shelf.store, Retention(60), shelf.clock()))
    assert shelf.raw(page_id) == b""
    assert articles.kept(shelf.store, page_id) is not None
    assert shelf.ask("said:boats") == shelf.ask("speaker:holm") == [shelf.story("old")]
    assert (articles.page_ids(shelf.store), articles.unmade(shelf.store, rules=9999)) == ([], [])
    assert shelf.expired(60) == ([], [])
    head = pages.head(shelf.store, page_id)
    assert head is not None and head.size == 5000, "digest and size stay as evidence of what was fetched"


def test_a_body_that_comes_again_is_kept_again(shelf: Shelf) -> None:
    page_id = shelf.page("old", 70)
    body = shelf.raw(page_id)
    expiry.let_go(shelf.store, expiry.find(shelf.store, Retention(60), shelf.clock()))
    now = shelf.clock()
    url = "https://gazette.example/old"
    page = Page(url, url, now, now, 200, "text/html", None, None, None, body)
    assert pages.save(shelf.store, page, pages.pack(body)) == page_id
    assert shelf.raw(page_id) == body


async def test_the_library_opens_what_has_no_body(shelf: Shelf, library: Library) -> None:
    page_id = shelf.page("old", 70)
    shelf.store.rows("UPDATE articles SET rules = 1")
    expiry.let_go(shelf.store, expiry.find(shelf.store, Retention(60), shelf.clock()))
    library.offline = True
    reading = await library.open("https://gazette.example/old")
    assert (reading.page, "Boats leave old" in reading.article.document.text) == (page_id, True)
    assert [step async for step in library.keeping.rebuild()] == []


def test_an_article_goes_with_all_that_was_made_of_it(shelf: Shelf) -> None:
    page_id = shelf.page("old", 70)
    other = shelf.page("other", 3)
    expiry.let_go(shelf.store, expiry.find(shelf.store, Retention(0, 0, 60), shelf.clock()))
    assert pages.head(shelf.store, page_id) is None
    assert articles.kept(shelf.store, page_id) is None
    assert shelf.ask("said:boats") == [shelf.story("other")]
    assert [
        each.page for each in said.sayings(shelf.store, said.saying_ids(shelf.store, words="boats")) if each
    ] == [other]
    shelf.store.rows("INSERT INTO quote_search (quote_search) VALUES ('integrity-check')")
    assert shelf.story("old"), "the story stays in its list"


def test_what_was_bookmarked_since_stays(shelf: Shelf) -> None:
    page_id = shelf.page("old", 70)
    found = expiry.find(shelf.store, Retention(*WHOLE), shelf.clock())
    shelf.bookmark("old")
    expiry.let_go(shelf.store, found)
    assert len(shelf.raw(page_id)) == 5000


def test_the_disk_has_the_space_back(shelf: Shelf) -> None:
    for number in range(300):
        shelf.page(f"{number}", 70)
    before = shelf.store.path.stat().st_size
    expiry.let_go(shelf.store, expiry.find(shelf.store, Retention(60), shelf.clock()))
    other = Store(shelf.store.path)
    with other.write():
        assert not shelf.store.shrink()
    other.close()
    assert shelf.store.shrink()
    assert shelf.store.path.stat().st_size < before - 300 * 4000
    assert shelf.store.row("PRAGMA integrity_check") == ("ok",)
    assert len(shelf.ask("said:boats")) == 300


def test_pictures_go_by_age_and_size_but_for_those_of_bookmarks(shelf: Shelf) -> None:
    for name, days in (("kept", 90), ("old", 90), ("new", 1)):
        page_id = shelf.page(name, days)
        url = f"https://gazette.example/{name}.jpg"
        pictures.keep(shelf.store, url, b"x" * 1000, shelf.clock() - timedelta(days=days))
        with shelf.store.write() as connection:
            connection.execute(
                "UPDATE articles SET json = replace(json, '\"about\"', ?) WHERE page = ?",
                (f'"picture":"{url}","about"', page_id),
            )
    shelf.bookmark("kept")
    found = expiry.find(shelf.store, Retention(60), shelf.clock()).pictures
    assert found == (["https://gazette.example/old.jpg"], 1000)
    too_much = expiry.find(shelf.store, Retention(0, 1), shelf.clock()).pictures
    assert too_much.size == 2000
    expiry.let_go(shelf.store, expiry.find(shelf.store, Retention(60), shelf.clock()))
    held = [pictures.picture(shelf.store, f"https://gazette.example/{name}.jpg") for name in ("kept", "old")]
    assert (held[0] is not None, held[1]) == (True, None)
    assert expiry.find(shelf.store, Retention(), shelf.clock()).pictures.urls == ()

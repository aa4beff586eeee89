"""Pages are kept as they came, each copy with its date; articles are made from them."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import Clock

from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Page,
    Place,
    Quote,
    QuoteKind,
    ReaderError,
    Selection,
    Source,
    SourceKind,
    Term,
)
from reader.store import adding, articles, lists, pages, stories
from reader.store.adding import NewStory
from reader.store.codec import encode
from reader.store.store import Store

URL = "https://gazette.example/a"


def page_of(clock: Clock, body: bytes = b"<p>text", **fields: object) -> Page:
    now = clock()
    page = Page(URL, URL, now, now, 200, "text/html", '"1"', None, now + timedelta(minutes=10), body)
    return replace(page, **fields)


def save(store: Store, page: Page) -> int:
    return pages.save(store, page, pages.pack(page.body))


def test_a_page_comes_back_byte_for_byte(store: Store, clock: Clock) -> None:
    page = page_of(clock, bytes(range(256)) * 9, content_type="text/html; charset=\xe9", last_modified="x")
    number = save(store, page)
    assert pages.page(store, number) == replace(page, id=number)
    assert pages.page(store, number + 1) is None


BODIES = {
    "cut": (pages.pack(b"<p>text").data[:-3], "is cut, or longer than 64 MB"),
    "damaged": (b"no stream", "is damaged"),
    "bomb": (zlib.compress(b"\0" * (pages.LARGEST + 1)), "is cut, or longer than 64 MB"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_somebody_else_put_there_is_a_sentence(store: Store, clock: Clock, name: str) -> None:
    """As a library that is restored may hold."""
    data, said = BODIES[name]
    number = save(store, page_of(clock))
    with store.write() as connection:
        connection.execute("UPDATE pages SET body = ?", (data,))
    with pytest.raises(ReaderError, match=said):
        pages.page(store, number)


def copies_of(store: Store) -> list[int]:
    """The numbers of all copies of the page, the oldest first."""
    return [number for (number,) in store.rows("SELECT id FROM pages WHERE url = ? ORDER BY id", (URL,))]


def test_the_same_body_again_moves_the_date_of_the_check_alone(store: Store, clock: Clock) -> None:
    first = page_of(clock)
    number = save(store, first)
    clock.pass_by(days=1)
    assert save(store, page_of(clock, etag='"2"')) == number
    stored = pages.page(store, number)
    assert stored is not None
    assert (stored.fetched, stored.checked, stored.etag) == (first.fetched, clock(), '"2"')
    assert stored.fresh_until == clock() + timedelta(minutes=10)
    assert copies_of(store) == [number]


def test_other_bodies_are_copies_of_their_own_and_all_stay(store: Store, clock: Clock) -> None:
    dates = []
    for body in (b"one", b"two", b"one"):
        save(store, page_of(clock, body))
        dates.append(clock())
        clock.pass_by(days=1)
    copies = [stored for number in copies_of(store) if (stored := pages.page(store, number))]
    assert [copy.fetched for copy in copies] == dates
    assert [copy.body for copy in copies] == [b"one", b"two", b"one"]


def test_the_newest_copy_is_found_by_where_it_was_asked_for_and_where_it_stood(
    store: Store, clock: Clock
) -> None:
    there = "https://gazette.example/there"
    save(store, page_of(clock, b"one"))
    number = save(store, page_of(clock, b"two", final_url=there))
    for url in (URL, there):
        head = pages.newest(store, url)
        assert head is not None
        assert (head.id, head.url, head.etag, head.fetched) == (number, URL, '"1"', clock())
    assert pages.newest(store, "https://gazette.example/other") is None


def test_a_copy_that_still_stands_is_fresh_again(store: Store, clock: Clock) -> None:
    number = save(store, page_of(clock))
    clock.pass_by(days=1)
    pages.confirm(store, number, clock(), None)
    stored = pages.page(store, number)
    assert stored is not None
    assert (stored.checked, stored.fresh_until, stored.etag) == (clock(), None, '"1"')


def article_of(speaker: str | None, words: str = "Nobody asked the boats.") -> Article:
    quote = Quote((Place(0, 0, 6),), "Nobody", QuoteKind.DIRECT, speaker, None, "said", "Reuters", 0.9, "r")
    source = Source("Coast Office", SourceKind.ORGANISATION, None, ())
    document = Document((Block(BlockKind.PARAGRAPH, words),))
    return Article(URL, "T", None, None, None, document, words, (quote,), (source,), rules=3)


def keep(store: Store, page_id: int, article: Article, story_ids: tuple[int, ...] = ()) -> None:
    articles.save(store, page_id, article, encode(article), story_ids)


def test_an_article_is_kept_for_the_rules_that_made_it(store: Store, clock: Clock) -> None:
    number = save(store, page_of(clock))
    article = article_of("Signe Dahl")
    keep(store, number, article)
    assert articles.article(store, number, 3) == article
    assert articles.article(store, number, 4) is None
    assert articles.article(store, number + 1, 3) is None


def test_the_index_knows_the_newest_copy_alone(store: Store, clock: Clock) -> None:
    keep(store, save(store, page_of(clock, b"one")), article_of("Signe Dahl"))
    newest = save(store, page_of(clock, b"two"))
    keep(store, newest, article_of("Åsa EKSTRÖM"))
    keep(store, newest, article_of("Åsa EKSTRÖM"))
    assert store.rows("SELECT page, speaker_key, text, via FROM quote_index") == [
        (newest, "åsa ekström", "Nobody", "Reuters")
    ]
    assert store.rows("SELECT page, name, name_key, kind FROM source_index") == [
        (newest, "Coast Office", "coast office", "organisation")
    ]


def test_a_story_is_found_by_the_words_of_its_page_once_it_was_read(store: Store, clock: Clock) -> None:
    new = NewStory("a", URL, URL, "Harbour", None, None, "<p>summary</p>", "summary")
    story_id = adding.add_by_hand(store, new, clock())
    number = save(store, page_of(clock))
    keep(store, number, article_of(None), tuple(stories.ids_of_address(store, URL)))
    assert list(lists.story_ids(store, Selection(), Term("boats"))) == [story_id]
    assert list(lists.story_ids(store, Selection(), Term("summary"))) == []
    assert stories.feed_text(store, story_id)[0] == "<p>summary</p>"
    assert stories.stories(store, [story_id])[0].kept

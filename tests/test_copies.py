"""Walls, stubs and articles of several pages, through the whole library; and all of it made again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from fakes import Clock
from loopback import Loopback, Reply

from reader.library import Library
from reader.library.apart import Workers
from reader.library.copies import new_copy
from reader.model import Progress, ReaderError, Selection
from reader.store import articles, pages, state
from reader.store.store import Store
from reader.text.article import RULES

PARAGRAPHS = [
    "The harbour at Vannport will close on Friday, the Coast Office said in a statement to the press.",
    "“Nobody asked the boats,” said Signe Dahl, who has run the ferry to Holm for thirty years.",
    "The council voted for the plan after a long night, and the mayor went home without a word.",
    "Two of the boats have found a berth in Kelling, and the others will lie at the old shipyard.",
    "The ice house keeps its men until spring, when the lease ends and nobody knows what follows.",
    "A meeting in the church drew four hundred people, more than the town has seen for twenty years.",
]
ROBOTS = b"<title>Just a moment...</title><p>Verify you are human by completing the action below.</p>"


def page(*numbers: int, beside: str = "", title: str = "Harbour to close") -> bytes:
    text = "".join(f"<p>{PARAGRAPHS[number]}</p>" for number in numbers)
    head = f"<head><title>{title}</title>{beside}</head>"
    return f"<html>{head}<body><article><h1>{title}</h1>{text}</article></body></html>".encode()


def stub(beside: str = "") -> bytes:
    return page(0, beside=beside).replace(b"</article>", b"</article><p>Subscribe to continue reading.</p>")


async def test_a_wall_is_an_error_and_no_copy(site: Loopback, library: Library, store: Store) -> None:
    site["/a"] = Reply(ROBOTS)
    with pytest.raises(ReaderError, match="check for robots"):
        await library.open(site.url("/a"))
    assert pages.newest(store, site.url("/a")) is None
    assert library.stored(site.url("/a")) is None
    assert not library.story_ids(Selection())


async def test_a_page_that_cannot_be_read_takes_no_place_of_one_that_can(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    url = site.url("/a")
    site["/a"] = Reply(page(0, 1, 2))
    first = await library.open(url)
    clock.pass_by(days=1)
    site["/a"] = Reply(b"%PDF-1.7 and nothing more", content_type="application/pdf")
    again = await library.open(url, force=True)
    assert again.notice.startswith("This PDF is damaged and cannot be read. This is the copy of ")
    assert (again.article, again.page) == (first.article, first.page)
    assert store.rows("SELECT id FROM pages WHERE url = ?", (url,)) == [(first.page,)]
    site["/b"] = site["/a"] = Reply(b"%PDF-1.7 and nothing more", content_type="application/pdf")
    with pytest.raises(ReaderError, match="damaged"):
        await library.open(site.url("/b"))
    assert pages.newest(store, site.url("/b")) is not None, "it may be evidence all the same"


class NeverDone(Workers):
    """Workers at a page that they never get read."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()

    def warm(self, work: object) -> None:
        pass

    async def run(self, *_: object) -> Any:
        self.begun.set()
        await asyncio.Event().wait()


async def test_a_page_that_nobody_waited_for_until_it_was_read_stands_for_no_article(
    site: Loopback, library: Library, store: Store
) -> None:
    site["/a"] = Reply(ROBOTS)
    workers = NeverDone()
    parts = replace(library._parts, workers=workers)
    opening = asyncio.create_task(new_copy(parts, site.url("/a"), None, private=True))
    await asyncio.wait_for(workers.begun.wait(), 10)
    assert pages.newest(store, site.url("/a")) is not None
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    assert pages.newest(store, site.url("/a")) is None


@pytest.mark.parametrize("worse", [ROBOTS, b"<title>404</title><h1>404</h1>", b"", stub()])
async def test_a_good_copy_stays_where_something_worse_comes(
    site: Loopback, library: Library, clock: Clock, worse: bytes
) -> None:
    site["/a"] = Reply(page(0, 1, 2, 3, 4))
    first = await library.open(site.url("/a"))
    site["/a"] = Reply(worse)
    clock.pass_by(days=1)
    second = await library.open(site.url("/a"))
    assert second.article == first.article
    assert second.stale
    assert second.notice.endswith("This is the copy of 23 Nov 2026.")
    again = library.stored(site.url("/a"))
    assert again is not None
    assert again.article == first.article
    assert len(library.said.saying_ids(words="nobody asked")) == 1


async def test_a_wall_gives_way_to_the_longer_article(site: Loopback, library: Library, clock: Clock) -> None:
    site["/a"] = Reply(stub())
    assert (await library.open(site.url("/a"))).article.extraction.cut
    site["/a"] = Reply(page(0, 1, 2, 3))
    clock.pass_by(days=1)
    assert not (await library.open(site.url("/a"))).article.extraction.cut


async def test_the_pages_of_an_article_are_joined(site: Loopback, library: Library, store: Store) -> None:
    site["/a"] = Reply(page(0, 1, 2, beside="<link rel=next href='/a?page=2'>"))
    site["/a?page=2"] = Reply(page(0, 3, 4, beside="<a rel=next href='/a?page=3'></a><a href='/a'>1</a>"))
    site["/a?page=3"] = Reply(page(5))
    article = (await library.open(site.url("/a"))).article
    assert [block.text for block in article.document.blocks] == PARAGRAPHS
    assert (article.next_page, article.warnings) == (None, ())
    assert [quote.speaker for quote in article.quotes] == ["Signe Dahl"]
    assert [request.path for request in site.requests] == ["/a", "/a?page=2", "/a?page=3"]
    assert pages.newest(store, site.url("/a?page=3")) is not None
    assert articles.unmade(store, RULES) == [], "a part of an article is none of its own: nobody speaks twice"


async def test_an_article_says_where_it_goes_on(site: Loopback, library: Library) -> None:
    site["/a"] = Reply(page(0, 1, 2, beside="<link rel=next href='/a?page=2'>"))
    article = (await library.open(site.url("/a"))).article
    assert article.warnings == (
        f"The article goes on at {site.url('/a?page=2')}, and that page is not here.",
    )


async def test_an_endless_row_of_pages_has_an_end(site: Loopback, library: Library) -> None:
    for number in range(1, 30):
        beside = f"<a href='/a'>1</a><a href='/a?page={number + 1}'>{number + 1}</a>"
        site["/a" if number == 1 else f"/a?page={number}"] = Reply(page(0, 1, 2, beside=beside))
    await library.open(site.url("/a"))
    assert len(site.requests) == 10


async def test_a_stub_gives_way_to_its_other_version(site: Loopback, library: Library) -> None:
    site["/a"] = Reply(stub("<link rel=amphtml href='/a/amp'>"))
    site["/a/amp"] = Reply(page(0, 1, 2, 3, 4))
    article = (await library.open(site.url("/a"))).article
    assert article.extraction.method == "amp"
    assert (article.url, article.extraction.cut) == (site.url("/a"), False)
    assert PARAGRAPHS[4] in article.document.text


async def test_a_whole_article_asks_for_no_other_version(site: Loopback, library: Library) -> None:
    site["/a"] = Reply(page(0, 1, 2, 3, beside="<link rel=amphtml href='/a/amp'>"))
    await library.open(site.url("/a"))
    assert len(site.requests) == 1


async def rebuilt(library: Library) -> list[Progress]:
    return [step async for step in library.keeping.rebuild()]


async def test_a_rebuild_makes_every_article_again_and_asks_nobody(
    site: Loopback, library: Library, store: Store
) -> None:
    site["/a"] = Reply(page(0, 1, 2, beside="<link rel=next href='/a?page=2'>"))
    site["/a?page=2"] = Reply(page(3, 4))
    site["/b"] = Reply(page(3, 4, 5))
    before = [(await library.open(site.url(path))).article for path in ("/a", "/b")]
    with store.write() as connection:
        connection.execute("UPDATE articles SET rules = 0, markdown = ''")
    asked = len(site.requests)
    steps = await rebuilt(library)
    assert [(step.done, step.total, step.problem) for step in steps] == [(1, 2, None), (2, 2, None)]
    assert [step.label for step in steps] == [site.url("/a"), site.url("/b")]
    assert len(site.requests) == asked
    readings = [library.stored(site.url(path)) for path in ("/a", "/b")]
    assert [reading.article for reading in readings if reading] == before


async def test_a_rebuild_that_was_broken_off_goes_on(site: Loopback, library: Library, store: Store) -> None:
    for path in ("/a", "/b", "/c"):
        site[path] = Reply(page(0, 1, 2))
        await library.open(site.url(path))
    broken = library.keeping.rebuild()
    await anext(broken)
    await broken.aclose()
    assert [step.done for step in await rebuilt(library)] == [2, 3]
    assert state.remembered(store, "rebuild") is None
    assert [step.done for step in await rebuilt(library)] == [1, 2, 3]

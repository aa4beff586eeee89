"""Opening articles through the whole library: real server, real store, real pages."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes import Clock
from loopback import Loopback, Received, Reply, item, rss
from readings import reading_of

from reader.library import Library
from reader.library.files import article_of_file
from reader.library.outlets import outlet_of
from reader.model import Document, FeedFound, FeedLink, ReaderError, Selection, Story
from reader.store import articles, pages, stories
from reader.store.store import Store
from reader.ui.article.head import head_lines

TEXT = (
    "<p>The harbour at Vannport will close on Friday, the Coast Office said in a statement to the press.</p>"
    "<p>“Nobody asked the boats,” said Signe Dahl, who has run the ferry to Holm for thirty years.</p>"
    "<p>The council voted for the plan after a long night, and the mayor went home without a word.</p>"
)


def page(text: str = TEXT, title: str = "Harbour to close for winter") -> bytes:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article>".encode()
    )


async def subscribed(library: Library, site: Loopback, text: str = "<p>Summary of it.</p>") -> Story:
    site["/feed"] = Reply(rss(item("1", "Harbour to close", site.url("/a"), text)))
    await library.subscriptions.add(site.url("/feed"))
    (story,) = library.stories(library.story_ids(Selection()))
    return story


async def test_a_copy_that_is_gone_is_a_sentence(library: Library) -> None:
    with pytest.raises(ReaderError, match="no longer stored"):
        await library.copy(7)


async def test_a_url_becomes_an_article_and_a_story(site: Loopback, library: Library, clock: Clock) -> None:
    site["/a"] = Reply(page())
    reading = await library.open(site.url("/a"))
    assert reading.article.title == "Harbour to close for winter"
    assert "Nobody asked the boats" in reading.article.document.text
    assert (reading.copied, reading.notice, reading.stale) == (clock(), "", False)
    (story,) = library.stories(library.story_ids(Selection()))
    assert reading.story == story
    assert (story.title, story.url, story.feed) == ("Harbour to close for winter", site.url("/a"), None)
    assert (story.kept, story.unread) == (True, True)


async def test_the_page_is_kept_as_it_came_before_it_is_read(
    site: Loopback, library: Library, store: Store
) -> None:
    site["/a"] = Reply(page(), etag='"1"', gzipped=True)
    await library.open(site.url("/a"))
    head = pages.newest(store, site.url("/a"))
    assert head is not None
    kept = pages.page(store, head.id)
    assert kept is not None
    assert (kept.body, kept.etag, kept.status) == (page(), '"1"', 200)


async def test_stray_zeros_make_no_page_unreadable(site: Loopback, library: Library) -> None:
    site["/a"] = Reply(page(TEXT.replace("press", "press\0")))
    assert "Nobody asked the boats" in (await library.open(site.url("/a"))).article.document.text


async def test_what_is_fresh_is_not_fetched_again_unless_forced(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/a"] = Reply(page(), headers={"Cache-Control": "max-age=3600"})
    await library.open(site.url("/a"))
    clock.pass_by(minutes=59)
    assert not (await library.open(site.url("/a"))).stale
    assert len(site.requests) == 1
    await library.open(site.url("/a"), force=True)
    assert len(site.requests) == 2


async def test_what_was_fetched_by_a_wrong_clock_is_not_fresh_for_years(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/a"] = Reply(page(), headers={"Cache-Control": "max-age=3600"})
    clock.pass_by(days=3653)
    await library.open(site.url("/a"))
    clock.pass_by(days=-3653)
    await library.open(site.url("/a"))
    await library.open(site.url("/a"))
    assert len(site.asked("/a")) == 2


async def test_what_is_old_is_asked_for_by_its_validators(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/a"] = Reply(page(), etag='W/"7 x"', last_modified="Mon,  1 Nov 2026")
    first = await library.open(site.url("/a"))
    clock.pass_by(minutes=11)
    second = await library.open(site.url("/a"))
    assert site.requests[1].headers["if-none-match"] == 'W/"7 x"'
    assert site.requests[1].headers["if-modified-since"] == "Mon,  1 Nov 2026"
    assert second == first
    clock.pass_by(minutes=9)
    await library.open(site.url("/a"))
    assert len(site.requests) == 2


async def test_a_changed_page_is_another_copy(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    site["/a"] = Reply(page())
    await library.open(site.url("/a"))
    site["/a"] = Reply(page(title="Harbour stays open"))
    clock.pass_by(days=1)
    reading = await library.open(site.url("/a"))
    assert (reading.article.title, reading.copied) == ("Harbour stays open", clock())
    assert len(store.rows("SELECT id FROM pages WHERE url = ?", (site.url("/a"),))) == 2
    assert len(library.story_ids(Selection())) == 1


async def test_tracking_and_fragments_lead_to_the_same_copy(site: Loopback, library: Library) -> None:
    site["/a?id=7"] = Reply(page())
    first = await library.open(site.url("/a?id=7&utm_source=feed#top"))
    stored = library.stored(site.url("/a?id=7&fbclid=abc"))
    assert stored is not None
    assert stored.article == first.article
    assert [request.path for request in site.requests] == ["/a?id=7"]


async def test_a_page_is_found_by_where_it_was_sent_on_to(site: Loopback, library: Library) -> None:
    site["/short"] = Reply(status=301, headers={"Location": "/a"})
    site["/a"] = Reply(page())
    await library.open(site.url("/short"))
    assert library.stored(site.url("/a")) is not None
    assert library.stored(site.url("/b")) is None


async def test_stored_asks_nobody_and_says_when_it_is_old(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/a"] = Reply(page())
    assert library.stored(site.url("/a")) is None
    opened = await library.open(site.url("/a"))
    assert library.stored(site.url("/a")) == opened
    clock.pass_by(minutes=11)
    assert library.stored(site.url("/a")) == replace(opened, stale=True)
    assert len(site.requests) == 1


async def test_an_article_of_older_rules_is_made_again_from_its_page(
    site: Loopback, library: Library, store: Store
) -> None:
    site["/a"] = Reply(page())
    first = await library.open(site.url("/a"))
    with store.write() as connection:
        connection.execute("UPDATE articles SET rules = rules - 1")
    assert library.stored(site.url("/a")) is None
    library.offline = True
    assert (await library.open(site.url("/a"))).article == first.article
    assert library.stored(site.url("/a")) is not None


async def test_a_story_opens_its_page(site: Loopback, library: Library) -> None:
    story = await subscribed(library, site)
    site["/a"] = Reply(page())
    assert library.stored(story) is None
    reading = await library.open(story)
    assert reading.story == replace(story, kept=True)
    assert "Nobody asked the boats" in reading.article.document.text
    assert len(library.story_ids(Selection())) == 1
    assert list(library.story_ids(Selection(search="boats"))) == [story.id]


async def test_a_url_that_a_feed_brought_is_that_story(site: Loopback, library: Library) -> None:
    story = await subscribed(library, site)
    site["/a"] = Reply(page())
    reading = await library.open(site.url("/a"))
    assert reading.story == replace(story, kept=True)


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(status=404), "has no such page"),
        (Reply(status=500), "failed at its end"),
        (Reply(b""), "sent an empty page"),
        (
            Reply(b"PK", content_type="application/zip"),
            "sent application/zip, which has no text",
        ),
        (Reply(b"x", content_type="image/png"), "sent image/png"),
        (Reply(status=304), "304"),
        (Reply(b"half", 206), "206"),
        (Reply(raw=b"nonsense"), "does not speak HTTP"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "not asked for"),
    ],
)
async def test_a_failure_without_a_copy_is_one_sentence(
    site: Loopback, library: Library, store: Store, reply: Reply, cause: str
) -> None:
    site["/a"] = reply
    with pytest.raises(ReaderError, match=rf"^127\.0\.0\.1 .*{cause}[^\n]*\.$"):
        await library.open(site.url("/a"))
    assert len(library.story_ids(Selection())) == 0
    assert store.rows("SELECT * FROM pages") == []


async def test_a_failure_with_a_copy_shows_the_copy_and_says_why(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/a"] = Reply(page())
    first = await library.open(site.url("/a"))
    site["/a"] = Reply(status=503)
    clock.pass_by(days=1)
    reading = await library.open(site.url("/a"))
    assert (reading.article, reading.copied, reading.stale) == (first.article, first.copied, True)
    assert reading.notice == (
        "127.0.0.1 is not available for the moment (503). This is the copy of 23 Nov 2026."
    )


async def test_a_failure_of_a_story_shows_what_its_feed_gave(site: Loopback, library: Library) -> None:
    story = await subscribed(library, site, "<p>Summary of <b>it</b>.</p>")
    reading = await library.open(story)
    assert reading.article.document.text == "Summary of it."
    assert (reading.article.title, reading.article.site) == ("Harbour to close", "Vannport Gazette")
    assert reading.notice == "127.0.0.1 has no such page (404). This is what the feed gave of it."
    assert (reading.story, reading.copied) == (story, story.seen)


@pytest.mark.parametrize(
    ("named", "feed_urls", "outlet"),
    [
        ("Vannport Gazette", ("https://gazette.example/feed",), "Vannport Gazette"),
        ("gazette.example", ("https://www.gazette.example/feeds/all.xml",), "Gazette Daily"),
        (None, ("https://burner.example/7", "https://gazette.example/"), "Gazette Daily"),
        ("gazette.example", ("https://digest.example/feed", "https://digest.example/"), "gazette.example"),
        (None, ("https://digest.example/feed",), "gazette.example"),
        ("gazette.example", (), "gazette.example"),
    ],
)
def test_an_outlet_is_called_as_its_page_says_else_as_its_own_feed_but_never_as_a_feed_of_another_site(
    named: str | None, feed_urls: tuple[str, ...], outlet: str
) -> None:
    reading = reading_of(Document(()))
    assert reading.story is None and outlet_of(reading) == "Ostby Tidende"
    article = replace(reading.article, url="https://www.gazette.example/harbour", site=named)
    story = Story(
        1,
        7,
        "Gazette Daily",
        article.url,
        "",
        None,
        None,
        reading.copied,
        True,
        False,
        True,
        feed_urls=feed_urls,
    )
    reading = replace(reading, article=article, story=story)
    assert outlet_of(reading) == outlet
    assert any(f" · {outlet} · " in line.text for line in head_lines(reading, 72))
    assert outlet_of(replace(reading, article=replace(article, url=None, site=None))) == "Gazette Daily"


async def test_the_site_of_its_feed_is_known_of_a_story(site: Loopback, library: Library) -> None:
    story = await subscribed(library, site)
    (feed,) = library.feeds()
    assert story.feed_urls == (feed.url, feed.site_url)


async def test_a_story_without_a_link_shows_what_its_feed_gave(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("1", "Harbour to close", "", "<p>All of it.</p>")))
    await library.subscriptions.add(site.url("/feed"))
    (story,) = library.stories(library.story_ids(Selection()))
    reading = await library.open(story)
    assert (reading.article.document.text, reading.notice) == ("All of it.", "")


async def test_offline_what_was_read_opens_and_says_from_when_it_is(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/a"] = Reply(page())
    first = await library.open(site.url("/a"))
    library.offline = True
    clock.pass_by(days=2)
    reading = await library.open(site.url("/a"), force=True)
    assert reading.article == first.article
    assert reading.notice == "You are offline. This is the copy of 23 Nov 2026."
    with pytest.raises(ReaderError, match=r"^You are offline, and there is no copy of this page\.$"):
        await library.open(site.url("/b"))
    assert len(site.requests) == 1


async def test_a_feed_is_offered_and_not_read(site: Loopback, library: Library, store: Store) -> None:
    site["/feed"] = Reply(rss(item("1")), content_type="text/html")
    with pytest.raises(FeedFound, match="sent a feed") as caught:
        await library.open(site.url("/feed"))
    assert [(feed.url, feed.title) for feed in caught.value.feeds] == [
        (site.url("/feed"), "Vannport Gazette")
    ]
    assert store.rows("SELECT * FROM pages") == []


async def test_the_feeds_that_a_page_names_are_in_its_article(site: Loopback, library: Library) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed" title="News">'
    site["/a"] = Reply(page().replace(b"<title>", link.encode() + b"<title>"))
    reading = await library.open(site.url("/a"))
    assert reading.article.feeds == (FeedLink(site.url("/feed"), "News"),)


async def test_the_same_url_twice_at_once_is_one_story(site: Loopback, library: Library) -> None:
    import asyncio

    both = threading.Barrier(2)

    def wait_for_the_other(_: Received) -> Reply:
        both.wait(5)
        return Reply(page())

    site["/a"] = wait_for_the_other
    first, second = await asyncio.gather(library.open(site.url("/a")), library.open(site.url("/a")))
    assert first.story == second.story
    assert len(library.story_ids(Selection())) == 1


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("a.md", b"Words *and* <more>.", "Words and <more>."),
        ("a.markdown", b"Words **and** more.", "Words and more."),
        ("a.txt", b"Words *and* <more>.", "Words *and* <more>."),
        ("a", b"Words *and* <more>.", "Words *and* <more>."),
    ],
)
def test_a_file_is_read_by_its_suffix_and_its_text(name: str, data: bytes, wanted: str) -> None:
    assert article_of_file(data, name).document.text == wanted


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a", "-", "a.txt"])
@pytest.mark.parametrize("head", [b"", b"\n<!DOCTYPE HTML>"])
def test_html_is_known_by_any_name(name: str, head: bytes) -> None:
    article = article_of_file(head + page(), name)
    assert article.title == "Harbour to close for winter"
    assert "“Nobody asked the boats,” said Signe Dahl" in article.document.text
    assert "<" not in article.document.text


@pytest.mark.parametrize("name", ["", "a.txt", "a.html", "a.md"])
@pytest.mark.parametrize("data", [b"", b"\0\1\2\xff\xfe\x80", b"\xff\xfe", b"<" * 999, bytes(range(256)) * 9])
def test_any_bytes_are_an_article_or_one_sentence(name: str, data: bytes) -> None:
    try:
        said = article_of_file(data, name).document.text
    except ReaderError as error:
        said = str(error)
        assert re.fullmatch(r"[^.\n]*(?:\.\w+[^.\n]*)?\.", said)
    assert said
    assert "\x1b" not in said


@pytest.mark.parametrize("data", [b"PK\x03\x04x", b"\x89PNG\r\n", b"\x1f\x8b\x08x"])
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.md"])
def test_a_file_of_another_kind_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^This file holds no text to read\.$"):
        article_of_file(data, name)


async def test_a_file_opens_and_is_no_story(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text("The harbour is closed.")
    reading = await library.open(str(path))
    assert reading.article.document.text == "The harbour is closed."
    assert reading.article.title == "harbour.txt"
    assert (reading.story, reading.notice) == (None, "")
    assert abs((datetime.now(UTC) - reading.copied).total_seconds()) < 60
    assert len(library.story_ids(Selection())) == 0


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("absent.txt", "is neither a file nor an address"),
        ("~no one/absent.txt", "is neither a file nor an address"),
        (".", "cannot be read: Is a directory"),
        ("a\x1b[2J\nb", "neither"),
        ("", "Nothing is named: give the address"),
        ("gopher://example.org/1\x1b[2J", "^gopher://example.org/1.* is no page that Quoth can fetch"),
        ("https:///page", "is no page that Quoth can fetch"),
    ],
)
async def test_what_is_no_file_is_one_clean_sentence(library: Library, target: str, sentence: str) -> None:
    with pytest.raises(ReaderError, match=sentence) as caught:
        await library.open(target)
    assert str(caught.value).isprintable()


async def test_the_newest_rules_article_is_stored_with_its_page(
    site: Loopback, library: Library, store: Store
) -> None:
    site["/a"] = Reply(page())
    reading = await library.open(site.url("/a"))
    head = pages.newest(store, site.url("/a"))
    assert head is not None
    assert articles.article(store, head.id, reading.article.rules) == reading.article
    assert reading.story is not None
    assert stories.feed_text(store, reading.story.id)[0] == ""


async def test_a_page_that_was_opened_and_a_story_of_a_feed_are_one_row(
    site: Loopback, library: Library
) -> None:
    site["/a"] = Reply(page())
    await library.open(site.url("/a?utm_source=mail"))
    story = await subscribed(library, site)
    assert (story.feed_title, story.title) == ("Vannport Gazette", "Harbour to close for winter")
    assert library.counts().stories == 1
    (of_feed,) = library.stories(library.story_ids(Selection(feed=library.feeds()[0].id)))
    reading = await library.open(site.url("/a"))
    assert reading.story is not None
    assert {one.id for one in library.outlets.of(reading.story.id)} == {story.id, of_feed.id}


async def test_a_story_of_a_feed_that_is_opened_by_its_url_stays_one_row(
    site: Loopback, library: Library
) -> None:
    story = await subscribed(library, site)
    site["/a"] = Reply(page())
    reading = await library.open(site.url("/a?utm_source=mail#:~:text=boats"))
    assert (reading.story or story).id == story.id
    assert library.counts().stories == 1

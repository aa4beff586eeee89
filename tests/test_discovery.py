"""Which feeds a page names, and which of its links only look like feeds."""

import random
import time

import pytest

from reader.model import FeedLink
from reader.text.discovery import called_feeds, feed_links

URL = "https://www.example.org/news/"


def urls(html: str) -> list[str]:
    return [link.url for link in feed_links(html, URL)]


def test_head_links_come_first_with_their_titles() -> None:
    page = """<html><head><title>The Bell</title>
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel="alternate" type="application/rss+xml" href="/feed">
      <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" title="Sport" href="sport.xml">
      <link rel="alternate" type="application/feed+json" title="JSON" href="//example.org/feed.json">
      </head><body><a href="/feed">again</a><a href="/local/rss.xml">Local</a></body></html>"""
    assert feed_links(page.encode(), URL) == (
        FeedLink("https://www.example.org/feed", "The Bell"),
        FeedLink("https://www.example.org/news/sport.xml", "Sport"),
        FeedLink("https://example.org/feed.json", "JSON"),
        FeedLink("https://www.example.org/local/rss.xml", "Local"),
        FeedLink("https://www.example.org/comments/feed", "Comments"),
    )


def test_other_alternates_are_not_feeds() -> None:
    assert not urls(
        '<link rel="alternate" hreflang="de" href="/de/"><link rel="next" type="text/xml" href="/rss">'
        '<link rel="alternate" type="application/json+oembed" href="/feed"><link rel="alternate" '
        'type="application/json" href="/wp-json/1"><link rel="alternate" type="application/rss+xml">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">'
    )


@pytest.mark.parametrize(
    "href",
    [
        "/feed", "/feed/", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/index.rdf", "/feeds/politics/",
        "/blog/feed.json", "/?feed=rss2", "/x?format=rss", "/news.rss", "/news_rss.xml",
        "https://feeds.example.net/bell",
        "https://example.org/rss/all",
    ],
)  # fmt: skip
def test_links_in_the_body_that_look_like_feeds(href: str) -> None:
    assert len(urls(f'<p><a href="{href}">Subscribe</a></p>')) == 1


@pytest.mark.parametrize(
    "href",
    [
        "/feedback", "/news/feeding-the-birds", "/rss-explained.html", "/press", "/compass",
        "mailto:rss@example.org",
        "https://reader.example/subscription/feed/https://www.example.org/rss",
        "https://other.example/feed",
        "https://feeds.example.net/",
    ],
)  # fmt: skip
def test_links_in_the_body_that_do_not(href: str) -> None:
    assert not urls(f'<p><a href="{href}">Text</a></p>')


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/out/7'>RSS</a>", "<a href='/out/7'>Our news feeds</a>",
        "<a href='/out/7' title='Atom'>x</a>",
        "<a href='/out/7' aria-label='RSS-Feed'><svg/></a>", "<a href='/out/7'><img alt='RSS'></a>",
        "<a href='/out/7'>Feed list</a>", "<a href='/out/7'>Wir bieten RSS an</a>",
        "<a href='/out/7#b'>RSS 2.0</a>",
    ],
)  # fmt: skip
def test_links_that_are_called_feeds(link: str) -> None:
    assert called_feeds(f"<p>{link}{link}", URL) == ("https://www.example.org/out/7",)


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/out/7'>Feeding the birds</a>", "<a href='/7'>How to feed a family of five</a>",
        "<a>RSS</a>",
        "<a href='https://other.example/rss'>RSS</a>", "<a href='javascript:x'>RSS</a>",
        f"<a href='{URL}'>RSS</a>", "<a href='#rss'>RSS</a>",
        "<a href='/7'>Cat feed prices rise</a>", "<a href='/7'>Feed the poor</a>", "<a href='/7'>2026</a>",
    ],
)  # fmt: skip
def test_links_that_are_not(link: str) -> None:
    assert not called_feeds(link, URL)


def test_of_many_links_called_feeds_few_are_tried() -> None:
    assert len(called_feeds("".join(f"<a href='/{n}'>RSS</a>" for n in range(2000)), URL)) == 3
    assert not called_feeds("", URL)


def test_the_page_s_base_counts() -> None:
    page = '<base href="https://cdn.example.org/x/"><link rel="feed" href="f.xml">'
    assert urls(page) == ["https://cdn.example.org/x/f.xml"]


def test_titles_are_cleaned() -> None:
    page = '<link rel="alternate" type="application/rss+xml" title="a&#x202e;b\n c" href="/f">'
    assert feed_links(page, URL)[0].title == "ab c"


def test_no_page_is_too_odd() -> None:
    rng = random.Random(4)
    assert feed_links(b"", URL) == feed_links("", URL) == feed_links(b"\0\xff", URL) == ()
    assert feed_links('<?xml version="1.0" encoding="utf-8"?><html/>', URL) == ()
    assert len(urls("".join(f'<a href="/feeds/{n}">x</a>' for n in range(200)))) == 50
    pieces = [
        "<link ",
        "rel=alternate ",
        "type=application/rss+xml ",
        "href=/feed>",
        "<a ",
        "<",
        ">",
        "\0",
        "é",
        "<base href='",
    ]
    for _ in range(300):
        feed_links("".join(rng.choices(pieces, k=30)), URL)


def test_no_link_has_a_name_of_megabytes_and_no_page_names_thousands() -> None:
    long = "a" * 200_000
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}">' for n in range(2_000))
    begun = time.process_time()
    found = feed_links(f"<title>{long}</title>{links}", "https://a.example/")
    assert (len(found), len(found[0].title)) == (50, 500)
    assert time.process_time() - begun < 2, "the title was read again for each link"

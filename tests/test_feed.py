"""Feeds of every family, as they come: what entries they give, and that nothing they say does harm."""

import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.model import Entry, ParsedFeed, ReaderError
from reader.text.feed import looks_like_feed, parse_feed

URL = "https://example.org/feeds/all.xml"
NS = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(items: str, head: str = "<title>The Harbour Bell</title><link>https://example.org/</link>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0" {NS}><channel>{head}{items}</channel></rss>'.encode()


def atom(entries: str, attributes: str = "") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Bell</title>{entries}</feed>'.encode()
    )


def parsed(body: bytes, content_type: str = "application/xml") -> ParsedFeed:
    return parse_feed(body, content_type, URL)


def only(body: bytes) -> Entry:
    (entry,) = parsed(body).entries
    return entry


def item(inside: str) -> Entry:
    return only(rss(f"<item>{inside}</item>"))


def jsonfeed(**feed: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Bell", **feed}).encode()


def test_rss_2() -> None:
    feed = parsed(
        rss(
            "<item><guid isPermaLink='false'>7</guid><title>Ferry late</title><link>/ferry</link>"
            "<dc:creator>Ida Brandt</dc:creator><pubDate>Tue, 03 Nov 2026 10:00:00 +0200</pubDate>"
            "<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded></item>",
            "<title>The Harbour Bell</title><link>https://example.org/</link><language>en-gb</language>",
        )
    )
    assert (feed.title, feed.site_url, feed.language) == ("The Harbour Bell", "https://example.org/", "en-gb")
    assert feed.entries == (
        Entry(
            guid="7",
            url="https://example.org/ferry",
            title="Ferry late",
            author="Ida Brandt",
            published=datetime(2026, 11, 3, 8, tzinfo=UTC),
            content="<p>Long.</p>",
        ),
    )


def test_rss_1() -> None:
    feed = parsed(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b'<channel rdf:about="https://example.org/"><title>Old Bell</title><link>https://example.org/</link>'
        b'</channel><item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>'
        b"<dc:date>2026-11-03T08:00:00Z</dc:date><description>Text</description></item></rdf:RDF>"
    )
    assert feed.title == "Old Bell"
    assert [(entry.url, entry.title) for entry in feed.entries] == [("https://example.org/1", "One")]
    assert feed.entries[0].published == datetime(2026, 11, 3, 8, tzinfo=UTC)


def test_rss_091_without_dates_or_guids() -> None:
    entry = only(
        b'<rss version="0.91"><channel><title>t</title><item><title>A</title>'
        b"<link>https://example.org/a</link></item></channel></rss>"
    )
    assert (entry.guid, entry.published, entry.author) == ("https://example.org/a", None, None)


def test_atom_with_its_base_and_relative_links() -> None:
    entry = only(
        atom(
            "<entry><id>urn:1</id><title>A</title><updated>2026-11-03T08:00:00Z</updated>"
            '<link rel="self" href="/self"/><link rel="alternate" href="a.html"/>'
            '<content type="html" xml:base="img/">&lt;a href="b.html"&gt;b&lt;/a&gt;'
            "&lt;img src='c.png?a=1&amp;amp;b=2'&gt;</content></entry>",
            'xml:base="https://mirror.example/news/"',
        )
    )
    assert entry.url == "https://mirror.example/news/a.html"
    assert '<a href="https://mirror.example/news/img/b.html">b</a>' in entry.content
    assert '<img src="https://mirror.example/news/img/c.png?a=1&amp;b=2">' in entry.content


def test_relative_links_without_a_base_are_the_page_s() -> None:
    entry = item(
        "<link>https://example.org/2026/ferry.html</link><description>&lt;img src=boat.png&gt; "
        "&lt;a href='#top'&gt;up&lt;/a&gt; a href='x' in words</description>"
    )
    assert '<img src="https://example.org/2026/boat.png">' in entry.content
    assert "<a href='#top'>" in entry.content
    assert "a href='x' in words" in entry.content


def test_a_caption_in_front_does_not_hide_the_text() -> None:
    entry = item(
        "<media:content><media:description type='plain'>A caption</media:description></media:content>"
        "<content:encoded>&lt;p&gt;The story&lt;/p&gt;</content:encoded>"
    )
    assert entry.content == "<p>The story</p>"


def test_plain_atom_text_becomes_paragraphs() -> None:
    entry = only(atom('<entry><title>x</title><content type="text">One &lt; two\n\nThree</content></entry>'))
    assert entry.content == "<p>One &lt; two</p><p>Three</p>"


TITLES = {
    "tags": ("&lt;b&gt;Big&lt;/b&gt; news&lt;br/&gt;today", "Big news today"),
    "cdata": ("<![CDATA[Fish &amp; chips <i>again</i>]]>", "Fish & chips again"),
    "escaped twice": ("Fish &amp;amp; chips", "Fish & chips"),
    "angle brackets that are no tag": ("What &lt;antirez&gt; said", "What <antirez> said"),
    "less than": ("5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"),
    "controls": ("a&#27;]0;owned&#7;b", "a]0;ownedb"),
    "lines": ("one\n  two\tthree", "one two three"),
    "no such character": ("a&#xD800;b&#x110000;c&#99999999999999999999;", "a\ufffdb\ufffdc\ufffd"),
}


@pytest.mark.parametrize("given, wanted", TITLES.values(), ids=TITLES)
def test_titles_are_plain_lines(given: str, wanted: str) -> None:
    assert item(f"<title>{given}</title><link>https://example.org/a</link>").title == wanted


def test_atom_says_when_a_title_is_plain() -> None:
    assert (
        only(atom('<entry><title type="text">&amp;lt;b&amp;gt;</title><id>1</id></entry>')).title
        == "&lt;b&gt;"
    )
    assert only(atom('<entry><title type="html">&lt;b&gt;x&lt;/b&gt;</title><id>1</id></entry>')).title == "x"


def test_an_entry_without_a_title_is_called_by_its_first_words() -> None:
    words = "The ferry was late again this morning and nobody on the quay could say when it would come."
    assert item(f"<description>{words}</description>").title == (
        "The ferry was late again this morning and nobody on the quay could say when it…"
    )
    assert item("<link>https://example.org/a</link>").title == "https://example.org/a"
    assert item("<author>x</author>").title == "Untitled"


def test_a_feed_has_no_title_or_language_of_megabytes() -> None:
    long = "long " * 1_000_000
    head = f"<title>{long}</title><language>{long}</language>"
    xml = f"<rss><channel>{head}<item><title>a</title></item></channel></rss>"
    js = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": long,
        "language": long,
        "items": [{"id": "1"}],
    }
    for body in (xml.encode(), xml.replace("<item>", "<item>&nosuch;").encode(), json.dumps(js).encode()):
        feed = parse_feed(body, "", "https://a.example/feed")
        assert feed.title.startswith("long long") and len(feed.title) <= 501
        assert feed.language is not None and len(feed.language) <= 35


def test_a_title_of_megabytes_is_cut() -> None:
    assert len(item(f"<title>{'A' * 1_000_000}</title>").title) == 501


DATES = {
    "offset": ("<pubDate>Tue, 03 Nov 2026 10:00:00 +0200</pubDate>", datetime(2026, 11, 3, 8, tzinfo=UTC)),
    "zone": ("<pubDate>Tue, 03 Nov 2026 10:00:00 EST</pubDate>", datetime(2026, 11, 3, 15, tzinfo=UTC)),
    "iso": ("<dc:date>2026-11-03</dc:date>", datetime(2026, 11, 3, tzinfo=UTC)),
    "year one": ("<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>", None),
    "epoch": ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
    "far future": ("<pubDate>Mon, 01 Jan 2999 00:00:00 GMT</pubDate>", None),
    "to come": ("<pubDate>Sun, 03 Nov 2097 10:00:00 GMT</pubDate>", datetime(2097, 11, 3, 10, tzinfo=UTC)),
    "five digits": ("<pubDate>Mon, 01 Jan 99999 00:00:00 GMT</pubDate>", None),
    "zeros": ("<pubDate>0000-00-00T00:00:00Z</pubDate>", None),
    "words": ("<pubDate>yesterday, or so</pubDate>", None),
    "huge offset": ("<pubDate>Mon, 01 Jan 2024 00:00:00 +9999999999</pubDate>", None),
    "digits": ("<pubDate>" + "9" * 10_000 + "</pubDate>", None),
}


@pytest.mark.parametrize("given, wanted", DATES.values(), ids=DATES)
def test_dates_are_utc_or_missing(given: str, wanted: datetime | None) -> None:
    feed = parse_feed(rss(f"<item><title>x</title>{given}</item>"), "application/xml", URL)
    assert feed.entries[0].published == wanted


@pytest.mark.parametrize("inner", ["<title>One</title>", "<title>One"])
def test_a_title_that_does_not_end_takes_nothing_with_it(inner: str) -> None:
    item = f"<item>{inner}<link>https://example.org/1</link></item>"
    feed = parse_feed(f"<rss version='2.0'><channel><title>Bell & Co{item}</channel></rss>".encode(), "", URL)
    assert feed.title == "Bell & Co"
    assert [(entry.title, entry.url) for entry in feed.entries] == [("One", "https://example.org/1")]


@pytest.mark.parametrize("title", ["The <link> element of HTML", "Use <item> well"])
def test_a_title_that_ends_is_not_cut_at_the_name_of_an_element(title: str) -> None:
    items = "".join(
        f"<item><title>{title}</title><link>https://example.org/{n}</link></item>" for n in (1, 2)
    )
    body = f"<rss version='2.0'><channel><title>Bell</title>{items}</channel></rss>".encode()
    assert [(entry.title, entry.url) for entry in parse_feed(body, "", URL).entries] == [
        (title, "https://example.org/1"),
        (title, "https://example.org/2"),
    ]


@pytest.mark.parametrize(
    ("given", "language", "wanted"),
    [
        ("Fri,20 Nov 2026 10:00:00 GMT", "en", (2026, 11, 20, 10)),
        ("Nov 20, 2026 10:00 AM", "en", (2026, 11, 20, 10)),
        ("20/11/2026 10:00", "en", (2026, 11, 20, 10)),
        ("20.11.2026 10:00 +0100", "de", (2026, 11, 20, 9)),
        ("11/20/2026 5:30 PM", "en-us", (2026, 11, 20, 17)),
        ("3/5/2026", "en-US", None),
        ("November 20, 2026, 5:30 pm EST", "en", (2026, 11, 20, 22)),
        ("November 20, 2026, 12:30 a.m. (PST)", "en", (2026, 11, 20, 8)),
        ("Fri, 20 Nov 2026 05:30 PM", "en", (2026, 11, 20, 17)),
        ("Fri, 20 Nov 2026 05:30:00 PM EST", "en", (2026, 11, 20, 22)),
        ("2026-11-20 05:30 PM", "en", (2026, 11, 20, 17)),
        ("2026", "en", (2026, 1, 1)),
        (
            "0</pubDate><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-11-20</dc:date><pubDate>",
            "en",
            (2026, 11, 20),
        ),
        ("3/5/2026", "fr", (2026, 5, 3)),
        ("3/5/2026", "en", None),
        ("Freitag, 20. November 2026 10:00", "de", (2026, 11, 20, 10)),
        ("20 de noviembre de 2026", "es", (2026, 11, 20)),
        ("1795176000", "en", (2026, 11, 20, 12)),
        ("1795176000000", "en", (2026, 11, 20, 12)),
        ("Fri, 20 Nov 2026 25:00:00 GMT", "en", (2026, 11, 20)),
        ("yesterday", "en", None),
    ],
)
def test_a_date_that_is_written_for_readers_is_read(
    given: str, language: str, wanted: tuple[int, ...] | None
) -> None:
    told = f"<language>{language}</language><item><title>x</title><pubDate>{given}</pubDate></item>"
    date = only(rss(told)).published
    if wanted is None:
        assert date is None
    else:
        assert date is not None and date.replace(minute=0) == datetime(*wanted, tzinfo=UTC)


def test_the_update_stands_in_for_a_missing_date() -> None:
    entry = only(atom("<entry><id>1</id><title>x</title><updated>2026-11-03T08:00:00Z</updated></entry>"))
    assert entry.published == datetime(2026, 11, 3, 8, tzinfo=UTC)


def test_guids_are_found_or_made() -> None:
    assert item("<guid>https://example.org/p</guid><title>x</title>").url == "https://example.org/p"
    assert item("<link>https://example.org/a</link>").guid == "https://example.org/a"
    made = item("<title>x</title><description>y</description>")
    assert made == item("<title>x</title><description>y</description>")
    assert made.guid != item("<title>x</title><description>z</description>").guid
    assert len(item(f"<guid>{'g' * 100_000}</guid>").guid) == 32


def test_one_guid_for_all_keeps_the_stories_apart() -> None:
    same = "<item><guid isPermaLink='false'>g</guid><title>{0}</title><link>https://example.org/{0}</link></item>"
    feed = parsed(rss("".join(same.format(name) for name in "abba")))
    assert [entry.title for entry in feed.entries] == ["a", "b"]
    assert len({entry.guid for entry in feed.entries}) == 2


def test_links_that_are_not_web_addresses_are_none() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http:\\\\x"):
        assert item(f"<title>x</title><link>{link}</link>").url is None
    assert item("<title>x</title><link>https://u:p@example.org/a</link>").url == "https://example.org/a"


def test_the_page_behind_a_counter_and_the_file_of_an_episode() -> None:
    assert (
        item(
            "<link>https://feeds.example/~r/1</link>"
            "<feedburner:origLink>https://example.org/1</feedburner:origLink>"
        ).url
        == "https://example.org/1"
    )
    assert (
        item('<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>').url
        == "https://example.org/1.mp3"
    )


def test_authors_of_stories_are_read() -> None:
    assert item("<title>x</title><author>ida@example.org (Ida Brandt)</author>").author == "Ida Brandt"
    assert item("<title>x</title><dc:creator>&lt;b&gt;Ida&lt;/b&gt;</dc:creator>").author == "Ida"


PEOPLE = "<author><name>Ida Brandt</name></author><author><name>Bo Lind</name></author>"


@pytest.mark.parametrize("more", ["", "<x>&nbsp;", "<author><name>Ida Brandt</name></author>"])
def test_all_authors_of_an_atom_entry_are_read(more: str) -> None:
    assert only(atom(f"<entry><title>x</title>{PEOPLE}{more}</entry>")).author == "Ida Brandt, Bo Lind"


def test_all_creators_of_a_story_are_read_but_nobody_twice() -> None:
    two = "<dc:creator>Ida Brandt</dc:creator><dc:creator>Bo Lind</dc:creator>"
    assert item(f"<title>x</title>{two}").author == "Ida Brandt, Bo Lind"
    assert item(f"<title>x</title><author>desk@example.org</author>{two}").author == "Ida Brandt, Bo Lind"
    twice = "<dc:creator>Ida Brandt</dc:creator><author>ida@example.org (Ida Brandt)</author>"
    assert item(f"<title>x</title>{twice}").author == "Ida Brandt"


def test_a_channel_of_cdf_and_an_entry_alone_are_read() -> None:
    named = b"<CHANNEL><TITLE>Bell</TITLE><ITEM HREF='/1'><TITLE>Ferry</TITLE></ITEM></CHANNEL>"
    assert (only(named).title, only(named).url) == ("Ferry", "https://example.org/1")
    alone = b"<entry xmlns='http://www.w3.org/2005/Atom'><id>a</id><title>Ferry</title></entry>"
    assert only(alone).title == "Ferry"


@pytest.mark.parametrize("codec", ["utf-32", "utf-32-le", "utf-32-be"])
def test_a_feed_in_four_bytes_a_letter_is_read(codec: str) -> None:
    assert only(f"<?xml version='1.0' encoding='{codec}'?>{ONE}".encode(codec)).title == "Fähre"


ONE = "<rss version='2.0'><channel><item><title>Fähre</title></item></channel></rss>"


def test_json_feed_11() -> None:
    feed = parsed(
        jsonfeed(
            home_page_url="https://example.org/",
            language="lv",
            items=[
                {
                    "id": "1",
                    "url": "/a",
                    "title": "A",
                    "content_html": "<a href='b'>b</a>",
                    "date_published": "2026-11-03T10:00:00+02:00",
                    "authors": [{"name": "Ida"}, {"name": "Juris"}],
                },
                {"id": 2, "external_url": "https://other.example/x", "content_text": "One\n\nTwo <3"},
            ],
        )
    )
    assert (feed.title, feed.site_url, feed.language) == ("Bell", "https://example.org/", "lv")
    first, second = feed.entries
    assert first == Entry(
        "1",
        "https://example.org/a",
        "A",
        "Ida, Juris",
        datetime(2026, 11, 3, 8, tzinfo=UTC),
        '<a href="https://example.org/b">b</a>',
    )
    assert (second.guid, second.url) == ("2", "https://other.example/x")
    assert second.content == "<p>One</p><p>Two &lt;3</p>"
    assert second.title == "One Two <3"


def test_json_feed_10_and_values_of_wrong_types() -> None:
    body = b'\xef\xbb\xbf{"version": "https://jsonfeed.org/version/1", "title": {"a": 1}, "items": [5,'
    body += b'{"id": [], "title": 7, "url": true, "author": {"name": "Ida"}, '
    body += b'"date_published": "soon", "summary": "S"}]}'
    feed = parsed(body, "application/json")
    assert feed.title == "example.org"
    (entry,) = feed.entries
    assert (entry.title, entry.author, entry.url, entry.published) == ("7", "Ida", None, None)
    assert entry.content == "<p>S</p>"


@pytest.mark.parametrize(
    "body",
    [
        b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000,
        b'{"version": "https://jsonfeed.org/version/1.1", "items": {"a": 1}}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id":' + b"9" * 10_000 + b"}]}",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "\xff\xfe"}',
    ],
    ids=["deep", "no list", "big number", "no text"],
)
def test_broken_json_is_a_sentence(body: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^The JSON feed of example\.org .*\.$"):
        parsed(body)


NOT_FEEDS = {
    "empty": b"",
    "blank": b" \n" * 10_000,
    "page": b"<!doctype html><html><head><title>x</title></head><body>&lt;rss&gt;</body></html>",
    "page that shows a feed": b"<html><body><rss><channel></channel></rss></body></html>",
    "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>',
    "opml": b'<opml version="2.0"><body><outline text="rss"/></body></opml>',
    "path": b"/etc/passwd",
    "address": b"http://127.0.0.1:9/feed",
    "json": b'{"items": []}',
    "packed": b"\x1f\x8b\x08\x00abc",
    "feed in a comment": b"<!-- <rss> --><html></html>",
    "television": b"<tv><channel id='1'/><programme/></tv>",
    "comment without end": b"<!-- <rss><channel>",
}


@pytest.mark.parametrize("body", NOT_FEEDS.values(), ids=NOT_FEEDS)
def test_what_is_not_a_feed_is_refused(body: bytes) -> None:
    assert not looks_like_feed(body, "text/html")
    with pytest.raises(ReaderError, match=r"^example\.org sent something that is not a feed\.$"):
        parsed(body)


FEEDS = {
    "rss": b"<rss><channel/></rss>",
    "byte order mark": b"\xef\xbb\xbf<?xml version='1.0'?>\n<rss/>",
    "utf-16": "<?xml version='1.0' encoding='utf-16'?><feed/>".encode("utf-16"),
    "prefix": b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>',
    "doctype": b'<!DOCTYPE rss PUBLIC "-//Netscape" "x.dtd"><rss/>',
    "comment": b"<!-- made by <html> makers --><rss/>",
    "warning in front": b"<br /><b>Warning</b>: x in y\n<?xml version='1.0'?><rss/>",
    "utf-32": "<feed/>".encode("utf-32-le"),
    "utf-32 of the other order": "<?xml version='1.0'?><rss/>".encode("utf-32-be"),
    "channel": b"<CHANNEL><TITLE>x</TITLE></CHANNEL>",
    "entry alone": b"<?xml version='1.0'?><entry/>",
    "style sheet": b'<?xml-stylesheet href="a.xsl"?><RDF:RDF/>',
    "json": b' {"version":"https://jsonfeed.org/version/1"}',
}


@pytest.mark.parametrize("body", FEEDS.values(), ids=FEEDS)
def test_a_feed_is_known_by_its_root(body: bytes) -> None:
    assert looks_like_feed(body, "text/html")


def test_a_body_that_names_a_file_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "<rss>"
    secret.write_bytes(rss("<item><title>secret</title></item>"))
    feed = parsed(str(secret).encode())
    assert feed.entries == ()


def test_a_document_type_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("top-secret")
    body = rss("<item><title>a&x;b</title></item>").replace(
        b"<rss", f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss'.encode(), 1
    )
    assert "top-secret" not in repr(parsed(body))


def test_what_came_before_the_break_is_kept() -> None:
    whole = rss("<item><title>One</title></item><item><title>Two</title><description>text")
    assert [entry.title for entry in parsed(whole[: whole.rindex(b"</channel>")]).entries] == ["One", "Two"]


def test_charsets_that_lie() -> None:
    body = rss("<item><title>Zoë</title></item>")
    assert parsed(body, "text/xml; charset=us-ascii").entries[0].title == "Zoë"
    latin = body.decode().replace('"1.0"?', '"1.0" encoding="iso-8859-1"?').encode("latin-1")
    assert parsed(latin).entries[0].title == "Zoë"
    zlib = body.decode().replace('"1.0"?', '"1.0" encoding="zlib"?').encode()
    assert len(parsed(zlib).entries) == 1


def test_garbage_gives_a_feed_or_a_sentence() -> None:
    rng = random.Random(3)
    seeds = [
        rss(
            "<item><guid>1</guid><title>A &amp; B</title><pubDate>3 Nov 2026 10:00:00 +0200</pubDate></item>"
        ),
        atom("<entry><id>1</id><title type='html'>x</title><content type='xhtml'><p>y</p></content></entry>"),
        jsonfeed(items=[{"id": "1", "content_text": "x"}]),
    ]
    for turn in range(300):
        body = bytearray(seeds[turn % 3])
        for _ in range(rng.randrange(1, 12)):
            at = rng.randrange(len(body))
            body[at : at + rng.randrange(4)] = rng.randbytes(rng.randrange(4))
        try:
            feed = parsed(bytes(body))
        except ReaderError as error:
            assert str(error).endswith(".")
        else:
            assert all(entry.guid and entry.title for entry in feed.entries)
            repr(feed).encode()


def test_an_episode_of_a_json_feed_has_its_file_for_a_link() -> None:
    files = [{"url": "https://bell.example/1.mp3", "mime_type": "audio/mpeg"}, {"url": "/2.mp3"}]
    items = [
        {"id": "1", "content_text": "x", "attachments": files},
        {"id": "2", "content_text": "x", "url": "/page", "attachments": files},
        {"id": "3", "content_text": "x", "attachments": "none"},
        {"id": "4", "content_text": "x", "attachments": [7]},
    ]
    feed = parse_feed(jsonfeed(items=items), "application/feed+json", "https://bell.example/feed")
    assert [entry.url for entry in feed.entries] == [
        *("https://bell.example/1.mp3", "https://bell.example/page", None, None),
    ]


@pytest.mark.parametrize(
    "date", ["2026-11-03T10:00:00Z", " 2026-11-03T11:00:00+01:00", "Tue, 03 Nov 2026 10:00:00 GMT"]
)
def test_a_date_of_a_json_feed_is_read_also_where_it_is_written_as_in_rss(date: str) -> None:
    items = [{"id": "1", "content_text": "x", "date_published": date}]
    (entry,) = parse_feed(jsonfeed(items=items), "", "https://bell.example/feed").entries
    assert entry.published == datetime(2026, 11, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "language", "hour"),
    [
        ("2026-11-20 05:30 PM", "en", 17),
        ("November 20, 2026, 5:30 pm EST", "en", 22),
        ("11/20/2026 12:05 AM", "en-US", 0),
        ("20.11.2026 10:00", "de", 10),
    ],
)
def test_a_date_of_a_json_feed_that_is_written_for_readers_keeps_its_time(
    date: str, language: str, hour: int
) -> None:
    items = [{"id": "1", "content_text": "x", "date_published": date}]
    (entry,) = parse_feed(jsonfeed(language=language, items=items), "", "https://bell.example/feed").entries
    assert entry.published is not None
    assert entry.published.replace(minute=0) == datetime(2026, 11, 20, hour, tzinfo=UTC)


def test_a_date_of_a_json_feed_is_read_in_the_language_of_the_feed() -> None:
    items = [{"id": "1", "content_text": "x", "date_published": "3/5/2026"}]
    found = [
        parse_feed(jsonfeed(items=items, **said), "", "https://bell.example/feed").entries[0].published
        for said in ({"language": "fr-FR"}, {"language": "en-GB"}, {})
    ]
    assert found == [datetime(2026, 5, 3, tzinfo=UTC), None, None]

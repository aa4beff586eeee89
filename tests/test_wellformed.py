"""Plain, well-formed feeds are read in a quicker way, and nothing in what is read tells which way it was."""

from __future__ import annotations

import time

import pytest
from feed_maker import FeedMaker

from reader.model import ParsedFeed
from reader.text.feed.mending import mended
from reader.text.feed.wellformed import read_well_formed
from reader.text.feed.xmlfeed import feed_of, read_any, read_xml_feed

URL = "https://example.org/feeds/all.xml"
XML = "application/xml"
SOAP = "http://unknown.example/"
BASE = "xml:base='/d/'"
ATOM = "xmlns:a='http://www.w3.org/2005/Atom'"


def quickly(body: bytes) -> ParsedFeed | None:
    found = read_well_formed(body, XML, URL, 1000)
    return None if found.feed is None else feed_of(found, URL)


def by_feedparser(body: bytes) -> ParsedFeed:
    return feed_of(read_any(body, XML, URL), URL)


def rss(inside: str, head: str = "", attributes: str = "") -> bytes:
    return f"<rss version='2.0' {attributes}><channel>{head}<item>{inside}</item></channel></rss>".encode()


def atom(inside: str, attributes: str = "") -> bytes:
    return f"<feed xmlns='http://www.w3.org/2005/Atom' {attributes}><entry>{inside}</entry></feed>".encode()


@pytest.mark.parametrize("seed", range(8))
def test_both_ways_read_the_same(seed: int) -> None:
    maker = FeedMaker(seed)
    quick = 0
    for _ in range(60):
        body = maker.feed()
        found = quickly(body)
        quick += found is not None
        assert found in (None, by_feedparser(body)), body.decode("utf-16" if b"\0" in body else "utf-8")
    assert quick > 30


QUICK = {
    "xml base": atom("<link href='a'/><content type='html' xml:base='/b/'>&lt;a href='c'></content>", BASE),
    "language": rss("<title>x</title>", "<language>de-at</language>", "xml:lang='en_GB'"),
    "prefixed atom": b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>x</a:title></a:entry></a:feed>",
    "known name by another prefix": rss("<c:creator>Ida</c:creator>", attributes="xmlns:c='http://purl.org/dc/elements/1.1/'"),
    "known prefix of another name": rss("<dc:creator>Ida</dc:creator>", attributes=f"xmlns:dc='{SOAP}'"),
    "unknown elements": rss("<x:a>1</x:a><title>x</title><x:b><x:c/></x:b>", attributes=f"xmlns:x='{SOAP}'"),
    "encoded twice": rss("<title>caf&#195;&#169;</title>"),
    "windows letters": rss("<title>It&#146;s</title>"),
    "two titles": rss("<title></title><title>One</title><title>Two</title>"),
    "title after source": rss("<title>One</title><source url='/s'>S</source><title>Two</title>"),
    "two dates": rss("<pubDate>3 Nov 2026 10:00 GMT</pubDate><pubDate>4 Nov 2026 10:00 GMT</pubDate>"),
    "mail of an author": atom("<author><email>e@example.org</email></author><id>1</id>"),
    "shouted permalink": rss("<guid isPermaLink='TRUE'>/g</guid><title>x</title>"),
    "last built": rss("<title>x</title><lastBuildDate>3 Nov 2026 10:00 GMT</lastBuildDate>"),
    "odd date of the feed": rss("<title>x</title>", "<lastBuildDate>yesterday</lastBuildDate>"),
    "title after credit": rss("<title>One</title><m:credit>P</m:credit><title>Two</title>", attributes="xmlns:m='http://search.yahoo.com/mrss/'"),
    "two authors": rss("<author>ida@example.org</author><author>bo@example.org (Bo)</author>"),
    "permalink then link": rss("<guid>/g</guid><link>/l</link>"),
    "link then permalink": rss("<link>/l</link><guid>/g</guid>"),
    "xhtml of many parts": atom("<id>1</id><content type='xhtml'><div>a</div><div>b<br/></div></content>"),
    "self link": rss("<title>x</title>", f"<a:link {ATOM} rel='self' href='/me'/>"),
    "empty": b"<rss version='2.0'><channel><title>T</title></channel></rss>",
    "byte order mark": b"\xef\xbb\xbf \n<?xml version='1.0'?>" + rss("<title>x</title>"),
}  # fmt: skip


@pytest.mark.parametrize("body", QUICK.values(), ids=QUICK)
def test_what_is_read_quickly_is_what_feedparser_reads(body: bytes) -> None:
    found = quickly(body)
    assert found is not None
    theirs = by_feedparser(body)
    # The quick way ends no tag twice that has no end.
    assert repr(found) == repr(theirs).replace("</br>", "")


MENDED = {
    "ampersand": (rss("<title>A & B</title>"), "A & B"),
    "ampersand in a word": (rss("<title>AT&T</title>"), "AT&T"),
    "entity of HTML": (rss("<title>&eacute;t&eacute;&nbsp;&hellip;</title>"), "été …"),
    "entity of nobody": (rss("<title>a &foo; b</title>"), "a &foo; b"),
    "control characters": (rss("<title>a\x08b&#8;c\x00</title>"), "abc"),
    "no characters": (rss("<title>a&#xD800;b&#x110000;c</title>"), "a\ufffdb\ufffdc"),
    "ampersand in CDATA": (rss("<title><![CDATA[A & B]]> & C</title>"), "A & B & C"),
    "entity that is a mark of XML": (rss("<title>a &LT; b &AMP; c</title>"), "a < b & c"),
}


@pytest.mark.parametrize(("body", "title"), MENDED.values(), ids=MENDED)
def test_faults_of_letters_are_mended(body: bytes, title: str) -> None:
    found = quickly(body)
    assert found is not None and [entry.title for entry in found.entries] == [title]


def test_a_number_of_a_character_with_thousands_of_digits_is_none_of_a_character() -> None:
    found = by_feedparser(rss(f"<title>a&#{'9' * 5000};b&#x{'F' * 5000};c&#{'0' * 5000}65;</title>"))
    assert found.entries[0].title == "a\ufffdb\ufffdcA"


@pytest.mark.parametrize("fault", [" & ", "&nbsp;", " &copy; ", "&eacute;", "&#0;", "\x08"])
def test_what_is_mended_is_read_as_feedparser_reads_it(fault: str) -> None:
    story = f"<title>Boats{fault}tides</title><link>/a</link><description>One{fault}two</description>"
    for body in (rss(story), atom(f"<id>1</id><title>Boats{fault}tides</title>")):
        assert quickly(body) == by_feedparser(body)


def test_addresses_with_bare_ampersands_stay_whole() -> None:
    found = quickly(rss("<title>x</title><link>https://a.example/?a=1&b=2</link>"))
    assert found is not None and found.entries[0].url == "https://a.example/?a=1&b=2"


def test_mending_takes_time_in_proportion() -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        for piece in ("&", "<![CDATA[", "&#x", "&a"):
            mended(piece * size)
        return time.process_time() - begun

    assert seconds(200_000) < 20 * seconds(20_000) + 0.5


STRANGE = {
    "document type": b"<!DOCTYPE rss [<!ENTITY x 'y'>]>" + rss("<title>&x;</title>"),
    "tags crossed": rss("<title>A <b>B</title>"),
    "markup where text belongs": rss("<description><p>x</p></description>"),
    "unknown namespace without a prefix": rss(f"<title xmlns='{SOAP}'>x</title>"),
    "field in something unknown": rss("<wrapped><title>x</title></wrapped>"),
    "base64": atom("<content type='application/octet-stream'>aGVq</content>"),
    "drawing": atom("<content type='xhtml'><svg><title>x</title></svg></content>"),
    "entry in an entry": rss("<item><title>x</title></item>"),
    "editor of an entry": rss("<managingEditor>ed@example.org (Ed)</managingEditor>"),
    "odd date": rss("<pubDate>Tuesday the third</pubDate>"),
    "many attributes": rss("<title " + " ".join(f"a{n}=''" for n in range(99)) + ">x</title>"),
    "maybe HTML": rss(
        "<i:summary>a &lt;b&gt;b&lt;/b&gt;</i:summary>",
        attributes="xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'",
    ),
    "RDF that names Atom": b"<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    b"xmlns:a='http://www.w3.org/2005/Atom' xmlns='http://purl.org/rss/1.0/'><item><title>x</title></item></r:RDF>",
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_what_can_be_read_two_ways_is_for_feedparser(body: bytes) -> None:
    assert quickly(body) is None
    assert read_xml_feed(body, XML, URL) == by_feedparser(body)


CUT = "The feed is longer than {:,} stories: only its first ones were taken."


def long_feed(head: str, number: int, end: str = "</item>") -> bytes:
    items = "".join(f"<item><guid isPermaLink='false'>{each}</guid>{end}" for each in range(number))
    return f"<rss><channel>{head}{items}</channel></rss>".encode()


@pytest.mark.parametrize(
    "head", ["", "<title>A & B</title>", "<title>A <b>B</title>", "<description><p>x</p></description>"]
)
def test_a_feed_longer_than_is_taken_says_so_whatever_way_it_is_read(head: str) -> None:
    for number, notice in ((5000, ""), (5001, CUT.format(5000))):
        feed = read_xml_feed(long_feed(head, number), XML, URL)
        assert [entry.guid for entry in feed.entries] == [str(each) for each in range(5000)]
        assert feed.notice == notice


def test_a_feed_that_cannot_be_parted_gives_its_first_thousand_and_says_so() -> None:
    feed = read_xml_feed(long_feed("", 1200, end=""), XML, URL)
    assert [entry.guid for entry in feed.entries] == [str(each) for each in range(1000)]
    assert feed.notice == CUT.format(1000)


def test_what_looks_like_an_entry_within_an_entry_parts_nothing() -> None:
    quoted = "<description><![CDATA[<item>not <b>one</item>]]></description></item>"
    whole = long_feed("<title>A <b>B</title>", 600, quoted)
    feed = read_xml_feed(whole, XML, URL)
    assert [entry.guid for entry in feed.entries] == [str(each) for each in range(600)]


def test_when_time_is_up_the_rest_is_left_out_and_told() -> None:
    asked = iter([False, True])
    feed = read_xml_feed(long_feed("<title>A <b>B</title>", 5000), XML, URL, lambda: next(asked))
    assert [entry.guid for entry in feed.entries] == [str(each) for each in range(2000)]
    assert feed.notice == CUT.format(2000)


def test_a_feed_read_in_pieces_says_of_itself_what_stands_at_its_end() -> None:
    body = long_feed("<title>A <b>B</title>", 1500).replace(
        b"</channel>", b"<link>https://a.example/</link></channel>"
    )
    feed = read_xml_feed(body, XML, URL)
    assert (feed.title, feed.site_url, len(feed.entries)) == ("A B", "https://a.example/", 1500)


@pytest.mark.parametrize("end", [b"<item><title>Tw", b"<item><title><![CDATA[Tw", b"<item", b""])
def test_a_feed_that_breaks_off_gives_what_it_had_and_says_so(end: bytes) -> None:
    feed = read_xml_feed(b"<rss><channel><item><title>One</title></item>" + end, XML, URL)
    assert feed.entries[0].title == "One"
    assert feed.notice == "The feed breaks off in the middle: what stood before that was taken."


def test_the_time_grows_with_the_length() -> None:
    def seconds(size: int) -> float:
        body = rss("<title>x</title>" + "<a>" * size + "</a>" * size + "<category>c</category>" * size)
        begun = time.process_time()
        assert quickly(body) is not None
        return time.process_time() - begun

    assert seconds(40_000) < 20 * (seconds(10_000) + 0.01)

"""Subscription lists: what goes out comes back, and what does not belong is refused with its line."""

import random
import time

import pytest

from reader.model import Attribute, FeedList, Outline, OutlineFolder, ReaderError
from reader.text.opml import LONGEST_TITLE, read_opml, write_opml

OUTLINES = (
    Outline("https://example.org/feed", "The Harbour Bell", "", "https://example.org/"),
    Outline("https://example.org/a?b=1&c=2", 'Quotes " & <marks>', "News"),
    Outline("https://example.net/feed", "Ny tidning: åäö 新聞", "News/Norden", "https://example.net/"),
    Outline("https://example.com/feed", "Deep", "A/B/C/D"),
)


def wrapped(body: str) -> str:
    return f'<opml version="1.0"><head/><body>{body}</body></opml>'


def feed(url: str = "https://example.org/f") -> str:
    return f'<outline text="x" xmlUrl="{url}"/>'


def test_round_trip() -> None:
    written = write_opml(FeedList(OUTLINES), "Mine & yours")
    assert read_opml(written).feeds == read_opml(written.encode()).feeds == OUTLINES
    assert write_opml(read_opml(written), "Mine & yours") == written
    assert "<title>Mine &amp; yours</title>" in written


def test_feeds_of_a_folder_stand_together() -> None:
    mixed = [Outline(f"https://example.org/{n}", str(n), folder) for n, folder in enumerate(["a", "b", "a"])]
    written = write_opml(FeedList(tuple(mixed)), "x")
    assert written.count('text="a"') == 1
    assert [outline.title for outline in read_opml(written).feeds] == ["0", "2", "1"]


def test_lists_of_other_readers() -> None:
    text = wrapped(
        '<outline text="Tech"><outline TEXT="Only text" xmlurl="https://example.org/1" htmlUrl="mailto:x"/>'
        '<outline title="Title wins" text="text" type="rss" xmlUrl=" https://example.org/2 "/></outline>'
        '<outline xmlUrl="https://example.org/3"/><outline text="empty folder"/>'
    )
    assert read_opml(text) == FeedList(
        (
            Outline("https://example.org/1", "Only text", "Tech"),
            Outline("https://example.org/2", "Title wins", "Tech", None, (Attribute("text", "text"),)),
            Outline("https://example.org/3", "https://example.org/3"),
        ),
        (OutlineFolder("empty folder"),),
    )


def test_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="{}"?>' + wrapped(
        '<outline text="Zoë" xmlUrl="https://example.org/"/>'
    )
    for encoding in ("utf-8", "iso-8859-1", "utf-16"):
        assert read_opml(text.format(encoding).encode(encoding)).feeds[0].title == "Zoë"
    assert read_opml(text.format("utf-16")).feeds[0].title == "Zoë"


def test_only_web_addresses_come_in_and_each_once() -> None:
    hostile = ["|touch x", "exec:id", "filter:a:b", "file:///etc/passwd", "javascript:x", "quoth:edition", ""]
    text = wrapped("".join(map(feed, hostile)) + feed() + feed())
    listed = read_opml(text)
    assert [outline.url for outline in listed.feeds] == ["https://example.org/f"]
    assert listed.left == len(hostile)


def test_titles_and_folders_are_cleaned() -> None:
    (outline,) = read_opml(
        wrapped(
            '<outline text="a&#x9b;31m&#x202e;b"><outline text="x&#x85;&#10; y" xmlUrl="https://e.example"/></outline>'
        )
    ).feeds
    assert (outline.folder, outline.title) == ("a31mb", "x y")


BROKEN = {
    "not closed": ("<opml>\n<body>\n<outline></opml>", r"broken at line 3: mismatched tag\.$"),
    "mended in vain": ('<opml>\n<outline text="a & b"></opml>', r"broken at line 2: mismatched tag"),
    "empty": ("", r"broken at line 1: no element found"),
    "page": ("\n<html></html>", r"^Line 2 .* begins with html, not with opml\.$"),
    "document type": ('<!DOCTYPE o [<!ENTITY a "b">]><opml/>', r"^Line 1 .* document type"),
    "external": ('<!DOCTYPE o SYSTEM "file:///etc/passwd"><opml/>', r"document type"),
    "deep": (wrapped("<outline text='x'>" * 100_000), r"nested deeper than 20 folders"),
    "long": (wrapped(feed() * 10_001), r"goes beyond 10,000 outlines"),
    "unknown encoding": ("<?xml version='1.0' encoding='nope'?><opml/>", r"broken at line 1|cannot be read"),
}


@pytest.mark.parametrize("text, reason", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_a_sentence_with_its_line(text: str, reason: str) -> None:
    with pytest.raises(ReaderError, match=reason):
        read_opml(text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_letters_that_are_no_xml_are_read_as_they_are_meant(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><opml><body><outline text="Q&A&nbsp;Zoë\x01 &x; &amp;c">'
        '<outline text="b" xmlUrl="https://e.example/f?a=1&b=2"/></outline></body></opml>'
    )
    (outline,) = read_opml(text.encode(encoding)).feeds
    assert (outline.folder, outline.url) == ("Q&A Zoë &x; &c", "https://e.example/f?a=1&b=2")


@pytest.mark.parametrize("mark", ['"', "'"])
def test_names_of_quotation_marks_do_not_end_an_attribute(mark: str) -> None:
    text = (
        f"<opml><body><outline text={mark}He &QUOT;x&QUOT; it&apos;s & b{mark} xmlUrl='https://e.example/f'/>"
    )
    (outline,) = read_opml(f"{text}</body></opml>").feeds
    assert outline.title == """He "x" it's & b"""


def test_no_title_and_no_folder_is_longer_than_titles_are() -> None:
    long = "a" * 1_000_000
    feed = f"<outline text='{long}' xmlUrl='https://a.example/'/>"
    text = f"<opml><body><outline text='{long}'>{feed}</outline></body></opml>"
    (outline,) = read_opml(text).feeds
    assert (len(outline.title), len(outline.folder)) == (LONGEST_TITLE, LONGEST_TITLE)


def test_a_thousand_feeds_take_no_time() -> None:
    kept = (Attribute("description", "words " * 20), Attribute("x:of", "1", "https://x.example/"))
    outlines = tuple(
        Outline(f"https://example.org/{n}", f"Feed {n}", f"Folder {n % 40}", None, kept) for n in range(1000)
    )
    began = time.process_time()
    assert len(read_opml(write_opml(FeedList(outlines), "x")).feeds) == 1000
    assert time.process_time() - began < 0.5


def test_garbage_gives_outlines_or_a_sentence() -> None:
    rng = random.Random(2)
    seed = write_opml(FeedList(OUTLINES), "x").encode()
    for _ in range(500):
        data = bytearray(seed)
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(data))
            data[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
        try:
            assert all(outline.url.startswith("http") for outline in read_opml(bytes(data)).feeds)
        except ReaderError as error:
            assert str(error).endswith(".")


def test_a_folder_may_have_a_slash_in_its_name() -> None:
    text = (
        '<opml version="2.0"><body><outline text="TCP/IP"><outline text="Deep"><outline text="A" '
        'xmlUrl="https://a.example/feed"/></outline></outline></body></opml>'
    )
    listed = read_opml(text)
    assert [outline.folder for outline in listed.feeds] == ["TCP∕IP/Deep"]
    written = write_opml(listed, "T")
    assert 'text="TCP/IP"' in written and 'text="Deep"' in written
    assert read_opml(written).feeds == listed.feeds


def test_no_command_and_no_login_is_passed_on() -> None:
    """Other readers of feeds run some attributes (newsboat #3400)."""
    told = 'filtercmd="sort" a="exec:id" b=" FILTER:x" c="|id" d="https://ada:canary@a.example/" e="fine"'
    (outline,) = read_opml(wrapped(f'<outline text="A" xmlUrl="https://a.example/" {told}/>')).feeds
    kept = {each.name: each.value for each in outline.attributes}
    assert kept == {"d": "https://a.example/", "e": "fine"}
    assert not [
        word for word in ("sort", "id", "canary", "FILTER") if word in write_opml(FeedList((outline,)), "T")
    ]

"""Inputs made at random out of what is known to break readers, and the readers that must withstand them.

python tests/fuzz.py [TURNS] [NAME...]      a long run by hand: 100,000 turns each unless told otherwise
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent)]

from reader.model import AllOf, QueryError, ReaderError, Selection, Sort
from reader.store import lists
from reader.store.search import excerpts
from reader.store.store import Store
from reader.text.article import article_from_html, article_from_text
from reader.text.clean import canonical_url, safe_line, safe_text, safe_url
from reader.text.decode import decode
from reader.text.feed import looks_like_feed, parse_feed
from reader.text.newsboat import read_urls
from reader.text.opml import read_opml, write_opml
from reader.text.query import read_query

_PIECES = (
    *(
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml",
        "?>",
        "&",
        ";",
        "&#",
        "&#x",
        "&lt;",
        "&amp;",
    ),
    *(
        "<p>",
        "</p>",
        "<div>",
        "<b>",
        "<br>",
        "<a href='",
        "'",
        '"',
        "<script>",
        "<style>",
        "<pre>",
        "<table><tr><td>",
    ),
    *(
        "<item>",
        "</item>",
        "<entry>",
        "<title>",
        "</title>",
        "<link>",
        "<guid>",
        "<description>",
        "<outline xmlUrl='",
    ),
    *(
        "http://",
        "https://",
        "javascript:",
        "file:///",
        "//",
        "@",
        ":",
        "[::1]",
        "%",
        "%00",
        "\\",
        "?",
        "#",
        "..",
        "/",
    ),
    *(
        "\x1b[31m",
        "\x9b",
        "\x00",
        "\x7f",
        "\u202e",
        "\u200d",
        "\u0301",
        "\ufeff",
        "\ud800",
        "\U0001f600",
        "é",
        "中",
        "א",
    ),
    *(
        "“",
        "”",
        "«",
        "»",
        '"',
        "said",
        "told",
        "according to",
        "Ida Holm",
        "Reuters",
        ". ",
        ", ",
        "\n",
        "\n\n",
        "\t",
        " ",
    ),
    *(
        "A" * 40,
        "9" * 30,
        " " * 30,
        "[/]",
        "[@click=x]",
        "utf-16",
        "2026-11-23T10:00:00Z",
        "Mon, 23 Nov 2026",
    ),
)
_FRAMES = {
    "feed": "<rss><channel><item><guid>1</guid><description>{}</description></item></channel></rss>",
    "page": "<html><head><title>T</title></head><body><article><p>{}</p></article></body></html>",
    "list": "<opml version='2.0'><body><outline text='a' xmlUrl='https://a.example/{}'/></body></opml>",
    "urls": 'https://a.example/{} tag "~T"\n"query:N:unread = \\"no\\" and (title =~ \\"{}\\" or age < 3)"',
    "words": "{}",
    "search": '(title:"{}" OR -said:{}) date:2026-11-01..{} NOT is:{} has:quotes) "',
    "terms": '(title:"{}" OR -said:{}) NOT is:bookmarked {}* NEAR({}, 2) ^{} ") OR 1=1 --',
    "speech": "“{},” said Ida Holm. “Yes,” {} told Reuters, “{}\n\n“{}” according to {}.",
}
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


class Maker:
    """Makes one input after another from a seed."""

    def __init__(self, seed: int, frame: str) -> None:
        self.random = Random(seed)
        self._frame = _FRAMES[frame]

    def text(self) -> str:
        """Pieces in a row, now and then with a frame around them and with letters changed."""
        pieces = self.random.choices(_PIECES, k=self.random.randint(0, 24))
        text = "".join(pieces)
        if self.random.random() < 0.7:
            text = self._frame.replace("{}", text)
        for _ in range(self.random.choice((0, 0, 1, 4))):
            at = self.random.randint(0, len(text))
            text = text[:at] + chr(self.random.choice((0, 9, 27, 60, 0x9B, 0x2028, 0xFFFE))) + text[at + 1 :]
        return text

    def body(self) -> bytes:
        encoding = self.random.choice(("utf-8", "utf-8", "utf-8", "utf-16", "latin-1"))
        return self.text().encode(encoding, "replace" if encoding == "latin-1" else "surrogatepass")


def clean(maker: Maker) -> None:
    text = maker.text()
    once, line = safe_text(text), safe_line(text)
    assert safe_text(once) == once and safe_line(line) == line
    assert not OBEYED.search(once) and not OBEYED.search(line) and "\n" not in line


def address(maker: Maker) -> None:
    url = safe_url(maker.text(), maker.random.choice(("", "https://a.example/b/")))
    if url is not None:
        assert re.fullmatch(r"https?://[!-~]+", url)
        assert safe_url(url) == url
        assert safe_url(canonical_url(url)) is not None


def feed(maker: Maker) -> None:
    _expect_a_feed(maker.body())


def json_feed(maker: Maker) -> None:
    """A feed in JSON that can be read as such, with texts and values of all other kinds anywhere."""

    def value() -> object:
        text = maker.text()
        return maker.random.choice(
            (text, text, text, [text], {"name": text}, [{"name": text}], 1, None, 1e999)
        )

    keys = ("id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published")
    items = [{key: value() for key in (*keys, "author", "authors", "attachments")} for _ in range(2)]
    named = {"version": "https://jsonfeed.org/version/1.1", "title": value(), "home_page_url": value()}
    _expect_a_feed(json.dumps(named | {"items": maker.random.choice((items, items, value()))}).encode())


def _expect_a_feed(body: bytes) -> None:
    """What is read of a feed, or why nothing is, can be shown; its links lead to the web."""
    try:
        found = parse_feed(body, "application/xml", "https://a.example/feed")
    except ReaderError as error:
        assert str(error).endswith(".")
        return
    assert looks_like_feed(body, "application/xml")
    for entry in found.entries:
        assert not OBEYED.search(f"{entry.guid}{entry.title}{entry.author}{entry.url}{entry.content}")
        assert entry.url is None or entry.url.startswith("http")
    assert len({entry.guid for entry in found.entries}) == len(found.entries)


def page(maker: Maker) -> None:
    try:
        article = article_from_html(maker.body(), "text/html", "https://a.example/b")
    except ReaderError as error:
        assert str(error).endswith(".")
        return
    assert not OBEYED.search(article.document.text + article.title + str(article.byline))
    for quote in article.quotes:
        for part in quote.parts:
            assert 0 <= part.start < part.end <= len(article.document.blocks[part.block].text)
    for source in article.sources:
        for mention in source.mentions:
            assert 0 <= mention.start <= mention.end <= len(article.document.blocks[mention.block].text)


def opml(maker: Maker) -> None:
    try:
        listed = read_opml(maker.body())
    except ReaderError as error:
        assert str(error).endswith(".")
        assert not OBEYED.search(str(error))
        return
    assert all(outline.url.startswith("http") for outline in listed.feeds)
    assert read_opml(again := write_opml(listed, "T")).feeds == listed.feeds
    assert write_opml(read_opml(again), "T") == again


def urls(maker: Maker) -> None:
    found = read_urls(decode(maker.body()))
    assert all(outline.url.startswith("http") for outline in found.feeds)
    said = (*found.notes, *(part for each in found.lists for part in each))
    assert not any(OBEYED.search(text) for text in said)
    for _, query in found.lists:
        try:
            read_query(query, datetime(2026, 11, 23, tzinfo=UTC))
        except QueryError as error:
            raise AssertionError(query) from error


def search(maker: Maker) -> None:
    """A search is one whole: parentheses around all of it change nothing, where all quotes are closed."""
    text = maker.text()
    now, typing = datetime(2026, 11, 23, tzinfo=UTC), maker.random.random() < 0.5
    try:
        query = read_query(text, now, typing=typing)
    except QueryError as error:
        assert 0 <= error.position <= len(text) and not OBEYED.search(str(error))
        return
    if query != AllOf(()) and text.count('"') % 2 == 0 and not typing:
        assert read_query(f"({text})", now) == query


_LIBRARIES = cache(lambda full_text: Store(Path(mkdtemp()) / "library.db", full_text))
"""A library that is searched, empty: SQLite reads what it is asked all the same."""


def sought(maker: Maker) -> None:
    """A search is carried out, and what it asks for stays a value to SQL and to full-text search."""
    text = maker.text()
    try:
        query = read_query(text, datetime(2026, 11, 23, tzinfo=UTC), typing=maker.random.random() < 0.5)
    except QueryError:
        return
    library = _LIBRARIES(maker.random.random() < 0.5)
    ids = lists.story_ids(library, Selection(search=text), query, maker.random.choice(list(Sort)))
    assert not len(ids) and not excerpts(library, query, [1, 2])


def speech(maker: Maker) -> None:
    article = article_from_text(safe_text(maker.text()), None)
    blocks = article.document.blocks
    for quote in article.quotes:
        assert quote.parts and 0.0 <= quote.confidence <= 1.0
        assert all(0 <= part.start < part.end <= len(blocks[part.block].text) for part in quote.parts)
        assert not OBEYED.search(f"{quote.speaker}{quote.via}")


TARGETS: dict[str, tuple[Callable[[Maker], None], str]] = {
    "clean": (clean, "words"),
    "address": (address, "words"),
    "feed": (feed, "feed"),
    "json_feed": (json_feed, "words"),
    "page": (page, "page"),
    "opml": (opml, "list"),
    "urls": (urls, "urls"),
    "search": (search, "search"),
    "sought": (sought, "terms"),
    "speech": (speech, "speech"),
}


def fuzz(name: str, turns: int, seed: int = 0) -> float:
    """So many inputs for one target; the longest that one took, in seconds of this process.

    Raises AssertionError naming seed and turn of an input that is not withstood, caused by what came of it.
    """
    target, frame = TARGETS[name]
    longest = 0.0
    for turn in range(turns):
        begun = time.process_time()
        try:
            target(Maker(seed * 1_000_003 + turn, frame))
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}, turn {turn}") from error
        longest = max(longest, time.process_time() - begun)
    return longest


if __name__ == "__main__":
    number = int(sys.argv[1]) if sys.argv[1:] else 100_000
    for target_name in sys.argv[2:] or TARGETS:
        slowest = fuzz(target_name, number)
        print(
            f"{target_name:10} {number:,} turns, the longest took {slowest * 1000:.0f} ms of CPU", flush=True
        )

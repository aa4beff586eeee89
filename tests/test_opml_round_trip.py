"""Whatever a list says of feeds and folders: it comes back out of a library as it went in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from fakes import Clock
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import Loopback, Reply, item, rss

from reader.library import Library, snapshots
from reader.library.subscribing import add_list, as_opml
from reader.model import Attribute, FeedList, Outline, OutlineFolder
from reader.store import feed_care, feeds, places
from reader.store.store import Store
from reader.text.opml import LONGEST_KEPT, MOST_KEPT, read_opml, write_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:frss="https://freshrss.org/opml">
  <head>
    <title>What I read</title>
    <ownerName>Ada</ownerName>
    <dateModified>Fri, 20 Nov 2026 08:00:00 GMT</dateModified>
    <expansionState>1,2</expansionState>
  </head>
  <body>
    <outline text="Coast" description="All of the sea" isOpen="true">
      <outline text="The Bell" title="The Harbour Bell" type="atom" language="nb" version="RSS2"
        description="Boats &amp; tides" category="/Coast,/Fish" created="Mon, 01 Jan 2024 00:00:00 GMT"
        xmlUrl="https://bell.example/feed" htmlUrl="https://bell.example/"
        frss:filtersActionRead="intitle:advert&#10;author:Bot" xml:lang="nb"/>
    </outline>
    <outline text="Later"><outline text="Some day" color="red"/></outline>
    <outline text="Fish">
      <outline text="Herring" type="rss" xmlUrl="https://herring.example/feed"/>
      <outline text="Bell, again" type="rss" xmlUrl="https://bell.example/feed"
        htmlUrl="https://bell.example/" mine="1"/>
    </outline>
    <outline text="The spec" type="link" url="https://opml.org/spec2.opml"/>
  </body>
</opml>
"""
FILTERS = Attribute("frss:filtersActionRead", "intitle:advert\nauthor:Bot", "https://freshrss.org/opml")


@contextmanager
def made() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "library.db")
        try:
            yield store
        finally:
            store.close()


def through_a_library(listed: FeedList) -> str:
    with made() as store:
        add_list(store, listed, Clock()())
        return as_opml(store)


def as_read(text: str) -> str:
    return through_a_library(read_opml(text))


def sets(listed: FeedList) -> tuple[set[Outline], set[OutlineFolder], tuple[tuple[str, str], ...]]:
    """A list without the order of what stands in it: feeds of one folder are written together."""
    return set(listed.feeds), set(listed.folders), listed.head


NAMES = st.sampled_from(
    ["description", "language", "created", "a:one", "b:two", "xml:lang", "type", "isOpen"]
)
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("/∕\"'<&\n\t\u202e\x85"), max_size=12
)
EXTRAS = st.dictionaries(NAMES, WORDS, max_size=4)
SPACES = st.sampled_from(["", ' xmlns:a="urn:a"', ' xmlns:a="urn:other"', ' xmlns:b="urn:b"'])


def element(words: dict[str, str], scope: str, inside: str = "") -> str:
    said = "".join(f" {name}={quoteattr(value, {chr(0x85): '&#x85;'})}" for name, value in words.items())
    return f"<outline{scope}{said}>{inside}</outline>"


@st.composite
def feed_outlines(draw: st.DrawFn) -> str:
    number = draw(st.integers(0, 5))
    words = draw(EXTRAS) | {"xmlUrl": f"https://f{number}.example/feed", "text": draw(WORDS)}
    if draw(st.booleans()):
        words["title"] = draw(WORDS)
    if number % 2:
        words["htmlUrl"] = f"https://f{number}.example/"
    return element(words, draw(SPACES))


@st.composite
def folder_outlines(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    name = draw(st.sampled_from(["Coast", "Fish", "A/B"]) | WORDS)
    return element(draw(EXTRAS) | {"text": name}, draw(SPACES), "".join(draw(st.lists(inside, max_size=4))))


TREES = st.recursive(feed_outlines(), folder_outlines, max_leaves=12)


@st.composite
def files(draw: st.DrawFn) -> str:
    body = "".join(draw(st.lists(TREES, max_size=5)))
    head = "".join(
        f"<{name}>{escape(draw(WORDS))}</{name}>"
        for name in draw(st.sets(st.sampled_from(["title", "docs"])))
    )
    return f'<opml version="2.0"{draw(SPACES)}><head>{head}</head><body>{body}</body></opml>'


@given(files())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_every_list_comes_back_as_it_was_read(text: str) -> None:
    listed = read_opml(text)
    written = write_opml(listed, "Mine")
    again = read_opml(written)
    assert sets(again)[:2] == sets(listed)[:2]
    assert again.head == listed.head or dict(again.head) == dict(listed.head) | {"title": "Mine"}
    assert write_opml(again, "Mine") == written


@given(files())
@settings(max_examples=20, deadline=None, derandomize=True)
def test_every_list_comes_back_out_of_a_library(text: str) -> None:
    listed = read_opml(text)
    written = through_a_library(listed)
    assert sets(read_opml(written))[:2] == sets(listed)[:2]
    assert through_a_library(read_opml(written)) == written


def test_nothing_that_a_list_says_is_lost() -> None:
    listed = read_opml(LIST)
    bell, herring, bell_again = listed.feeds
    assert (bell.title, bell.folder, bell_again.folder) == ("The Harbour Bell", "Coast", "Fish")
    assert {attribute.name for attribute in bell.attributes} == {
        *("text", "type", "language", "version", "description", "category", "created", "xml:lang"),
        "frss:filtersActionRead",
    }
    assert FILTERS in bell.attributes
    assert herring.attributes == ()
    assert [folder.path for folder in listed.folders] == ["Coast", "Later/Some day", "The spec"]
    written = through_a_library(listed)
    assert sets(read_opml(written)) == sets(listed)
    assert 'xmlns:frss="https://freshrss.org/opml"' in written
    assert "dateModified" not in written, "it says when that file was written"


def test_a_prefix_may_stand_for_two_things() -> None:
    feed = '<outline text="{0}" xmlUrl="https://{0}.example/" p:a="1"/>'
    inner = f'<outline text="x" xmlns:p="urn:two" p:a="2">{feed.format("f")}</outline>'
    text = f'<opml xmlns:p="urn:one"><body>{feed.format("g")}{inner}</body></opml>'
    listed = read_opml(text)
    assert [feed.attributes[0].namespace for feed in listed.feeds] == ["urn:one", "urn:two"]
    assert sets(read_opml(write_opml(listed, "T")))[:2] == sets(listed)[:2]


def test_commands_and_passwords_are_not_passed_on() -> None:
    text = (
        '<opml><body><outline text="x" xmlUrl="https://f.example/" filtercmd="rm" url="exec:id" other=" | id"'
        ' more="FILTER:a:b" mail="https://me:tide@f.example/a" at="https://f.example/@me" nobody:is="1"'
        ' wide="a&#x202e;b"/></body></opml>'
    )
    assert read_opml(text).feeds[0].attributes == (
        Attribute("at", "https://f.example/@me"),
        Attribute("mail", "https://f.example/a"),
        Attribute("wide", "ab"),
    )


def test_what_is_kept_is_bounded_and_the_reader_is_told(library: Library) -> None:
    many = "".join(f' a{n}="x"' for n in range(MOST_KEPT + 1))
    long = f' short="1" long="{"x" * LONGEST_KEPT}"'
    outlines = "".join(
        f'<outline text="x" xmlUrl="https://{n}.example/"{said}/>' for n, said in enumerate([many, long, ""])
    )
    text = f"<opml><head>{'<a>1</a>' * 100}</head><body>{outlines}</body></opml>"
    listed = read_opml(text)
    assert [len(feed.attributes) for feed in listed.feeds] == [MOST_KEPT, 1, 0]
    assert (listed.cut, len(listed.head)) == (2, MOST_KEPT)
    done = library.subscriptions.import_list(text.encode())
    assert (done.added, done.notes) == (
        3,
        ("What 2 of its outlines say beside the feeds is too much to keep: some is left out.",),
    )


async def test_what_is_kept_of_a_feed_goes_and_comes_with_it(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a"), title="Its own title"))
    text = LIST.replace("https://bell.example/feed", site.url("/feed"))
    library.subscriptions.import_list(text.encode())
    assert library.subscriptions.as_opml().count(site.url("/feed")) == 2
    (bell,) = [feed for feed in library.feeds() if feed.url == site.url("/feed")]
    assert [step.problem async for step in library.refresh([bell.id])] == [None]
    before = library.subscriptions.as_opml()
    assert before == as_read(LIST.replace("https://bell.example/feed", site.url("/feed"))).replace(
        "https://bell.example/", "https://gazette.example/"
    )
    library.subscriptions.remove(bell.id)
    gone = read_opml(library.subscriptions.as_opml())
    assert [feed.title for feed in gone.feeds] == ["Herring"]
    assert [folder.path for folder in gone.folders] == ["Later/Some day", "The spec"]
    library.subscriptions.restore(bell.id)
    assert library.subscriptions.as_opml() == before


def test_the_users_own_title_goes_before_that_of_the_list(store: Store, clock: Clock) -> None:
    add_list(store, read_opml(LIST), clock())
    bell = feeds.feed_at(store, "https://bell.example/feed")
    assert bell is not None
    feed_care.rename(store, bell, "My bell")
    places.put_into(store, bell, ["Fish"])
    (mine,) = [feed for feed in read_opml(as_opml(store)).feeds if feed.url == "https://bell.example/feed"]
    assert (mine.title, mine.folder) == ("My bell", "Fish")
    assert "Bell, again" not in as_opml(store) and 'text="The Bell"' not in as_opml(store)
    before = as_opml(store)
    assert add_list(store, read_opml(LIST), clock()) == 0
    assert as_opml(store) == before


def test_a_feed_stands_in_every_folder_of_the_list(store: Store, clock: Clock) -> None:
    add_list(store, read_opml(LIST), clock())
    bell = next(feed for feed in feeds.feeds(store) if feed.url == "https://bell.example/feed")
    assert bell.folders == ("Coast", "Fish")
    places.put_into(store, bell.id, ["Coast", "Fish", "New"])
    listed = read_opml(as_opml(store))
    assert [feed.folder for feed in listed.feeds if feed.url == bell.url] == ["Coast", "Fish", "New"]
    places.put_into(store, bell.id, ["Coast", "Fish"])
    assert as_opml(store) == as_read(LIST)


def test_folders_of_one_name_beside_each_other_are_one(store: Store, clock: Clock) -> None:
    twice = (
        '<opml><body><outline text="News" a="1"><outline text="A" xmlUrl="https://a.example/"/></outline>'
        '<outline text="News" a="2" b="3"><outline text="B" xmlUrl="https://b.example/"/></outline></body></opml>'
    )
    add_list(store, read_opml(twice), clock())
    assert [feed.folder for feed in feeds.feeds(store)] == ["News", "News"]
    (folder,) = read_opml(as_opml(store)).folders
    assert [(said.name, said.value) for said in folder.attributes] == [("a", "1"), ("b", "3")]


def test_a_list_of_others_does_not_change_whose_the_subscriptions_are(store: Store, clock: Clock) -> None:
    add_list(store, read_opml(LIST), clock())
    other = LIST.replace("Ada", "Bo").replace("bell.example", "gull.example")
    add_list(store, read_opml(other), clock())
    assert "<ownerName>Ada</ownerName>" in as_opml(store)
    assert len(feeds.feeds(store)) == 3


def test_a_snapshot_brings_it_back(store: Store, clock: Clock, tmp_path: Path) -> None:
    add_list(store, read_opml(LIST), clock())
    snapshots.write(store, tmp_path / "day", clock())
    with made() as lost:
        assert snapshots.take(lost, tmp_path / "day", clock()).feeds == 2
        assert as_opml(lost) == as_opml(store)
        assert snapshots.take(lost, tmp_path / "day", clock()).feeds == 0
        assert as_opml(lost) == as_opml(store)


def test_a_thousand_feeds_take_no_time(store: Store, clock: Clock) -> None:
    count = 1000
    kept = (Attribute("description", "words " * 20), Attribute("x:of", "1", "https://x.example/"))
    listed = FeedList(
        tuple(
            Outline(f"https://{n}.example/", f"Feed {n}", f"{folder} {n % 40}", None, kept)
            for n in range(count)
            for folder in ("Folder", "Other")
        )
    )
    text = write_opml(listed, "x")
    began = time.process_time()
    assert add_list(store, read_opml(text), clock()) == count
    assert time.process_time() - began < 1
    assert len(read_opml(as_opml(store)).feeds) == 2 * count

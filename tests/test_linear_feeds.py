"""Feeds, the way forward and the browser, in plain lines."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss
from talk import Talk

from reader.config import Settings
from reader.model import ReaderError

RECORD = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"


@pytest.fixture
def opened_in(talk: Talk, tmp_path: Path) -> Path:
    """A file in which the talk's browser writes the address that it is given."""
    file = tmp_path / "address"
    command = shlex.join([sys.executable, "-c", RECORD, str(file)])
    talk.session.outside = talk.session.outside._replace(settings=Settings(browser=(command,)))
    return file


def test_forward_leads_to_what_back_left_until_something_else_is_opened(talk: Talk) -> None:
    for number in ("1", "2", "3"):
        talk.hear("stories")
        last = talk.hear(number)
    talk.hear("back")
    second = talk.hear("back")
    assert second[0] != last[1]
    talk.hear("]")
    assert talk.hear("forward")[0] == last[1]
    assert talk.hear("forward") == ["This is the last article you opened."]
    talk.hear("back")
    talk.hear("stories")
    talk.hear("4")
    assert talk.hear("forward") == ["This is the last article you opened."]


def test_a_feed_is_removed_by_its_number_and_comes_back(talk: Talk) -> None:
    with pytest.raises(ReaderError, match="lists lists them"):
        talk.hear("remove 1")
    lists = talk.hear("lists")
    number = next(line.split(".")[0] for line in lists if "The Quoth Edition" in line)
    with pytest.raises(ReaderError, match="number of a feed"):
        talk.hear("remove 1")
    assert talk.hear(f"remove {number}") == ["Removed The Quoth Edition. Say undo to take it back."]
    assert talk.library.feeds() == ()
    with pytest.raises(ReaderError, match="number of a feed"):
        talk.hear(f"remove {number}")
    talk.hear("undo")
    assert [feed.title for feed in talk.library.feeds()] == ["The Quoth Edition"]
    assert talk.hear("remove") == ["Removed The Quoth Edition. Say undo to take it back."], (
        "the one that is entered"
    )


def test_a_list_is_marked_read_and_unread_again(talk: Talk) -> None:
    assert talk.hear("readall") == ["Marked 8 stories read."]
    assert talk.library.counts().unread == 0
    assert talk.hear("readall") == ["All are read."]
    talk.hear("undo")
    assert talk.library.counts().unread == 8
    talk.hear("search nobodysaidthis")
    with pytest.raises(ReaderError, match="There is no story there in Found by nobodysaidthis"):
        talk.hear("readall")


def test_feeds_that_fail_are_listed_and_entered(talk: Talk) -> None:
    assert talk.hear("problems") == ["No feed has failed since it was last fetched."]
    talk.library.subscriptions.import_list(
        b"<opml><body><outline text='Far' xmlUrl='http://127.0.0.1:1/feed'/></body></opml>"
    )
    talk.library.offline = False
    talk.hear("fetch")
    listed = talk.hear("!")
    assert listed[0] == "Feeds with problems: 1." and listed[1].startswith("1. Far: ")
    assert talk.hear("1")[0].startswith("Far: ")


def test_fetch_brings_the_pages_that_are_wanted_with_their_feeds(talk: Talk, site: Loopback) -> None:
    body = "".join(
        f"<p>The pilots of the harbour met for the {n}. time and agreed on nothing.</p>" for n in "2345"
    )
    site["/1"] = Reply(f"<html><body><article><h1>Pilots</h1>{body}</article></body></html>".encode())
    site["/feed"] = Reply(rss(item("1", "Pilots", site.url("/1"), "The pilots met …")))
    talk.library.offline = False
    talk.hear(f"add {site.url('/feed')}")
    talk.library.subscriptions.change(talk.library.subscriptions.find(site.url("/feed")), "full_text", "on")
    assert "1 of 1 page kept." in talk.hear("fetch")
    assert not any("kept" in line for line in talk.hear("fetch")), "once"


def test_the_article_and_a_search_for_a_source_are_given_to_the_browser(talk: Talk, opened_in: Path) -> None:
    with pytest.raises(ReaderError, match="No article is open"):
        talk.hear("browser")
    talk.hear("2")
    (said,) = talk.hear("browser")
    assert said.startswith("Opened https://")
    assert talk.session.article.url == opened_in.read_text()
    opened_in.unlink()
    names = [source.name for source in talk.session.article.sources]
    (said,) = talk.hear("web 2")
    assert names[1].split()[0] in opened_in.read_text()
    with pytest.raises(ReaderError, match="sources lists them"):
        talk.hear(f"w {len(names) + 1}")


def test_the_text_of_the_feed_and_the_full_page_take_turns(talk: Talk) -> None:
    talk.hear("2")
    page = talk.session.opened.page
    assert page is not None
    talk.hear("full")
    given = talk.session.opened
    talk.hear("x")
    assert given.page is None and talk.session.opened.page == page
    assert talk.hear("back") == ["This is the first article you opened."]


def test_feeds_of_one_title_are_told_apart(talk: Talk, site: Loopback) -> None:
    talk.library.offline = False
    for name in ("town", "sea"):
        site[f"/{name}"] = Reply(rss(item(name, f"News of the {name}"), title="The Gull"))
        talk.hear(f"add {site.url(f'/{name}')}")
    told = [line for line in talk.hear("search title:news") if "News of the" in line]
    assert sorted(line.partition(". ")[2].partition(", 2")[0].split(",")[:3] for line in told) == [
        ["News of the sea", " The Gull", " sea"],
        ["News of the town", " The Gull", " town"],
    ]
    listed = talk.hear("lists")
    number = next(line.split(".")[0] for line in listed if "The Gull, sea" in line)
    entered = talk.hear(number)
    assert entered[0].startswith("The Gull, sea")
    talk.hear("lists")
    assert talk.hear(f"remove {number}") == ["Removed The Gull, sea. Say undo to take it back."]


def test_a_page_with_several_feeds_says_which_the_user_has(talk: Talk, site: Loopback) -> None:
    talk.library.offline = False
    for name in ("town", "sea"):
        site[f"/{name}"] = Reply(rss(item(name, f"News of the {name}"), title=f"The {name} Gull"))
    links = "".join(
        f"<link rel=alternate type=application/rss+xml title={name} href=/{name}>" for name in ("town", "sea")
    )
    site["/"] = Reply(f"<html><head>{links}</head></html>".encode())
    talk.hear(f"add {site.url('/sea')}")
    offered = talk.hear(f"add {site.root}")
    assert any(line.endswith(f"town, {site.url('/town')}") for line in offered)
    assert any(line.endswith(f"sea, {site.url('/sea')}, subscribed") for line in offered)

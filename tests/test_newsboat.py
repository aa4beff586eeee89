"""newsboat's urls file: its feeds, titles and tags, its commands, and what its query feeds come to."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk import AtDesk
from fakes import Clock

from reader.cli import main
from reader.config.lists import read_lists
from reader.library import Library
from reader.model import Outline, QueryError
from reader.text.newsboat import read_urls
from reader.text.newsboat_query import translated
from reader.text.query import read_query

URLS = r"""
# A comment, and a line of nothing

https://alder.example/feed news "~The Alder Post" daily
https://coast.example/rss "Sea and coast" # said of it
"https://tech.example/feed?a=1" tech/web "!hidden" ~Tech
https://bare.example/feed
https://bare.example/feed
"exec:~/bin/make feed.py --all" news
"filter:~/bin/clean:https://raw.example/feed" "~Cleaned"
file:///srv/feeds/own.xml
gopher://old.example/feed
"query:Unread:unread = \"yes\""
"query:Odd:flags # \"s\"" news
"""


def test_feeds_come_with_titles_and_folders() -> None:
    found = read_urls(URLS)
    assert found.feeds == (
        Outline("https://alder.example/feed", "The Alder Post", "news"),
        Outline("https://alder.example/feed", "The Alder Post", "daily"),
        Outline("https://coast.example/rss", "https://coast.example/rss", "Sea and coast"),
        Outline("https://tech.example/feed?a=1", "Tech", "tech web"),
        Outline("https://bare.example/feed", "https://bare.example/feed", ""),
    )
    assert [(outline.url, outline.title, outline.folder) for outline in found.local] == [
        ("exec:~/bin/make feed.py --all", "exec:~/bin/make feed.py --all", "news"),
        ("filter:~/bin/clean:https://raw.example/feed", "Cleaned", ""),
        ("file:///srv/feeds/own.xml", "file:///srv/feeds/own.xml", ""),
    ]


def test_query_feeds_become_lists_and_what_cannot_be_said_is_named() -> None:
    found = read_urls(URLS)
    assert dict(found.lists) == {"Unread": "is:unread"}
    assert found.notes == (
        "Line 12: gopher://old.example/feed is not the address of a feed.",
        "The query feed “Odd” was not imported: a search cannot say flags # “s”.",
    )


TRANSLATED = {
    'unread = "yes"': "is:unread",
    'unread == "no"': "is:read",
    'unread != "yes"': "-is:unread",
    'title =~ "frost"': 'title:"frost"*',
    'title =~ "(frost|ice cold)$"': 'title:"frost"* OR title:"ice cold"*',
    'title !~ "^Frost"': '-title:"Frost"*',
    'title !~ "frost|ice"': '-(title:"frost"* OR title:"ice"*)',
    'author = "Ida Holm" and unread = "yes"': 'author:"Ida Holm" is:unread',
    'content # "bridge"': 'body:"bridge"',
    'tags # "news" && (unread="yes" || age<3)': 'folder:"news" (is:unread OR date:3d)',
    'tags !# "daily"': '-folder:"daily"',
    'tags # "sea/coast"': 'folder:"sea coast"',
    "age between 0:7": "date:8d",
    "age between 2:7": "date:8d -date:2d",
    "age > 30": "-date:31d",
    "age >= 30": "-date:30d",
    "age <= 1": "date:2d",
    "age = 0": "date:1d",
    'feedtitle =~ "Alder" or rssurl =~ "coast"': 'feed:"Alder"* OR feed:"coast"*',
    '((unread = "yes"))': "is:unread",
}


@pytest.mark.parametrize("asked", TRANSLATED)
def test_what_a_filter_comes_to(asked: str) -> None:
    query = translated(asked)
    assert query == TRANSLATED[asked]
    read_query(query, datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "unread =",
        'unread "yes"',
        '(unread = "yes"',
        'unread = "yes")',
        'title =~ "a[bc]+"',
        'title =~ ".*"',
        'title = "***"',
        'flags # "s"',
        "age between 3",
        "age ~ 3",
        "unread_count > 0",
        'title =~ "' + "x" * 5000,
        "(" * 100 + "unread" + ")" * 100,
        "%",
    ],
)
def test_what_cannot_be_said_is_a_sentence(asked: str) -> None:
    with pytest.raises(QueryError) as raised:
        translated(asked)
    assert str(raised.value).endswith(".")


def test_a_long_file_is_read_in_its_length() -> None:
    line = '"https://a.example/' + "x" * 200 + '" tag "~A \\"title\\" of it" ' + '"' * 30 + "\n"
    begun = time.process_time()
    read_urls(line * 8000)
    assert time.process_time() - begun < 5


def test_commands_are_taken_over_only_when_they_are_allowed(library: Library, clock: Clock) -> None:
    done = library.subscriptions.import_list(URLS.encode())
    assert (done.added, done.known) == (5, 0)
    assert {feed.title: feed.folders for feed in library.feeds()}["The Alder Post"] == ("news", "daily")
    assert sum("--allow-exec allows" in note for note in done.notes) == 2
    addresses = {feed.url for feed in library.feeds()}
    assert "file:///srv/feeds/own.xml" in addresses
    assert not any(address.startswith(("exec:", "filter:")) for address in addresses)
    assert library.subscriptions.import_list(URLS.encode(), commands=True).added == 2
    assert "exec:" not in library.subscriptions.as_opml() and "file:" not in library.subscriptions.as_opml()


OPML = b"""<opml version="2.0"><body><outline text="x" xmlUrl="exec:touch /tmp/no"/>
<outline text="y" xmlUrl="filter:touch:https://a.example/"/><outline text="z" xmlUrl="|touch"/>
<outline text="w" xmlUrl="file:///etc/passwd"/><outline text="v" xmlUrl="https://a.example/feed"/></body></opml>"""


def test_no_command_and_no_file_comes_out_of_a_list_for_other_readers(library: Library) -> None:
    assert library.subscriptions.import_list(OPML, commands=True).added == 1
    assert [feed.url for feed in library.feeds()] == ["https://a.example/feed"]


def test_the_command_line_says_what_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").touch()
    urls = tmp_path / "urls"
    urls.write_text(URLS)
    assert main(["import", str(urls)]) == 3
    printed = capsys.readouterr()
    assert printed.out.startswith("5 feeds added, 0 known already")
    assert f"1 list added to {tmp_path / 'lists.toml'}" in printed.out
    kept = [(each.name, each.query) for each in read_lists(tmp_path / "lists.toml").lists]
    assert kept == [("Unread", "is:unread")]
    assert all(line.startswith("quoth: ") for line in printed.err.splitlines())
    assert main(["import", "--allow-exec", str(urls)]) == 3
    again = capsys.readouterr().out
    assert again.startswith("2 feeds added, 5 known already")
    assert "0 lists added" in again


async def test_the_reader_takes_the_file_too(at_desk: AtDesk, library: Library, tmp_path: Path) -> None:
    library.offline = True
    urls = tmp_path / "urls"
    urls.write_text(URLS)
    async with at_desk() as at:
        await at.press("I")
        await at.type(str(urls))
        await at.press("enter")
        assert at.said.startswith("5 feeds added, 1 list, 0 known already; R fetches them.")
        assert at.said.endswith("4 things were left out: `quoth import` says what.")
    assert len(read_lists(tmp_path / "lists.toml").lists) == 1

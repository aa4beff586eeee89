"""Tags, notes and hidden stories: what is typed, what is stored, what is found, and how it is taken back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import Clock
from test_stories import NOON, bring, feed_id, ids_of, listed, new

from reader.cli import main
from reader.library import Library
from reader.library.searching import names_tag
from reader.model import Outline, Page, ReaderError, Selection, Sort, Tag
from reader.store import articles, codec, feeds, lists, pages, stories, story_index
from reader.store.said import Facts
from reader.store.store import Store
from reader.text.article import article_from_text
from reader.text.tagging import LONGEST, read_tags

__all__ = ["feed_id"]


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ()),
        (" , ,", ()),
        ("harbour", ("harbour",)),
        ("#harbour,  Money;x ", ("harbour", "Money;x")),
        ("Harbour harbour HARBOUR", ("Harbour",)),
        ("e\u0301tat", ("\u00e9tat",)),
        ("to-do a\x1b[31mb", ("to-do", "a[31mb")),
        ("港 wetter", ("港", "wetter")),
    ],
)
def test_tags_are_the_words_that_are_typed(typed: str, tags: tuple[str, ...]) -> None:
    assert read_tags(typed) == tags


@pytest.mark.parametrize("typed", ["a(b", 'x"y', "clim*", "--", "x" * (LONGEST + 1), "a#b"])
def test_what_a_search_could_not_ask_for_is_no_tag(typed: str) -> None:
    with pytest.raises(ReaderError):
        read_tags(f"fine {typed}")


async def test_a_tag_is_one_whatever_its_capitals_and_every_change_is_taken_back(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"), new("b"), new("c"))
    a, b = ids_of(store, "a"), ids_of(store, "b")
    first = library.organising.tag([*a, *b], "Harbour money")
    again = library.organising.tag(a, "HARBOUR winter")
    assert (first.label, again.label) == (
        "Tagged 2 stories #Harbour #money",
        "Tagged 1 story #HARBOUR #winter",
    )
    assert library.organising.tags() == (Tag("Harbour", 2), Tag("money", 2), Tag("winter", 1))
    assert library.stories(a)[0].tags == ("Harbour", "money", "winter")
    removed = library.organising.untag([*a, *b], "harbour zebra")
    assert removed.label == "Removed #harbour #zebra from 2 stories"
    assert listed(store, search="tag:harbour") == []
    library.organising.undo(removed)
    library.organising.undo(again)
    assert library.stories([*a, *b])[0].tags == ("Harbour", "money")
    library.organising.undo(first)
    assert library.organising.tags() == ()
    assert library.organising.tag(a, "").label == "No tag was changed"


async def test_a_tag_counts_what_its_list_shows(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"), new("b"))
    library.organising.tag(ids_of(store, "a", "b"), "harbour")
    library.organising.hide(ids_of(store, "a"))
    assert library.organising.tags() == (Tag("harbour", 1),)
    assert listed(store, search="tag:harbour") == ["b"]
    feeds.remove(store, feed_id, clock())
    assert library.organising.tags() == ()


async def test_tags_and_notes_are_asked_for(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"), new("b"))
    library.organising.tag(ids_of(store, "a"), "climate")
    library.organising.note(ids_of(store, "b")[0], "Ask the Mayor\nabout Åland; 100% sure")
    for asked, found in {
        "tag:climate": ["a"],
        "tag:CLIMATE": ["a"],
        "tag:clim": [],
        "tag:clim*": ["a"],
        "tag:limate": [],
        "-tag:climate": ["b"],
        "note:mayor": ["b"],
        "note:åLAND": ["b"],
        "note:100%": ["b"],
        "has:note": ["b"],
        "-has:note": ["a"],
    }.items():
        assert listed(store, search=asked) == found, asked


async def test_a_note_is_kept_changed_and_taken_away(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"))
    (number,) = ids_of(store, "a")
    first = library.organising.note(number, "  one\r\ntwo\x1b \n")
    second = library.organising.note(number, "three")
    third = library.organising.note(number, " ")
    assert [change.label for change in (first, second, third)] == [
        *("Kept your note", "Kept your note", "Removed your note"),
    ]
    assert library.stories([number])[0].note == ""
    for change, text in ((third, "three"), (second, "one\ntwo"), (first, "")):
        library.organising.undo(change)
        assert library.stories([number])[0].note == text
    with pytest.raises(ReaderError, match="has room for"):
        library.organising.note(number, "x" * 30_000)


def tags_of(store: Store) -> dict[str, str]:
    found = stories.stories(store, lists.story_ids(store, Selection()))
    return {story.title: " ".join(story.tags) for story in found}


async def test_a_tag_is_renamed_or_merged_and_that_is_taken_back(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"), new("b"), new("c"))
    organising = library.organising
    organising.tag(ids_of(store, "a", "b"), "Money")
    organising.tag(ids_of(store, "b", "c"), "Port")
    before = tags_of(store)
    merged = organising.rename_tag("#money", "PORT")
    assert merged.label == "Merged #money into #PORT"
    assert tags_of(store) == {"a": "PORT", "b": "PORT", "c": "PORT"}
    organising.undo(merged)
    assert tags_of(store) == before, "the spelling too"
    renamed = organising.rename_tag("Money", "fares")
    assert renamed.label == "Renamed #Money to #fares"
    assert tags_of(store)["a"] == "fares"
    organising.undo(renamed)
    assert tags_of(store) == before
    spelled = organising.rename_tag("Money", "money")
    assert tags_of(store)["a"] == "money"
    organising.undo(spelled)
    assert tags_of(store) == before
    gone = organising.remove_tag("port")
    assert tags_of(store) == {"a": "Money", "b": "Money", "c": ""}
    organising.undo(gone)
    assert tags_of(store) == before


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("tag:Money", True),
        ("boats OR -(tag:mon*)", True),
        ("tag:moneybag tag:mon title:money", False),
        ("tag:(", False),
    ],
)
def test_which_searches_name_a_tag(query: str, names: bool) -> None:
    assert names_tag(query, "money") is names


async def test_what_is_hidden_is_in_no_list_and_found_when_asked_for(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"), new("b"), new("c"))
    change = library.organising.hide(ids_of(store, "a", "b"))
    assert change.label == "Hid 2 stories"
    assert listed(store) == listed(store, unread=True) == listed(store, feed=feed_id) == ["c"]
    assert listed(store, search="is:hidden") == ["a", "b"]
    assert listed(store, search="a OR is:hidden", feed=feed_id) == ["a", "b"]
    counts = lists.counts(store)
    assert (counts.stories, counts.unread, counts.hidden) == (1, 1, 2)
    assert feeds.feeds(store)[0].unread == 1
    library.mark(library.story_ids(Selection(search="is:hidden")), unread=True)
    assert lists.counts(store).unread == 1, "what is hidden is counted nowhere"
    library.organising.undo(change)
    assert listed(store, unread=True) == ["a", "b", "c"]


async def test_a_bookmark_is_shown_even_when_it_is_hidden(
    store: Store, clock: Clock, feed_id: int, library: Library
) -> None:
    bring(store, clock, feed_id, new("a"), new("b"))
    library.mark(ids_of(store, "a"), bookmarked=True)
    library.organising.hide(ids_of(store, "a", "b"))
    assert listed(store) == listed(store, bookmarked=True) == ["a"]
    assert lists.counts(store).hidden == 1
    shown = library.organising.show(list(library.story_ids(Selection(search="is:hidden"))))
    assert shown.label == "Showed 2 stories again"
    assert listed(store) == ["a", "b"]


async def test_lists_come_in_every_order(store: Store, clock: Clock, feed_id: int) -> None:
    other, _ = feeds.subscribe(store, Outline("https://alder.example/feed", "Alder Post"), clock())
    bring(
        *(store, clock, feed_id),
        new("1", "beta", words="x" * 30, published=NOON - timedelta(days=1)),
        new("2", "Alpha", words="x" * 20, published=NOON - timedelta(days=2)),
    )
    bring(store, clock, other, new("3", "gamma", words="x" * 25, published=NOON - timedelta(days=3)))

    def titles(sort: Sort) -> list[str]:
        ids = lists.story_ids(store, Selection(), None, sort)
        return [story.title for story in stories.stories(store, ids)]

    assert titles(Sort.NEWEST) == ["beta", "Alpha", "gamma"]
    assert titles(Sort.OLDEST) == ["gamma", "Alpha", "beta"]
    assert titles(Sort.TITLE) == ["Alpha", "beta", "gamma"]
    assert titles(Sort.FEED) == ["gamma", "beta", "Alpha"]
    assert titles(Sort.LENGTH) == ["beta", "gamma", "Alpha"]
    (number,) = ids_of(store, "Alpha")
    with store.write() as connection:
        story_index.replace_words(store, connection, number, "y" * 99)
    assert titles(Sort.LENGTH) == ["Alpha", "beta", "gamma"], "the words of its page count, once it was read"


def test_a_search_asks_what_a_page_holds_and_what_checks_said(
    store: Store, clock: Clock, feed_id: int
) -> None:
    bring(
        store,
        clock,
        feed_id,
        new("bridge", "Bridge"),
        new("wells", "Wells"),
        new("letter", "Letter", address=None),
    )
    made = article_from_text("“Before the frost,” said Ida Holm, according to a report by Alder Watch.", None)
    url, now = "https://gazette.example/bridge", clock()
    page = Page(url, url, now, now, 200, "text/html", None, None, None, b"")
    page_id = pages.save(store, page, pages.pack(page.body))
    articles.save(store, page_id, made, codec.encode(made), facts=Facts(primary_links=1))
    with store.write() as connection:
        row = (page_id, 0, "x", "https://a.example/", None, "a", "altered", "[]", 1, 1, 1)
        connection.execute(f"INSERT INTO verdicts VALUES ({','.join('?' * 11)})", row)
        connection.execute(
            "INSERT INTO marks (page, kind, note, anchors, title, made) "
            "VALUES (?, 'doubtful', '', '[]', '', 1)",
            (page_id,),
        )
        connection.execute("UPDATE article_index SET language = 'de-AT'")
    for asked in (
        "has:primary",
        "has:unlinked",
        "is:checked",
        "is:altered",
        "is:doubtful",
        "lang:de",
        "lang:DE-at",
    ):
        assert listed(store, search=asked) == ["Bridge"], asked
        assert listed(store, search=f"-{asked}") == ["Wells", "Letter"], asked
    assert listed(store, search="lang:d") == []
    assert listed(store, search="lang:en") == ["Wells", "Letter"], "by the feed where no page is stored"
    with store.write() as connection:
        connection.execute("UPDATE verdicts SET kind = 'unreadable'")
    assert listed(store, search="is:checked OR is:altered") == []


def test_names_are_found_by_their_parts_after_articles_are_made_anew(
    store: Store, clock: Clock, feed_id: int
) -> None:
    bring(store, clock, feed_id, new("bridge", "Bridge"))
    url, now = "https://gazette.example/bridge", clock()
    page = Page(url, url, now, now, 200, "text/html", None, None, None, b"")
    page_id = pages.save(store, page, pages.pack(page.body))
    for name in ("Ida Holm", "Oskar Lind"):
        made = article_from_text(f"“Before the frost,” {name} told Reuters.", None)
        articles.save(store, page_id, made, codec.encode(made))
    assert listed(store, search="speaker:lind") == listed(store, search="source:euter") == ["Bridge"]
    assert listed(store, search="speaker:holm") == []


@pytest.fixture
def run(tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run a command over a library of two stories, "a" and "b"; gives exit code, stdout and stderr."""
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").touch()
    store = Store(tmp_path / "library.db")
    number, _ = feeds.subscribe(store, Outline("https://gazette.example/feed", "Gazette"), clock())
    bring(store, clock, number, new("a"), new("b"))
    store.close()

    def run_command(*words: str) -> tuple[int, str, str]:
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_the_command_line_tags_and_lists(run) -> None:
    code, out, err = run("tags")
    assert (code, out) == (0, "") and "no story has a tag yet" in err
    code, out, err = run("rules")
    assert (code, out) == (0, "") and "there are no rules yet" in err
    first, second = (line.split("\t")[0] for line in run("list")[1].splitlines())
    assert run("tag", first, "harbour", "Money")[:2] == (0, "harbour Money\n")
    assert run("tag", first)[:2] == (0, "harbour Money\n"), "without a tag, those that it has"
    assert "named behind the story" in run("tag", first, "--remove")[2]
    assert run("list", "--limit", "0") == (4, "", "quoth: no story matches.\n")
    assert run("tag", second, "#money")[:2] == (0, "Money\n")
    assert run("tags")[1] == "1\tharbour\n2\tMoney\n"
    assert run("list", "--tag", "#harbour")[1].split("\t")[-2:] == ["a", "#harbour #Money\n"]
    assert run("tags", "--rename", "harbour", "Port")[:2] == (0, "1\tPort\n")
    assert run("tags", "--rename", "#port", "PORT")[1] == "1\tPORT\n", "its capitals alone"
    assert run("tags")[1] == "2\tMoney\n1\tPORT\n"
    assert run("tags", "--rename", "money", "two words")[0] == 1
    assert "no story has this tag" in run("tags", "--rename", "nothing", "x")[2]
    assert run("tags", "--rename", "port", "harbour")[1] == "1\tharbour\n"
    assert run("list", "--search", "tag:money -tag:harbour")[1].split("\t")[-2] == "b"
    assert run("tag", "--remove", first, "MONEY")[:2] == (0, "harbour\n")
    assert [line.split("\t")[4] for line in run("list", "--sort", "title")[1].splitlines()] == ["a", "b"]
    code, _, said = run("tags", "--remove", "harbour")
    assert (code, "nothing was changed" in said) == (2, True)
    assert run("tags", "--remove", "#HARBOUR", "--yes")[:2] == (0, f"{first}\n")
    assert run("tags", "--remove", "harbour", "--yes")[0] == 1
    assert run("tag", first, "harbour")[0] == 0
    assert run("tag", "99", "x") == (1, "", "quoth: 99: no such story; `quoth list` lists them.\n")
    assert run("tag", first, "a(b")[0] == 1


def test_the_command_line_keeps_notes(run) -> None:
    first = run("list")[1].split("\t")[0]
    assert run("note", first)[:2] == (0, "")
    assert run("note", first, "Ask", "the mayor")[:2] == (0, "Kept your note.\n")
    assert run("note", first)[1] == "Ask the mayor\n"
    assert run("note", first, "Ask her")[2] == "quoth: the note before was: Ask the mayor\n"
    assert run("note", first, "Ask", "the mayor")[0] == 0
    (row,) = run("list", "--json", "--search", "note:mayor")[1].splitlines()
    assert (json.loads(row)["note"], json.loads(row)["tags"], json.loads(row)["hidden"]) == (
        *("Ask the mayor", [], False),
    )
    assert run("note", first, "--remove")[1] == "Removed your note.\n"
    assert run("list", "--search", "has:note")[1] == ""


def test_the_help_of_list_explains_searches(run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("list", "--help")
    assert "has:unlinked" in capsys.readouterr().out


def test_titles_are_sorted_whatever_their_capitals_in_any_alphabet(
    store: Store, clock: Clock, feed_id: int
) -> None:
    bring(store, clock, feed_id, *(new(title, title) for title in ("ÖLE", "öde", "Ägir", "zinc", "Zebra")))
    ids = lists.story_ids(store, Selection(), None, Sort.TITLE)
    assert [story.title for story in stories.stories(store, ids)] == ["Zebra", "zinc", "Ägir", "öde", "ÖLE"]

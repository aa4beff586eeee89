"""What the reader made, written as text each day, and taken into a library that lost it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes import Clock

from reader.library import snapshots
from reader.library.keeping import keep_daily
from reader.library.snapshots import Restored
from reader.model import (
    Anchor,
    FeedSettings,
    FullText,
    Mark,
    MarkKind,
    Outline,
    Page,
    ParsedFeed,
    ReaderError,
    Selection,
)
from reader.store import (
    adding,
    articles,
    codec,
    feed_care,
    feeds,
    groups,
    hidden,
    lists,
    marks,
    notes,
    pages,
    stories,
    tags,
)
from reader.store.adding import NewStory
from reader.store.feeds import Fetched
from reader.store.store import Store
from reader.text.article import article_from_text

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
FEED = "https://gazette.example/feed"
PAGE = "https://gazette.example/b"


def new(guid: str, title: str) -> NewStory:
    url = f"https://gazette.example/{guid}"
    return NewStory(guid, url, url, title, "Ada Lindqvist", NOON, f"<p>{title}</p>", title)


def bring(store: Store, clock: Clock, *new_stories: NewStory) -> int:
    feed = feeds.feed_at(store, FEED)
    assert feed is not None
    fetched = Fetched(ParsedFeed("Gazette", None, "en", ()), clock())
    return adding.add_fetched(store, feed, fetched, new_stories)[0]


STORIES = (new("a", "Read"), new("b", "Bookmarked"), new("c", "Unread"), new("d", "Read by chance"))


def fetched_page() -> Page:
    return Page(PAGE, PAGE, NOON, NOON, 200, "text/html", None, None, None, b"<p>Boats leave.</p>")


@pytest.fixture
def lived(store: Store, clock: Clock) -> Store:
    """A library with a feed, read and bookmarked stories, one of its own, and a mark."""
    feeds.subscribe(store, Outline(FEED, "Gazette", "Coast/North", "https://gazette.example/"), clock())
    bring(store, clock, *STORIES)
    ids = {story.title: story.id for story in stories.stories(store, lists.story_ids(store, Selection()))}
    stories.mark(store, [ids["Read"], ids["Read by chance"]], unread=False, bookmarked=None)
    stories.mark(store, [ids["Bookmarked"]], unread=None, bookmarked=True)
    by_hand = NewStory("https://own.example/", *["https://own.example/"] * 2, "My find", None, None, "", "")
    stories.mark(store, [adding.add_by_hand(store, by_hand, clock())], unread=False, bookmarked=True)
    page_id = pages.save(store, fetched_page(), pages.pack(fetched_page().body))
    digest = pages.pack(fetched_page().body).digest.hex()
    note = "Ask the harbour master.\nToday."
    words = (Anchor("Boats leave", "", "."),)
    mark = Mark(MarkKind.DOUBTFUL, note, "Ida Holm", words, "Boats", NOON, page_id, PAGE, NOON, digest)
    marks.replace(store, None, mark)
    return store


@pytest.fixture
def lost(tmp_path: Path) -> Iterator[Store]:
    """A library that holds nothing."""
    store = Store(tmp_path / "new" / "library.db")
    yield store
    store.close()


def written(store: Store, clock: Clock) -> Path:
    folder = store.path.parent / "snapshots"
    snapshots.keep_daily(store, folder, clock())
    return folder / snapshots.days(folder)[-1]


def test_a_snapshot_is_text_that_people_can_read(lived: Store, clock: Clock) -> None:
    folder = written(lived, clock)
    assert folder.name == clock().astimezone().date().isoformat()
    assert {child.name for child in folder.iterdir()} == {
        *("README.txt", "feeds.opml", "feeds.jsonl", "stories.jsonl", "read.txt", "marks.jsonl"),
    }
    assert 'xmlUrl="https://gazette.example/feed"' in (folder / "feeds.opml").read_text()
    assert (folder / "read.txt").read_text() == f"{FEED}\n\ta\n\td\n"
    rows = [json.loads(line) for line in (folder / "stories.jsonl").read_text().splitlines()]
    assert [(row["title"], row["bookmarked"]) for row in rows] == [("Bookmarked", True), ("My find", True)]
    assert "quoth restore" in (folder / "README.txt").read_text()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(child.stat().st_mode) == 0o600 for child in folder.iterdir())


def test_a_lost_library_costs_no_work(lived: Store, lost: Store, clock: Clock) -> None:
    taken = snapshots.take(lost, written(lived, clock), clock())
    assert taken == Restored(feeds=1, stories=2, reads=0, marks=1, waiting=1)
    (feed,) = feeds.feeds(lost)
    assert (feed.url, feed.title, feed.folder) == (FEED, "Gazette", "Coast/North")
    kept = {one.title: one for one in stories.stories(lost, lists.story_ids(lost, Selection()))}
    assert {title: (one.unread, one.bookmarked) for title, one in kept.items()} == {
        "Bookmarked": (True, True),
        "My find": (False, True),
    }
    assert kept["Bookmarked"].author == "Ada Lindqvist"
    assert (kept["Bookmarked"].published, kept["My find"].feed) == (NOON, None)
    # The feed brings its stories again, the page is opened again.
    assert bring(lost, clock, *STORIES[:2]) + bring(lost, clock, *STORIES) == 3
    flags = {
        one.title: (one.unread, one.bookmarked, one.changed)
        for one in stories.stories(lost, lists.story_ids(lost, Selection()))
    }
    assert flags == {
        "Read": (False, False, False),
        "Read by chance": (False, False, False),
        "Bookmarked": (True, True, False),
        "Unread": (True, False, False),
        "My find": (False, True, False),
    }
    assert marks.every(lost) == []
    page_id = pages.save(lost, fetched_page(), pages.pack(fetched_page().body))
    article = article_from_text("Boats leave.", PAGE)
    articles.save(lost, page_id, article, codec.encode(article))
    (mark,) = marks.every(lost)
    (before,) = marks.every(lived)
    assert marks.plain(mark) == marks.plain(before)
    assert (
        lost.row("SELECT count(*) FROM waiting_marks")
        == lost.row("SELECT count(*) FROM waiting_reads")
        == (0,)
    )


def test_what_is_set_for_a_feed_comes_back_where_nothing_is_set_since(
    lived: Store, lost: Store, clock: Clock
) -> None:
    (feed,) = feeds.feeds(lived)
    wish = FeedSettings("Mine/1", "http://me:tide@proxy.example:3128", 30, FullText.AUTO, private=True)
    feed_care.change(lived, feed.id, wish)
    folder = written(lived, clock)
    assert "tide" not in (folder / "feeds.jsonl").read_text()
    assert snapshots.take(lost, folder, clock()).settings == 1
    (back,) = feeds.feeds(lost)
    assert feed_care.settings(lost, back.id) == wish._replace(proxy="http://proxy.example:3128")
    feed_care.change(lost, back.id, FeedSettings(minutes=90))
    assert snapshots.take(lost, folder, clock()).settings == 1
    assert feed_care.settings(lost, back.id) == wish._replace(proxy="http://proxy.example:3128", minutes=90)
    assert snapshots.take(lost, folder, clock()).settings == 0


def test_what_no_feed_can_be_set_to_is_refused(lived: Store, lost: Store, clock: Clock) -> None:
    folder = written(lived, clock)
    (folder / "feeds.jsonl").write_text(json.dumps({"url": FEED, "full_text": "often"}) + "\n")
    with pytest.raises(ReaderError, match=r"feeds\.jsonl, line 1: full_text must be one of"):
        snapshots.take(lost, folder, clock())
    assert feeds.feeds(lost) == ()


def test_the_files_of_settings_are_in_it_without_secrets(lived: Store, clock: Clock, tmp_path: Path) -> None:
    config = tmp_path / "own" / "config.toml"
    config.parent.mkdir()
    config.write_text('measure = 66\nproxy = "http://me:tide@proxy.example:3128"\n')
    (config.parent / "rules.toml").write_bytes(b"\xff")
    folder = lived.path.parent / "snapshots"
    snapshots.keep_daily(lived, folder, clock(), config)
    today = folder / snapshots.days(folder)[-1]
    (file,) = snapshots.own_of(today)
    assert (file.name, file.text) == ("config.toml", 'measure = 66\nproxy = "http://proxy.example:3128"\n')
    assert file.changed.timestamp() == int(config.stat().st_mtime)
    assert (
        f"Not in here: {config.parent / 'rules.toml'} is left out: it is not UTF-8."
        in (today / "README.txt").read_text()
    )


def test_a_snapshot_of_before_is_still_taken(lived: Store, lost: Store, clock: Clock) -> None:
    folder = written(lived, clock)
    (folder / "feeds.jsonl").unlink()
    assert snapshots.take(lost, folder, clock()).feeds == 1
    assert snapshots.own_of(folder) == ()


def test_feeds_of_this_machine_come_back_and_commands_are_told(
    lived: Store, lost: Store, clock: Clock
) -> None:
    own = ["exec:/bin/cat 'a b'", "file:///srv/feed.xml", "filter:/bin/cat:http://127.0.0.1:8099/feed"]
    for url in own:
        feeds.subscribe(lived, Outline(url, url, "Mine/and ∕ more"), clock())
    folder = written(lived, clock)
    assert snapshots.commands_of(folder) == (own[0], own[2])
    assert snapshots.take(lost, folder, clock()).feeds == 4
    back = {feed.url: feed for feed in feeds.feeds(lost)}
    assert back.keys() == {FEED, *own}
    assert back[own[0]].folder == "Mine/and ∕ more"
    assert feeds.is_private(lost, back[own[2]].id), "the user gave its address"


def test_what_waits_is_in_the_next_snapshot(lived: Store, lost: Store, clock: Clock) -> None:
    first = written(lived, clock)
    snapshots.take(lost, first, clock())
    again = written(lost, clock)
    for name in ("feeds.opml", "stories.jsonl", "read.txt", "marks.jsonl"):
        assert (again / name).read_text() == (first / name).read_text(), name


def test_taken_into_the_library_it_is_of_it_changes_nothing(lived: Store, clock: Clock) -> None:
    folder = written(lived, clock)
    before = "\n".join(lived._connection.iterdump())
    taken = snapshots.take(lived, folder, clock())
    assert taken._replace(reads=0) == Restored(0, 0, 0, 0, 0)
    assert "\n".join(lived._connection.iterdump()) == before


def test_what_was_parted_stays_apart(lived: Store, lost: Store, clock: Clock) -> None:
    (story_id,) = [
        i for i in lists.story_ids(lived, Selection()) if stories.stories(lived, [i])[0].title == "Unread"
    ]
    groups.part(lived, story_id)
    snapshots.take(lost, written(lived, clock), clock())
    assert lost.rows("SELECT title FROM stories WHERE apart = 1") == [("Unread",)]


def test_seven_are_kept_and_one_is_written_a_day(lived: Store, clock: Clock) -> None:
    folder = lived.path.parent / "snapshots"
    for _ in range(12):
        keep_daily(lived, clock())
        keep_daily(lived, clock())
        clock.pass_by(days=1)
    clock.pass_by(days=-1)
    today = clock().astimezone().date()
    assert len(snapshots.days(folder)) == snapshots.KEPT == 7
    assert snapshots.days(folder)[-1] == today.isoformat()
    (folder / "my own notes").mkdir()
    clock.pass_by(days=1)
    keep_daily(lived, clock())
    assert (folder / "my own notes").is_dir()


def test_a_snapshot_that_was_broken_off_does_not_count(lived: Store, clock: Clock) -> None:
    folder = lived.path.parent / "snapshots"
    day = clock().astimezone().date().isoformat()
    (folder / f"{day}.part").mkdir(parents=True)
    (folder / f"{day}.part" / "stories.jsonl").write_text("half")
    assert snapshots.days(folder) == []
    assert snapshots.is_snapshot(written(lived, clock))
    assert not (folder / f"{day}.part").exists()


def test_a_snapshot_that_another_process_writes_is_left_to_it(lived: Store, clock: Clock) -> None:
    folder = lived.path.parent / "snapshots"
    part = folder / f"{clock().astimezone().date().isoformat()}.part"
    part.mkdir(parents=True)
    (part / "stories.jsonl").write_text("half")
    os.utime(part, (clock().timestamp(), clock().timestamp()))
    snapshots.keep_daily(lived, folder, clock())
    assert snapshots.days(folder) == [] and (part / "stories.jsonl").read_text() == "half"


def test_where_none_can_be_written_a_sentence_says_so(lived: Store, clock: Clock) -> None:
    folder = lived.path.parent / "snapshots"
    folder.write_text("in the way")
    with pytest.raises(ReaderError, match=r"^The daily snapshot .* cannot be written: Not a directory\.$"):
        snapshots.keep_daily(lived, folder, clock())


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        pytest.param("stories.jsonl", "[" * 100_000, r"line 1: it is nested too deep\.$", id="deep"),
        ("stories.jsonl", "{\n", r"stories\.jsonl, line 1: not JSON: "),
        ("stories.jsonl", "[]\n", r"stories\.jsonl, line 1: not a JSON object\.$"),
        ("stories.jsonl", '\n{"guid": 7, "title": ""}\n', r"line 2: “guid” must be a text, not 7\.$"),
        ("stories.jsonl", '{"guid": "", "title": "", "published": "soon"}\n', "“published” must be a date"),
        pytest.param(
            "stories.jsonl",
            '{"guid": "", "title": "", "published": "0001-01-01T00:00:00+05:00"}\n',
            "“published” must be a date",
            id="before year 1",
        ),
        ("stories.jsonl", '{"guid": "", "title": "", "tags": ["(sea)"]}\n', r"“\(sea\)” cannot be a tag"),
        ("marks.jsonl", '{"mark": "lovely"}\n', "“mark” must be one of checked, doubtful, wrong"),
        ("marks.jsonl", '{"mark": "wrong", "words": [["a"]]}\n', "“words” must be lists of three texts"),
        ("feeds.opml", "no opml", "OPML file is broken"),
    ],
)
def test_a_snapshot_that_cannot_be_read_changes_nothing(
    lived: Store, lost: Store, clock: Clock, name: str, text: str, complaint: str
) -> None:
    folder = written(lived, clock)
    (folder / name).write_text(text)
    with pytest.raises(ReaderError, match=complaint):
        snapshots.take(lost, folder, clock())
    assert feeds.feeds(lost) == ()
    assert list(lists.story_ids(lost, Selection())) == []


@pytest.mark.parametrize("kind", ["pipe", "zeros", "huge"])
@pytest.mark.parametrize("name", ["feeds.opml", "feeds.jsonl", "stories.jsonl", "read.txt", "marks.jsonl"])
def test_a_file_without_an_end_is_a_sentence(
    lived: Store, lost: Store, clock: Clock, name: str, kind: str
) -> None:
    folder = written(lived, clock)
    (folder / name).unlink()
    if kind == "pipe":
        os.mkfifo(folder / name)
    elif kind == "zeros":
        (folder / name).symlink_to("/dev/zero")
    else:
        with (folder / name).open("wb") as file:
            file.truncate(snapshots.LARGEST + 1)
    said = f"it is larger than {snapshots.LARGEST:,} bytes" if kind == "huge" else "it is not a plain file"
    with pytest.raises(ReaderError, match=rf"{name} cannot be read: {said}\.$"):
        snapshots.take(lost, folder, clock())
    assert feeds.feeds(lost) == ()


def test_what_a_file_says_is_safe_to_show(lived: Store, lost: Store, clock: Clock) -> None:
    folder = written(lived, clock)
    row = {"guid": "x", "title": "\x1b[31mred", "url": "javascript:alert(1)", "bookmarked": True}
    (folder / "stories.jsonl").write_text(json.dumps(row))
    snapshots.take(lost, folder, clock())
    (story,) = stories.stories(lost, lists.story_ids(lost, Selection()))
    assert (story.title, story.url) == ("[31mred", None)


def test_tags_notes_and_what_was_hidden_come_back(lived: Store, lost: Store, clock: Clock) -> None:
    ids = {one.title: one.id for one in stories.stories(lived, list(lists.story_ids(lived, Selection())))}
    tags.change(lived, [ids["Unread"]], ["Boats", "Coast"], [])
    notes.write(lived, ids["Read"], "Ask again.\nIn spring.", clock())
    with lived.write() as connection:
        hidden.hide(connection, [(ids["Read by chance"], "", False)])
        hidden.hide(connection, [(ids["My find"], "rule 7", False)])
    folder = written(lived, clock)
    snapshots.take(lost, folder, clock())
    assert [(tag.name, tag.stories) for tag in tags.every(lost)] == [("Boats", 1), ("Coast", 1)]
    (noted,) = lost.rows("SELECT title, text FROM stories JOIN notes ON story = id")
    assert noted == ("Read", "Ask again.\nIn spring.")
    assert lost.rows("SELECT title, rule FROM stories JOIN hidden ON story = id") == [("Read by chance", "")]
    assert (written(lost, clock) / "stories.jsonl").read_text() == (folder / "stories.jsonl").read_text()
